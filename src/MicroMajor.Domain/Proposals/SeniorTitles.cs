using System.Text.Json;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Proposals;

/// <summary>The senior professional titles (高级职称: 正高级 and 副高级): those of <c>SeniorTitles.json</c>, or the list that the office keeps for its round.</summary>
public static class SeniorTitles
{
    private static readonly TitleList Titles = JsonSerializer.Deserialize<TitleList>(Embedded.Text("Proposals.SeniorTitles.json"), Embedded.Strict)!;

    /// <summary>Every senior title that ships, the commonest series first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Titles.Series.SelectMany(s => s.Full.Concat(s.Associate))];

    /// <summary>What else a title is called, of those that ship.</summary>
    public static IReadOnlyDictionary<string, string> Aliases => Titles.Aliases;

    /// <summary>The senior titles of a round.</summary>
    public static IReadOnlyList<string> Of(RoundPolicy policy) => policy.SeniorTitles ?? All;

    /// <summary>The aliases of a round.</summary>
    public static IReadOnlyDictionary<string, string> AliasesOf(RoundPolicy policy) => policy.TitleAliases ?? Aliases;

    /// <summary>
    /// Is it a senior title? The whole word counts, never a part: 助理研究员 (middle) ends in 研究员, 高级讲师 (senior) in 讲师,
    /// and 高级技师 is a grade of skill, no title. An alias counts while the title that it stands for is listed.
    /// </summary>
    public static bool IsSenior(string title, RoundPolicy policy)
    {
        var typed = string.Concat(title.Where(c => !char.IsWhiteSpace(c)));
        var listed = Of(policy);
        return typed.Length > 0 && (listed.Contains(typed) || AliasesOf(policy).TryGetValue(typed, out var meant) && listed.Contains(meant));
    }

    private sealed record TitleList(string Source, IReadOnlyList<TitleSeries> Series, IReadOnlyDictionary<string, string> Aliases);

    private sealed record TitleSeries(string Name, IReadOnlyList<string> Full, IReadOnlyList<string> Associate);
}
