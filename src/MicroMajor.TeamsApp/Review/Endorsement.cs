using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The college's card on a proposal.</summary>
/// <param name="CanDecide">It waits for this person's endorsement.</param>
/// <param name="ViewerIds">Whose client may refresh the card by itself: the one it was drawn for.</param>
public sealed record Endorsement(
    string ProposalId, string Title, string Subtitle, string State, Banner? Banner, IReadOnlyList<CardFact> Facts, IReadOnlyList<CardLine> Checks,
    bool CanDecide, IReadOnlyList<CardLink> Documents, IReadOnlyList<string> ViewerIds) : ICardView
{
    public string Summary => $"{Title} · {State}";

    /// <summary>For whom the viewer acts; empty when it is their own.</summary>
    public string ActsFor { get; init; } = "";

    /// <summary>How many points are noted for a return.</summary>
    public string Noted { get; init; } = "";

    /// <summary>What was done about the latest return.</summary>
    public ReturnedView? Returned { get; init; }

    /// <summary>The college whose pack it would be in, for one of its reviewers; empty while it is not endorsed.</summary>
    public string PackOf { get; init; } = "";

    /// <summary>Is there a life after the decision to look at?</summary>
    public bool CanFollow { get; init; }

    /// <summary>Its round.</summary>
    public string RoundId { get; init; } = "";
}
