using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>What a card action carries: its own data with the inputs laid over it, as the renderer does.</summary>
public static class ActionData
{
    public static JsonObject Merge(JsonNode? data, JsonObject? inputs)
    {
        var merged = data is JsonObject own ? (JsonObject)own.DeepClone() : [];
        foreach (var (id, value) in inputs ?? [])
            merged[id] = value?.DeepClone();
        return merged;
    }
}
