namespace MicroMajor.Domain.Rounds;

/// <summary>Days on which people work: Monday to Friday in China. Public holidays move every year and are the office's to allow for.</summary>
public static class WorkingDays
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>The last second, in China, of the working day that many working days after the given instant's: "until Friday" includes Friday (UTC).</summary>
    public static DateTimeOffset EndOf(DateTimeOffset from, int days)
    {
        var day = DateOnly.FromDateTime(from.ToOffset(China).DateTime);
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }

        return new DateTimeOffset(day.ToDateTime(new TimeOnly(23, 59, 59)), China).ToUniversalTime();
    }
}
