using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/withdraw-ask: the question before a proposal is withdrawn.</summary>
internal sealed class AskWithdraw(ProposalDoor door, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.OwnAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var standing = await cards.StandAsync(found.Value, turn, ct);
        return ProposalLifecycle.Find(standing.Proposal.State, ProposalAct.Withdraw) is null
            ? cards.Home(standing, turn.Language, null)
            : cards.Show(standing.Proposal.Id, WithdrawForm.Of(standing, turn.Language), turn.Language);
    }
}
