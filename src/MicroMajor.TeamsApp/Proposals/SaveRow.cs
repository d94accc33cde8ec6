using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/row-save: keeps a row of a table, a new one or one that is there.</summary>
internal sealed class SaveRow(ProposalDoor door, IProposals proposals, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.OwnAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var form = await cards.FormAsync(found.Value, ct);
        if (form.Field(turn.Data.Word("table") ?? "") is not { Type: FieldType.Table } table) return await cards.HomeAsync(found.Value, turn.Language, null, ct);
        var read = turn.Data.Typed(table.Columns, CardData.LongestCell);
        if (!read.IsDone) return new Reply.Say(ProposalWords.NotSaved(read.Problems, turn.Language));
        var seen = turn.Data.Whole("seen");
        var typed = FormMerge.WithEmptied(read.Value, seen, table.Columns);

        // decide, save
        var before = Shown(found.Value.Value, table, turn);
        string? put = null;
        var saved = await proposals.DecideAndSaveAsync(found.Value, (present, _) => ValueTask.FromResult(Put(present.Value, out put)), ct);

        // tell
        var section = form.SectionOf(table.Key);
        var page = turn.Data.Count("page");
        if (!saved.IsDone)
        {
            if (saved.Problems[0].Code is not ("blank-row" or "too-many-rows")) return new Reply.Say(ProposalWords.NotSaved(saved.Problems, turn.Language));
            var unchanged = await cards.StandAsync(found.Value, ct);
            return cards.Show(unchanged.Proposal.Id, RowForm.Of(section, table, before, unchanged, turn.Language, Banner.Refused(ProposalWords.Refusal(saved.Problems, turn.Language)), page, typed), turn.Language);
        }

        var standing = await cards.StandAsync(saved.Value, ct);
        var row = standing.Proposal.Answers.Rows(table.Key).First(r => r.Id == put);
        var banner = Banner.Done(ProposalWords.RowSaved(RowLine.NameOf(table, row, new(standing, turn.Language)), cards.Now, turn.Language));
        // A choice can ask for more columns: the row stays open until they have been seen.
        if (table.Columns.Any(c => c.IsAsked(row) && !c.IsAsked(before ?? new Row("", []))))
            return cards.Show(standing.Proposal.Id, RowForm.Of(section, table, row, standing, turn.Language, Banner.Look(ProposalWords.RowAsksMore(turn.Language)), page), turn.Language);
        return turn.Data.Word("then") == "another"
            ? cards.Show(standing.Proposal.Id, RowForm.Of(section, table, null, standing, turn.Language, banner, page), turn.Language)
            : cards.Show(standing.Proposal.Id, SectionForm.Of(section, standing, turn.Language, banner, PageOf(standing, table, row), showProblems: true), turn.Language);

        Outcome<Proposal> Put(Proposal present, out string? id)
        {
            if (Shown(present, table, turn) is { } there)
            {
                id = there.Id;
                var changed = FormMerge.Of(typed, seen, key => there[key]).ToFill;
                return changed.Count == 0 ? present : present.PutRow(table, there.Id, changed, Actors.Self(turn.User), cards.Now);
            }

            // A new row; or one that was removed on another screen, whose text must not be lost for that.
            id = present.Answers.NextRowId(table.Key);
            var outcome = present.PutRow(table, null, typed, Actors.Self(turn.User), cards.Now);
            if (!outcome.IsDone) return outcome;

            // The second click of a double click: the row it would add is there already, as typed.
            var added = outcome.Value.Answers.Rows(table.Key)[^1];
            if (present.Answers.Rows(table.Key).FirstOrDefault(r => r.Id == turn.Data.Word("newRow")) is not { } twin || !new Row(added.Id, twin.Cells).Equals(added)) return outcome;
            id = twin.Id;
            return present;
        }
    }

    private static Row? Shown(Proposal proposal, FormField table, Turn turn) =>
        proposal.Answers.Rows(table.Key).FirstOrDefault(r => r.Id == turn.Data.Word("row"));

    private static int PageOf(Standing standing, FormField table, Row row) =>
        standing.Proposal.Answers.Rows(table.Key).TakeWhile(r => r.Id != row.Id).Count() / TableView.PageSize;
}
