using System.Text.Json;

namespace MicroMajor.TeamsApp.Teams;

/// <summary><c>adaptiveCard/action</c>: a button of a card, or the card refreshing itself.</summary>
internal sealed class CardAction : InvokeKind
{
    private static readonly byte[] s_head = """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":"""u8.ToArray();
    private static readonly byte[] s_tail = "}"u8.ToArray();

    public override bool CanComeLate => true;

    public override Asked? Read(JsonElement value)
    {
        if (value.Object("action") is not { } action || action.String("verb") is not { Length: > 0 } verb) return null;
        return new(verb, action.Object("data") ?? Wire.NoData, Automatic: value.String("trigger") == "automatic");
    }

    public override TurnHandler? Find(Room room, string verb) => room.Card(verb);

    public override Answer Write(Reply reply, Asked asked) => reply switch
    {
        Reply.ShowCard shown => new(StatusCodes.Status200OK, s_head, shown.Card.Json, s_tail),
        Reply.Say said => Sentence(said.Text),
        Reply.CloseDialog closed => Sentence(closed.Text ?? ""),
        Reply.OfferFile offered => Sentence(offered.Text),
        Reply.Nothing => Sentence(""),
        _ => throw Misfit(reply, "card's button"),
    };

    // A person pressed something that is no longer there: they are told so, which an error code would not do.
    public override Answer Refuse(string sentence) => Sentence(sentence);

    public static Answer Sentence(string text) => Answer.Json(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("statusCode"u8, 200);
        json.WriteString("type"u8, Wire.Message);
        json.WriteString("value"u8, text);
        json.WriteEndObject();
    });
}
