using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/more: what can be done with the proposal besides filling it in.</summary>
internal sealed class OpenMore(ProposalDoor door, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var standing = await cards.StandAsync(found.Value, turn, ct);
        var more = ProposalMore.Of(standing, turn.Language);
        return more.Lines.Count == 0 ? cards.Home(standing, turn.Language, null) : cards.Show(more.Id, more, turn.Language);
    }
}
