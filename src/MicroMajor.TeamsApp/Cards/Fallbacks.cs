using System.Text.Json.Nodes;

namespace MicroMajor.TeamsApp.Cards;

/// <summary>
/// Clients without Action.Execute get an Action.Submit with the same title and data, and the verb inside the data.
/// Written here once, so that no card says everything twice and the two cannot differ.
/// </summary>
internal static class Fallbacks
{
    public static void Add(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var row in list)
            {
                Add(row);
            }
        }
        else if (node is JsonObject thing)
        {
            if (thing["actions"] is JsonArray actions)
            {
                foreach (var action in actions.OfType<JsonObject>().Where(NeedsOne))
                {
                    action["fallback"] = Submit(action);
                }
            }

            foreach (var (_, value) in thing)
            {
                Add(value);
            }
        }
    }

    private static bool NeedsOne(JsonObject action) =>
        action["type"] is JsonValue type && type.ToString() == "Action.Execute" && !action.ContainsKey("fallback") && action["verb"] is not null && action["data"] is null or JsonObject;

    private static JsonObject Submit(JsonObject action)
    {
        var data = (JsonObject?)action["data"]?.DeepClone() ?? [];
        data["verb"] = action["verb"]!.DeepClone();
        var submit = new JsonObject { ["type"] = "Action.Submit", ["title"] = action["title"]?.DeepClone(), ["data"] = data };
        if (action["associatedInputs"] is { } inputs)
        {
            submit["associatedInputs"] = inputs.DeepClone();
        }

        return submit;
    }
}
