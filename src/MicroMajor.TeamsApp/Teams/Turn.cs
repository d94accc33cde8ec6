using System.Text.Json;
using MicroMajor.Domain.Notifications;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Who speaks: taken from the channel's signed activity, never from a card.</summary>
/// <param name="ChannelUserId">The channel's own id of the person (<c>29:…</c>).</param>
public sealed record TeamsUser(string TenantId, string ObjectId, string? Name, string ChannelUserId);

/// <summary>Where a person can be written to: our own record, never a serialized conversation reference.</summary>
public sealed record ChatAddress(string TenantId, string ObjectId, string ChannelUserId, string ConversationId, string ServiceUrl, string BotId);

/// <summary>One thing that one person asked for. Nothing below this record knows that it was Teams.</summary>
/// <param name="Verb">e.g. <c>proposals/submit</c>.</param>
/// <param name="Data">The card's data and inputs together: a hint from the client, never a fact. An object, possibly empty.</param>
/// <param name="Text">What was typed, for a message; else null.</param>
/// <param name="MessageId">The message that carries the card acted on, when there is one.</param>
/// <param name="Automatic">The client refreshed by itself; nobody clicked.</param>
public sealed record Turn(
    TeamsUser User,
    string Verb,
    JsonElement Data,
    Language Language,
    ChatAddress Chat,
    string ActivityId,
    string? Text = null,
    string? MessageId = null,
    bool Automatic = false)
{
    /// <summary>False where others read along (a team's channel, a group chat): <see cref="Chat"/> is then no address for personal things.</summary>
    public bool Personal { get; init; } = true;

    /// <summary>False where it was asked for outside the chat: a tab's turn has no address to write to.</summary>
    public bool InChat => Chat.ConversationId.Length > 0;

    /// <summary>What was sent along with a message: for a handler of <see cref="Room.OnFile"/> all of its extension, for a typed command all of them.</summary>
    public IReadOnlyList<SentFile> Files { get; init; } = [];
}

/// <summary>What a turn is answered with.</summary>
public abstract record Reply
{
    private Reply() { }

    /// <summary>An Adaptive Card: replaces the card acted on (for this person), or is sent as a message when a text was typed.</summary>
    public sealed record ShowCard(Card Card) : Reply
    {
        /// <summary>What the card is about, when the message that carries it is to be remembered as the person's card on it (<see cref="Room.OnShown"/>).</summary>
        public Matter? Remember { get; init; }

        /// <summary>Of what the message carried the card until now: the two cards change places, so that neither matter has two, or none.</summary>
        public Matter? InPlaceOf { get; init; }

        /// <summary>A form on the way, not the matter's own card: it must not be put into the message itself, where an edit would wipe what is being typed.</summary>
        public bool Passing { get; init; }
    }

    /// <summary>A sentence.</summary>
    public sealed record Say(string Text) : Reply;

    /// <summary>A dialog with a card in it (task/fetch, task/submit).</summary>
    public sealed record OpenDialog(string Title, Card Card, string Height = "large", string Width = "large") : Reply;

    /// <summary>Closes the dialog, with a sentence or without.</summary>
    public sealed record CloseDialog(string? Text = null) : Reply;

    /// <summary>Answers a typeahead (application/search).</summary>
    public sealed record Suggest(IReadOnlyList<Suggestion> Suggestions) : Reply;

    /// <summary>Answers a search from the compose box: each can be put into a message.</summary>
    public sealed record Results(IReadOnlyList<Hit> Hits) : Reply;

    /// <summary>Offers a file, as a message that asks for the person's consent; <paramref name="Text"/> is said on the card acted on.</summary>
    public sealed record OfferFile(FileOffer Offer, string Text) : Reply;

    /// <summary>The file that was agreed to (<see cref="Room.OnAgreed"/> only).</summary>
    public sealed record GiveFile(ReadOnlyMemory<byte> Bytes) : Reply;

    /// <summary>Nothing to show.</summary>
    public sealed record Nothing : Reply;
}

/// <summary>One result of a search from the compose box.</summary>
/// <param name="Text">What tells it from others of its title, plain text; empty for nothing.</param>
public sealed record Hit(string Title, string Text = "")
{
    /// <summary>What is put into the message; null when it is asked for once it is picked (<see cref="Room.OnComposePick"/>).</summary>
    public Card? Card { get; init; }

    /// <summary>What picking it sends back; empty when the card is here already.</summary>
    public IReadOnlyDictionary<string, string> Pick { get; init; } = new Dictionary<string, string>();
}

/// <summary>One row of a typeahead.</summary>
public sealed record Suggestion(string Title, string Value);
