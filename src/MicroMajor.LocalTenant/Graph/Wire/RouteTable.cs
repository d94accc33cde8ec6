namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>A route of Graph: what it is called, what it asks for, which query options it understands.</summary>
internal sealed record GraphRoute(string Method, string Template, Access Access, IReadOnlySet<string> Options, Func<GraphCall, GraphReply> Handle)
{
    public string[] Parts { get; } = Template.Split('/');

    /// <summary>What the log calls it, e.g. <c>GET sites/{site}/lists/{list}/items</c>.</summary>
    public string Kind => $"{Method} {Template}";
}

/// <summary>Every route that the local tenant knows.</summary>
internal sealed class RouteTable
{
    private readonly Dictionary<int, List<GraphRoute>> byLength = [];

    public void Add(string method, string template, Access access, Func<GraphCall, GraphReply> handle, params IEnumerable<string> options)
    {
        var route = new GraphRoute(method, template, access, new HashSet<string>(options, StringComparer.OrdinalIgnoreCase), handle);
        if (!byLength.TryGetValue(route.Parts.Length, out var routes))
            byLength[route.Parts.Length] = routes = [];
        routes.Add(route);
    }

    /// <summary>The route and what its holes hold, or null.</summary>
    public (GraphRoute Route, Dictionary<string, string> Holes)? Find(string method, List<string> segments)
    {
        foreach (var route in byLength.GetValueOrDefault(segments.Count) ?? [])
        {
            if (route.Method == method && Match(route, segments) is { } holes)
                return (route, holes);
        }

        return null;
    }

    private static Dictionary<string, string>? Match(GraphRoute route, List<string> segments)
    {
        var holes = new Dictionary<string, string>();
        for (var i = 0; i < segments.Count; i++)
        {
            var part = route.Parts[i];
            if (part[0] == '{')
                holes[part[1..^1]] = segments[i];
            else if (part.IndexOf('{') is > 0 and var hole)
            {
                // A function: servicePrincipals(appId='{appId}').
                var end = part[(part.IndexOf('}') + 1)..];
                if (!segments[i].StartsWith(part[..hole], StringComparison.OrdinalIgnoreCase) || !segments[i].EndsWith(end, StringComparison.Ordinal) || segments[i].Length < hole + end.Length)
                    return null;
                holes[part[(hole + 1)..part.IndexOf('}')]] = segments[i][hole..^end.Length];
            }
            else if (!part.Equals(segments[i], StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return holes;
    }
}
