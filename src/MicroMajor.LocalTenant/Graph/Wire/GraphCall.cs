using System.Text.Json;
using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>One request to Graph, whether it came alone or as a part of a batch.</summary>
internal sealed class GraphCall
{
    public required string Method { get; init; }

    /// <summary>The decoded path below <c>/v1.0</c>, without the slash in front.</summary>
    public required string Path { get; init; }

    /// <summary>The query as it came, without the question mark.</summary>
    public required string RawQuery { get; init; }

    public required IReadOnlyDictionary<string, string> Query { get; init; }

    public required Func<string, string?> Header { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The service root, e.g. <c>http://127.0.0.1:5100/v1.0</c>.</summary>
    public required string Root { get; init; }

    public required string RequestId { get; init; }

    public required string ClientRequestId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Caller Caller { get; init; }

    /// <summary>What the route's holes were filled with.</summary>
    public IReadOnlyDictionary<string, string> Holes { get; set; } = new Dictionary<string, string>();

    public string this[string hole] => Holes[hole];

    /// <summary>A query option by its name without <c>$</c>.</summary>
    public string? Option(string name) => Query.GetValueOrDefault(name);

    /// <summary>The body as a JSON object; anything else is a 400.</summary>
    public JsonObject Json()
    {
        try
        {
            return Body.Length > 0 && JsonNode.Parse(Body.Span) is JsonObject json
                ? json
                : throw new GraphError(400, "BadRequest", "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");
        }
        catch (JsonException)
        {
            throw new GraphError(400, "BadRequest", "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");
        }
    }

    public string Context(string what) => $"{Root}/$metadata#{what}";
}
