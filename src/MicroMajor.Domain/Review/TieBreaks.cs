namespace MicroMajor.Domain.Review;

/// <summary>What decides between equal means (同分比较). Ours.</summary>
public static class TieBreaks
{
    /// <summary>A direction of annex 1 comes first.</summary>
    public const string Annex1 = "annex1";

    /// <summary>附件1 first, then the rubric's items curriculum and need.</summary>
    public static IReadOnlyList<string> Shipped { get; } = [Annex1, "curriculum", "need"];
}
