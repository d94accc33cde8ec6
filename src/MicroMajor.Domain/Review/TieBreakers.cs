using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>
/// What parts proposals with the same points, in the policy's order: <c>annex1</c> (a direction of annex 1 is named: 二.1 has those go first), or the key
/// of an item of the rubric (the mean of that item's points, over all reviews that are in).
/// </summary>
public static class TieBreakers
{
    /// <summary>A direction of annex 1 is named.</summary>
    public const string Annex1 = "annex1";

    /// <summary>Ours: a direction of annex 1, then the curriculum, then the need.</summary>
    public static IReadOnlyList<string> Shipped { get; } = [Annex1, "curriculum", "need"];

    /// <summary>Those of a policy.</summary>
    public static IReadOnlyList<string> Of(RoundPolicy policy) => policy.TieBreakers ?? Shipped;

    internal static IComparer<decimal[]> Order { get; } = Comparer<decimal[]>.Create((one, other) =>
    {
        for (var i = 0; i < one.Length; i++)
            if (one[i].CompareTo(other[i]) is not 0 and var order) return order;
        return 0;
    });

    internal static decimal[] Of(Proposal proposal, IReadOnlyList<Assignment> given, RoundPolicy policy, Rubric rubric) => [.. Of(policy).Select(key => key == Annex1 ? NamesDirection(proposal) : ItemMean(key, given, rubric))];

    // The first that differs, or null.
    internal static string? Parting(decimal[] one, decimal[] other, RoundPolicy policy)
    {
        for (var i = 0; i < one.Length; i++)
            if (one[i] != other[i]) return Of(policy)[i];
        return null;
    }

    private static decimal NamesDirection(Proposal proposal) => proposal.Answers["direction"] is { Length: > 0 } direction && direction != FormChoices.Other ? 1m : 0m;

    private static decimal ItemMean(string key, IReadOnlyList<Assignment> given, Rubric rubric)
    {
        if (given.Count == 0 || rubric.Items.FirstOrDefault(i => i.Key == key) is not { } item) return 0m;
        var points = given.Sum(a => a.Grades.TryGetValue(key, out var grade) && rubric.Grades.FirstOrDefault(g => g.Key == grade) is { } found ? item.Points * found.Share : 0m);
        return Math.Round(points / given.Count, 4, MidpointRounding.AwayFromZero);
    }
}
