using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>What a link to a proposal's page unfurls to: what everybody may know in whose chat it is, and nothing that is worked out for one person.</summary>
/// <param name="Link">To its page.</param>
public sealed record ProposalLink(string ProposalId, string Name, string Unit, string PhaseText, string Link) : ICardView
{
    /// <inheritdoc />
    public string Summary => $"{Name} · {ProposalId}";
}
