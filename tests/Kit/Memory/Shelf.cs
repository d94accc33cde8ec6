using MicroMajor.Domain;

namespace MicroMajor.Kit.Memory;

/// <summary>Values by a unique key, each with the version of its last write; numbered in the order in which they came.</summary>
internal sealed class Shelf<T>
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (int Number, Stored<T> Stored)> items = new(StringComparer.Ordinal);
    private int writes;

    public Stored<T>? Find(string key)
    {
        lock (gate) return items.TryGetValue(key, out var item) ? item.Stored : null;
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Stored<T>> All()
    {
        lock (gate) return [.. items.Values.OrderBy(i => i.Number).Select(i => i.Stored)];
    }

    /// <summary>The value under the key; made with its number when there is none.</summary>
    public (Stored<T> Stored, bool Added) Ensure(string key, Func<int, T> make)
    {
        lock (gate)
        {
            if (items.TryGetValue(key, out var item)) return (item.Stored, false);
            var number = items.Count + 1;
            var stored = new Stored<T>(make(number), NextVersion());
            items[key] = (number, stored);
            return (stored, true);
        }
    }

    /// <summary>Writes over the version that was read; null when somebody was first.</summary>
    public Stored<T>? Replace(string key, Stored<T> changed)
    {
        lock (gate)
        {
            if (!items.TryGetValue(key, out var item) || item.Stored.Version != changed.Version) return null;
            return Put(key, item.Number, changed.Value);
        }
    }

    /// <summary>Writes whatever the version.</summary>
    public void Overwrite(string key, T value)
    {
        lock (gate) Put(key, items.TryGetValue(key, out var item) ? item.Number : items.Count + 1, value);
    }

    private Stored<T> Put(string key, int number, T value)
    {
        var stored = new Stored<T>(value, NextVersion());
        items[key] = (number, stored);
        return stored;
    }

    private string NextVersion() => $"\"{++writes}\"";
}
