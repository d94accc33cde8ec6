namespace MicroMajor.Domain.Operations;

/// <summary>One after the other, in whichever instance of the program: whoever takes a turn is alone with that key until they give it back or die.</summary>
public interface ITurns
{
    /// <summary>Waits for the turn; disposing gives it back. Turns of one kind are never taken inside each other.</summary>
    Task<IAsyncDisposable> TakeAsync(string kind, string key, CancellationToken ct);
}
