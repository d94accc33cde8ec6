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
            // What Graph hands out to fetch a file's bytes is an address of its own.
            if (!path.StartsWith("/v1.0/", StringComparison.Ordinal)) return "file content";
            path = ByPath().Replace(path["/v1.0/".Length..], ":/{path}:");
            return string.Join('/', path.Split('/').Select(s => Name().IsMatch(s) ? s : s.StartsWith("{path}", StringComparison.Ordinal) || s.EndsWith(':') ? s : "{id}"));
        }
    }

    [GeneratedRegex(":/.*:")]
    private static partial Regex ByPath();

    // Names of Graph's own are letters; ids have digits, dots or commas.
    [GeneratedRegex("^[a-zA-Z]+$")]
    private static partial Regex Name();
}
