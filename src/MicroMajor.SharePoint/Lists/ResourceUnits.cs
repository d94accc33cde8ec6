using System.Text.Json;

namespace MicroMajor.SharePoint.Lists;

/// <summary>
/// What a call of Graph costs: “Avoid getting throttled or blocked in SharePoint Online” counts 1 for one item and for a file's content, 2 for several
/// and for every change, 5 for permissions; each part of a batch counts for itself.
/// </summary>
internal static class ResourceUnits
{
    private const int One = 1, Many = 2, Change = 2, Permissions = 5;

    private static readonly HashSet<string> s_lists = new(["sites", "lists", "columns", "items", "versions", "drives", "children"], StringComparer.OrdinalIgnoreCase);

    public static async ValueTask<(GraphLimit Limit, int Cost)> OfAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (!path.EndsWith("/$batch", StringComparison.OrdinalIgnoreCase) || request.Content is null) return Of(request.Method, path, request.RequestUri.Query);
        await request.Content.LoadIntoBufferAsync(ct);
        using var batch = await JsonDocument.ParseAsync(await request.Content.ReadAsStreamAsync(ct), cancellationToken: ct);
        var parts = batch.RootElement.GetProperty("requests").EnumerateArray().Select(part => Of(new(part.GetProperty("method").GetString()!), part.GetProperty("url").GetString()!.Split('?')[0], "")).ToList();
        return (parts.TrueForAll(p => p.Limit == GraphLimit.Directory) ? GraphLimit.Directory : GraphLimit.Units, parts.Sum(p => p.Cost));
    }

    public static (GraphLimit Limit, int Cost) Of(HttpMethod method, string path, string query)
    {
        var parts = path.TrimEnd('/').Split('/');
        if (parts[^1].EndsWith("sendActivityNotification", StringComparison.OrdinalIgnoreCase)) return (GraphLimit.Feed, 1);
        if (parts.Any(p => p.Equals("users", StringComparison.OrdinalIgnoreCase) || p.StartsWith("servicePrincipals", StringComparison.OrdinalIgnoreCase))) return (GraphLimit.Directory, One);
        if (parts[^1] == "permissions" || query.Contains("permissions", StringComparison.OrdinalIgnoreCase)) return (GraphLimit.Units, Permissions);
        return (GraphLimit.Units, method != HttpMethod.Get ? Change : s_lists.Contains(parts[^1]) ? Many : One);
    }
}
