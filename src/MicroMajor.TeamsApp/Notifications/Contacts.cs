using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>Remembers where people can be written to, whenever they are met.</summary>
public sealed class Contacts(IDirectory directory, DeliveryQueue queue)
{
    /// <summary>The person was met in their personal chat. Whoever was met for the first time, or has the app again, gets the cards that waited for it.</summary>
    public async Task MetAsync(Turn turn, CancellationToken ct)
    {
        var person = new PersonId(turn.User.ObjectId);
        var isNew = await directory.SaveContactAsync(
            new(person, turn.User.Name ?? "", turn.User.TenantId, turn.User.ChannelUserId, turn.Chat.ConversationId, turn.Chat.ServiceUrl, turn.Chat.BotId,
                turn.Language == Language.Zh ? "zh-CN" : "en-US"),
            ct);
        if (isNew || turn.Verb == Whole.Arrival) queue.Ring(new Debtor(DebtorKind.Newcomer, person.Value));
    }
}
