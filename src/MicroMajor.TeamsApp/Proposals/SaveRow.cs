using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/row-save: keeps a row of a table, a new one or one that is there, and does what the button says next: another, a copy, a place up or down, the next section, home.</summary>
internal sealed class SaveRow(ProposalDoor door, IProposals proposals, PickedPeople people, OwnerCards cards, ConflictCards conflicts)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var loaded = await cards.StandAsync(found.Value, turn, ct);
        if (loaded.Form.Field(turn.Data.Word("table") ?? "") is not { Type: FieldType.Table } table) return cards.Home(loaded, turn.Language, null);
        var read = turn.Data.Typed(table.Columns.SelectMany(c => c.Inputs), CardData.LongestCell);
        if (!read.IsDone) return new Reply.Say(ProposalWords.NotSaved(read.Problems, turn.InChat, turn.Language));
        var seen = turn.Data.Whole("seen");
        var then = turn.Data.Word("then");
        var before = Shown(found.Value.Value, table, turn);
        var picked = await people.ReadAsync(table.Columns, FormMerge.WithEmptied(read.Value, seen, table.Columns), key => before?[key] ?? "", loaded.DefaultOf, ct);
        var typed = new SortedDictionary<string, string>(picked.Typed.ToDictionary(), StringComparer.Ordinal);
        // A teacher may be somebody of the directory who is to join the team.
        var unknown = picked.Unknown.ToList();
        var joining = new List<(FormField Column, DirectoryPerson Person)>();
        foreach (var column in table.Columns.Where(c => c.ChoicesFrom == "team" && Guid.TryParse(typed.GetValueOrDefault(c.Key), out _)))
            if (await people.FindAsync(typed[column.Key], ct) is { } person) joining.Add((column, person));
            else if (typed.Remove(column.Key)) unknown.Add(column);

        // decide, save
        string? put = null;
        // A reason is kept with the facts that it is typed for.
        var facts = table.Key == Reasons.Table ? loaded.Findings : null;
        IReadOnlyDictionary<FieldRef, string> aside = new Dictionary<FieldRef, string>();
        var section = loaded.Form.SectionOf(table.Key);
        var saved = await proposals.DecideAndSaveAsync(found.Value, (present, _) => ValueTask.FromResult(Decide(present.Value)), ct);

        // tell
        var page = turn.Data.Count("page");
        if (!saved.IsDone)
        {
            // A blank new row is no row: who goes on without having typed anything goes on.
            if (saved.Problems[0].Code == "blank-row" && before is null && then is "home") return cards.Home(loaded, turn.Language, null);
            if (saved.Problems[0].Code == "blank-row" && before is null && then is "next") return Next(loaded, section, null, turn);
            if (saved.Problems[0].Code is not ("blank-row" or "too-many-rows")) return new Reply.Say(ProposalWords.NotSaved(saved.Problems, turn.InChat, turn.Language));
            return cards.Show(loaded.Proposal.Id, RowForm.Of(section, table, before, loaded, turn.Language, Banner.Refused(ProposalWords.Refusal(saved.Problems, turn.Language)), page, typed), turn.Language);
        }

        if (aside.Count > 0) return await conflicts.ShowAsync(saved.Value, turn, ct, aside.Keys.First());
        var standing = await cards.StandAsync(saved.Value, turn, ct);
        var rows = standing.Proposal.Answers.Rows(table.Key);
        var row = rows.First(r => r.Id == put);
        page = TableView.PageOf(rows, row);
        var name = RowLine.NameOf(table, row, new(standing, turn.Language));
        var cleared = table.Columns.Where(c => before is not null && before[c.Key].Length > 0 && row[c.Key].Length == 0 && !c.IsAsked(row)).Select(c => c.Label.In(turn.Language)).ToList();
        var joined = joining.Where(j => found.Value.Value.MemberOf(loaded.Form.Field("team")!, j.Person) is null).Select(j => j.Person.Name).Distinct().ToList();
        var banner = unknown.Count > 0 ? Banner.Look(ProposalWords.NobodyThere(unknown[0].Label.In(turn.Language), turn.Language))
            : joined.Count > 0 ? Banner.Done(ProposalWords.RowSavedAndJoined(name, joined, cards.Now, turn.Language))
            : cleared.Count > 0 ? Banner.Look(ProposalWords.SavedAndCleared(cards.Now, cleared, 0, turn.Language)) : Banner.Done(ProposalWords.RowSaved(name, cards.Now, turn.Language));
        // A choice can ask for more columns: the row stays open until they have been seen.
        if (table.Columns.Any(c => c.IsAsked(row) && !c.IsAsked(before ?? new Row("", []))))
            return Form(row, Banner.Look(ProposalWords.RowAsksMore(turn.Language)));
        return then switch
        {
            "another" when unknown.Count == 0 => Form(null, banner),
            "copy" => Form(null, Banner.Look(ProposalWords.RowCopied(name, turn.Language)), row.Cells),
            "reason" when unknown.Count == 0 && OpenReason.After(turn, standing, cards) is { } reason => reason,
            "reason" => Form(row, banner),
            "up" or "down" => Form(row, Banner.Done(ProposalWords.RowMoved(name, rows.TakeWhile(r => r.Id != row.Id).Count() + 1, rows.Count, turn.Language))),
            "next" when unknown.Count == 0 => Next(standing, section, banner, turn),
            "home" when unknown.Count == 0 => cards.Home(standing, turn.Language, banner),
            _ when unknown.Count > 0 => Form(row, banner),
            _ => cards.Show(standing.Proposal.Id, SectionForm.Of(section, standing, turn.Language, banner, page, showProblems: true), turn.Language),
        };

        Reply Form(Row? shown, Banner said, IReadOnlyDictionary<string, string>? like = null) =>
            cards.Show(standing.Proposal.Id, RowForm.Of(section, table, shown, standing, turn.Language, said, page, like), turn.Language);

        Outcome<Proposal> Decide(Proposal present)
        {
            foreach (var (column, person) in joining)
            {
                var team = loaded.Form.Field("team")!;
                var like = team.NewRow(loaded).With("toTeach", typed.GetValueOrDefault("name", ""));
                if (person.Department.Length > 0) like = like.With("unit", person.Department);
                if (SeniorTitles.IsSenior(person.JobTitle, loaded.Round.Policy)) like = like.With("title", person.JobTitle);
                var joinedTeam = present.Join(team, person, like, Actors.Self(turn.User), cards.Now);
                if (!joinedTeam.IsDone) return joinedTeam;
                present = joinedTeam.Value;
                typed[column.Key] = present.MemberOf(team, person)!.Id;
            }

            var kept = Put(present, out put);
            if (kept.IsDone) kept = kept.Value.PutAside(section, aside, Actors.Self(turn.User), cards.Now);
            if (!kept.IsDone || then is not ("up" or "down")) return kept;
            var moved = kept.Value.MoveRow(table, put, then == "up", Actors.Self(turn.User), cards.Now);
            // A card that does not know that the row is at the end by now: what was typed is kept all the same.
            return moved.IsDone || moved.Problems[0].Code is not ("row-is-first" or "row-is-last") ? moved : kept;
        }

        Outcome<Proposal> Put(Proposal present, out string id)
        {
            aside = new Dictionary<FieldRef, string>();
            if (Shown(present, table, turn) is { } there)
            {
                id = there.Id;
                var merge = FormMerge.Of(typed, seen, key => there[key]).WithWholePeople(table.Columns);
                aside = merge.SetAside.ToDictionary(a => new FieldRef(table.Key, there.Id, a.Key), a => a.Value);
                return merge.ToFill.Count == 0 ? present : Bound(present.PutRow(table, there.Id, merge.ToFill, Actors.Self(turn.User), cards.Now));
            }

            // A new row; or one that was removed on another screen, whose text must not be lost for that.
            id = present.NextRowId(table.Key);
            var begun = table.NewRow(loaded);
            if (typed.All(t => t.Value.Length == 0 || t.Value == begun[t.Key])) return new Problem("blank-row", Facts.None, new(table.Key));
            var outcome = Bound(present.PutRow(table, null, typed, Actors.Self(turn.User), cards.Now));
            if (!outcome.IsDone) return outcome;

            // The second click of a double click: the row it would add is there already, as typed.
            var added = outcome.Value.Answers.Rows(table.Key)[^1];
            if (present.Answers.Rows(table.Key).FirstOrDefault(r => r.Id == turn.Data.Word("newRow")) is not { } twin || !new Row(added.Id, twin.Cells).Equals(added)) return outcome;
            id = twin.Id;
            return present;
        }

        Outcome<Proposal> Bound(Outcome<Proposal> typedIn) =>
            facts is null || !typedIn.IsDone ? typedIn : typedIn.Value with { Answers = Reasons.Bound(typedIn.Value.Answers, facts) };
    }

    private Reply Next(Standing standing, FormSection section, Banner? banner, Turn turn) =>
        standing.SectionAfter(section) is { } next
            ? cards.Show(standing.Proposal.Id, SectionForm.Of(next, standing, turn.Language, banner), turn.Language)
            : cards.Home(standing, turn.Language, banner);

    private static Row? Shown(Proposal proposal, FormField table, Turn turn) =>
        proposal.Answers.Rows(table.Key).FirstOrDefault(r => r.Id == turn.Data.Word("row"));
}
