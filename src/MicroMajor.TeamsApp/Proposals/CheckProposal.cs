using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/check: everything that the notice's rules find, each with its clause.</summary>
internal sealed class CheckProposal(ProposalDoor door, OwnerCards cards, OtherProgrammes programmes)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        return ProposalLifecycle.IsEditable(found.Value.Value.State) ? await ShowAsync(found.Value, turn, null, ct) : await cards.HomeAsync(found.Value, turn, null, ct);
    }

    /// <summary>The check as it stands.</summary>
    /// <param name="saved">What has just been saved.</param>
    public async Task<Reply> ShowAsync(Stored<Proposal> stored, Turn turn, Banner? saved, CancellationToken ct) =>
        cards.Show(stored.Value.Id, ProposalCheck.Of(await cards.StandAsync(stored, turn, ct, await programmes.OfAsync(stored.Value, ct)), turn.Language, saved), turn.Language);
}
