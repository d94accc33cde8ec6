using System.Globalization;
using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>What stands in the form of a round, as it was typed.</summary>
/// <param name="Follow">The round whose rules a new one begins with.</param>
public sealed record TypedFrame(string NameZh, string NameEn, string Year, string School, string OpensOn, string OpensAt, string ClosesOn, string ClosesAt, string Follow)
{
    // Longer is refused with a sentence, but is shown again: nothing that was typed is lost.
    private const int LongestShown = 400;

    internal static TypedFrame Of(JsonElement data) => new(
        Line(data, "nameZh"), Line(data, "nameEn"), data.Word("year") ?? "", Line(data, "school"),
        data.Word("opensOn") ?? "", data.Word("opensAt") ?? "", data.Word("closesOn") ?? "", data.Word("closesAt") ?? "", data.Word("follow") ?? "");

    internal static TypedFrame Of(RoundFrame frame, string follow) => new(
        frame.NameZh, frame.NameEn, frame.Year is { } year ? $"{year}" : "", frame.School, ChinaTime.IsoDay(frame.OpensAt), ChinaTime.IsoClock(frame.OpensAt), ChinaTime.IsoDay(frame.Deadline), ChinaTime.IsoClock(frame.Deadline), follow);

    /// <summary>The frame. A day without a time is meant from its beginning, or to its end; 23:59 is the end of the day.</summary>
    internal RoundFrame Read() => new(
        NameZh, NameEn, Answers.ParseYear(Year),
        At(OpensOn, OpensAt, TimeOnly.MinValue), At(ClosesOn, ClosesAt, new(23, 59)) is { } closes ? EndOfDay(closes) : null, School);

    private static DateTimeOffset? At(string day, string clock, TimeOnly usual) =>
        Answers.ParseDate(day) is { } on ? ChinaTime.At(on, TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : usual) : null;

    private static DateTimeOffset EndOfDay(DateTimeOffset at) => at.Minute == 59 && ChinaTime.Clock(at) == "23:59" ? at.AddSeconds(59) : at;

    private static string Line(JsonElement data, string name) => CleanText.Of(data.Whole(name)).ReplaceLineEndings(" ") is var line && line.Length > LongestShown ? line[..LongestShown] : line;
}
