using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/withdraw: takes the proposal back for good. A card asks once more before it sends this.</summary>
internal sealed class WithdrawProposal(ProposalDoor door, IProposals proposals, OwnerCards cards, DeliveryQueue deliveries)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.OwnAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));

        // decide, save
        var saved = await proposals.DecideAndSaveAsync(found.Value, (present, _) => ValueTask.FromResult(present.Value.Withdraw(Actors.Self(turn.User), cards.Now)), ct);

        // tell
        if (!saved.IsDone) return await cards.RefusedAsync(found.Value, saved.Problems, turn, ct);
        deliveries.Ring(saved.Value.Value.Id);
        return await cards.HomeAsync(saved.Value, turn, Banner.Done(ProposalWords.Withdrawn(turn.Language)), ct);
    }
}
