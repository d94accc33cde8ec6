namespace MicroMajor.TeamsApp.Notifications;

/// <summary>
/// What this process put into whose feed within the last minutes, so that what belongs together has one entry and no try is made twice. After a
/// restart it is empty: then an entry is put again, and takes the place of the first one, since it is of the same chain.
/// </summary>
internal sealed class FeedMemory(TimeProvider time)
{
    // A published plan of two thousand programmes asks fewer people than that.
    internal const int Most = 10_000;

    // Teams shows a person at most ten entries of an app in a minute, and a plan of experts makes out twenty tasks at once.
    internal static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> put = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, DateTimeOffset At)> inOrder = new();

    /// <summary>It was put a short while ago.</summary>
    public bool Holds(string key)
    {
        lock (gate)
        {
            Forget();
            return put.ContainsKey(key);
        }
    }

    /// <summary>It has been put now.</summary>
    public void Keep(string key)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            put[key] = now;
            inOrder.Enqueue((key, now));
            Forget();
        }
    }

    /// <summary>How much is remembered.</summary>
    internal int Count
    {
        get
        {
            lock (gate) return inOrder.Count;
        }
    }

    private void Forget()
    {
        var until = time.GetUtcNow() - Together;
        while (inOrder.TryPeek(out var oldest) && (oldest.At <= until || inOrder.Count > Most))
        {
            inOrder.Dequeue();
            // What was put again since is remembered by its later turn.
            if (put.TryGetValue(oldest.Key, out var at) && at == oldest.At) put.Remove(oldest.Key);
        }
    }
}
