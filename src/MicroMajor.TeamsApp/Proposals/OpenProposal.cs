using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/open: the home card as things stand.</summary>
internal sealed class OpenProposal(ProposalDoor door, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        return found.IsDone ? await cards.HomeAsync(found.Value, turn, null, ct) : new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
    }
}
