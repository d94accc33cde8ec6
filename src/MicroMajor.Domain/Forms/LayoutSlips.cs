using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using static MicroMajor.Domain.Forms.FormFinding;

namespace MicroMajor.Domain.Forms;

/// <summary>The layout of the document beside the form: holes without a field, fields without a place, tables that are shown as text.</summary>
internal sealed class LayoutSlips(FormDefinition form, DocumentLayout layout)
{
    private const string File = FormFiles.LayoutFile;

    public IEnumerable<FormFinding> All()
    {
        foreach (var section in layout.Sections)
        {
            if (string.IsNullOrWhiteSpace(section.Heading)) yield return Fault("heading-blank", File, "");
            foreach (var item in section.Items)
                foreach (var slip in Of(item, $"{section.Heading}/{string.Join('+', item.Keys)}")) yield return slip;
        }

        foreach (var twice in layout.Items.SelectMany(i => i.Keys).GroupBy(k => k, StringComparer.Ordinal).Where(g => g.Count() > 1)) yield return Fault("place-twice", File, "", ("key", twice.Key));

        var placed = layout.Items.SelectMany(i => i.Keys).ToHashSet(StringComparer.Ordinal);
        var unplaced = form.Fields.Where(f => !placed.Contains(PrintedKeys.Folded.GetValueOrDefault(f.Key, f.Key))).ToList();
        foreach (var field in unplaced) yield return Notice("field-unplaced", File, "", ("key", field.Key), ("field", field.Label.Zh), ("fieldEn", field.Label.En));
        var sections = layout.Sections.Count + (unplaced.Count > 0 ? 1 : 0);
        if (sections > DocumentLayout.MostSections) yield return Fault("headings-many", File, "", ("now", $"{sections}"), ("max", $"{DocumentLayout.MostSections}"));
    }

    private IEnumerable<FormFinding> Of(LayoutItem item, string here)
    {
        var wanted = item.Show == LayoutKind.Pair ? 2 : 1;
        if (item.Keys.Count != wanted) yield return Fault("place-count", File, here, ("show", $"{item.Show}"), ("wanted", $"{wanted}"), ("now", $"{item.Keys.Count}"));
        foreach (var key in item.Keys.Where(k => !IsKnown(k))) yield return Fault("place-hole", File, here, ("key", key));
        if (item.Labels.Count > item.Keys.Count || item.Labels.Count > 0 && item.Show is not (LayoutKind.Pair or LayoutKind.Wide)) yield return Fault("place-stray", File, here, ("property", "labels"), ("show", $"{item.Show}"));

        var isTable = item.Show is LayoutKind.Inset or LayoutKind.Table;
        foreach (var key in item.Keys.Where(IsKnown))
        {
            if (IsTable(key) && !isTable) yield return Fault("place-text", File, here, ("key", key), ("show", $"{item.Show}"));
            if (!IsTable(key) && isTable) yield return Fault("place-table", File, here, ("key", key), ("show", $"{item.Show}"));
        }

        if (!isTable && item.Columns.Count > 0) yield return Fault("place-stray", File, here, ("property", "columns"), ("show", $"{item.Show}"));
        if (item.Show != LayoutKind.Table && item.Sums.Count > 0) yield return Fault("place-stray", File, here, ("property", "sums"), ("show", $"{item.Show}"));
        if (item.Show != LayoutKind.Inset && item.Spare) yield return Fault("place-stray", File, here, ("property", "spare"), ("show", $"{item.Show}"));
        if (isTable && item.Keys.Count == 1 && IsTable(item.Keys[0]))
            foreach (var slip in Columns(item, form.Field(item.Keys[0])!, here)) yield return slip;
    }

    private static IEnumerable<FormFinding> Columns(LayoutItem item, FormField table, string here)
    {
        var folded = PrintedKeys.FoldedColumns.GetValueOrDefault(table.Key);
        var isFolded = folded is not null && folded.From.All(f => table.Columns.Any(c => c.Key == f));
        var printed = table.Columns.Select(c => c.Key).Except(isFolded ? folded!.From : []).Concat(isFolded ? [folded!.Key] : []).ToList();
        if (item.Columns.Count == 0) yield return Fault("columns-none", File, here, ("key", table.Key));
        foreach (var column in item.Columns)
        {
            if (!printed.Contains(column.Key)) yield return Fault("column-hole", File, here, ("table", table.Key), ("column", column.Key));
            if (column.Share <= 0 || column.Crowded < 0) yield return Fault("share-odd", File, $"{here}.{column.Key}", ("value", $"{Math.Min(column.Share, column.Crowded)}"));
        }

        foreach (var twice in item.Columns.GroupBy(c => c.Key, StringComparer.Ordinal).Where(g => g.Count() > 1)) yield return Fault("place-twice", File, here, ("key", $"{table.Key}.{twice.Key}"));
        foreach (var sum in item.Sums)
            if (table.Columns.FirstOrDefault(c => c.Key == sum) is not { Type: FieldType.Number }) yield return Fault("sum-odd", File, here, ("table", table.Key), ("column", sum));
        foreach (var column in printed.Where(p => item.Columns.All(c => c.Key != p))) yield return Notice("column-unplaced", File, here, ("table", table.Key), ("column", column));
    }

    private bool IsKnown(string key) => PrintedKeys.Counted.Contains(key) || form.Field(key) is not null && !PrintedKeys.Folded.ContainsKey(key);

    // What another field is folded into is a line of text on paper.
    private bool IsTable(string key) => form.Field(key) is { Type: FieldType.Table } && !PrintedKeys.Folded.Values.Contains(key);
}
