using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/row-remove: takes a row away; the answer offers to put it back. A row that is gone already is gone.</summary>
internal sealed class RemoveRow(ProposalDoor door, IProposals proposals, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        if ((await cards.FormAsync(found.Value, ct)).Field(turn.Data.Word("table") ?? "") is not { Type: FieldType.Table } table) return await cards.HomeAsync(found.Value, turn, null, ct);
        var id = turn.Data.Word("row") ?? "";
        var row = found.Value.Value.Answers.Rows(table.Key).FirstOrDefault(r => r.Id == id);

        // decide, save
        var saved = await proposals.DecideAndSaveAsync(found.Value, (present, _) => ValueTask.FromResult(
            present.Value.Answers.Rows(table.Key).Any(r => r.Id == id) ? present.Value.RemoveRow(table, id, Actors.Self(turn.User), cards.Now) : present.Value), ct);
        if (!saved.IsDone) return await cards.RefusedAsync(found.Value, saved.Problems, turn, ct);

        // tell
        var standing = await cards.StandAsync(saved.Value, turn, ct);
        var banner = row is null ? null : Banner.Done(ProposalWords.RowRemoved(RowLine.NameOf(table, row, new(standing, turn.Language)), turn.Language));
        var form = SectionForm.Of(standing.Form.SectionOf(table.Key), standing, turn.Language, banner, turn.Data.Count("page"), showProblems: true);
        return cards.Show(standing.Proposal.Id, form with { Undo = banner is not null && standing.Proposal.Removed.Any(r => r.Table == table.Key && r.Id == id) ? new(table.Key, id) : null }, turn.Language);
    }
}
