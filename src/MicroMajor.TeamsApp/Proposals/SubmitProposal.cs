using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/submit: hands the proposal to the college, when no hard rule of the notice stands in the way and the round is open.</summary>
internal sealed class SubmitProposal(ProposalDoor door, IProposals proposals, IRounds rounds, Catalogues catalogues, OwnerCards cards, OtherProgrammes programmes, DeliveryQueue deliveries)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.OwnAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        // The deadline may have been moved a moment ago: the round is read, not remembered.
        var round = await rounds.FindAsync(found.Value.Value.RoundId, ct) ?? throw new InvalidOperationException($"Round {found.Value.Value.RoundId} is gone.");
        var known = await catalogues.NowAsync(ct);
        var others = await programmes.OfAsync(found.Value.Value, ct);

        // decide, save
        var saved = await proposals.DecideAndSaveAsync(found.Value, (present, _) => ValueTask.FromResult(
            present.Value.Submit(round.Value, cards.Stand(present, round.Value, known, others).Findings, Actors.Self(turn.User), cards.Now)), ct);

        // tell
        if (!saved.IsDone)
        {
            var present = await proposals.FindAsync(found.Value.Value.Id, ct) ?? found.Value;
            // Nothing but points of the return: they are seen to on the checklist.
            if (saved.Problems.All(p => p.Code == "point-open") && ReturnChecklist.Of(cards.Stand(present, round.Value, known, others), turn.Language, Banner.Refused(ProposalWords.PointsLeft(saved.Problems, turn.Language))) is { } checklist)
                return cards.Show(present.Value.Id, checklist, turn.Language);
            return cards.Home(cards.Stand(present, round.Value, known, others), turn.Language, Banner.Refused(ProposalWords.NotSubmitted(saved.Problems, turn.Language)), everything: true);
        }

        deliveries.Ring(saved.Value.Value.Id);
        var unit = known.Units.FirstOrDefault(u => u.Code == saved.Value.Value.UnitCode)?.Name ?? saved.Value.Value.UnitCode;
        return await cards.HomeAsync(saved.Value, turn, Banner.Done(ProposalWords.Submitted(unit, turn.InChat, turn.Language)), ct);
    }
}
