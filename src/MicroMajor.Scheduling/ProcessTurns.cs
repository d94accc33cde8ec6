using System.Collections.Concurrent;
using MicroMajor.Domain.Operations;

namespace MicroMajor.Scheduling;

/// <summary>Turns within one process. Keys share 64 places of their kind, so that nothing grows; who shares one waits a moment longer.</summary>
internal sealed class ProcessTurns : ITurns
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim[]> kinds = new(StringComparer.Ordinal);

    public async Task<IAsyncDisposable> TakeAsync(string kind, string key, CancellationToken ct)
    {
        var places = kinds.GetOrAdd(kind, _ => [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))]);
        var place = places[(uint)key.GetHashCode(StringComparison.Ordinal) % places.Length];
        await place.WaitAsync(ct);
        return new Turn(place);
    }

    private sealed class Turn(SemaphoreSlim place) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            place.Release();
            return ValueTask.CompletedTask;
        }
    }
}
