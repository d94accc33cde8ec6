namespace MicroMajor.TeamsApp.Pace;

/// <summary>What was spent of a budget since the start.</summary>
/// <param name="People">For people who waited for it.</param>
/// <param name="Background">By work that nobody waits for.</param>
/// <param name="Held">How often the platform asked to wait.</param>
public readonly record struct Spent(long People, long Background, long Held);

/// <summary>
/// A documented limit as a budget. What people wait for is spent at once, even on credit, and pushes background work back by twice as much: one
/// person seldom comes alone. Background work spends what there is, one after the other, and uses nine tenths of the limit when it is alone.
/// When the platform asks to wait, everybody waits who comes meanwhile.
/// </summary>
/// <param name="most">What the platform allows in one window.</param>
public sealed class Budget(double most, TimeSpan window, TimeProvider time) : IDisposable
{
    // Of any window background work takes at most this; the rest is there for whoever comes by surprise.
    private const double Usable = 0.95;

    // What may be spent at one moment after a rest.
    private const double AtOnce = 0.03;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);
    private readonly double atOnce = Math.Max(1, most * AtOnce);
    private readonly double perSecond = (most * Usable - Math.Max(1, most * AtOnce)) / window.TotalSeconds;
    private double left = Math.Max(1, most * AtOnce);
    private DateTimeOffset filled = time.GetUtcNow(), heldUntil;
    private Spent spent;

    /// <summary>What was spent so far.</summary>
    public Spent Spent
    {
        get
        {
            lock (gate) return spent;
        }
    }

    /// <summary>Comes back when so much may be spent, and has spent it.</summary>
    public Task SpendAsync(int cost, CancellationToken ct) => BackgroundWork.IsHere ? InTurnAsync(cost, ct) : AtOnceAsync(cost, ct);

    /// <summary>The platform asked to wait for so long.</summary>
    public void Hold(TimeSpan wait)
    {
        lock (gate)
        {
            spent = spent with { Held = spent.Held + 1 };
            var until = time.GetUtcNow() + wait;
            if (until > heldUntil) heldUntil = until;
        }
    }

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    private async Task AtOnceAsync(int cost, CancellationToken ct)
    {
        // What was asked for when they came, not what others are asked for meanwhile: somebody has to find out whether it is over.
        await RestAsync(ct);
        lock (gate)
        {
            Fill();
            // A window that is over is forgotten, and what was borrowed in it, too.
            left = Math.Max(left - 2 * cost, -perSecond * window.TotalSeconds);
            spent = spent with { People = spent.People + cost };
        }
    }

    private async Task InTurnAsync(int cost, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            await RestAsync(ct);
            while (Missing(cost) is { } wait) await Task.Delay(wait, time, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task RestAsync(CancellationToken ct)
    {
        TimeSpan rest;
        lock (gate) rest = heldUntil - time.GetUtcNow();
        if (rest > TimeSpan.Zero) await Task.Delay(rest, time, ct);
    }

    // Null when it was there, and is spent.
    private TimeSpan? Missing(int cost)
    {
        lock (gate)
        {
            Fill();
            // More than may be spent at one moment is spent once all of that is there.
            var missing = Math.Min(cost, atOnce) - left;
            if (missing > 1e-6) return TimeSpan.FromSeconds(missing / perSecond) + TimeSpan.FromMilliseconds(1);
            left -= cost;
            spent = spent with { Background = spent.Background + cost };
            return null;
        }
    }

    private void Fill()
    {
        var now = time.GetUtcNow();
        if (now > filled) left = Math.Min(atOnce, left + (now - filled).TotalSeconds * perSecond);
        filled = now;
    }
}
