using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Teams;

/// <summary><c>task/fetch</c> and <c>task/submit</c>: a dialog opens, or its button was pressed.</summary>
internal class DialogStep : InvokeKind
{
    private static readonly byte[] s_tail = "}}}}"u8.ToArray();

    // As for clients without dialogs: what would have opened or closed one comes as a message.
    public override bool CanComeLate => true;

    public override Asked? Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return null;
        var data = value.Object("data") ?? Wire.NoData;
        return VerbOf(value, data) is { Length: > 0 } verb ? new(verb, data) : null;
    }

    protected virtual string? VerbOf(JsonElement value, JsonElement data) => data.String("verb");

    public override TurnHandler? Find(Room room, string verb) => room.Dialog(verb);

    public override Answer Write(Reply reply, Asked asked) => reply switch
    {
        Reply.OpenDialog open => Continue(open.Title, open.Height, open.Width, open.Card),
        Reply.CloseDialog { Text: { } text } => Message(text),
        Reply.Say said => Message(said.Text),
        Reply.CloseDialog or Reply.Nothing => Answer.Ok,
        _ => throw Misfit(reply, "dialog"),
    };

    public override Answer Refuse(string sentence) => Message(sentence);

    // A dialog knows no error shape; its message is the only thing a person would see.
    public override Answer Malformed(string sentence) => Message(sentence);

    public override Answer Fail(string sentence) => Message(sentence);

    private static Answer Message(string text) => Answer.Json(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("task"u8);
        json.WriteString("type"u8, "message"u8);
        json.WriteString("value"u8, text);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static Answer Continue(string title, string height, string width, Card card)
    {
        var head = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(head, Wire.Json))
        {
            json.WriteStartObject();
            json.WriteStartObject("task"u8);
            json.WriteString("type"u8, "continue"u8);
            json.WriteStartObject("value"u8);
            json.WriteString("title"u8, title);
            WriteSize(json, "height"u8, height);
            WriteSize(json, "width"u8, width);
            json.WriteStartObject("card"u8);
            json.WriteString("contentType"u8, Wire.AdaptiveCard);
            json.WritePropertyName("content"u8);
            json.Flush();
        }
        return new(StatusCodes.Status200OK, head.WrittenMemory, card.Json, s_tail);
    }

    // "small", "medium", "large", or a number of pixels.
    private static void WriteSize(Utf8JsonWriter json, ReadOnlySpan<byte> name, string size)
    {
        if (int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels)) json.WriteNumber(name, pixels);
        else json.WriteString(name, size);
    }
}

/// <summary>The same from the compose box, where the opening carries the command's name instead of data.</summary>
internal sealed class ComposeDialogStep : DialogStep
{
    protected override string? VerbOf(JsonElement value, JsonElement data) => data.String("verb") ?? value.String("commandId");
}
