namespace MicroMajor.Domain.Operations;

/// <summary>What instances of the program tell each other as it happens. Nobody is told twice; who is away hears nothing of it.</summary>
public interface IBulletins
{
    /// <summary>There may be others.</summary>
    bool IsShared { get; }

    /// <summary>Tells all others; at most 7,500 bytes of UTF-8.</summary>
    Task SendAsync(string text, CancellationToken ct);

    /// <summary>Hears what others tell, until it is called off.</summary>
    /// <param name="missed">Something may have been missed; also called once before anything is heard.</param>
    Task ListenAsync(Func<string, Task> heard, Func<Task> missed, CancellationToken ct);
}
