using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>Remembers where people can be written to, whenever they are met.</summary>
public sealed class Contacts(IDirectory directory)
{
    /// <summary>The person was met in their personal chat.</summary>
    public Task MetAsync(Turn turn, CancellationToken ct) => directory.SaveContactAsync(
        new(new(turn.User.ObjectId), turn.User.Name ?? "", turn.User.TenantId, turn.User.ChannelUserId, turn.Chat.ConversationId, turn.Chat.ServiceUrl, turn.Chat.BotId,
            turn.Language == Language.Zh ? "zh-CN" : "en-US"),
        ct);
}
