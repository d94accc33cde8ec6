namespace MicroMajor.LocalTenant.Graph;

/// <summary>One answered request to Graph.</summary>
/// <param name="Kind">The route, e.g. <c>GET sites/{site}/lists/{list}/items</c>; <c>unknown</c> when there is none.</param>
/// <param name="InBatch">A part of a batch; the batch itself stands beside it.</param>
/// <param name="Fault">The fault that was played, if any.</param>
public sealed record GraphLogEntry(string Method, string Kind, string Path, string Query, int Status, bool InBatch, string? Fault, DateTimeOffset At);

/// <summary>The last 10,000 requests, for tests that count them.</summary>
public sealed class GraphLog
{
    private const int Kept = 10_000;

    private readonly Lock gate = new();
    private readonly Queue<GraphLogEntry> entries = new();

    /// <summary>The requests, oldest first.</summary>
    public IReadOnlyList<GraphLogEntry> Entries
    {
        get
        {
            lock (gate)
                return [.. entries];
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (gate)
            entries.Clear();
    }

    internal void Add(GraphLogEntry entry)
    {
        lock (gate)
        {
            entries.Enqueue(entry);
            if (entries.Count > Kept)
                entries.Dequeue();
        }
    }
}
