using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>Looks now and then, in working hours, whether somebody is to be reminded. What it sends it sends once, whoever else looks.</summary>
public sealed partial class ReminderClock(IRounds rounds, ReviewReminderRun reminders, MilestoneReminderRun milestones, TimeProvider time, ILogger<ReminderClock> log) : BackgroundService
{
    private static readonly TimeSpan s_every = TimeSpan.FromMinutes(20);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (; ; )
            {
                // Nobody is reminded in the first minutes: whoever restarts the app has something else in mind.
                await Task.Delay(s_every, time, stoppingToken);
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start looks again.
        }
    }

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
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
