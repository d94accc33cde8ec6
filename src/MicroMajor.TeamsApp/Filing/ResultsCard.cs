using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>What was decided in a round, to be made public.</summary>
public sealed record ResultsCard(string RoundId, string Title, string Subtitle, Banner? Banner) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>How many, how many not yet, the code.</summary>
    public IReadOnlyList<CardFact> Facts { get; init; } = [];

    /// <summary>The text for publicity, to be copied; empty when there is nothing to make public.</summary>
    public string Text { get; init; } = "";

    /// <summary>What is to be said about the text.</summary>
    public string Note { get; init; } = "";

    /// <summary>Can the Word files be had?</summary>
    public bool CanWrite { get; init; }
}
