namespace MicroMajor.Domain.Operations;

/// <summary>
/// What is remembered for minutes or hours, by all instances of the program together where there are several. Nothing rests on it for longer: what is
/// forgotten costs a second message or a read. Bounded: the oldest goes first.
/// </summary>
public interface IShortMemory
{
    /// <summary>What is remembered under that key; null when nothing is, or its time is over.</summary>
    Task<string?> FindAsync(string kind, string key, CancellationToken ct);

    /// <summary>Remembers it for so long, in place of what was there.</summary>
    Task PutAsync(string kind, string key, string value, TimeSpan kept, CancellationToken ct);

    /// <summary>Remembers it unless something is remembered under that key; false when something is.</summary>
    Task<bool> TryAddAsync(string kind, string key, string value, TimeSpan kept, CancellationToken ct);

    /// <summary>Forgets it; what it was, to one of those who ask at the same time.</summary>
    Task<string?> TakeAsync(string kind, string key, CancellationToken ct);

    /// <summary>All whose key begins so, by key.</summary>
    Task<IReadOnlyList<KeyValuePair<string, string>>> ListAsync(string kind, string prefix, CancellationToken ct);
}
