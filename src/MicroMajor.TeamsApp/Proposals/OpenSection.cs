using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/section: a section as a form. What stood in the inputs of the section left behind is kept first.</summary>
internal sealed class OpenSection(ProposalDoor door, KeepTyped keep, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        if ((await cards.FormAsync(found.Value, ct)).Section(turn.Data.Word("section") ?? "") is not { } section) return await cards.HomeAsync(found.Value, turn, null, ct);
        if (await cards.ClosedAsync(found.Value, section, turn, ct) is { } closed) return closed;

        // save what was typed before leaving
        var kept = await keep.KeepAsync(turn, found.Value, section, ct);
        if (!kept.IsDone) return new Reply.Say(ProposalWords.NotSaved(kept.Problems, turn.InChat, turn.Language));

        // tell
        var standing = await cards.StandAsync(kept.Value.Stored, turn, ct);
        return cards.Show(standing.Proposal.Id, SectionForm.Of(section, standing, turn.Language, page: turn.Data.Count("page")), turn.Language);
    }
}
