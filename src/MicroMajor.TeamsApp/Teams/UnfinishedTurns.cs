using System.Collections.Concurrent;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Turns whose HTTP request was answered before their work was done. A stopping program waits for them as long as the host allows.</summary>
internal sealed class UnfinishedTurns(WireTime time) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<Task, byte> _turns = new();
    private readonly CancellationTokenSource _end = new();

    /// <summary>The token of every turn: ends when the program no longer waits, never when a client hangs up.</summary>
    public CancellationToken End => _end.Token;

    /// <summary>Waits for the work, but not longer than the patience; false leaves it running.</summary>
    public async ValueTask<bool> DoneWithinAsync(Task work, TimeSpan patience)
    {
        if (work.IsCompleted) return true;
        using var enough = new CancellationTokenSource();
        var done = await Task.WhenAny(work, Task.Delay(patience, time.Clock, enough.Token)) == work;
        await enough.CancelAsync();
        return done;
    }

    /// <summary>Remembers work that goes on by itself.</summary>
    public void Keep(Task work)
    {
        _turns[work] = 0;
        _ = work.ContinueWith(done => _turns.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A turn may leave more behind while it ends: its card to be remembered, say.
            while (_turns.Keys is { Count: > 0 } open) await Task.WhenAll(open).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await _end.CancelAsync();
        }
    }

    public void Dispose() => _end.Dispose();
}
