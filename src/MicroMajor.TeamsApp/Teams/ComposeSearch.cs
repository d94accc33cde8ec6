using System.Text.Json;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Teams;

/// <summary><c>composeExtension/query</c>: a search from the compose box.</summary>
internal class ComposeSearch : InvokeKind
{
    private const string Thumbnail = "application/vnd.microsoft.card.thumbnail";

    protected static TurnHandler Nothing { get; } = (_, _) => new(new Reply.Nothing());

    public override Asked? Read(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? new(Whole.ComposeSearch, value, Query(value)) : null;

    public override TurnHandler? Find(Room room, string verb) => room.For(Whole.ComposeSearch) ?? Nothing;

    public override Answer Write(Reply reply, Asked asked) => reply switch
    {
        Reply.Results results => List(results.Hits),
        Reply.ShowCard shown => List([new(shown.Card.Summary) { Card = shown.Card }]),
        Reply.Say said => Message(said.Text),
        Reply.Nothing => List([]),
        _ => throw Misfit(reply, "search from the compose box"),
    };

    public override Answer Refuse(string sentence) => Message(sentence);

    public override Answer Malformed(string sentence) => Message(sentence);

    public override Answer Fail(string sentence) => Message(sentence);

    // Teams sends the command's parameters by name; Microsoft's local client sends the value alone.
    private static string Query(JsonElement value) =>
        value.TryGetProperty("parameters", out var parameters) && parameters.ValueKind == JsonValueKind.Array && parameters.GetArrayLength() > 0
        && parameters[0].String("name") != "initialRun"
            ? parameters[0].String("value") ?? ""
            : "";

    private static Answer Message(string text) => Answer.Json(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("composeExtension"u8);
        json.WriteString("type"u8, "message"u8);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <param name="keep">False: Teams is not to remember the answer, which it otherwise does for half an hour.</param>
    protected static Answer List(IReadOnlyList<Hit> hits, bool keep = true) => Answer.Json(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("composeExtension"u8);
        json.WriteString("type"u8, "result"u8);
        json.WriteString("attachmentLayout"u8, "list"u8);
        json.WriteStartArray("attachments"u8);
        foreach (var hit in hits) Write(json, hit);
        json.WriteEndArray();
        if (!keep)
        {
            json.WriteStartObject("suggestedActions"u8);
            json.WriteStartArray("actions"u8);
            json.WriteStartObject();
            json.WriteString("type"u8, "setCachePolicy"u8);
            json.WriteString("value"u8, """{"type":"no-cache"}"""u8);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    // The list is made of the previews, which only who searches sees. Of what is still to be picked a client that does not ask puts the title into the message, and no more.
    private static void Write(Utf8JsonWriter json, Hit hit)
    {
        json.WriteStartObject();
        json.WriteString("contentType"u8, hit.Card is null ? Thumbnail : Wire.AdaptiveCard);
        json.WritePropertyName("content"u8);
        if (hit.Card is { } card) json.WriteRawValue(card.Json.Span, skipInputValidation: true);
        else WriteWords(json, hit with { Text = "" }, []);
        json.WriteStartObject("preview"u8);
        json.WriteString("contentType"u8, Thumbnail);
        json.WritePropertyName("content"u8);
        WriteWords(json, hit, hit.Pick);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteWords(Utf8JsonWriter json, Hit hit, IEnumerable<KeyValuePair<string, string>> pick)
    {
        json.WriteStartObject();
        json.WriteString("title"u8, hit.Title);
        if (hit.Text.Length > 0) json.WriteString("text"u8, hit.Text);
        if (pick.Any())
        {
            json.WriteStartObject("tap"u8);
            json.WriteString("type"u8, "invoke"u8);
            json.WriteStartObject("value"u8);
            foreach (var (name, value) in pick) json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}

/// <summary>Which part of the results is asked for.</summary>
public readonly record struct SearchWindow(int Skip, int Count)
{
    /// <summary>Teams asks for so many at a time.</summary>
    public const int Most = 25;

    /// <summary>Of the data of a search from the compose box; the first page where nothing sensible is said.</summary>
    public static SearchWindow Of(JsonElement data)
    {
        var options = data.Object("queryOptions");
        return new(Math.Max(0, Number(options, "skip") ?? 0), Number(options, "count") is { } count and > 0 ? Math.Min(count, Most) : Most);
    }

    private static int? Number(JsonElement? options, string name) =>
        options is { } there && there.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Number && found.TryGetInt32(out var number) ? number : null;
}
