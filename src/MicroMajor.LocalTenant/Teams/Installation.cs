namespace MicroMajor.LocalTenant.Teams;

/// <summary>A person adds the app or takes it away, and the bot is told.</summary>
public sealed class Installation(ChannelIds ids, ChatStore chats, Activities activities, BotEndpoint bot, LiveEvents live)
{
    /// <summary>False when the person has the app already; then the bot hears nothing.</summary>
    public async Task<bool> AddAsync(SeedPerson person, CancellationToken cancellation)
    {
        if (!chats.SetInstalled(ids.ConversationOf(person), person.ObjectId, true))
            return false;
        await bot.SendAsync(person, activities.MembersAdded(person), cancellation);
        await bot.SendAsync(person, activities.Installation(person, "add"), cancellation);
        live.Tell(person.ObjectId, new LiveEvent("installed"));
        return true;
    }

    /// <summary>False when the person did not have the app.</summary>
    public async Task<bool> RemoveAsync(SeedPerson person, CancellationToken cancellation)
    {
        if (!chats.SetInstalled(ids.ConversationOf(person), person.ObjectId, false))
            return false;
        await bot.SendAsync(person, activities.Installation(person, "remove"), cancellation);
        live.Tell(person.ObjectId, new LiveEvent("installed"));
        return true;
    }
}
