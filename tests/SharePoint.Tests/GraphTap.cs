using System.Collections.Concurrent;

namespace MicroMajor.SharePoint.Tests;

/// <summary>A call as it went over the wire.</summary>
public sealed record GraphCall(string Method, string Path, string Query);

/// <summary>Sees every call of Graph, and plays faults on those that a test names.</summary>
public sealed class GraphTap
{
    private readonly ConcurrentQueue<GraphCall> calls = [];

    /// <summary>The calls since the last <see cref="Forget"/>.</summary>
    public IReadOnlyList<GraphCall> Calls => [.. calls];

    /// <summary>Runs in place of the call; asks for the call itself with the second argument.</summary>
    public Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>>? Instead { get; set; }

    public void Forget() => calls.Clear();

    public DelegatingHandler Handler() => new Listener(this);

    private sealed class Listener(GraphTap tap) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var uri = request.RequestUri!;
            tap.calls.Enqueue(new(request.Method.Method, Uri.UnescapeDataString(uri.AbsolutePath), Uri.UnescapeDataString(uri.Query)));
            return tap.Instead is { } instead ? instead(request, () => base.SendAsync(request, cancellationToken)) : base.SendAsync(request, cancellationToken);
        }
    }
}
