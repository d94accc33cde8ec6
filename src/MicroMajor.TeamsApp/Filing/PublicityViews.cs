using System.Text.Json.Serialization;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>Somebody objects to a programme that is shown to the public.</summary>
public sealed record ObjectionForm(string RoundId, string Title, string Subtitle, Banner? Banner) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>Does the office write it down for somebody?</summary>
    public bool ForAnother { get; init; }

    /// <summary>The programmes to choose from; empty when there are too many and one is named instead.</summary>
    public IReadOnlyList<CardOption> Programmes { get; init; } = [];

    /// <summary>The chosen one.</summary>
    public string Programme { get; init; } = "";

    /// <summary>Who objects, where the office writes it down.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is said.</summary>
    public string Text { get; init; } = "";
}

/// <summary>An objection as the office sees it.</summary>
public sealed record ObjectionCard(string RoundId, string Number, string Title, string Subtitle, string State, Banner? Banner) : ICardView
{
    /// <inheritdoc />
    public string Summary => $"{Title} · {State}";

    /// <summary>Who made it, and when.</summary>
    public string By { get; init; } = "";

    /// <summary>What is said.</summary>
    public string Text { get; init; } = "";

    /// <summary>The answer; empty while it is open.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Why the result stands after all.</summary>
    public string Settled { get; init; } = "";

    /// <summary>What was typed as a reason and not taken.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Is it still to be answered?</summary>
    public bool CanAnswer { get; init; }

    /// <summary>Does it hold the programme back?</summary>
    public bool CanSettle { get; init; }
}

/// <summary>An objection in the list.</summary>
public sealed record ObjectionLine(string Number, string Text);

[JsonSerializable(typeof(ObjectionForm))]
[JsonSerializable(typeof(ObjectionCard))]
internal sealed partial class PublicityCardViews : JsonSerializerContext;
