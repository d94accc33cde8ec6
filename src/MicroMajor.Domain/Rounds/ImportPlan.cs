using System.Text;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Domain.Rounds;

/// <summary>What an import would do with a row.</summary>
public enum PlannedChange
{
    /// <summary>The list has no such row yet.</summary>
    New,

    /// <summary>The list says otherwise.</summary>
    Changed,

    /// <summary>The list has it out of use.</summary>
    Reinstated,

    /// <summary>The list says the same.</summary>
    Unchanged,

    /// <summary>The file no longer lists it: it may be taken out of use.</summary>
    Missing,
}

/// <summary>A cell that would change.</summary>
public sealed record CellChange(string Column, string Before, string After);

/// <summary>A row of a plan.</summary>
/// <param name="Line">The line of the file; 0 for what the file does not list.</param>
/// <param name="After">The row as it would be written.</param>
/// <param name="Version">The version of the row it was compared with; empty for a new one.</param>
public sealed record PlannedRow(PlannedChange Change, int Line, OfficeListRow After, IReadOnlyList<CellChange> Cells, string Version);

/// <summary>What would change: new, changed with before and after, unchanged, no longer listed, refused.</summary>
public sealed record ImportPlan(OfficeList List, IReadOnlyList<PlannedRow> Rows, IReadOnlyList<RefusedLine> Refused, IReadOnlyList<string> Unused)
{
    /// <summary>Compares a file with the list as it is.</summary>
    public static ImportPlan Of(OfficeList list, ImportRead read, IReadOnlyList<Stored<OfficeListRow>> present)
    {
        var known = present.ToDictionary(p => p.Value.Key, StringComparer.Ordinal);
        var rows = read.Rows.Select(r => Compare(list, r, read.Columns, known.GetValueOrDefault(r.Row.Key))).ToList();
        var listed = read.Rows.Select(r => r.Row.Key).Concat(read.Refused.Select(r => r.Key)).ToHashSet(StringComparer.Ordinal);
        // Rates of another year are not missing from a file about this one.
        var years = read.Rows.Select(r => r.Row["year"]).ToHashSet(StringComparer.Ordinal);
        rows.AddRange(present
            .Where(p => p.Value.InUse && !listed.Contains(p.Value.Key) && (list != OfficeList.Employment || years.Contains(p.Value["year"])))
            .Select(p => new PlannedRow(PlannedChange.Missing, 0, p.Value with { InUse = false }, [], p.Version)));
        return new(list, rows, read.Refused, read.Unused);
    }

    /// <summary>The rows of one kind.</summary>
    public IReadOnlyList<PlannedRow> Of(PlannedChange change) => [.. Rows.Where(r => r.Change == change)];

    /// <summary>What is to be written.</summary>
    /// <param name="retire">Also take out of use what the file no longer lists.</param>
    public IReadOnlyList<Stored<OfficeListRow>> ToWrite(bool retire) =>
        [.. Rows.Where(r => r.Change is PlannedChange.New or PlannedChange.Changed or PlannedChange.Reinstated || retire && r.Change == PlannedChange.Missing).Select(r => new Stored<OfficeListRow>(r.After, r.Version))];

    /// <summary>
    /// Prints of what would be done, to be kept with the preview. A later plan of the same file that does only what is printed here is what the
    /// person saw, or what is left of it; anything else was changed meanwhile.
    /// </summary>
    public IReadOnlyList<string> Prints => [.. Rows.Where(r => r.Change != PlannedChange.Unchanged).Select(Print)];

    /// <summary>Does this plan do only what the person saw?</summary>
    public bool IsWithin(IReadOnlyCollection<string> seen, bool retire) =>
        Rows.Where(r => r.Change != PlannedChange.Unchanged && (retire || r.Change != PlannedChange.Missing)).All(r => seen.Contains(Print(r)));

    private static string Print(PlannedRow row) => ContentCode.Of(Encoding.UTF8.GetBytes(
        $"{row.Change}\n{row.After.Key}\n{string.Join('\n', row.Cells.Select(c => $"{c.Column}\t{c.Before}\t{c.After}"))}"));

    private static PlannedRow Compare(OfficeList list, SheetRow read, IReadOnlyList<string> columns, Stored<OfficeListRow>? there)
    {
        if (there is null) return new(PlannedChange.New, read.Line, read.Row, [], "");
        // A column that the file does not have says nothing about the row.
        var cells = new Dictionary<string, string>(there.Value.Cells, StringComparer.Ordinal);
        foreach (var column in columns) cells[column] = read.Row[column];
        var after = read.Row with { Cells = cells.Where(c => c.Value.Length > 0).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal) };
        var changes = ImportColumns.Of(list).Where(c => !c.IsStamp && after[c.Key] != there.Value[c.Key]).Select(c => new CellChange(c.Key, there.Value[c.Key], after[c.Key])).ToList();
        var change = !there.Value.InUse ? PlannedChange.Reinstated : changes.Count > 0 ? PlannedChange.Changed : PlannedChange.Unchanged;
        return new(change, read.Line, change == PlannedChange.Unchanged ? there.Value : after, changes, there.Version);
    }
}
