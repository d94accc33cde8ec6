using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Review;

/// <summary>What an expert without Teams gets on paper (评审表): the proposal and the rubric. It names no other expert and no score.</summary>
/// <param name="Remarks">What the rules find, and the owner's reasons, in words.</param>
/// <param name="MinComment">Fewest characters of the comment.</param>
public sealed record ReviewPaper(FilingSnapshot Programme, string RoundName, Rubric Rubric, IReadOnlyList<ReviewRemark> Remarks, int MinComment)
{
    /// <summary>Whom it is for; empty to be filled in by hand.</summary>
    public string ExpertName { get; init; } = "";

    /// <summary>Until when it is to be given back; null when that is not settled.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>A remark beside the item of the rubric that it bears on.</summary>
/// <param name="Item">The item's key; empty when it bears on none.</param>
public sealed record ReviewRemark(string Item, string Text);

/// <summary>Which item of the shipped rubric a rule bears on. Ours, like the rubric; what an own rubric has no item for is shown below it.</summary>
public static class RubricRules
{
    private static readonly IReadOnlyDictionary<string, string> s_items = new (string Item, string[] Rules)[]
    {
        ("need", ["T-01", "T-02", "T-03", "T-04", "T-07", "T-08", "U-02", "U-04", "U-05", "C-11", "O-01", "O-02", "O-03", "O-04", "O-05"]),
        ("objectives", ["C-04", "C-05", "F-02", "X-02"]),
        ("curriculum", ["T-05", "T-06", "C-01", "C-02", "C-03", "C-06", "C-07", "C-08", "C-09", "C-10", "X-03", "X-12"]),
        ("team", ["L-01", "L-02", "L-03", "L-04", "U-06", "X-04", "X-05", "X-11"]),
        ("conditions", ["U-01", "U-03"]),
        ("partners", ["U-07", "X-08"]),
        ("quality", ["D-01", "D-02", "D-03", "B-03", "F-01", "X-06", "X-07"]),
    }.SelectMany(i => i.Rules.Select(r => KeyValuePair.Create(r, i.Item))).ToDictionary(StringComparer.Ordinal);

    /// <summary>The item that a finding of that code bears on; empty when it bears on none of this rubric's.</summary>
    public static string ItemOf(string code, Rubric rubric) =>
        s_items.TryGetValue(RuleBook.IdOf(code), out var item) && rubric.Items.Any(i => i.Key == item) ? item : "";
}
