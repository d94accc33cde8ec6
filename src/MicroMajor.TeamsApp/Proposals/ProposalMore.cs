using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>更多…: what can be done with a proposal besides filling it in. The home card is kept light for it.</summary>
public sealed record ProposalMore(string Id, string Title, IReadOnlyList<MoreLine> Lines) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What can be done with the proposal as it stands; one line for each, the rarest last.</summary>
    public static ProposalMore Of(Standing standing, Language language)
    {
        var lines = new List<MoreLine>();
        if (standing.IsOwners && (ProposalLifecycle.IsEditable(standing.Proposal.State) || standing.Proposal.PresentEditors.Any())) lines.Add(ProposalWords.Editors(language));
        lines.Add(ProposalWords.History(language));
        if (standing.IsOwners && ProposalLifecycle.IsEditable(standing.Proposal.State) && standing.Round.FormVersion != standing.Edition.Version) lines.Add(ProposalWords.MoveToForm(standing, language));
        if (ProposalLifecycle.IsEditable(standing.Proposal.State)) lines.AddRange([WordFileWords.Export(language), WordFileWords.Import(language)]);
        if (standing.IsOwners && ProposalLifecycle.Find(standing.Proposal.State, ProposalAct.Withdraw) is not null) lines.Add(ProposalWords.Withdraw(language));
        return new(standing.Proposal.Id, ProposalWords.TitleOf(standing.Proposal, language), lines);
    }
}

/// <summary>One thing that can be done: its button, what it does, and the verb, which is given the proposal's id.</summary>
public sealed record MoreLine(string Button, string Text, string Verb);
