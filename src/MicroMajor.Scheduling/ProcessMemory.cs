using MicroMajor.Domain.Operations;

namespace MicroMajor.Scheduling;

/// <summary>The memory of the only instance.</summary>
internal sealed class ProcessMemory(TimeProvider time) : IShortMemory
{
    // A busy round has fewer people times matters than that.
    internal const int Most = 10_000;

    // 128 MB, should all of it be files.
    private const long MostCharacters = 64L * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Shelf> shelves = new(StringComparer.Ordinal);

    public Task<string?> FindAsync(string kind, string key, CancellationToken ct)
    {
        lock (gate) return Task.FromResult(ShelfOf(kind).Find(key));
    }

    public Task PutAsync(string kind, string key, string value, TimeSpan kept, CancellationToken ct)
    {
        lock (gate) ShelfOf(kind).Put(key, value, time.GetUtcNow() + kept);
        return Task.CompletedTask;
    }

    public Task<bool> TryAddAsync(string kind, string key, string value, TimeSpan kept, CancellationToken ct)
    {
        lock (gate)
        {
            if (ShelfOf(kind).Find(key) is not null) return Task.FromResult(false);
            ShelfOf(kind).Put(key, value, time.GetUtcNow() + kept);
            return Task.FromResult(true);
        }
    }

    public Task<string?> TakeAsync(string kind, string key, CancellationToken ct)
    {
        lock (gate)
        {
            var found = ShelfOf(kind).Find(key);
            ShelfOf(kind).Remove(key);
            return Task.FromResult(found);
        }
    }

    public Task<IReadOnlyList<KeyValuePair<string, string>>> ListAsync(string kind, string prefix, CancellationToken ct)
    {
        lock (gate) return Task.FromResult(ShelfOf(kind).List(prefix));
    }

    private Shelf ShelfOf(string kind)
    {
        if (!shelves.TryGetValue(kind, out var shelf)) shelves[kind] = shelf = new(time);
        return shelf;
    }

    private sealed class Shelf(TimeProvider time)
    {
        private readonly Dictionary<string, (string Value, DateTimeOffset Until, long Turn)> there = new(StringComparer.Ordinal);
        private readonly Queue<(string Key, long Turn)> inOrder = new();
        private long turn;
        private long characters;

        public string? Find(string key) => there.TryGetValue(key, out var found) && found.Until > time.GetUtcNow() ? found.Value : null;

        public void Put(string key, string value, DateTimeOffset until)
        {
            Remove(key);
            there[key] = (value, until, ++turn);
            characters += value.Length;
            inOrder.Enqueue((key, turn));
            while (inOrder.TryPeek(out var oldest) && (inOrder.Count > Most || characters > MostCharacters || IsOver(oldest)))
            {
                inOrder.Dequeue();
                // What was put again since is remembered by its later turn.
                if (there.TryGetValue(oldest.Key, out var old) && old.Turn == oldest.Turn) Remove(oldest.Key);
            }
        }

        public void Remove(string key)
        {
            if (there.Remove(key, out var gone)) characters -= gone.Value.Length;
        }

        public IReadOnlyList<KeyValuePair<string, string>> List(string prefix) =>
        [
            .. there.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal) && t.Value.Until > time.GetUtcNow())
                .Select(t => KeyValuePair.Create(t.Key, t.Value.Value)).OrderBy(t => t.Key, StringComparer.Ordinal),
        ];

        private bool IsOver((string Key, long Turn) oldest) => !there.TryGetValue(oldest.Key, out var found) || found.Turn != oldest.Turn || found.Until <= time.GetUtcNow();
    }
}
