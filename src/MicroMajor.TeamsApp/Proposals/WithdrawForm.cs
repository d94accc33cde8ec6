using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Asks once more before a proposal is withdrawn for good.</summary>
public sealed record WithdrawForm(string Id, string Title, int Revision) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>The question about a proposal.</summary>
    public static WithdrawForm Of(Standing standing, Language language) => new(standing.Proposal.Id, ProposalWords.TitleOf(standing.Proposal, language), standing.Proposal.Revision);
}
