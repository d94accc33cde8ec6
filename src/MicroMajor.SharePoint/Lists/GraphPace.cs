namespace MicroMajor.SharePoint.Lists;

/// <summary>The limits of the platform that a call of Graph can fall under.</summary>
public enum GraphLimit
{
    /// <summary>Resource units of SharePoint.</summary>
    Units,

    /// <summary>Entries into the activity feed.</summary>
    Feed,

    /// <summary>The directory: far away for an app like this, so nothing is paced by it.</summary>
    Directory,
}

/// <summary>How the host of the store paces its calls of Graph.</summary>
/// <param name="Before">Comes back when so many units of that limit may be spent.</param>
/// <param name="Asked">Graph asked to wait so long.</param>
public sealed record GraphPace(Func<GraphLimit, int, CancellationToken, Task> Before, Action<GraphLimit, TimeSpan> Asked);

/// <summary>
/// Spends before it sends, every try anew, and tells what Graph asks for. Waiting for a turn may take longer than any call may: the time of a call
/// is counted from when it is sent.
/// </summary>
internal sealed class Paced(GraphPace? pace) : DelegatingHandler
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(100);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (limit, cost) = pace is null ? default : await ResourceUnits.OfAsync(request, cancellationToken);
        if (pace is not null) await pace.Before(limit, cost, cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_longest);
        var response = await base.SendAsync(request, patience.Token);
        // SharePoint says it with either.
        if (pace is not null && (int)response.StatusCode is 429 or 503 && response.Headers.RetryAfter is { } after)
            pace.Asked(limit, after.Delta ?? after.Date - response.Headers.Date ?? TimeSpan.Zero);
        return response;
    }
}
