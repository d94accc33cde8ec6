using System.Collections.Immutable;
using System.Text.Json;

namespace MicroMajor.Domain.Proposals;

/// <summary>The senior professional titles (高级职称: 正高级 and 副高级), from <c>SeniorTitles.json</c>, which the office may edit.</summary>
public static class SeniorTitles
{
    private static readonly TitleList Titles = Read();

    private static readonly ImmutableHashSet<string> Known = [.. Titles.Series.SelectMany(s => s.Full.Concat(s.Associate)), .. Titles.Aliases.Keys];

    /// <summary>Every senior title, the commonest series first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Titles.Series.SelectMany(s => s.Full.Concat(s.Associate))];

    /// <summary>
    /// Is it a senior title? The whole word counts, never a part: 助理研究员 (middle) ends in 研究员, 高级讲师 (senior) in 讲师,
    /// and 高级技师 is a grade of skill, no title.
    /// </summary>
    public static bool IsSenior(string title) => Known.Contains(string.Concat(title.Where(c => !char.IsWhiteSpace(c))));

    private static TitleList Read() => JsonSerializer.Deserialize<TitleList>(Embedded.Text("Proposals.SeniorTitles.json"), Embedded.Strict)!;

    private sealed record TitleList(string Source, IReadOnlyList<TitleSeries> Series, IReadOnlyDictionary<string, string> Aliases);

    private sealed record TitleSeries(string Name, IReadOnlyList<string> Full, IReadOnlyList<string> Associate);
}
