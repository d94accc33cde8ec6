using MicroMajor.Domain.People;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class ReviewRemindersTests
{
    // Due on Friday 27 June 2025; five working days in all.
    private static readonly RoundPolicy Week = new() { ReviewDays = 5 };
    private static readonly Assignment Open = A.Assignment().Build() with { DueAt = WorkingDays.EndOf(new DateOnly(2025, 6, 27)) };

    [Theory]
    [InlineData(23, ReminderChoice.Milestones, false)]
    [InlineData(24, ReminderChoice.Milestones, true)]
    [InlineData(25, ReminderChoice.Milestones, false)]
    [InlineData(26, ReminderChoice.Milestones, true)]
    [InlineData(27, ReminderChoice.Milestones, true)]
    [InlineData(28, ReminderChoice.Milestones, false)]
    [InlineData(30, ReminderChoice.Milestones, false)]
    [InlineData(26, ReminderChoice.DueDay, false)]
    [InlineData(27, ReminderChoice.DueDay, true)]
    [InlineData(25, ReminderChoice.Daily, true)]
    [InlineData(28, ReminderChoice.Daily, false)]
    [InlineData(30, ReminderChoice.Daily, true)]
    public void People_are_reminded_on_the_days_that_they_chose_and_never_on_a_day_off(int day, ReminderChoice choice, bool reminded) =>
        Assert.Equal(reminded, ReviewReminders.FallsOn(new(2025, 6, day), [Open], choice, Week));

    [Fact]
    public void With_three_days_in_all_nobody_is_reminded_on_the_day_on_which_they_were_asked() =>
        Assert.False(ReviewReminders.FallsOn(new(2025, 6, 24), [Open], ReminderChoice.Milestones, new()));

    [Fact]
    public void A_due_day_that_nobody_works_on_is_reminded_of_on_the_working_day_before()
    {
        var saturday = Open with { DueAt = WorkingDays.EndOf(new DateOnly(2025, 6, 28)) };
        Assert.True(ReviewReminders.FallsOn(new(2025, 6, 27), [saturday], ReminderChoice.DueDay, Week));
    }

    [Theory]
    [InlineData(20, 8, 59, false)]
    [InlineData(20, 9, 0, true)]
    [InlineData(20, 17, 29, true)]
    [InlineData(20, 17, 30, false)]
    [InlineData(21, 10, 0, false)]
    public void Reminders_keep_working_hours(int day, int hour, int minute, bool working) =>
        Assert.Equal(working, ReviewReminders.IsWorkingTime(A.China(2025, 6, day, hour, minute), Week));

    [Fact]
    public void A_day_off_of_the_rounds_calendar_is_no_working_time() =>
        Assert.False(ReviewReminders.IsWorkingTime(A.China(2025, 6, 20, 10), Week with { DaysOff = [new(2025, 6, 20)] }));
}
