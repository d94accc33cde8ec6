namespace MicroMajor.LocalTenant.Tests.Teams;

/// <summary>Stands still until it is moved; its timers fire when they are told to, so nobody waits 15 seconds.</summary>
public sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = now;

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(callback, state) { Due = dueTime == Timeout.InfiniteTimeSpan ? null : now + dueTime };
        lock (timers)
            timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        now += by;
        List<Timer> due;
        lock (timers)
            due = [.. timers.Where(timer => timer.Due <= now)];
        due.ForEach(timer => timer.Fire());
    }

    private sealed class Timer(TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public void Fire()
        {
            Due = null;
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose() => Due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
