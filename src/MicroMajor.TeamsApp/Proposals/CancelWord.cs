using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>word/cancel: takes nothing over, and the file away.</summary>
internal sealed class CancelWord(ProposalDoor door, KeptWord kept, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        await kept.RemoveAsync(turn, ct);
        return await cards.HomeAsync(found.Value, turn, Banner.Done(WordFileWords.Cancelled(turn.Language)), ct);
    }
}
