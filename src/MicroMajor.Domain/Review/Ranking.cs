using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Review;

/// <summary>One line of the ranked list (评审结果汇总).</summary>
/// <param name="Mean">Null while no review is in.</param>
/// <param name="Spread">Highest less lowest total.</param>
public sealed record RankedProposal(Proposal Proposal, int Rank, decimal? Mean, int Given, int Asked, decimal Spread);

/// <summary>Proposals in the order of their reviews.</summary>
public static class Ranking
{
    /// <summary>The mean of the given totals: from five on, the highest and the lowest are dropped. Two decimals, halves away from zero.</summary>
    public static decimal Mean(IReadOnlyList<Assignment> assignments)
    {
        var totals = assignments.Where(a => a.State == AssignmentState.Submitted && a.Total is not null).Select(a => a.Total!.Value).Order().ToList();
        if (totals.Count == 0) return 0m;
        if (totals.Count >= 5) totals = totals[1..^1];
        return Math.Round(totals.Sum() / totals.Count, 2, MidpointRounding.AwayFromZero);
    }

    /// <summary>Best first; equal means share a rank; what has no review comes last; within a rank by id, so that the order never flickers.</summary>
    public static IReadOnlyList<RankedProposal> Of(IReadOnlyList<Proposal> proposals, IReadOnlyList<Assignment> assignments)
    {
        var lines = proposals.Select(p =>
        {
            var active = assignments.Where(a => a.ProposalId == p.Id && a.IsActive).ToList();
            var given = active.Where(a => a.State == AssignmentState.Submitted).ToList();
            var totals = given.Select(a => a.Total ?? 0m).ToList();
            return new RankedProposal(p, 0, given.Count == 0 ? null : Mean(active), given.Count, active.Count, totals.Count == 0 ? 0m : totals.Max() - totals.Min());
        }).OrderByDescending(l => l.Mean ?? -1m).ThenBy(l => l.Proposal.Id, StringComparer.Ordinal).ToList();
        return [.. lines.Select(l => l with { Rank = 1 + lines.Count(o => (o.Mean ?? -1m) > (l.Mean ?? -1m)) })];
    }
}
