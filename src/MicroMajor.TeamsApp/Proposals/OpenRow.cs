using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/row: a row of a table as a form, or a blank one. What stood in the inputs of its section is kept first.</summary>
internal sealed class OpenRow(ProposalDoor door, KeepTyped keep, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var form = await cards.FormAsync(found.Value, ct);
        if (form.Field(turn.Data.Word("table") ?? "") is not { Type: FieldType.Table } table) return await cards.HomeAsync(found.Value, turn, null, ct);
        var section = form.SectionOf(table.Key);
        if (await cards.ClosedAsync(found.Value, section, turn, ct) is { } closed) return closed;

        var kept = await keep.KeepAsync(turn, found.Value, section, ct);
        if (!kept.IsDone) return new Reply.Say(ProposalWords.NotSaved(kept.Problems, turn.InChat, turn.Language));

        var standing = await cards.StandAsync(kept.Value.Stored, turn, ct);
        var row = standing.Proposal.Answers.Rows(table.Key).FirstOrDefault(r => r.Id == turn.Data.Word("row"));
        return cards.Show(standing.Proposal.Id, RowForm.Of(section, table, row, standing, turn.Language, page: turn.Data.Count("page")), turn.Language);
    }
}
