using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>When experts are reminded of the reviews that they have not given yet (提醒). Ours: in working hours, one message a day with all that is open.</summary>
public static class ReviewReminders
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly (TimeSpan From, TimeSpan To) s_hours = (new(9, 0, 0), new(17, 30, 0));

    /// <summary>Do people work at that instant?</summary>
    public static bool IsWorkingTime(DateTimeOffset at, RoundPolicy policy) =>
        at.ToOffset(China).TimeOfDay is var clock && clock >= s_hours.From && clock < s_hours.To && WorkingDays.IsOne(WorkingDays.DayOf(at), policy);

    /// <summary>
    /// Is the expert reminded on that day? Of what is open in the round: when one of them is due in three working days, in one, or today, as the expert
    /// chose; never of what is given, and of nothing that the round does not take any more.
    /// </summary>
    public static bool FallsOn(DateOnly day, IReadOnlyList<Assignment> open, ReminderChoice choice, RoundPolicy policy) => choice switch
    {
        ReminderChoice.Daily => open.Count > 0,
        ReminderChoice.DueDay => open.Any(a => DaysLeft(day, a.DueAt, policy) == 0),
        // With three days in all, the third before the end is the day on which the expert was asked.
        _ => open.Any(a => DaysLeft(day, a.DueAt, policy) is 0 or 1 || (DaysLeft(day, a.DueAt, policy) == 3 && policy.ReviewDays > 3)),
    }
    && WorkingDays.IsOne(day, policy);

    /// <summary>Working days left after that one until it is due; -1 when it is overdue.</summary>
    public static int DaysLeft(DateOnly day, DateTimeOffset due, RoundPolicy policy)
    {
        var last = WorkingDays.DayOf(due);
        if (last < day) return -1;
        var left = 0;
        for (var next = day.AddDays(1); next <= last && left < 100; next = next.AddDays(1))
            if (WorkingDays.IsOne(next, policy)) left++;
        return left;
    }
}
