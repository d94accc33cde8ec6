namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>A clock that moves by hand, and whose timers fire when it passes them. With <see cref="SkipsWaits"/> it jumps over every pause at once.</summary>
internal sealed class HandMovedClock(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock _door = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = start ?? new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Pauses end at once, and are written down here instead.</summary>
    public bool SkipsWaits { get; init; }

    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow()
    {
        lock (_door) return _now;
    }

    public void Move(TimeSpan by)
    {
        List<Timer> due;
        lock (_door)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.At <= _now)];
            foreach (var timer in due) _timers.Remove(timer);
        }
        foreach (var timer in due) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(HandMovedClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset At { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            lock (clock._door)
            {
                clock.Waits.Add(dueTime);
                At = clock._now + dueTime;
                if (clock.SkipsWaits) clock._now = At;
                else clock._timers.Add(this);
            }
            if (clock.SkipsWaits) ThreadPool.QueueUserWorkItem(_ => Fire());
            return true;
        }

        public void Dispose()
        {
            lock (clock._door) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
