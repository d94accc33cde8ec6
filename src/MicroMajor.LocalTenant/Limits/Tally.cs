namespace MicroMajor.LocalTenant.Limits;

/// <summary>Counts what was used of one limit. Not for several threads at once.</summary>
internal sealed class Tally(RateLimit limit)
{
    private readonly Queue<(DateTimeOffset At, int Cost)> used = new();
    private DateTimeOffset began;
    private int sum;

    public int Peak { get; private set; }

    public int Left => limit.Most - sum;

    public bool Fits(int cost, DateTimeOffset now)
    {
        Expire(now);
        return sum + cost <= limit.Most;
    }

    public void Use(int cost, DateTimeOffset now)
    {
        Expire(now);
        if (!limit.Standing) used.Enqueue((now, cost));
        sum += cost;
        Peak = Math.Max(Peak, Math.Min(sum, limit.Most));
    }

    /// <summary>How long until so much fits again.</summary>
    public TimeSpan Until(int cost, DateTimeOffset now)
    {
        if (limit.Standing) return began + limit.Window - now;
        var over = sum + cost - limit.Most;
        foreach (var (at, part) in used)
            if ((over -= part) <= 0)
                return at + limit.Window - now;
        return limit.Window;
    }

    private void Expire(DateTimeOffset now)
    {
        if (limit.Standing)
        {
            var start = new DateTimeOffset(now.Ticks - (now.Ticks % limit.Window.Ticks), now.Offset);
            if (start == began) return;
            (began, sum) = (start, 0);
            return;
        }

        while (used.TryPeek(out var oldest) && oldest.At + limit.Window <= now) sum -= used.Dequeue().Cost;
    }
}
