using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The first card that a person sees: what this is, what happens with a proposal, and the button that starts one.</summary>
public sealed record WelcomeCard(string Title) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>The open rounds with their deadlines, as sentences.</summary>
    public IReadOnlyList<string> Rounds { get; init; } = [];
}
