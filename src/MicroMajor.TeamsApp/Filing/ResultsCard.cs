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

    /// <summary>Where the publicity stands; empty while there is nothing to show.</summary>
    public string Stage { get; init; } = "";

    /// <summary>The content code of the list as it is shown here.</summary>
    public string Code { get; init; } = "";

    /// <summary>Can the publicity begin?</summary>
    public bool CanBegin { get; init; }

    /// <summary>Can it begin once more, with another list?</summary>
    public bool CanBeginAgain { get; init; }

    /// <summary>Can it end?</summary>
    public bool CanEnd { get; init; }

    /// <summary>Can an objection be written down?</summary>
    public bool CanRecord { get; init; }

    /// <summary>The objections, those to be answered first.</summary>
    public IReadOnlyList<ObjectionLine> Objections { get; init; } = [];

    /// <summary>And how many more.</summary>
    public string MoreObjections { get; init; } = "";

    /// <summary>The text for publicity, to be copied; empty when there is nothing to make public.</summary>
    public string Text { get; init; } = "";

    /// <summary>What is to be said about the text.</summary>
    public string Note { get; init; } = "";

    /// <summary>Can the Word files be had?</summary>
    public bool CanWrite { get; init; }
}
