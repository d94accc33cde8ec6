using System.Security.Cryptography;
using System.Text;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Proposals;

/// <summary>The proposals in the list Proposals.</summary>
internal sealed class ProposalList(SharePointList list, ProposalMap map, EditionList editions, TimeProvider time) : IProposals
{
    private const int PageSize = 50;

    public async Task<Stored<Proposal>?> FindAsync(string id, CancellationToken ct)
    {
        if (ProposalMap.ItemOf(id) is not { } item || await list.GetAsync(item, ct) is not { } row) return null;
        // Another process brought an edition into use: its columns were not read yet.
        if (await editions.LearnsAsync(ProposalMap.VersionOf(row), ct)) row = await list.GetAsync(item, ct);
        if (row is null) return null;
        // One that was made unreadable by hand is not shown, and not written over.
        if (ReadableRows.OrNull(row, map.Read) is not { } proposal) return null;
        // WZY-2024-0007 is no other name for WZY-2025-0007.
        return proposal.Id == id ? new(proposal, row.ETag) : null;
    }

    public async Task<Stored<Proposal>> StartAsync(Proposal draft, int year, string startKey, CancellationToken ct)
    {
        await editions.LearnsAsync(draft.FormVersion, ct);
        var fields = map.Write(draft).Value;
        fields["Year"] = (decimal)year;
        fields["StartKey"] = Hashed(startKey);
        fields["StartedAt"] = Instant.Text(time.GetUtcNow());
        var (row, added) = await list.AddOnceAsync("StartKey", fields, ct);
        return new(added ? draft with { Id = ProposalMap.IdOf(year, row.Id) } : map.Read(row), row.ETag);
    }

    public async Task<Outcome<Stored<Proposal>>> SaveAsync(Stored<Proposal> proposal, CancellationToken ct)
    {
        await editions.LearnsAsync(proposal.Value.FormVersion, ct);
        var fields = map.Write(proposal.Value);
        if (!fields.IsDone) return Outcome<Stored<Proposal>>.Refused(fields.Problems);
        var item = ProposalMap.ItemOf(proposal.Value.Id) ?? throw new ArgumentException("The proposal has no id yet: it is started first.", nameof(proposal));
        return await list.ReplaceAsync(item, proposal.Version, fields.Value, ct) is { } version
            ? new Stored<Proposal>(proposal.Value, version)
            : new Problem("changed-meanwhile");
    }

    public async Task<ProposalPage> ListAsync(ProposalQuery query, CancellationToken ct)
    {
        try
        {
            return (await ListTogetherAsync([query], ct))[0];
        }
        catch (Exception refused) when (query is { Kind: ProposalQueryKind.Round, Continue: not null } && refused.HasStatus(400))
        {
            return await ListAsync(query with { Continue = null }, ct);
        }
    }

    public async Task<IReadOnlyList<ProposalPage>> ListTogetherAsync(IReadOnlyList<ProposalQuery> queries, CancellationToken ct)
    {
        List<RowQuestion> asked = [.. queries.Select(Question)];
        var pages = await list.PagesAsync(asked, PageSize, "StartedAt desc", ct);
        var learns = false;
        foreach (var version in pages.SelectMany(p => p.Rows).Select(ProposalMap.VersionOf).Distinct()) learns |= await editions.LearnsAsync(version, ct);
        if (learns) pages = await list.PagesAsync(asked, PageSize, "StartedAt desc", ct);
        return [.. pages.Select(page => new ProposalPage([.. page.Rows.Readable(row => new Stored<Proposal>(map.Read(row), row.ETag))], page.SkipToken))];
    }

    private static RowQuestion Question(ProposalQuery query)
    {
        var (column, value) = query switch
        {
            { Kind: ProposalQueryKind.Owner } => ("OwnerId", query.Key),
            { Kind: ProposalQueryKind.UnitAndState, State: { } state } => ("UnitState", ProposalMap.StateKey(query.Key, state)),
            { Kind: ProposalQueryKind.RoundAndState, State: { } state } => ("RoundState", ProposalMap.StateKey(query.Key, state)),
            { Kind: ProposalQueryKind.Round, UnitCode.Length: > 0 } => ("RoundUnit", ProposalMap.UnitKey(query.Key, query.UnitCode)),
            { Kind: ProposalQueryKind.Round } => ("RoundId", query.Key),
            { Kind: ProposalQueryKind.Example } => ("Example", Schema.Yes),
            { Kind: ProposalQueryKind.Owing } => (Schema.Owing, Schema.Yes),
            _ => throw new ArgumentException($"A query by {query.Kind} names a state.", nameof(query)),
        };
        return new(column, value, query.Continue);
    }

    // Start keys come from elsewhere: they may be long, and SharePoint would hold Ab and aB for the same.
    private static string Hashed(string startKey) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(startKey)));
}
