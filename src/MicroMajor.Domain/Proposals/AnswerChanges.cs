namespace MicroMajor.Domain.Proposals;

/// <summary>
/// What differs between two states of the form, in the order of the form; what the form does not know comes last.
/// In a table: rows taken out first, then each row that came in, moved or changed, from top to bottom.
/// </summary>
public sealed class AnswerChanges : IEquatable<AnswerChanges>
{
    private AnswerChanges(IReadOnlyList<AnswerChange> all) => All = all;

    /// <summary>Every change.</summary>
    public IReadOnlyList<AnswerChange> All { get; }

    /// <summary>The fields and tables in which something changed, each once.</summary>
    public IReadOnlyList<string> Fields => [.. All.Select(c => c.Field).Distinct()];

    /// <summary>What was changed to come from one state to the other.</summary>
    public static AnswerChanges Between(Answers before, Answers after, FormDefinition form)
    {
        var tables = before.Tables.Concat(after.Tables).ToHashSet(StringComparer.Ordinal);
        var known = form.Fields.Select(f => f.Key).ToList();
        var unknown = before.Texts.Keys.Concat(after.Texts.Keys).Concat(tables).Distinct().Except(known).Except(form.Fields.SelectMany(f => f.Inputs).Select(f => f.Key)).Order(StringComparer.Ordinal);
        return new([.. known.Concat(unknown).SelectMany(key => OfText(key, form.Field(key)?.PersonKey, before, after).Concat(tables.Contains(key) ? OfTable(key, before, after, form.Field(key)) : []))]);
    }

    /// <summary>
    /// The state before with these changes made: all of them give the state after. Of some alone, a row comes behind the nearest one
    /// that is there.
    /// </summary>
    public Answers ApplyTo(Answers before, Func<AnswerChange, bool>? chosen = null)
    {
        var made = All.Where(c => chosen is null || chosen(c)).ToList();
        var answers = made.OfType<FieldChange>().Aggregate(before, (a, c) => c.Account is { } account ? a.With(c.Field, c.After).With(account.Key, account.After) : a.With(c.Field, c.After));
        return made.Where(c => c is not FieldChange).GroupBy(c => c.Field).Aggregate(answers, (a, changes) => a.WithRows(changes.Key, Applied([.. a.Rows(changes.Key)], changes)));
    }

    /// <summary>Those of these changes; all of a table or none of it, since its rows are placed behind each other.</summary>
    public AnswerChanges InFields(Func<string, bool> theirs) => new([.. All.Where(c => theirs(c.Field))]);

    private static IEnumerable<AnswerChange> OfText(string key, string? personKey, Answers before, Answers after)
    {
        var account = AccountOf(personKey, k => before[k], k => after[k]);
        if (before[key] != after[key] || account is not null) yield return new FieldChange(key, before[key], after[key]) { Account = account };
    }

    private static AccountChange? AccountOf(string? personKey, Func<string, string> before, Func<string, string> after) =>
        personKey is { } key && before(key) != after(key) ? new(key, after(key)) : null;

    private static IEnumerable<AnswerChange> OfTable(string key, Answers before, Answers after, FormField? table)
    {
        var (old, now) = (before.Rows(key), after.Rows(key));
        var stayed = Stayed([.. old.Select(r => r.Id)], [.. now.Select(r => r.Id)]);
        foreach (var row in old.Where(r => now.All(n => n.Id != r.Id))) yield return new RowRemoved(key, row);
        for (var i = 0; i < now.Count; i++)
        {
            var row = now[i];
            var behind = i == 0 ? null : now[i - 1].Id;
            if (old.FirstOrDefault(r => r.Id == row.Id) is not { } was)
            {
                yield return new RowAdded(key, row, behind);
                continue;
            }

            if (!stayed.Contains(row.Id)) yield return new RowMoved(key, row.Id, old.ToList().IndexOf(was) + 1, i + 1, behind);
            if (!was.Equals(row)) yield return new RowChanged(key, row.Id, CellsOf(was, row, table));
        }
    }

    private static IReadOnlyList<CellChange> CellsOf(Row was, Row row, FormField? table)
    {
        var known = table?.Columns.Select(c => c.Key).ToList() ?? [];
        var unknown = was.Cells.Keys.Concat(row.Cells.Keys).Distinct().Except(known).Except(table?.Columns.SelectMany(c => c.Inputs).Select(c => c.Key) ?? []).Order(StringComparer.Ordinal);
        return
        [
            .. known.Concat(unknown)
                .Select(c => new CellChange(c, was[c], row[c]) { Account = AccountOf(table?.Columns.FirstOrDefault(x => x.Key == c)?.PersonKey, k => was[k], k => row[k]) })
                .Where(c => c.Before != c.After || c.Account is not null),
        ];
    }

    // As many rows as possible stand where they stood: the longest run of them that has kept its order.
    private static HashSet<string> Stayed(IReadOnlyList<string> old, List<string> now)
    {
        var kept = old.Where(now.Contains).ToList();
        var places = kept.Select(id => now.IndexOf(id)).ToList();
        var length = new int[kept.Count];
        var from = new int[kept.Count];
        for (var i = 0; i < kept.Count; i++)
        {
            (length[i], from[i]) = (1, -1);
            for (var j = 0; j < i; j++)
                if (places[j] < places[i] && length[j] + 1 > length[i]) (length[i], from[i]) = (length[j] + 1, j);
        }

        var stayed = new HashSet<string>(StringComparer.Ordinal);
        for (var i = kept.Count == 0 ? -1 : Array.IndexOf(length, length.Max()); i >= 0; i = from[i]) stayed.Add(kept[i]);
        return stayed;
    }

    private List<Row> Applied(List<Row> rows, IEnumerable<AnswerChange> changes)
    {
        foreach (var change in changes)
        {
            switch (change)
            {
                case RowRemoved removed:
                    rows.RemoveAll(r => r.Id == removed.Row.Id);
                    break;
                case RowChanged changed when rows.FindIndex(r => r.Id == changed.RowId) is >= 0 and var at:
                    rows[at] = changed.Cells.Aggregate(rows[at], (r, c) => c.Account is { } account ? r.With(c.Column, c.After).With(account.Key, account.After) : r.With(c.Column, c.After));
                    break;
                case RowAdded added:
                    rows.RemoveAll(r => r.Id == added.Row.Id);
                    rows.Insert(PlaceBehind(added.Behind, change.Field, rows), added.Row);
                    break;
                case RowMoved moved when rows.Find(r => r.Id == moved.RowId) is { } row:
                    rows.Remove(row);
                    rows.Insert(PlaceBehind(moved.Behind, change.Field, rows), row);
                    break;
            }
        }

        return rows;
    }

    // The row to come behind may be one whose own coming was not chosen: then behind the one which that was to follow.
    private int PlaceBehind(string? id, string table, List<Row> rows)
    {
        while (id is not null)
        {
            if (rows.FindIndex(r => r.Id == id) is >= 0 and var at) return at + 1;
            id = All.OfType<RowAdded>().FirstOrDefault(a => a.Field == table && a.Row.Id == id)?.Behind;
        }

        return 0;
    }

    /// <inheritdoc />
    public bool Equals(AnswerChanges? other) => other is not null && All.SequenceEqual(other.All);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as AnswerChanges);

    /// <inheritdoc />
    public override int GetHashCode() => All.Count;
}
