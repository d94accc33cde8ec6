using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>The frame of a round: its names, its school, its days; of one that there is, or of a new one.</summary>
/// <param name="RoundId">The round that is changed; empty for a new one.</param>
/// <param name="Now">What holds now, in a sentence.</param>
public sealed record RoundForm(string RoundId, string Title, string Now, Banner? Banner, TypedFrame Typed) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>Whose rules a new one begins with.</summary>
    public IReadOnlyList<CardOption> Follows { get; init; } = [];

    /// <summary>The other rounds.</summary>
    public IReadOnlyList<CardOption> Others { get; init; } = [];

    /// <summary>May another one be begun from here?</summary>
    public bool CanBegin { get; init; }
}
