using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/move-form: fills the proposal in by the edition that its round uses now. Nothing that was typed is lost.</summary>
internal sealed class MoveToForm(ProposalDoor door, IProposals proposals, OwnerCards cards, DeliveryQueue deliveries)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.OwnAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var version = (await cards.StandAsync(found.Value, ct)).Round.FormVersion;

        // decide, save
        var saved = await proposals.DecideAndSaveAsync(found.Value, (present, _) => ValueTask.FromResult(present.Value.MoveToForm(version, Actors.Self(turn.User), cards.Now)), ct);

        // tell
        if (!saved.IsDone) return await cards.RefusedAsync(found.Value, saved.Problems, turn, ct);
        deliveries.Ring(saved.Value.Value.Id);
        return await cards.HomeAsync(saved.Value, turn, Banner.Done(FormWords.Shipped.Filled("home-moved", turn.Language, ("version", version))), ct);
    }
}
