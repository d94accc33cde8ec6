using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>A person as the client lists them.</summary>
public sealed record ClientPerson(
    string ObjectId, string DisplayName, string UserPrincipalName, string? JobTitle, string? Department, string Locale, string ChannelId, string ChatId, bool Installed, int Unread);

/// <summary>A chat in the person's list.</summary>
/// <param name="Group">A group chat; else the person's own with the bot.</param>
public sealed record ClientChat(string ChatId, string Name, bool Installed, int Unread, ClientMessage? Last, bool Group = false);

/// <summary>A message as one person sees it.</summary>
/// <param name="From">bot, me, or other: somebody else in a group.</param>
/// <param name="Card">The first Adaptive Card, in the person's own view when there is one.</param>
/// <param name="Attachments">Every other attachment.</param>
/// <param name="PersonalView">The card is not what the bot sent to everybody but the answer to this person's invoke.</param>
/// <param name="RefreshDue">Opening the chat should ask for a fresh view: <c>POST …/refresh</c>.</param>
public sealed record ClientMessage(
    string Id, string ChatId, string From, string Author, string? Text, string TextFormat, string? Summary, DateTimeOffset At, DateTimeOffset? EditedAt,
    bool Deleted, bool Undelivered, string? ReplyToId, JsonObject? Card, JsonArray Attachments, JsonArray SuggestedActions, bool PersonalView, bool RefreshDue, long Change);

/// <summary>Draws what the client sees from what is kept.</summary>
public sealed class ClientViews(LocalTenantOptions options, ChannelIds ids, ChatStore chats, TimeProvider time)
{
    public ClientPerson Person(SeedPerson person) => new(
        person.ObjectId, person.DisplayName, person.UserPrincipalName, person.JobTitle, person.Department, person.Locale,
        ids.MriOf(person), ids.ConversationOf(person), IsInstalled(person), chats.Unread(ids.ConversationOf(person)));

    public ClientChat Chat(SeedPerson person)
    {
        var chatId = ids.ConversationOf(person);
        return new ClientChat(chatId, options.Seed.App.DisplayName, IsInstalled(person), chats.Unread(chatId), chats.Messages(chatId).LastOrDefault() is { } last ? Message(person, last) : null);
    }

    /// <summary>The chat with the bot first, then the groups.</summary>
    public IReadOnlyList<ClientChat> Chats(SeedPerson person) => [Chat(person), .. ids.GroupsOf(person).Select(group => Group(person, group))];

    private ClientChat Group(SeedPerson person, HostedGroup group)
    {
        var chatId = ids.ConversationOf(group);
        return new ClientChat(chatId, group.Name, IsInstalled(person), chats.UnreadInGroup(chatId, person.ObjectId), chats.Messages(chatId, person.ObjectId).LastOrDefault() is { } last ? Message(person, last) : null, Group: true);
    }

    public ClientMessage Message(SeedPerson person, ChatMessage message) => new(
        message.Id,
        message.ConversationId,
        message.FromBot ? "bot" : IsBy(person, message) ? "me" : "other",
        message.FromBot ? options.Seed.App.DisplayName : IsBy(person, message) ? person.DisplayName : ids.PersonByObjectId(message.PersonId)?.DisplayName ?? "",
        message.Deleted ? null : message.Activity.Text("text"),
        message.Activity.Text("textFormat") ?? "markdown",
        message.Activity.Text("summary"),
        message.At,
        message.EditedAt,
        message.Deleted,
        message.Undelivered,
        message.Activity.Text("replyToId"),
        message.Deleted ? null : message.Card?.DeepClone() as JsonObject,
        message.Deleted ? [] : OtherAttachments(message),
        message.Deleted ? [] : message.Activity.Object("suggestedActions").Array("actions")?.DeepClone() as JsonArray ?? [],
        message.View is not null,
        IsInstalled(person) && chats.Find(message.ConversationId)?.Installed == true && CardRefresh.IsDue(message, ids.MriOf(person), time.GetUtcNow()),
        message.Change);

    private static bool IsBy(SeedPerson person, ChatMessage message) => string.Equals(message.PersonId, person.ObjectId, StringComparison.OrdinalIgnoreCase);

    public bool IsInstalled(SeedPerson person) => chats.Find(ids.ConversationOf(person))?.Installed == true;

    private static JsonArray OtherAttachments(ChatMessage message)
    {
        var others = (message.Activity.Array("attachments") ?? []).OfType<JsonObject>().Where(attachment =>
            !ReferenceEquals(attachment.Object("content"), message.BaseCard) && (message.FromBot || attachment.Text("contentType") != "text/html"));
        return new JsonArray([.. others.Select(attachment => attachment.DeepClone())]);
    }
}
