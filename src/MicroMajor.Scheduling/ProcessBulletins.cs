using MicroMajor.Domain.Operations;

namespace MicroMajor.Scheduling;

/// <summary>There is nobody else.</summary>
internal sealed class ProcessBulletins : IBulletins
{
    public bool IsShared => false;

    public Task SendAsync(string text, CancellationToken ct) => Task.CompletedTask;

    public Task ListenAsync(Func<string, Task> heard, Func<Task> missed, CancellationToken ct) => Task.Delay(Timeout.Infinite, ct);
}
