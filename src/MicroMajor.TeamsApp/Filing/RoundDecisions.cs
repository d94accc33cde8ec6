using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Rounds;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>Reads what was decided in a round.</summary>
public sealed class RoundDecisions(IProposals proposals, Catalogues catalogues)
{
    // What the college still has, or the office sent back, may never come: it does not keep the others waiting.
    private static readonly ProposalState[] s_undecided = [ProposalState.Screening, ProposalState.ReadyForReview, ProposalState.UnderReview, ProposalState.RevisionRequested, ProposalState.RevisionCheck];

    /// <summary>The decisions as they are now.</summary>
    public async Task<DecisionSnapshot> OfAsync(Round round, CancellationToken ct) => (await PublishedAsync(round, ct)).Decided;

    /// <summary>The decisions as they are now, and the list that can be shown to the public.</summary>
    public async Task<(DecisionSnapshot Decided, IReadOnlyList<PublishedProgramme> Listed)> PublishedAsync(Round round, CancellationToken ct)
    {
        var undecided = await UndecidedAsync(round.Id, ct);
        var recommended = await AllAsync(round.Id, ProposalState.Recommended, ct);
        var known = await catalogues.NowAsync(ct);
        var decided = DecisionSnapshot.Of(round, [.. recommended.Select(p => RoundFilings.Freeze(p, known.Editions.Of(p), round, known.Units, known.Directions))], undecided);
        return (decided, [.. decided.Recommended.Select(p => new PublishedProgramme(p.ProposalId, p.ProgramName, p.UnitName, recommended.First(r => r.Id == p.ProposalId).Owner))]);
    }

    /// <summary>How many programmes of the round still wait for a decision.</summary>
    public async Task<int> UndecidedAsync(string roundId, CancellationToken ct) =>
        (await Task.WhenAll(s_undecided.Select(state => AllAsync(roundId, state, ct)))).Sum(found => found.Count);

    private async Task<List<Proposal>> AllAsync(string roundId, ProposalState state, CancellationToken ct)
    {
        var found = new List<Proposal>();
        var query = ProposalQuery.OfRound(roundId, state);
        for (var page = await proposals.ListAsync(query, ct); ; page = await proposals.ListAsync(query with { Continue = page.Continue }, ct))
        {
            found.AddRange(page.Proposals.Select(p => p.Value));
            if (page.Continue is null) return found;
        }
    }
}
