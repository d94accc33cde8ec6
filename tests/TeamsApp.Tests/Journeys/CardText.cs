using System.Text.Json.Nodes;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>Reads cards as a person does.</summary>
internal static class CardText
{
    /// <summary>Every text on it.</summary>
    public static IEnumerable<string> Texts(JsonNode? card) => card switch
    {
        JsonObject o => o.Where(p => p.Key is not ("fallback" or "refresh" or "$schema")).SelectMany(p =>
            p.Value is JsonValue value ? p.Key is "text" or "value" or "title" or "url" && value.TryGetValue<string>(out var text) ? [text] : [] : Texts(p.Value)),
        JsonArray a => a.SelectMany(Texts),
        _ => [],
    };

    /// <summary>Every button on it.</summary>
    public static IEnumerable<JsonObject> Actions(JsonNode? card) => card switch
    {
        JsonObject o => ((string?)(o["type"] as JsonValue) == "Action.Execute" ? [o] : Enumerable.Empty<JsonObject>())
            .Concat(o.Where(p => p.Key is not ("fallback" or "refresh" or "data")).SelectMany(p => Actions(p.Value))),
        JsonArray a => a.SelectMany(Actions),
        _ => [],
    };

    /// <summary>What a button carries.</summary>
    public static JsonObject Data(JsonObject action) => action["data"] as JsonObject ?? [];
}
