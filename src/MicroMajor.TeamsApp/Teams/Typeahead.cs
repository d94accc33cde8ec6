using System.Text.Json;

namespace MicroMajor.TeamsApp.Teams;

/// <summary><c>application/search</c>: suggestions while somebody types into a choice set.</summary>
internal sealed class Typeahead : InvokeKind
{
    private const int DefaultTop = 15;

    public override Asked? Read(JsonElement value) => value.String("dataset") is { Length: > 0 } dataset
        ? new(dataset, value, value.String("queryText") ?? "")
        : null;

    public override TurnHandler? Find(Room room, string verb) => room.Search(verb);

    public override Answer Write(Reply reply, Asked asked) => reply switch
    {
        Reply.Suggest suggest => Results(suggest.Suggestions.Take(Top(asked.Data))),
        Reply.Nothing => Results([]),
        _ => throw Misfit(reply, "typeahead"),
    };

    public override Answer Refuse(string sentence) => Error(400, "UnknownDataset", sentence);

    private static int Top(JsonElement value) =>
        value.Object("queryOptions") is { } options && options.TryGetProperty("top", out var top)
        && top.ValueKind == JsonValueKind.Number && top.TryGetInt32(out var count) && count > 0
            ? count
            : DefaultTop;

    private static Answer Results(IEnumerable<Suggestion> suggestions) => Answer.Json(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("statusCode"u8, 200);
        json.WriteString("type"u8, Wire.SearchResponse);
        json.WriteStartObject("value"u8);
        json.WriteStartArray("results"u8);
        foreach (var suggestion in suggestions)
        {
            json.WriteStartObject();
            json.WriteString("title"u8, suggestion.Title);
            json.WriteString("value"u8, suggestion.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
