using System.Text.Json.Serialization;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>Why somebody has not got a card: whom it concerns, or how it stands with one person's cards, each with what to do about it.</summary>
/// <param name="State">How many are concerned; of a person, whether they can be written to.</param>
public sealed record DeliveryCard(string RoundId, string ProposalId, string Title, string Subtitle, string State) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What has just been done, or was refused.</summary>
    public Banner? Banner { get; init; }

    /// <summary>What was typed into the search.</summary>
    public string Who { get; init; } = "";

    /// <summary>The people to choose from.</summary>
    public IReadOnlyList<DeliveryPerson> People { get; init; } = [];

    /// <summary>That there are more; empty when all are shown.</summary>
    public string More { get; init; } = "";

    /// <summary>Is there anything of the round to be sent again?</summary>
    public bool CanResendAll { get; init; }

    /// <summary>Whose account it is; empty for the list.</summary>
    public string Person { get; init; } = "";

    /// <summary>What is to be done so that the person can be written to; empty when nothing is.</summary>
    public string Todo { get; init; } = "";

    /// <summary>The person's cards.</summary>
    public IReadOnlyList<DeliveryLine> Lines { get; init; } = [];

    /// <summary>What else was said to the person: messages, the feed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A person to look at.</summary>
public sealed record DeliveryPerson(string Id, string Name, string Detail);

/// <summary>A card of the person.</summary>
/// <param name="Color">good, warning or attention; the words say the same.</param>
/// <param name="Todo">What to do about it; empty when nothing.</param>
/// <param name="Button">Send again, or update.</param>
public sealed record DeliveryLine(string Text, string Color, string Mark, string Todo, string Kind, string Id, string Button);

[JsonSerializable(typeof(DeliveryCard))]
internal sealed partial class NotificationsCardViews : JsonSerializerContext;
