using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

/// <content>The rows of its tables: taken away, put back, moved.</content>
public sealed partial record Proposal
{
    // As many as a person takes back in their mind; their cells have to fit into one column of the store.
    private const int MostRemoved = 3;
    private const int LongestRemoved = 20_000;

    /// <summary>An id for the next row of the table: of none that is there, is referred to, or may be put back.</summary>
    public string NextRowId(string table) =>
        Removed.Where(r => r.Table == table).Aggregate(Answers, (a, r) => a.Rows(table).Any(x => x.Id == r.Id) ? a : a.WithRow(table, r.Row)).NextRowId(table);

    /// <summary>Removes a row of a table, and remembers it.</summary>
    public Outcome<Proposal> RemoveRow(FormField table, string rowId, Actor by, DateTimeOffset at)
    {
        if (Editable(by, table.Section) is { } problem) return problem;
        var rows = Answers.Rows(table.Key);
        if (rows.FirstOrDefault(r => r.Id == rowId) is not { } row) return new Problem("row-gone", Facts.None, new(table.Key));
        var removed = new RemovedRow(table.Key, rows.TakeWhile(r => r.Id != rowId).Count(), row.Id, row.Cells);
        return Touched(Answers.WithoutRow(table.Key, rowId), table, by, at) with { Removed = Kept([removed, .. Removed.Where(r => !r.Is(table.Key, rowId))]) };
    }

    /// <summary>Puts a removed row back where it was, with its id.</summary>
    public Outcome<Proposal> RestoreRow(FormField table, string rowId, Actor by, DateTimeOffset at)
    {
        if (Editable(by, table.Section) is { } problem) return problem;
        if (Removed.FirstOrDefault(r => r.Is(table.Key, rowId)) is not { } removed) return new Problem("row-not-kept", Facts.None, new(table.Key));
        var rows = Answers.Rows(table.Key);
        if (rows.Count >= table.MaxRows) return new Problem("too-many-rows", RuleContext.LabelOf(table).And("max", $"{table.MaxRows}"), new(table.Key));
        var answers = Answers.WithRows(table.Key, [.. rows.Take(removed.Place), removed.Row, .. rows.Skip(removed.Place)]);
        return Touched(answers, table, by, at) with { Removed = [.. Removed.Where(r => r != removed)] };
    }

    /// <summary>Moves a row one place up or down; at the end of the table it stays where it is, which is refused by name.</summary>
    public Outcome<Proposal> MoveRow(FormField table, string rowId, bool up, Actor by, DateTimeOffset at)
    {
        if (Editable(by, table.Section) is { } problem) return problem;
        var rows = Answers.Rows(table.Key).ToList();
        var from = rows.FindIndex(r => r.Id == rowId);
        if (from < 0) return new Problem("row-gone", Facts.None, new(table.Key));
        var to = from + (up ? -1 : 1);
        if (to < 0 || to >= rows.Count) return new Problem(up ? "row-is-first" : "row-is-last", Facts.None, new(table.Key, rowId));
        (rows[from], rows[to]) = (rows[to], rows[from]);
        return Touched(Answers.WithRows(table.Key, rows), table, by, at);
    }

    private static List<RemovedRow> Kept(IReadOnlyList<RemovedRow> removed)
    {
        var room = LongestRemoved;
        return [.. removed.Take(MostRemoved).TakeWhile(r => (room -= r.Cells.Sum(c => c.Key.Length + c.Value.Length)) >= 0)];
    }
}

/// <summary>A row that was removed: where it stood and what was in it.</summary>
/// <param name="Place">Rows before it.</param>
public sealed record RemovedRow(string Table, int Place, string Id, IReadOnlyDictionary<string, string> Cells)
{
    internal Row Row => new(Id, Cells);

    internal bool Is(string table, string rowId) => Table == table && Id == rowId;
}

/// <summary>Where a person last kept something: “从上次继续”.</summary>
/// <param name="Field">The field or table, or the first one of the section.</param>
public sealed record Bookmark(PersonId Who, string Field);
