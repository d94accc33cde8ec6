using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The office's page on a round's ranking: the list, the cut line and how firm it is, who is stern, what is decided and not published.</summary>
public sealed record RankingCard(string RoundId, string Title, string Subtitle, string State, Banner? Banner, IReadOnlyList<CardFact> Facts, IReadOnlyList<RankLine> Lines) : ICardView
{
    /// <inheritdoc />
    public string Summary => $"{Title} · {State}";

    /// <summary>Which lines these are of all; empty when these are all.</summary>
    public string Page { get; init; } = "";

    /// <summary>The number of the line after these; empty when these are the last.</summary>
    public string Next { get; init; } = "";

    /// <summary>Are these others than the first?</summary>
    public bool IsLater { get; init; }

    /// <summary>The sternest and the most lenient, without names.</summary>
    public IReadOnlyList<CardLine> Experts { get; init; } = [];

    /// <summary>What any one expert could turn; or that nobody could.</summary>
    public IReadOnlyList<CardLine> Firmness { get; init; } = [];

    /// <summary>Can decisions be drafted?</summary>
    public bool CanDraft { get; init; }

    /// <summary>The button that publishes; empty when there is nothing to publish.</summary>
    public string Publish { get; init; } = "";

    /// <summary>The code of what is to be published, once the office was asked whether it is sure; empty before.</summary>
    public string Code { get; init; } = "";
}
