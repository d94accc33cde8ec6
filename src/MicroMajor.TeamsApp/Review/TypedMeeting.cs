using System.Globalization;
using System.Text.Json;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Review;

/// <summary>What stands in the form of a meeting's time, place and people.</summary>
public sealed record TypedSeating(string Date, string Clock, string Place, string Chair, string Recorder, string Expected, string Present, string Others)
{
    private const int LongestLine = 60;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    internal static TypedSeating Of(JsonElement data) => new(
        data.Word("date") ?? "", data.Word("clock") ?? "", Line(data, "place"), Line(data, "chair"), Line(data, "recorder"), data.Word("expected") ?? "", data.Whole("present"), data.Long("others"));

    internal static TypedSeating Of(Meeting meeting) => new(
        meeting.StartsAt is { } at ? at.ToOffset(China).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
        meeting.StartsAt is { } then ? then.ToOffset(China).ToString("HH:mm", CultureInfo.InvariantCulture) : "",
        meeting.Place, meeting.Chair, meeting.Recorder, meeting.Expected > 0 ? $"{meeting.Expected}" : "",
        string.Join(',', meeting.Present.Where(m => !IsNamed(m)).Select(m => m.Key)), string.Join('\n', meeting.Present.Where(IsNamed).Select(m => m.Name)));

    /// <summary>With the people found: a name that the pool knows is that expert, so that the rules of recusal know their college.</summary>
    internal MeetingSeating Read(IReadOnlyList<Expert> pool, IReadOnlyList<MeetingMember> before)
    {
        var chosen = Present.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var picked = chosen.Select(key => pool.FirstOrDefault(e => e.Id.Value == key) is { } expert ? MeetingMember.Of(expert) : before.FirstOrDefault(m => m.Key == key)).OfType<MeetingMember>();
        var named = Others.Split(['\n', '、', '，', ',', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(n => n.Length > LongestLine ? n[..LongestLine] : n)
            .Select(name => pool.Where(e => e.Name == name).ToList() is [var only] ? MeetingMember.Of(only) : MeetingMember.Named(name));
        var starts = Answers.ParseDate(Date) is { } day
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.TryParseExact(Clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) ? clock : default), China).ToUniversalTime()
            : (DateTimeOffset?)null;
        return new(starts, Place, Chair, Recorder, int.TryParse(Expected, NumberStyles.None, CultureInfo.InvariantCulture, out var expected) && expected < 1000 ? expected : 0, [.. picked, .. named]);
    }

    private static string Line(JsonElement data, string name) => data.Long(name).ReplaceLineEndings(" ") is var line && line.Length > LongestLine ? line[..LongestLine] : line;

    private static bool IsNamed(MeetingMember member) => member.Key.StartsWith("name:", StringComparison.Ordinal);
}

/// <summary>What stands in the form of a programme on the agenda.</summary>
/// <param name="ForText">As it was typed; the counts are null for what is no number.</param>
public sealed record TypedItem(string Notes, IReadOnlyList<string> Recused, string ForText, string AgainstText, string AbstainText)
{
    /// <summary>赞成.</summary>
    public int? For => Count(ForText);

    /// <summary>反对.</summary>
    public int? Against => Count(AgainstText);

    /// <summary>弃权.</summary>
    public int? Abstain => Count(AbstainText);

    /// <summary>Who is named to stay out: of what is voted on the card asks nobody any more, and who stayed out did.</summary>
    internal IReadOnlyList<string> RecusedOf(MeetingItem? item) => Recused.Count == 0 && item is { Vote: not null } ? item.ByHand : Recused;

    internal static TypedItem Of(JsonElement data) => new(data.Long("notes"), data.Choices("recused"), Text(data, "for"), Text(data, "against"), Text(data, "abstain"));

    internal static TypedItem Of(MeetingItem item) => new(
        item.Notes, item.ByHand, item.Vote is { } v ? $"{v.For}" : "", item.Vote is { } a ? $"{a.Against}" : "", item.Vote is { } n ? $"{n.Abstain}" : "");

    private static string Text(JsonElement data, string name) => data.Word(name) ?? "";

    // Nothing typed is nobody.
    private static int? Count(string text) => text.Trim().Length == 0 ? 0 : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < 1000 ? n : null;
}
