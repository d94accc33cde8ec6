using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>A person's message on its way: into the chat, to the bot, and marked when it did not arrive.</summary>
public sealed class PersonSends(ChannelIds ids, ChatStore chats, ClientViews views, LiveEvents live, Activities activities, BotEndpoint bot)
{
    /// <summary>A message in a group. With the first card that can refresh the bot comes into it, for otherwise nobody's client could ask it.</summary>
    public async Task<IResult> WriteAsync(SeedPerson person, string chatId, string text, JsonObject? card, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text) && card is null) return Results.BadRequest();
        string? failure = null;
        if (card is not null && CardRefresh.ActionOf(card.Object("content")) is not null && chats.SetInstalled(chatId, "", true))
            failure = (await bot.SendAsync(person, activities.BotAdded(person, chatId), cancellation)).Failure;
        var message = chats.Add(chatId, person.ObjectId, fromBot: false, activities.Written(person, chatId, text, card is null ? [] : [ComposeBox.Attachment(card)]));
        foreach (var member in ids.MembersOf(chatId)) live.Tell(member.ObjectId, new LiveEvent("message", message.Id, message.Change));
        return Results.Json(new { message = views.Message(person, chats.Message(message.Id, person.ObjectId)!), failure });
    }

    /// <returns>The message as its sender sees it, and the bot's failure when there was one.</returns>
    public async Task<IResult> SendAsync(SeedPerson person, string chatId, JsonObject activity, CancellationToken cancellation)
    {
        var message = chats.Add(chatId, person.ObjectId, fromBot: false, activity);
        live.Tell(person.ObjectId, new LiveEvent("message", message.Id, message.Change));
        var answer = await bot.SendAsync(person, activity, cancellation);
        if (answer.Failure is not null)
        {
            chats.MarkUndelivered(message.Id);
            live.Tell(person.ObjectId, new LiveEvent("message", message.Id, chats.Message(message.Id)!.Change));
        }

        return Results.Json(new { message = views.Message(person, chats.Message(message.Id)!), failure = answer.Failure });
    }
}
