namespace MicroMajor.Kit;

/// <summary>A clock that stands still until it is moved by hand.</summary>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    /// <summary>Stands at the day on which most tests play, <see cref="A.Day"/>.</summary>
    public FixedClock() : this(A.Day) { }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();

    /// <summary>Moves it on.</summary>
    public void Move(TimeSpan by) => now += by;

    /// <summary>Sets it.</summary>
    public void MoveTo(DateTimeOffset at) => now = at;
}
