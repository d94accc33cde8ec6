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

    private Unit? UnitOf(string code) => Units.FirstOrDefault(u => u.Code == code);
}

/// <summary>Reads what the colleges owe. The figures may be a minute old, the programmes and what was named are not.</summary>
public sealed class RoundDuties(IRounds rounds, IProposals proposals, IMajors majors, Catalogues catalogues)
{
    // The states in which a programme counts as a direction.
    private static readonly ProposalState[] s_counting =
    [
        ProposalState.UnitReview, ProposalState.ReturnedByUnit, ProposalState.Screening, ProposalState.ReturnedByOffice, ProposalState.ReadyForReview, ProposalState.UnderReview, ProposalState.Recommended,
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
        return new(round, Duties.Of(weak, programmes, [.. named.Select(n => n.Value)], round.Value.Policy), known.Units, known.Rates.Count(r => r.Year == EmploymentRate.YearFor(round.Value) && r.Rate is not null), named);
    }

    private async Task<IReadOnlyList<Proposal>> ProgrammesAsync(string roundId, CancellationToken ct)
    {
        var all = new List<Proposal>();
        foreach (var state in s_counting)
        {
            for (var query = ProposalQuery.OfRound(roundId, state); ;)
            {
                var page = await proposals.ListAsync(query, ct);
                all.AddRange(page.Proposals.Select(p => p.Value));
                if (page.Continue is null) break;
                query = query with { Continue = page.Continue };
            }
        }

        return all;
    }
}
