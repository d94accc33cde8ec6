namespace MicroMajor.Domain.Rounds;

/// <summary>Days on which people work in China: Monday to Friday but for the days off of the round's calendar, and its extra work days (调休). Public holidays move every year: the office types them.</summary>
public static class WorkingDays
{
    /// <summary>The clock of China.</summary>
    internal static readonly TimeSpan China = TimeSpan.FromHours(8);

    // However many days off somebody types: a year without a working day is nobody's calendar.
    private const int MostDays = 3660;

    /// <summary>Do people work on that day?</summary>
    public static bool IsOne(DateOnly day, RoundPolicy policy) =>
        policy.ExtraWorkDays?.Contains(day) == true || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && policy.DaysOff?.Contains(day) != true;

    /// <summary>The day that it is in China at that instant.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(China).DateTime);

    /// <summary>The last second, in China, of the working day that many working days after the given instant's: "until Friday" includes Friday (UTC).</summary>
    public static DateTimeOffset EndOf(DateTimeOffset from, int days, RoundPolicy policy)
    {
        var (first, day) = (DayOf(from), DayOf(from));
        for (var left = days; left > 0 && day.DayNumber - first.DayNumber < MostDays;)
        {
            day = day.AddDays(1);
            if (IsOne(day, policy)) left--;
        }

        return EndOf(day);
    }

    /// <summary>The last second of that day in China (UTC).</summary>
    public static DateTimeOffset EndOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(new TimeOnly(23, 59, 59)), China).ToUniversalTime();
}
