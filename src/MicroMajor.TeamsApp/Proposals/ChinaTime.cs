using System.Globalization;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Instants as people of the university read them: Asia/Shanghai, which has kept UTC+8 without summer time since 1991.</summary>
internal static class ChinaTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The clock on the wall, e.g. <c>14:05</c>.</summary>
    public static string Clock(DateTimeOffset at) => Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Day and time, e.g. <c>2025年6月25日 23:59</c>.</summary>
    public static string DayAndClock(DateTimeOffset at, Language language) => $"{Day(at, language)} {Clock(at)}";

    /// <summary>The day, e.g. <c>2025年6月25日</c> or <c>25 Jun 2025</c>.</summary>
    public static string Day(DateTimeOffset at, Language language) => Day(DayOf(at), language);

    /// <summary>A day that is one already.</summary>
    public static string Day(DateOnly day, Language language) => day.ToString(language == Language.Zh ? "yyyy年M月d日" : "d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The day on which an instant falls.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at));

    /// <summary>Days on the calendar until that instant: 0 on its day, negative after it.</summary>
    public static int DaysUntil(DateTimeOffset at, DateTimeOffset now) => (Local(at).Date - Local(now).Date).Days;

    /// <summary>The last second of a day that was chosen on a card (<c>2025-06-30</c>), in UTC; null when none was.</summary>
    public static DateTimeOffset? EndOf(string? day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var chosen)
        ? new DateTimeOffset(chosen.ToDateTime(new TimeOnly(23, 59, 59)), Offset).ToUniversalTime()
        : null;

    /// <summary>The instant at which it is that day and time in China, in UTC.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly clock) => new DateTimeOffset(day.ToDateTime(clock), Offset).ToUniversalTime();

    /// <summary>The day as a card's date input has it, e.g. <c>2025-06-30</c>; empty for none.</summary>
    public static string IsoDay(DateTimeOffset? at) => at is { } then ? Local(then).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    /// <summary>The time as a card's time input has it, e.g. <c>23:59</c>; empty for none.</summary>
    public static string IsoClock(DateTimeOffset? at) => at is { } then ? Clock(then) : "";

    private static DateTime Local(DateTimeOffset at) => at.ToOffset(Offset).DateTime;
}
