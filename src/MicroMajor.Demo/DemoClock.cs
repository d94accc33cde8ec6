namespace MicroMajor.Demo;

/// <summary>A clock that belongs to the demo: it starts when the round opens and moves a second with every act, so that the same seed gives the same dates. Waiting stays real.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private long ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
