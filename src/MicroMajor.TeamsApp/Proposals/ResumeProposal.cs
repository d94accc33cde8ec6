using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/resume: the section in which the person last kept something (从上次继续); home when there is none.</summary>
internal sealed class ResumeProposal(ProposalDoor door, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var standing = await cards.StandAsync(found.Value, turn, ct);
        return ProposalLifecycle.IsEditable(standing.Proposal.State) && standing.LastSectionOf(standing.Reader) is { } section
            ? cards.Show(standing.Proposal.Id, SectionForm.Of(section, standing, turn.Language), turn.Language)
            : cards.Home(standing, turn.Language, null);
    }
}
