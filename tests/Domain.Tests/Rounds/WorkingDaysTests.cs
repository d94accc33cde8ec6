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
        Assert.Equal(A.China(2025, 6, due, 23, 59, 59), WorkingDays.EndOf(A.China(2025, 6, from, 10), days));

    [Fact]
    public void The_day_is_Chinas() => Assert.Equal(A.China(2025, 6, 23, 23, 59, 59), WorkingDays.EndOf(A.China(2025, 6, 20).ToUniversalTime(), 1));
}
