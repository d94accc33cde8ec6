using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Reads what a round's ranking is made of: the proposals that are or were with the experts, and all assignments.</summary>
public sealed class RoundReviews(IProposals proposals, IAssignments assignments)
{
    private static readonly ProposalState[] s_ranked =
        [ProposalState.UnderReview, ProposalState.RevisionRequested, ProposalState.RevisionCheck, ProposalState.Recommended, ProposalState.NotRecommended];

    /// <summary>The ranking as it is now: one list for each state, page by page, and one of assignments.</summary>
    public async Task<RoundRanking> RankAsync(Round round, CancellationToken ct) => (await WithReviewsAsync(round, ct)).Ranking;

    /// <summary>The same, with the assignments by proposal.</summary>
    public async Task<(RoundRanking Ranking, ILookup<string, Assignment> Reviews)> WithReviewsAsync(Round round, CancellationToken ct)
    {
        var listed = assignments.ListAsync(AssignmentQuery.OfRound(round.Id), ct);
        var found = await Task.WhenAll(s_ranked.Select(state => AllAsync(round.Id, state, ct)));
        var given = (await listed).Select(a => a.Value).ToList();
        return (RoundRanking.Of(round, [.. found.SelectMany(f => f)], given, round.Rubric), given.ToLookup(a => a.ProposalId, StringComparer.Ordinal));
    }

    /// <summary>The proposals with the experts, as they are now.</summary>
    public Task<IReadOnlyList<Proposal>> UnderReviewAsync(string roundId, CancellationToken ct) => AllAsync(roundId, ProposalState.UnderReview, ct);

    private async Task<IReadOnlyList<Proposal>> AllAsync(string roundId, ProposalState state, CancellationToken ct)
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
