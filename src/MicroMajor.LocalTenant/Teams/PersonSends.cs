using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>A person's message on its way: into the chat, to the bot, and marked when it did not arrive.</summary>
public sealed class PersonSends(ChatStore chats, ClientViews views, LiveEvents live, BotEndpoint bot)
{
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
