using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>An answer of Graph: JSON or nothing, and headers beside it.</summary>
internal sealed record GraphReply(int Status, JsonNode? Json = null)
{
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static GraphReply Ok(JsonNode json) => new(200, json);

    public static GraphReply Created(JsonNode json) => new(201, json);

    public static GraphReply NoContent() => new(204);

    public static GraphReply Redirect(string location) => new(302) { Headers = { ["Location"] = location } };

    public GraphReply With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }
}
