using System.Globalization;

namespace MicroMajor.Demo;

/// <summary>
/// A clock for whoever tries the product over days: it begins when it is told to, goes as fast as any other, and can be put forward. Waiting stays real.
/// The demo alone has it; the product has no way to be told the time.
/// </summary>
internal sealed class MovableClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly long begun = System.GetTimestamp();
    private long ahead;

    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + System.GetElapsedTime(begun) + new TimeSpan(Interlocked.Read(ref ahead));

    /// <summary>Puts it forward; never back: what has happened stays in the past.</summary>
    public bool MoveTo(DateTimeOffset to)
    {
        var by = to - GetUtcNow();
        if (by < TimeSpan.Zero) return false;
        Interlocked.Add(ref ahead, by.Ticks);
        return true;
    }

    /// <summary>“2026-06-16T09:00”, as people in China mean it; null when it is no time.</summary>
    public static DateTimeOffset? Read(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new DateTimeOffset(local, China) : null;
}
