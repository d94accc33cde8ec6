using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Kit.Memory;

/// <summary>The proposals in memory.</summary>
public sealed class MemoryProposals : IProposals, IProposalBoard
{
    private const int PageSize = 50;
    private const int LongestText = 63_999;

    private readonly Lock gate = new();
    private readonly Shelf<Proposal> shelf = new();
    private readonly Dictionary<string, string> byStartKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Proposal>> written = new(StringComparer.Ordinal);

    /// <summary>Every state in which the proposal was ever written, oldest first.</summary>
    public IReadOnlyList<Proposal> Written(string id)
    {
        lock (gate) return written.TryGetValue(id, out var states) ? [.. states] : [];
    }

    /// <inheritdoc />
    public Task<Stored<Proposal>?> FindAsync(string id, CancellationToken ct) => Task.FromResult(shelf.Find(id));

    /// <inheritdoc />
    public Task<Stored<Proposal>> StartAsync(Proposal draft, int year, string startKey, CancellationToken ct)
    {
        lock (gate)
        {
            if (byStartKey.TryGetValue(startKey, out var id)) return Task.FromResult(shelf.Find(id)!);
            var started = draft with { Id = $"WZY-{year:0000}-{byStartKey.Count + 1:0000}" };
            byStartKey[startKey] = started.Id;
            written[started.Id] = [started];
            return Task.FromResult(shelf.Ensure(started.Id, _ => started).Stored);
        }
    }

    /// <inheritdoc />
    public Task<Outcome<Stored<Proposal>>> SaveAsync(Stored<Proposal> proposal, CancellationToken ct)
    {
        if (TooLong(proposal.Value) is { } problem) return Task.FromResult<Outcome<Stored<Proposal>>>(problem);
        lock (gate)
        {
            if (shelf.Replace(proposal.Value.Id, proposal) is not { } saved) return Task.FromResult<Outcome<Stored<Proposal>>>(new Problem("changed-meanwhile"));
            written[proposal.Value.Id].Add(saved.Value);
            return Task.FromResult<Outcome<Stored<Proposal>>>(saved);
        }
    }

    /// <inheritdoc />
    public Task<ProposalPage> ListAsync(ProposalQuery query, CancellationToken ct)
    {
        if (query is { Kind: ProposalQueryKind.UnitAndState or ProposalQueryKind.RoundAndState, State: null })
            throw new ArgumentException($"A query by {query.Kind} names a state.", nameof(query));
        if (!int.TryParse(query.Continue ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var skip) && query.Kind != ProposalQueryKind.Round) throw new ArgumentException("No page ended so.", nameof(query));
        var found = shelf.All().Where(p => Matches(p.Value, query)).Reverse().ToList();
        return Task.FromResult(new ProposalPage(
            [.. found.Skip(skip).Take(PageSize)],
            skip + PageSize < found.Count ? (skip + PageSize).ToString(CultureInfo.InvariantCulture) : null));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ProposalPage>> ListTogetherAsync(IReadOnlyList<ProposalQuery> queries, CancellationToken ct) => await Task.WhenAll(queries.Select(query => ListAsync(query, ct)));

    /// <inheritdoc />
    public Task<BoardPage> PageAsync(BoardQuery query, CancellationToken ct)
    {
        _ = int.TryParse(query.Continue, NumberStyles.None, CultureInfo.InvariantCulture, out var skip);
        var top = Math.Clamp(query.Top, 1, BoardQuery.MostLines);
        var found = shelf.All().Select(p => p.Value).Where(p => p.RoundId == query.RoundId && (query.State is null || p.State == query.State) && (query.UnitCode.Length == 0 || p.UnitCode == query.UnitCode)).ToList();
        // Shelves keep things in the order in which they came.
        var ordered = query.Order switch
        {
            BoardOrder.Submitted => [.. found.OrderBy(p => p.SubmittedAt ?? DateTimeOffset.MinValue)],
            BoardOrder.Updated => [.. found.OrderBy(p => p.UpdatedAt)],
            _ => found,
        };
        if (query.Descending) ordered.Reverse();
        return Task.FromResult(new BoardPage([.. ordered.Skip(skip).Take(top).Select(Line)], skip + top < ordered.Count ? (skip + top).ToString(CultureInfo.InvariantCulture) : null));
    }

    private static BoardLine Line(Proposal proposal) => new(proposal.Id, proposal.Name, proposal.RoundId, proposal.UnitCode, proposal.Owner, proposal.OwnerName, proposal.State)
    {
        Lead = proposal.Answers["lead.name"],
        Credits = ProposalTotals.Of(proposal.Answers).Credits,
        SubmittedAt = proposal.SubmittedAt,
        UpdatedAt = proposal.UpdatedAt,
        Mean = proposal.Decision?.Mean,
        Pending = proposal.Pending,
        HasOutdatedDocuments = proposal.Documents.Any(d => d.IsOutdated),
    };

    private static bool Matches(Proposal proposal, ProposalQuery query) => query switch
    {
        { Kind: ProposalQueryKind.Owner } => proposal.Owner.Value == query.Key,
        { Kind: ProposalQueryKind.UnitAndState } => proposal.UnitCode == query.Key && proposal.State == query.State,
        { Kind: ProposalQueryKind.RoundAndState } => proposal.RoundId == query.Key && proposal.State == query.State,
        { Kind: ProposalQueryKind.Round } => proposal.RoundId == query.Key && (query.UnitCode.Length == 0 || proposal.UnitCode == query.UnitCode),
        { Kind: ProposalQueryKind.Example } => proposal.IsExample,
        _ => proposal.Owed.Count > 0,
    };

    private static Problem? TooLong(Proposal proposal) => proposal.Answers.Texts
        .Select(t => (Place: new FieldRef(t.Key), Length: t.Value.Length))
        .Concat(proposal.Answers.Tables.SelectMany(t => proposal.Answers.Rows(t).Select(r => (Place: new FieldRef(t, r.Id), Length: r.Cells.Sum(c => c.Key.Length + c.Value.Length)))))
        .Where(x => x.Length > LongestText)
        .Select(x => new Problem("too-long-to-store", Facts.Of(("max", $"{LongestText}"), ("now", $"{x.Length}")), x.Place))
        .FirstOrDefault();
}
