using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/conflict: what waits for the person to choose between two texts; home when nothing does.</summary>
internal sealed class OpenConflict(ProposalDoor door, ConflictCards conflicts)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        return await conflicts.ShowAsync(found.Value, turn, ct, turn.Data.Word("at") is { } at ? Place.Read(at) : null);
    }
}
