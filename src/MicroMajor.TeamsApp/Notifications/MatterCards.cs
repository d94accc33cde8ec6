using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>For whom a card is drawn.</summary>
/// <param name="ChannelUserId">The channel's id of the person, for the card's <c>refresh.userIds</c>.</param>
public sealed record Viewer(PersonId Id, string ChannelUserId, Language Language);

/// <summary>Draws a person's card on a matter from its present state; null when there is nothing for that person to see.</summary>
public delegate Task<Card?> DrawMatter(Viewer viewer, string id, CancellationToken ct);

/// <summary>Which room draws which kind of matter.</summary>
public sealed class MatterCards
{
    private readonly Dictionary<MatterKind, DrawMatter> rooms = [];

    /// <summary>This kind of matter is drawn so. Two rooms for one kind fail at start.</summary>
    public MatterCards On(MatterKind kind, DrawMatter draw)
    {
        if (!rooms.TryAdd(kind, draw)) throw new InvalidOperationException($"Two rooms draw the matter {kind}.");
        return this;
    }

    /// <summary>The person's card on the matter, as things stand now.</summary>
    public Task<Card?> DrawAsync(Viewer viewer, Matter matter, CancellationToken ct) => rooms[matter.Kind](viewer, matter.Id, ct);
}
