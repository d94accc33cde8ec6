using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/row-restore: puts a removed row back where it was, as it was. What stood in the inputs of its section is kept first.</summary>
internal sealed class RestoreRow(ProposalDoor door, IProposals proposals, KeepTyped keep, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var loaded = await cards.StandAsync(found.Value, turn, ct);
        if (loaded.Form.Field(turn.Data.Word("table") ?? "") is not { Type: FieldType.Table } table) return cards.Home(loaded, turn.Language, null);
        var section = loaded.Form.SectionOf(table.Key);
        var id = turn.Data.Word("row") ?? "";

        // decide, save; put back already by a double click is put back
        var kept = await keep.KeepAsync(turn, found.Value, section, ct);
        if (!kept.IsDone) return new Reply.Say(ProposalWords.NotSaved(kept.Problems, turn.InChat, turn.Language));
        var saved = await proposals.DecideAndSaveAsync(kept.Value.Stored, (present, _) => ValueTask.FromResult(
            present.Value.Answers.Rows(table.Key).Any(r => r.Id == id) ? present.Value : present.Value.RestoreRow(table, id, Actors.Self(turn.User), cards.Now)), ct);

        // tell
        var standing = await cards.StandAsync(saved.IsDone ? saved.Value : kept.Value.Stored, turn, ct);
        var rows = standing.Proposal.Answers.Rows(table.Key);
        var row = rows.FirstOrDefault(r => r.Id == id);
        var banner = saved.IsDone
            ? Banner.Done(ProposalWords.RowRestored(RowLine.NameOf(table, row!, new(standing, turn.Language)), turn.Language))
            : Banner.Refused(ProposalWords.Refusal(saved.Problems, turn.Language));
        return cards.Show(standing.Proposal.Id, SectionForm.Of(section, standing, turn.Language, banner, row is null ? 0 : TableView.PageOf(rows, row), showProblems: true), turn.Language);
    }
}
