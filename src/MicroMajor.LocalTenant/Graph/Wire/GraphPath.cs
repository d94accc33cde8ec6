namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>
/// Paths as Graph reads them. Clients send <c>/sites/host%3A%2Fsites%2FName</c> as well as <c>/sites/host:/sites/Name:/lists</c>,
/// so everything is decoded first and colons are read afterwards: no name may hold a slash or a colon.
/// </summary>
internal static class GraphPath
{
    /// <summary>Segments; <c>root:/A/b.docx:/content</c> becomes <c>root:/A/b.docx</c> and <c>content</c>.</summary>
    public static List<string> Segments(string decodedPath)
    {
        var parts = decodedPath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var segments = new List<string>(parts.Length);
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].EndsWith(':') || parts[i].Length == 1)
            {
                segments.Add(parts[i]);
                continue;
            }

            var path = new List<string>();
            var open = i + 1;
            for (; open < parts.Length; open++)
            {
                var last = parts[open].EndsWith(':');
                if (parts[open].TrimEnd(':') is { Length: > 0 } name)
                    path.Add(name);
                if (last)
                    break;
            }

            segments.Add($"{parts[i]}/{string.Join('/', path)}");
            i = open;
        }

        return segments;
    }

    /// <summary>Query options by name without <c>$</c>, in lower case: <c>$filter</c>, <c>%24filter</c> and <c>filter</c> are one.</summary>
    public static Dictionary<string, string> Query(string rawQuery)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in rawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            options[name.TrimStart('$')] = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
        }

        return options;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
