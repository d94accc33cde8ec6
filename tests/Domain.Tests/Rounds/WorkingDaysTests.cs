using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Rounds;

public sealed class WorkingDaysTests
{
    [Theory]
    // 20 June 2025 is a Friday.
    [InlineData(19, 1, 20)]
    [InlineData(20, 1, 23)]
    [InlineData(20, 3, 25)]
    [InlineData(21, 1, 23)]
    [InlineData(22, 5, 27)]
    [InlineData(20, 0, 20)]
    public void Days_are_counted_from_the_next_and_weekends_left_out(int from, int days, int due) =>
        Assert.Equal(A.China(2025, 6, due, 23, 59, 59), WorkingDays.EndOf(A.China(2025, 6, from, 10), days, new()));

    [Fact]
    public void The_day_is_Chinas() => Assert.Equal(A.China(2025, 6, 23, 23, 59, 59), WorkingDays.EndOf(A.China(2025, 6, 20).ToUniversalTime(), 1, new()));

    [Fact]
    public void Days_off_are_left_out_and_weekend_days_that_are_worked_are_counted()
    {
        // The round's calendar: Monday 23 and Tuesday 24 June are off, Saturday 28 is worked.
        var policy = new RoundPolicy { DaysOff = [new(2025, 6, 23), new(2025, 6, 24)], ExtraWorkDays = [new(2025, 6, 28)] };
        Assert.Equal(A.China(2025, 6, 25, 23, 59, 59), WorkingDays.EndOf(A.China(2025, 6, 20, 10), 1, policy));
        Assert.Equal(A.China(2025, 6, 28, 23, 59, 59), WorkingDays.EndOf(A.China(2025, 6, 20, 10), 4, policy));
        Assert.Equal(A.China(2025, 6, 30, 23, 59, 59), WorkingDays.EndOf(A.China(2025, 6, 20, 10), 5, policy));
    }
}
