using System.Buffers;
using System.Text.Json;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>The JSON of what the bot sends.</summary>
internal static class OutgoingActivity
{
    public static ReadOnlyMemory<byte> Card(ChatAddress chat, Card card, Language language) => Write(card.Json.Length + 512, json =>
    {
        Envelope(json, "message"u8, chat);
        json.WriteString("locale"u8, Locale(language));
        json.WriteString("summary"u8, card.Summary);
        json.WriteStartArray("attachments"u8);
        json.WriteStartObject();
        json.WriteString("contentType"u8, Wire.AdaptiveCard);
        json.WritePropertyName("content"u8);
        json.WriteRawValue(card.Json.Span, skipInputValidation: true);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    // Plain, not Markdown: a sentence may quote what somebody typed, and a quoted link must not become one.
    public static ReadOnlyMemory<byte> Text(ChatAddress chat, string text, Language language) => Write(512, json =>
    {
        Envelope(json, "message"u8, chat);
        json.WriteString("locale"u8, Locale(language));
        json.WriteString("textFormat"u8, "plain"u8);
        json.WriteString("text"u8, text);
    });

    public static ReadOnlyMemory<byte> Offer(ChatAddress chat, FileOffer offer, Language language) => Write(512, json =>
    {
        Envelope(json, "message"u8, chat);
        json.WriteString("locale"u8, Locale(language));
        Attachment(json, "application/vnd.microsoft.teams.card.file.consent", offer.Name, null, content =>
        {
            content.WriteString("description"u8, offer.Description);
            content.WriteNumber("sizeInBytes"u8, offer.Size);
            foreach (var name in (ReadOnlySpan<string>)["acceptContext", "declineContext"])
            {
                content.WriteStartObject(name);
                content.WriteString("verb"u8, offer.Verb);
                foreach (var (key, value) in offer.Data)
                {
                    content.WritePropertyName(key);
                    value!.WriteTo(content);
                }

                content.WriteEndObject();
            }
        });
    });

    public static ReadOnlyMemory<byte> File(ChatAddress chat, FilePlace place, Language language) => Write(512, json =>
    {
        Envelope(json, "message"u8, chat);
        json.WriteString("locale"u8, Locale(language));
        Attachment(json, "application/vnd.microsoft.teams.card.file.info", place.Name, place.ContentUrl, content =>
        {
            content.WriteString("uniqueId"u8, place.UniqueId);
            content.WriteString("fileType"u8, place.FileType);
        });
    });

    private static void Attachment(Utf8JsonWriter json, string type, string name, string? contentUrl, Action<Utf8JsonWriter> content)
    {
        json.WriteStartArray("attachments"u8);
        json.WriteStartObject();
        json.WriteString("contentType"u8, type);
        json.WriteString("name"u8, name);
        if (contentUrl is not null) json.WriteString("contentUrl"u8, contentUrl);
        json.WriteStartObject("content"u8);
        content(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    public static ReadOnlyMemory<byte> Typing(ChatAddress chat) => Write(256, json => Envelope(json, "typing"u8, chat));

    /// <summary>The request for a one-to-one chat: exactly one member, by the channel's id.</summary>
    public static ReadOnlyMemory<byte> NewChat(string botId, string tenantId, string channelUserId) => Write(256, json =>
    {
        json.WriteBoolean("isGroup"u8, false);
        WriteAccount(json, "bot"u8, botId);
        json.WriteStartArray("members"u8);
        json.WriteStartObject();
        json.WriteString("id"u8, channelUserId);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("tenantId"u8, tenantId);
        json.WriteStartObject("channelData"u8);
        WriteAccount(json, "tenant"u8, tenantId);
        json.WriteEndObject();
    });

    private static ReadOnlyMemory<byte> Write(int size, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(size);
        using (var json = new Utf8JsonWriter(buffer, Wire.Json))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static void Envelope(Utf8JsonWriter json, ReadOnlySpan<byte> type, ChatAddress chat)
    {
        json.WriteString("type"u8, type);
        json.WriteString("channelId"u8, "msteams"u8);
        WriteAccount(json, "from"u8, chat.BotId);
        WriteAccount(json, "conversation"u8, chat.ConversationId);
    }

    private static void WriteAccount(Utf8JsonWriter json, ReadOnlySpan<byte> name, string id)
    {
        json.WriteStartObject(name);
        json.WriteString("id"u8, id);
        json.WriteEndObject();
    }

    private static string Locale(Language language) => language == Language.Zh ? "zh-CN" : "en-US";
}
