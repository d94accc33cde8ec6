using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>On which side of the cut line a proposal is.</summary>
public enum CutSide
{
    /// <summary>Too few reviews to say.</summary>
    Unranked,

    /// <summary>To be recommended.</summary>
    Above,

    /// <summary>It shares the last rank within the quota with more than fit in: the office says which.</summary>
    Tied,

    /// <summary>Not to be recommended.</summary>
    Below,
}

/// <summary>The cut line (推荐线): at least so many points, at most so many proposals; either may be left open by the policy.</summary>
public static class CutLine
{
    /// <summary>Does the policy draw one?</summary>
    public static bool IsDrawn(RoundPolicy policy) => policy.CutPoints > 0 || policy.Quota > 0;

    /// <summary>The side of each line, in the order of the ranked list.</summary>
    public static IReadOnlyList<CutSide> Of(IReadOnlyList<RankedProposal> ranked, RoundPolicy policy)
    {
        var sharing = ranked.Where(l => l.Rank > 0).GroupBy(l => l.Rank).ToDictionary(g => g.Key, g => g.Count());
        return
        [
            .. ranked.Select(l =>
                l.Rank == 0 ? CutSide.Unranked
                : policy.CutPoints > 0 && l.Points < policy.CutPoints ? CutSide.Below
                : policy.Quota <= 0 || l.Rank + sharing[l.Rank] - 1 <= policy.Quota ? CutSide.Above
                : l.Rank <= policy.Quota ? CutSide.Tied
                : CutSide.Below),
        ];
    }
}
