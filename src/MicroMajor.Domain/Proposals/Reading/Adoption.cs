using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Proposals.Reading;

/// <summary>
/// What a filled-in form would change in the proposal. Where the form is a copy that was handed out, three states are compared: then, now,
/// and in the copy. What only the proposal changed since stays; what both changed is a conflict, for the owner to decide.
/// </summary>
/// <param name="After">The answers when every change is taken over.</param>
/// <param name="Conflicts">The keys of the changes over which the proposal was changed as well since the copy was made.</param>
/// <param name="KeptLater">Fields that only the proposal changed since: they stay as they are.</param>
/// <param name="Problems">What cannot be taken over, and why.</param>
public sealed record Adoption(Answers After, AnswerChanges Changes, IReadOnlySet<string> Conflicts, IReadOnlyList<string> KeptLater, IReadOnlyList<Problem> Problems)
{
    /// <summary>Longer answers than this are not kept: many times what any field advises.</summary>
    public const int LongestAnswer = 30_000;

    /// <summary>And longer cells.</summary>
    public const int LongestCell = 1_000;

    /// <summary>Fields that differ, but are not for this person to change: they stay as they are.</summary>
    public IReadOnlyList<string> NotTheirs { get; init; } = [];

    /// <summary>What of it is for this person to take over.</summary>
    public Adoption Within(Proposal proposal, PersonId who, FormDefinition form)
    {
        bool Theirs(string field) => proposal.MayChange(who, field, form);
        return this with
        {
            Changes = Changes.InFields(Theirs),
            NotTheirs = [.. Changes.Fields.Where(f => !Theirs(f))],
            KeptLater = [.. KeptLater.Where(Theirs)],
        };
    }

    /// <summary>Compares.</summary>
    public static Adoption Of(FormReading reading, Answers now, FormDefinition form, IReadOnlyList<Unit> units, IReadOnlyList<Direction> directions, string proposalId = "")
    {
        var imprint = reading.Imprint is { } mark && mark.ProposalId == proposalId ? mark : null;
        var work = new Work(reading, now, imprint, units, directions);
        // Teachers are chosen from the team and directions by their field: what is chosen from comes first.
        var after = form.Fields.OrderBy(f => f.ChoicesFrom == "directions" || f.Columns.Any(c => c.ChoicesFrom == "team") ? 1 : 0)
            .Aggregate(now, (a, f) => f.Type == FieldType.Table ? work.Table(a, f) : work.Field(a, f));

        work.Problems.AddRange(reading.Twice.Select(form.Field).OfType<FormField>().Select(f => new Problem("word-field-twice", RuleContext.LabelOf(f), new(f.Key))));
        var changes = AnswerChanges.Between(now, after, form);
        return new(after, changes, Among(changes, work.Contested), work.KeptLater, work.Problems);
    }

    /// <summary>The answers when the chosen changes are taken over. A course keeps its teacher's name when the row of the teacher is not taken over.</summary>
    public Answers Take(Answers now, FormDefinition form, Func<AnswerChange, bool> chosen)
    {
        var taken = Changes.ApplyTo(now, chosen);
        foreach (var table in form.Fields.Where(f => f.Columns.Any(c => c.ChoicesFrom == "team")))
        {
            foreach (var column in table.Columns.Where(c => c.ChoicesFrom == "team"))
                taken = taken.WithRows(table.Key, taken.Rows(table.Key).Select(r => Named(r, column.Key, taken)));
        }

        return taken;
    }

    private Row Named(Row row, string column, Answers taken) =>
        taken.Rows("team").All(t => t.Id != row[column]) && After.Rows("team").FirstOrDefault(t => t.Id == row[column]) is { } lost
            ? row.With(column, lost["name"])
            : row;

    private static HashSet<string> Among(AnswerChanges changes, HashSet<string> contested) =>
        [.. changes.All.Where(c => c switch
        {
            FieldChange field => contested.Contains(field.Field),
            RowChanged row => row.Cells.Any(cell => contested.Contains(Imprint.Place(row.Field, row.RowId, cell.Column))),
            RowRemoved row => contested.Contains($"{row.Field}/{row.Row.Id}"),
            RowAdded row => contested.Contains($"{row.Field}/{row.Row.Id}"),
            _ => false,
        }).Select(c => c.Key)];

    private sealed class Work(FormReading reading, Answers before, Imprint? imprint, IReadOnlyList<Unit> units, IReadOnlyList<Direction> directions)
    {
        private readonly Answers now = before;
        private readonly FieldTexts shown = new(before, units, directions);

        public HashSet<string> Contested { get; } = new(StringComparer.Ordinal);
        public List<string> KeptLater { get; } = [];
        public List<Problem> Problems { get; } = [];

        /// <summary>The answers as they are so far, with this field.</summary>
        public Answers Field(Answers after, FormField field) =>
            reading.Texts.TryGetValue(field.Key, out var text) && Chosen(after, field, field.Key, now[field.Key], text, LongestAnswer) is { } value
                ? field.PersonKey is { } person ? after.With(field.Key, value).With(person, "") : after.With(field.Key, value)
                : after;

        /// <summary>The answers as they are so far, with this table.</summary>
        public Answers Table(Answers after, FormField table)
        {
            if (!reading.Tables.TryGetValue(table.Key, out var read)) return after;
            var filled = read.Where(r => !r.IsBlank).ToList();
            if (filled.Count == 0 && !reading.IsOurs) return after;
            if (filled.Count > table.MaxRows)
            {
                Problems.Add(new("word-too-many-rows", RuleContext.LabelOf(table).And("max", $"{table.MaxRows}").And("now", $"{filled.Count}"), new(table.Key)));
                return after;
            }

            var present = now.Rows(table.Key).ToDictionary(r => r.Id, StringComparer.Ordinal);
            var rows = new List<Row>();
            var next = after.WithRows(table.Key, [.. now.Rows(table.Key), .. filled.Where(r => r.Id.Length > 0).Select(r => new Row(r.Id, [new("name", "·")]))]);
            foreach (var line in Matched(filled, present))
            {
                if (line.Id.Length > 0 && !present.ContainsKey(line.Id) && WasTakenOutLater(after, table, line)) continue;
                var id = line.Id.Length > 0 ? line.Id : next.NextRowId(table.Key);
                next = next.WithRow(table.Key, new(id, [new("name", "·")]));
                var row = RowOf(after, table, line, present.GetValueOrDefault(id) ?? new Row(id, []));
                if (row.Cells.Count > 0) rows.Add(row);
            }

            return after.WithRows(table.Key, [.. WithLater(table, rows)]);
        }

        private Row RowOf(Answers after, FormField table, ReadRow line, Row row)
        {
            foreach (var column in table.Columns)
            {
                if (!line.Cells.TryGetValue(column.Key, out var text)) continue;
                var place = Imprint.Place(table.Key, row.Id, column.Key);
                if (Chosen(after, column, place, row[column.Key], text, LongestCell) is not { } value) continue;
                row = row.With(column.Key, value);
                // Another name is another person, until somebody says who.
                if (column.PersonKey is { } person) row = row.With(person, "");
            }

            return row;
        }

        // The value to be taken over; null when it stays as it is.
        private string? Chosen(Answers after, FormField field, string place, string present, string text, int longest)
        {
            var clean = CleanText.Of(text);
            // An untouched place says what it said: whatever odd way it was once typed in stays.
            if (clean == CleanText.Of(shown.Shown(field, present))) return null;
            if (clean.Length == 0 && !reading.IsOurs) return null;
            if (clean.Length > longest)
            {
                Problems.Add(new("text-too-long", RuleContext.LabelOf(field).And("max", $"{longest}").And("now", $"{clean.Length}"), new(place)));
                return null;
            }

            var value = new FieldTexts(after, units, directions).Value(field, clean);
            if (value == present) return null;
            if (imprint?.Had(place, present) != false) return value;
            // The proposal was changed since the copy was made.
            if (imprint.Had(place, value) == true)
            {
                KeptLater.Add(field.Key);
                return null;
            }

            Contested.Add(place);
            return value;
        }

        // A row that somebody took out of the proposal stays out when nobody touched it in the copy.
        private bool WasTakenOutLater(Answers after, FormField table, ReadRow line)
        {
            if (imprint is null || !imprint.HadRow(table.Key, line.Id)) return false;
            var texts = new FieldTexts(after, units, directions);
            var untouched = table.Columns.All(c => !line.Cells.TryGetValue(c.Key, out var text) || imprint.Had(Imprint.Place(table.Key, line.Id, c.Key), texts.Value(c, text)) != false);
            if (untouched) KeptLater.Add(table.Key);
            else Contested.Add($"{table.Key}/{line.Id}");
            return untouched;
        }

        // Rows that are in the proposal and not in the form: taken out in the form, unless they came in after the copy was made.
        private List<Row> WithLater(FormField table, List<Row> rows)
        {
            if (imprint is null) return rows;
            string? behind = null;
            foreach (var row in now.Rows(table.Key))
            {
                if (rows.All(r => r.Id != row.Id))
                {
                    if (imprint.HadRow(table.Key, row.Id))
                    {
                        if (table.Columns.Any(c => imprint.Had(Imprint.Place(table.Key, row.Id, c.Key), row[c.Key]) == false)) Contested.Add($"{table.Key}/{row.Id}");
                        continue;
                    }

                    KeptLater.Add(table.Key);
                    rows.Insert(rows.FindIndex(r => r.Id == behind) + 1, row);
                }

                behind = row.Id;
            }

            return rows;
        }

        // A form from elsewhere has no ids: its rows are those of the same name, in the order of the form.
        private static IEnumerable<ReadRow> Matched(List<ReadRow> lines, Dictionary<string, Row> present)
        {
            var free = present.Values.ToList();
            var known = lines.Select(l => l.Id).Where(id => id.Length > 0).ToHashSet(StringComparer.Ordinal);
            free.RemoveAll(r => known.Contains(r.Id));
            var used = new HashSet<string>(StringComparer.Ordinal);
            foreach (var line in lines)
            {
                if (line.Id.Length > 0)
                {
                    // Word's own button copies a row with everything in it: the copy is a new row.
                    yield return used.Add(line.Id) ? line : line with { Id = "" };
                    continue;
                }

                var name = FieldTexts.Plain(line.Cells.GetValueOrDefault("name", ""));
                var same = name.Length == 0 ? null : free.Find(r => FieldTexts.Plain(r["name"]) == name);
                if (same is not null) free.Remove(same);
                yield return line with { Id = same?.Id ?? "" };
            }
        }
    }
}
