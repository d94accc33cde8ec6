using System.Text.Json.Serialization;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>Is the paper with this code the current one? And the place to ask about another.</summary>
/// <param name="Code">What was asked about; empty when nothing was yet.</param>
public sealed record FilingCheck(string Title, string Code, Banner? Banner) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What kind of document it is, of what, and when it was written.</summary>
    public IReadOnlyList<CardFact> Facts { get; init; } = [];

    /// <summary>The current document, for those who may open it.</summary>
    public IReadOnlyList<CardLink> Documents { get; init; } = [];
}

[JsonSerializable(typeof(FilingCheck))]
internal sealed partial class FilingCardViews : JsonSerializerContext;
