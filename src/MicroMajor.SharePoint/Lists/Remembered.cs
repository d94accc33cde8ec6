namespace MicroMajor.SharePoint.Lists;

/// <summary>Something read once and kept for a while. Many may ask at once, one reads; a failed reading is not kept.</summary>
internal sealed class Remembered<T>(TimeProvider time, TimeSpan span, Func<CancellationToken, Task<T>> read) where T : class
{
    private readonly SemaphoreSlim turn = new(1);
    private volatile Kept? kept;

    private sealed record Kept(T Value, DateTimeOffset Until);

    public async Task<T> GetAsync(CancellationToken ct)
    {
        if (Fresh() is { } value) return value;
        await turn.WaitAsync(ct);
        try
        {
            if (Fresh() is { } meanwhile) return meanwhile;
            var now = time.GetUtcNow();
            var found = await ReadAsync(ct);
            kept = new(found, span == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : now + span);
            return found;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Forget() => kept = null;

    // For everybody who waits for it meanwhile: whoever comes first, and however patiently, the others need not be as patient.
    private Task<T> ReadAsync(CancellationToken ct)
    {
        using (ExecutionContext.SuppressFlow()) return Task.Run(() => read(ct), ct);
    }

    private T? Fresh() => kept is { } found && time.GetUtcNow() < found.Until ? found.Value : null;
}
