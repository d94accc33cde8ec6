using System.Text.Json;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Teams;

/// <summary><c>composeExtension/query</c>: a search from the compose box.</summary>
internal sealed class ComposeSearch : InvokeKind
{
    private static readonly TurnHandler s_nothing = (_, _) => new(new Reply.Nothing());

    public override Asked? Read(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? new(Whole.ComposeSearch, value, Query(value)) : null;

    public override TurnHandler? Find(Room room, string verb) => room.For(Whole.ComposeSearch) ?? s_nothing;

    public override Answer Write(Reply reply, Asked asked) => reply switch
    {
        Reply.Results results => List(results.Cards),
        Reply.ShowCard shown => List([shown.Card]),
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

    private static Answer List(IReadOnlyList<Card> cards) => Answer.Json(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("composeExtension"u8);
        json.WriteString("type"u8, "result"u8);
        json.WriteString("attachmentLayout"u8, "list"u8);
        json.WriteStartArray("attachments"u8);
        foreach (var card in cards)
        {
            json.WriteStartObject();
            json.WriteString("contentType"u8, Wire.AdaptiveCard);
            json.WritePropertyName("content"u8);
            json.WriteRawValue(card.Json.Span, skipInputValidation: true);
            json.WriteStartObject("preview"u8);
            json.WriteString("contentType"u8, "application/vnd.microsoft.card.thumbnail"u8);
            json.WriteStartObject("content"u8);
            json.WriteString("title"u8, card.Summary);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
