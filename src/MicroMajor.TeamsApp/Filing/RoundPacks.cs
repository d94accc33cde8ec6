using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Rounds;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>Reads what the colleges would hand in, and what they did. One index a query, so one query a state; none waits for another.</summary>
public sealed class RoundPacks(IRounds rounds, IProposals proposals, IHandIns handIns, IDirectory directory, RoundDuties duties, Catalogues catalogues, PackInk ink)
{
    private static readonly ProposalState[] s_endorsed = [.. Enum.GetValues<ProposalState>().Where(ProposalLifecycle.IsEndorsed)];

    // A withdrawn one is nobody's business any more, and may never have been the college's.
    private static readonly ProposalState[] s_left = [ProposalState.Draft, ProposalState.UnitReview, ProposalState.ReturnedByUnit, ProposalState.ReturnedByOffice];

    /// <summary>A college in a round; in the newest when none is named. Null when there is no such round, or no such college.</summary>
    public async Task<PackState?> OfAsync(string? roundId, string unitCode, CancellationToken ct)
    {
        if ((await directory.UnitsAsync(ct)).FirstOrDefault(u => u.Code == unitCode) is not { } unit || await RoundAsync(roundId, ct) is not { } round) return null;
        var id = round.Value.Id;
        var there = handIns.FindAsync(id, unitCode, ct);
        var owed = DutiesAsync(round.Value, unitCode, ct);
        var all = (await Task.WhenAll(s_endorsed.Concat(s_left).Select(state => AllAsync(ProposalQuery.OfUnit(unitCode, state), ct)))).SelectMany(p => p).Where(p => p.RoundId == id).ToList();
        var known = await catalogues.NowAsync(ct);
        var endorsed = all.Where(p => ProposalLifecycle.IsEndorsed(p.State)).ToList();
        var left = all.Where(p => !ProposalLifecycle.IsEndorsed(p.State)).ToList();
        var pack = Pack.Of(round.Value, unit, [.. endorsed.Select(p => Freeze(p, known, round.Value))], await owed, known.Units);
        return new(round, unit, await there ?? Nothing(id, unitCode), ink.Tried(pack with { IsCalledBack = endorsed.Any(p => p.SubmittedAt is { } at && round.Value.IsOver(at)), NotYet = left.Count }),
            [.. left.Where(p => p.State != ProposalState.Draft)], left.Count(p => p.State == ProposalState.Draft));
    }

    /// <summary>All colleges that teach undergraduates, or have something to hand in; null when there is no such round.</summary>
    public async Task<PackBook?> AllAsync(string? roundId, CancellationToken ct)
    {
        if (await RoundAsync(roundId, ct) is not { } round) return null;
        var id = round.Value.Id;
        var there = handIns.OfRoundAsync(id, ct);
        var endorsed = (await Task.WhenAll(s_endorsed.Select(state => AllAsync(ProposalQuery.OfRound(id, state), ct)))).SelectMany(p => p).ToLookup(p => p.UnitCode, StringComparer.Ordinal);
        var known = await catalogues.NowAsync(ct);
        var handedIn = (await there).ToDictionary(h => h.Value.UnitCode, StringComparer.Ordinal);
        return new(round,
        [
            .. (await directory.UnitsAsync(ct)).Where(u => u.TeachesUndergraduates || endorsed[u.Code].Any() || handedIn.ContainsKey(u.Code)).Select(u =>
            {
                var present = handedIn.GetValueOrDefault(u.Code) ?? Nothing(id, u.Code);
                // Only what was handed in is held against the present data.
                var changes = present.Value.Standing is { } standing ? PackChanges.Of(standing, [.. endorsed[u.Code].Select(p => Freeze(p, known, round.Value))], []) : PackChanges.None;
                return new PackLine(u, present, endorsed[u.Code].Count(), changes);
            }),
        ]);
    }

    /// <summary>A college that has not handed in.</summary>
    public static Stored<UnitHandIns> Nothing(string roundId, string unitCode) => new(new(roundId, unitCode, []), "");

    private async Task<Stored<Round>?> RoundAsync(string? id, CancellationToken ct) => id is null ? (await rounds.ListAsync(ct)).FirstOrDefault() : await rounds.FindAsync(id, ct);

    // Which programme serves a weak major is asked of the whole round, and only where the college has one.
    private async Task<IReadOnlyList<Duty>> DutiesAsync(Round round, string unitCode, CancellationToken ct) =>
        (await catalogues.NowAsync(ct)).Weak(round).Any(w => w.Major.UnitCode == unitCode) && await duties.NowAsync(round.Id, ct) is { } state ? state.Duties : [];

    private static FilingSnapshot Freeze(Proposal proposal, Catalogue known, Round round) =>
        RoundFilings.Freeze(proposal, known.Editions.Of(proposal), round, known.Units, known.Directions);

    private async Task<List<Proposal>> AllAsync(ProposalQuery query, CancellationToken ct)
    {
        var found = new List<Proposal>();
        for (var page = await proposals.ListAsync(query, ct); ; page = await proposals.ListAsync(query with { Continue = page.Continue }, ct))
        {
            found.AddRange(page.Proposals.Select(p => p.Value));
            if (page.Continue is null) return found;
        }
    }
}
