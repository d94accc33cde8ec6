using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>What the colleges owe in a round, as read at one instant.</summary>
/// <param name="Ranked">How many majors have a rate.</param>
/// <param name="Named">What each college named, and when it was reminded.</param>
public sealed record DutyState(Stored<Round> Round, IReadOnlyList<Duty> Duties, IReadOnlyList<Unit> Units, int Ranked, IReadOnlyList<Stored<UnitDirections>> Named)
{
    /// <summary>The colleges that still owe, in the order of their weakest majors. A major that no unit in use runs is nobody's.</summary>
    public IReadOnlyList<Unit> Owing => [.. Duties.Where(d => d.IsOwed).Select(d => d.UnitCode).Distinct().Select(UnitOf).OfType<Unit>()];

    /// <summary>What the college named; nothing yet when it did not.</summary>
    public Stored<UnitDirections> NamedBy(string unitCode) => Named.FirstOrDefault(n => n.Value.UnitCode == unitCode) ?? new(new(Round.Value.Id, unitCode, []), "");

    /// <summary>The name of a unit; its code when it is gone.</summary>
    public string UnitName(string code) => UnitOf(code)?.Name ?? code;

    /// <summary>The weak majors that it was worked out from.</summary>
    public IReadOnlyList<WeakMajor> Weak { get; init; } = [];

    /// <summary>And the programmes that may serve them.</summary>
    public IReadOnlyList<Proposal> Programmes { get; init; } = [];

    /// <summary>The same after a college named its directions, or was reminded.</summary>
    public DutyState With(Stored<UnitDirections> saved)
    {
        IReadOnlyList<Stored<UnitDirections>> named = [.. Named.Where(n => n.Value.UnitCode != saved.Value.UnitCode), saved];
        return this with { Named = named, Duties = MicroMajor.Domain.Rounds.Duties.Of(Weak, Programmes, [.. named.Select(n => n.Value)], Round.Value.Policy) };
    }

    private Unit? UnitOf(string code) => Units.FirstOrDefault(u => u.Code == code);
}

/// <summary>Reads what the colleges owe. The figures may be a minute old, the programmes and what was named are not.</summary>
public sealed class RoundDuties(IRounds rounds, IProposals proposals, IMajors majors, Catalogues catalogues)
{
    // The states in which a programme counts as a direction.
    private static readonly ProposalState[] s_counting =
    [
        ProposalState.UnitReview, ProposalState.ReturnedByUnit, ProposalState.Screening, ProposalState.ReturnedByOffice, ProposalState.ReadyForReview, ProposalState.UnderReview,
        ProposalState.RevisionRequested, ProposalState.RevisionCheck, ProposalState.Recommended,
    ];

    /// <summary>The state of a round; of the newest when none is named, null when there is no such round.</summary>
    public async Task<DutyState?> NowAsync(string? roundId, CancellationToken ct)
    {
        var round = roundId is null ? (await rounds.ListAsync(ct)).FirstOrDefault() : await rounds.FindAsync(roundId, ct);
        if (round is null) return null;
        var known = await catalogues.NowAsync(ct);
        var weak = known.Weak(round.Value);
        var named = await majors.NamedAsync(round.Value.Id, ct);
        // Without a weak major no programme is asked whether it serves one.
        var programmes = weak.Count == 0 ? [] : await ProgrammesAsync(round.Value.Id, ct);
        return new(round, Duties.Of(weak, programmes, [.. named.Select(n => n.Value)], round.Value.Policy), known.Units, known.Rates.Count(r => r.Year == EmploymentRate.YearFor(round.Value) && r.Rate is not null), named) { Weak = weak, Programmes = programmes };
    }

    private async Task<IReadOnlyList<Proposal>> ProgrammesAsync(string roundId, CancellationToken ct)
    {
        // One index a query, so one query a state; none waits for another.
        var all = await Task.WhenAll(s_counting.Select(state => InStateAsync(ProposalQuery.OfRound(roundId, state), ct)));
        return [.. all.SelectMany(p => p)];
    }

    private async Task<List<Proposal>> InStateAsync(ProposalQuery query, CancellationToken ct)
    {
        var found = new List<Proposal>();
        for (var page = await proposals.ListAsync(query, ct); ; page = await proposals.ListAsync(query with { Continue = page.Continue }, ct))
        {
            found.AddRange(page.Proposals.Select(p => p.Value));
            if (page.Continue is null) return found;
        }
    }
}
