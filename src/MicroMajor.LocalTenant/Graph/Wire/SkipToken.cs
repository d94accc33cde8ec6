using System.Globalization;
using System.Text;

namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>The mark of where a page ended. Opaque to clients.</summary>
internal sealed record SkipToken(long AfterId, int Skip)
{
    public static SkipToken Read(string? token)
    {
        if (token is null)
            return new SkipToken(0, 0);
        try
        {
            var options = GraphPath.Query(Encoding.ASCII.GetString(Convert.FromBase64String(token)));
            return new SkipToken(
                options.TryGetValue("p_ID", out var id) ? long.Parse(id, CultureInfo.InvariantCulture) : 0,
                options.TryGetValue("p_Skip", out var skip) ? int.Parse(skip, CultureInfo.InvariantCulture) : 0);
        }
        catch (FormatException)
        {
            throw GraphError.Invalid("The skip token is not valid.");
        }
    }

    public static string After(long id) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"Paged=TRUE&p_ID={id}"));

    public static string Skipping(int count) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"Paged=TRUE&p_Skip={count}"));

    /// <summary>The same question with the mark of the next page.</summary>
    public static string NextLink(GraphCall call, string token)
    {
        var kept = call.RawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !Uri.UnescapeDataString(pair).TrimStart('$').StartsWith("skiptoken=", StringComparison.OrdinalIgnoreCase))
            .Append($"$skiptoken={Uri.EscapeDataString(token)}");
        var path = string.Join('/', call.Path.Split('/').Select(Uri.EscapeDataString));
        return $"{call.Root}/{path.Replace("%3A", ":").Replace("%2C", ",")}?{string.Join('&', kept)}";
    }
}
