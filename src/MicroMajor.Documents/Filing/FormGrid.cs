using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>Sets the items of a section into tables: one that runs on, broken only by tables that stand by themselves.</summary>
internal static class FormGrid
{
    /// <summary>Between the margins of the form.</summary>
    public static readonly int Width = Page.Form.TextWidth;

    private static readonly int LabelWidth = Measure.Mm(34);
    private static readonly int Padding = Measure.Mm(1.9);
    private static readonly int StatementWidth = Measure.Mm(20);
    private static readonly int PairWidth = Width / 2;

    public static IEnumerable<Block> Blocks(PrintedSection section, PrintedForm form)
    {
        var rows = new List<TableRow>();
        foreach (var item in section.Items.Where(i => IsPrinted(i, form)))
        {
            if (item is not Standing standing)
            {
                rows.AddRange(Rows(item, form));
                continue;
            }

            if (rows.Count > 0) yield return new Table(section.Heading, [.. rows]);
            rows.Clear();
            yield return new Paragraph(TextStyle.Caption, form[standing.Key]!.Label);
            yield return StandingTable.Of(standing, form[standing.Key]!);
        }

        if (rows.Count > 0) yield return new Table(section.Heading, rows);
    }

    private static bool IsPrinted(PrintedItem item, PrintedForm form) =>
        item.Keys.Any(k => form[k] is not null) && item is not Inset { IsSpare: true } || item is Inset inset && form[inset.Key]?.Table is { Rows.Count: > 0 };

    private static IEnumerable<TableRow> Rows(PrintedItem item, PrintedForm form) => item switch
    {
        Pair { Left: var left, Right: var right } pair when form[left] is { } a && form[right] is { } b && (IsLong(a) || IsLong(b)) => [WideRow(a, pair.LeftLabel), WideRow(b, pair.RightLabel)],
        Pair { Left: var left, Right: var right } pair when form[left] is { } a && form[right] is { } b =>
            [new([Label(a, pair.LeftLabel), Value(a, PairWidth - LabelWidth), Label(b, pair.RightLabel), Value(b, Width - PairWidth - LabelWidth)])],
        Pair pair => [WideRow(form[pair.Left] ?? form[pair.Right]!, form[pair.Left] is null ? pair.RightLabel : pair.LeftLabel)],
        Wide wide => [WideRow(form[wide.Key]!, wide.Label)],
        Narrative => NarrativeRows(form[item.Keys[0]]!),
        Statement => [StatementRow(form[item.Keys[0]]!)],
        Inset inset => InsetRows(inset, form[inset.Key]!),
        _ => throw new ArgumentOutOfRangeException(nameof(item), item, "Every kind of item has its rows."),
    };

    private static TableRow WideRow(FilingField field, string label) => new([Label(field, label), Value(field, Width - LabelWidth)]) { MaySplit = field.Text.Length > 200 };

    // The label is a row of its own, kept with the text by a row that may not end a page; no line between the two.
    private static IEnumerable<TableRow> NarrativeRows(FilingField field) =>
    [
        new([new TableCell(Width, new Paragraph(TextStyle.NarrativeLabel, field.Label) { KeepNext = true }) { Open = "bottom" }]) { MinHeight = 440 },
        new([new TableCell(Width, new Paragraph(TextStyle.Narrative, field.Text, Mark.Field(field.Key))) { Open = "top", VerticalAlign = "top" }]) { MaySplit = true, MinHeight = Measure.Mm(13) },
    ];

    private static TableRow StatementRow(FilingField field) => new([
        new TableCell(Width - StatementWidth, new Paragraph(TextStyle.Value, field.Label)),
        new TableCell(StatementWidth, new Paragraph(TextStyle.Value, field.Text, Mark.Field(field.Key)) { Align = "center" })]);

    private static IEnumerable<TableRow> InsetRows(Inset inset, FilingField field)
    {
        var columns = Columns.Of(inset.Columns, field.Table!, Width - LabelWidth);
        yield return new([Label(field, "") with { Merge = "restart" }, .. columns.Select(c => c.Head(field.Key, TextStyle.ColumnHead, Padding))]) { MinHeight = 400 };
        foreach (var row in field.Table!.Rows.DefaultIfEmpty([]))
            yield return new([new TableCell(LabelWidth, new Paragraph(TextStyle.Label, "")) { Merge = "continue" }, .. columns.Select(c => c.Cell(row, TextStyle.Cell, Padding))]) { MinHeight = 400 };
    }

    private static TableCell Label(FilingField field, string label) => new(LabelWidth, new Paragraph(TextStyle.Label, label.Length > 0 ? label : field.Label));

    // More than three lines of half a page's width look better as two of the whole.
    private static bool IsLong(FilingField field) => Measure.Text(field.Text, TextStyle.Value.Size) > 3 * (PairWidth - LabelWidth - (2 * Padding));

    // What fits on one line stands in the middle of its cell; a text of several lines begins at the left.
    private static TableCell Value(FilingField field, int width)
    {
        var fits = !field.Text.Contains('\n') && Measure.Text(field.Text, TextStyle.Value.Size) <= width - (2 * Padding);
        return new(width, new Paragraph(TextStyle.Value, field.Text, Mark.Field(field.Key)) { Align = fits ? "center" : null });
    }
}
