using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/check: everything that the notice's rules find, each with its clause.</summary>
internal sealed class CheckProposal(ProposalDoor door, OwnerCards cards, OtherProgrammes programmes)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.OwnAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        if (!Domain.Proposals.ProposalLifecycle.IsEditable(found.Value.Value.State)) return await cards.HomeAsync(found.Value, turn.Language, null, ct);
        return cards.Show(found.Value.Value.Id, ProposalCheck.Of(await cards.StandAsync(found.Value, ct, await programmes.OfAsync(found.Value.Value, ct)), turn.Language), turn.Language);
    }
}
