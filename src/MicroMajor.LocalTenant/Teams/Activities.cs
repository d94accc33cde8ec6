using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>The activities that Teams sends to a bot, in full.</summary>
public sealed class Activities(LocalTenantOptions options, ChannelIds ids, TenantAddress address, TimeProvider time, IHttpContextAccessor http)
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>Where the bot answers to.</summary>
    public string ServiceUrl => $"{address.Base}/connector/";

    /// <summary>A typed message, with files or without.</summary>
    public JsonObject Typed(SeedPerson person, string text, params IReadOnlyList<JsonObject> files)
    {
        var activity = Message(person, text.Length > 0 ? text : null);
        // The client of Teams sends what was typed a second time, as HTML.
        activity["attachments"] = new JsonArray([.. files, new JsonObject
        {
            ["contentType"] = "text/html",
            ["content"] = $"<p>{WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal)}</p>",
        }]);
        return activity;
    }

    /// <summary>What Action.Submit sends: a message with a value and, for messageBack, a text.</summary>
    public JsonObject Submitted(SeedPerson person, string? text, JsonNode? value, string messageId)
    {
        var activity = Message(person, text);
        activity["value"] = value?.DeepClone();
        activity["replyToId"] = messageId;
        return activity;
    }

    /// <summary>An invoke; its answer is the body of the response.</summary>
    /// <param name="chatId">Where; the person's own chat with the bot unless it is a group.</param>
    public JsonObject Invoke(SeedPerson person, string name, JsonObject value, string? messageId, string source, string? chatId = null)
    {
        var activity = Frame(person, "invoke", chatId);
        activity["id"] = $"f:{Guid.NewGuid()}";
        activity["name"] = name;
        activity["value"] = value.DeepClone();
        activity["channelData"]!["source"] = new JsonObject { ["name"] = source };
        if (messageId is not null)
            activity["replyToId"] = messageId;
        return activity;
    }

    /// <summary>The chat has new members: the person and the bot.</summary>
    public JsonObject MembersAdded(SeedPerson person)
    {
        var activity = Frame(person, "conversationUpdate");
        activity["id"] = $"f:{Guid.NewGuid()}";
        activity["membersAdded"] = new JsonArray(
            new JsonObject { ["id"] = ids.MriOf(person), ["aadObjectId"] = person.ObjectId },
            new JsonObject { ["id"] = ids.BotId });
        return activity;
    }

    /// <summary>What is written in a group: the bot hears of it only when it is spoken to.</summary>
    public JsonObject Written(SeedPerson person, string chatId, string text, params IReadOnlyList<JsonObject> cards)
    {
        var activity = Frame(person, "message", chatId);
        activity["textFormat"] = "plain";
        if (text.Length > 0) activity["text"] = text;
        activity["attachments"] = new JsonArray([.. cards.Select(card => card.DeepClone())]);
        return activity;
    }

    /// <summary>The bot came into a group, with the first card of its app that can refresh.</summary>
    public JsonObject BotAdded(SeedPerson by, string chatId)
    {
        var activity = Frame(by, "conversationUpdate", chatId);
        activity["id"] = $"f:{Guid.NewGuid()}";
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = ids.BotId });
        return activity;
    }

    /// <summary>The person added the app (<c>add</c>) or took it away (<c>remove</c>).</summary>
    public JsonObject Installation(SeedPerson person, string action)
    {
        var activity = Frame(person, "installationUpdate");
        activity["id"] = $"f:{Guid.NewGuid()}";
        activity["action"] = action;
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = ids.ConversationOf(person) } };
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        return activity;
    }

    private JsonObject Message(SeedPerson person, string? text)
    {
        var activity = Frame(person, "message");
        activity["textFormat"] = "plain";
        if (text is not null)
            activity["text"] = text;
        return activity;
    }

    private JsonObject Frame(SeedPerson person, string type, string? chatId = null)
    {
        var now = time.GetUtcNow();
        var locale = LocaleOf(person);
        return new JsonObject
        {
            ["type"] = type,
            ["timestamp"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["localTimestamp"] = now.ToOffset(Shanghai).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            ["localTimezone"] = "Asia/Shanghai",
            ["channelId"] = "msteams",
            ["serviceUrl"] = ServiceUrl,
            ["from"] = new JsonObject { ["id"] = ids.MriOf(person), ["name"] = person.DisplayName, ["aadObjectId"] = person.ObjectId },
            ["conversation"] = chatId is not null && ids.GroupByConversation(chatId) is { } group
                ? new JsonObject { ["isGroup"] = true, ["conversationType"] = "groupChat", ["tenantId"] = options.Seed.TenantId, ["id"] = chatId, ["name"] = group.Name }
                : new JsonObject { ["conversationType"] = "personal", ["tenantId"] = options.Seed.TenantId, ["id"] = ids.ConversationOf(person) },
            ["recipient"] = new JsonObject { ["id"] = ids.BotId, ["name"] = options.Seed.App.DisplayName },
            ["locale"] = locale,
            ["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "clientInfo",
                ["locale"] = locale,
                ["country"] = "CN",
                ["platform"] = "Web",
                ["timezone"] = "Asia/Shanghai",
            }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = options.Seed.TenantId } },
        };
    }

    /// <summary>The language of the client that the person uses now (its Accept-Language), else the person's own.</summary>
    private string LocaleOf(SeedPerson person) =>
        http.HttpContext?.Request.GetTypedHeaders().AcceptLanguage is [var first, ..] ? first.Value.ToString() : person.Locale;
}
