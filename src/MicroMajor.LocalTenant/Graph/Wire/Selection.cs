using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>What <c>$select</c> asks for; nothing asked is the default set.</summary>
internal sealed class Selection
{
    private readonly HashSet<string>? names;

    private Selection(HashSet<string>? names) => this.names = names;

    public static Selection Of(GraphCall call) => Parse(call.Option("select"));

    public static Selection Parse(string? select) =>
        string.IsNullOrWhiteSpace(select) || select.Trim() == "*"
            ? new Selection(null)
            : new Selection(select.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase));

    public bool IsDefault => names is null;

    /// <summary>Was it named?</summary>
    public bool Names(string property) => names?.Contains(property) == true;

    /// <summary>Is it shown: named, or nothing was named.</summary>
    public bool Shows(string property) => names is null || names.Contains(property);

    /// <summary>Drops what was not asked for; annotations and expanded properties stay.</summary>
    public JsonObject Apply(JsonObject json, params ReadOnlySpan<string> expanded)
    {
        if (names is null)
            return json;
        foreach (var property in json.Select(p => p.Key).ToList())
        {
            if (!names.Contains(property) && !property.Contains('@') && !expanded.Contains(property))
                json.Remove(property);
        }

        return json;
    }
}
