using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace MicroMajor.Demo;

/// <summary>Counts the app's calls to Graph by method and route.</summary>
internal sealed partial class GraphCallCount
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    public SortedDictionary<string, int> ByKind => new(counts, StringComparer.Ordinal);

    internal sealed class Tap(GraphCallCount count) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            count.counts.AddOrUpdate($"{request.Method} {Route(request.RequestUri!)}", 1, (_, n) => n + 1);
            return base.SendAsync(request, cancellationToken);
        }

        private static string Route(Uri uri)
        {
            var path = Uri.UnescapeDataString(uri.AbsolutePath);
            path = Content().Replace(path, "root:/{path}:");
            return string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(s => Id().IsMatch(s) ? "{id}" : s));
        }
    }

    [GeneratedRegex(@"root:/.*:")]
    private static partial Regex Content();

    [GeneratedRegex(@"^[^a-zA-Z]*$|[0-9a-f]{8}-|[,:].*|^b!|%")]
    private static partial Regex Id();
}
