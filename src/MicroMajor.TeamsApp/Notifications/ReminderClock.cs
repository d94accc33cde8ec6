using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Pace;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>Looks, in working hours, whether somebody is to be reminded: the schedule calls now and then. What it sends it sends once, whoever else looks.</summary>
public sealed partial class ReminderClock(IRounds rounds, ReviewReminderRun reminders, MilestoneReminderRun milestones, TimeProvider time, ILogger<ReminderClock> log)
{
    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        using var background = BackgroundWork.Begin();
        try
        {
            var now = time.GetUtcNow();
            foreach (var round in await rounds.ListAsync(ct))
                if (ReviewReminders.IsWorkingTime(now, round.Value.Policy))
                {
                    await reminders.RunAsync(round.Value, WorkingDays.DayOf(now), all: false, ct);
                    await milestones.RunAsync(round.Value, now, ct);
                }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LookFailed(failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for reminders failed with {Failure}; it is tried again.")]
    private partial void LookFailed(string failure);
}
