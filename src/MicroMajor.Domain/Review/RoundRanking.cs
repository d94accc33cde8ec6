using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>Everything that can be said of a round's reviews at one moment: the ranked list, the cut line and how firm it is, who is stern, by which policy.</summary>
/// <param name="Lines">Best first.</param>
/// <param name="Sides">The side of the cut line of each line; all <see cref="CutSide.Above"/> where there is none and the line is ranked.</param>
/// <param name="Experts">Who has reviewed, by id.</param>
/// <param name="Fragile">What any one expert could turn.</param>
/// <param name="Policy">The code of policy and rubric.</param>
public sealed record RoundRanking(Round Round, IReadOnlyList<RankedProposal> Lines, IReadOnlyList<CutSide> Sides, IReadOnlyList<ExpertShift> Experts, IReadOnlyList<FragileDecision> Fragile, string Policy)
{
    /// <summary>The latest review that it rests on (UTC); null when there is none.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The ranking of these proposals by these reviews.</summary>
    public static RoundRanking Of(Round round, IReadOnlyList<Proposal> proposals, IReadOnlyList<Assignment> assignments, Rubric rubric)
    {
        var policy = round.Policy;
        var lines = Ranking.Of(proposals, assignments, policy, rubric);
        var ids = proposals.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        return new(round, lines, CutLine.Of(lines, policy), Leniency.Of([.. assignments.Where(a => ids.Contains(a.ProposalId))]), Firmness.Of(proposals, assignments, policy, rubric), PolicyCode.Of(policy, rubric))
        {
            AsOf = assignments.Where(a => a.IsGiven && ids.Contains(a.ProposalId)).Max(a => a.SubmittedAt),
        };
    }

    /// <summary>The side of that proposal.</summary>
    public CutSide SideOf(string proposalId)
    {
        for (var i = 0; i < Lines.Count; i++)
            if (Lines[i].Proposal.Id == proposalId) return Sides[i];
        return CutSide.Unranked;
    }
}
