using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>The course table and the team table: numbered rows, a header on every page, a sum at the end.</summary>
internal static class StandingTable
{
    private static readonly int NumberWidth = Measure.Mm(9);

    public static Table Of(Standing layout, FilingField field)
    {
        var table = field.Table!;
        var columns = Columns.Of(layout.Columns, table, FormGrid.Width - NumberWidth);
        var many = columns.Count > 7;
        var (head, cell) = many ? (TextStyle.SmallHead, TextStyle.SmallCell) : (TextStyle.ColumnHead, TextStyle.Cell);
        var padding = Measure.Mm(many ? 0.8 : 1.2);
        var rows = new List<TableRow> { new([Number("序号", head), .. columns.Select(c => c.Head(field.Key, head, padding))]) { IsHeader = true } };
        foreach (var (i, row) in table.Rows.Index()) rows.Add(new([Number($"{i + 1}", cell), .. columns.Select(c => c.Cell(row, cell, padding))]));
        if (table.Rows.Count == 0) rows.Add(new([Number("", cell), .. columns.Select(c => c.Cell([], cell, padding))]));
        if (layout.Sums.Count > 0) rows.Add(Sum(layout, field.Key, table, columns, head, cell));
        return new(field.Label, rows) { Padding = padding };
    }

    private static TableRow Sum(Standing layout, string key, FilingTable table, IReadOnlyList<PrintedColumn> columns, TextStyle head, TextStyle cell)
    {
        var summed = columns.Select(c => layout.Sums.Contains(c.Column.Key)).ToList();
        var (first, last) = (summed.IndexOf(true), summed.LastIndexOf(true));
        if (first < 0) return new([new TableCell(FormGrid.Width, new Paragraph(head, "合计", Mark.Sum(key)))]);
        var cells = new List<TableCell> { new(NumberWidth + columns.Take(first).Sum(c => c.Width), new Paragraph(head, "合计", Mark.Sum(key))) };
        foreach (var column in columns.Take(first..(last + 1)))
        {
            var sum = FilingTotals.Sum(table.Rows.Select(r => r[column.At]));
            cells.Add(new(column.Width, new Paragraph(cell, layout.Sums.Contains(column.Column.Key) ? PrintedText.Of(sum) : "") { Align = "center" }));
        }

        if (last + 1 < columns.Count) cells.Add(new(columns.Skip(last + 1).Sum(c => c.Width), new Paragraph(cell, "")));
        return new(cells);
    }

    private static TableCell Number(string text, TextStyle style) => new(NumberWidth, new Paragraph(style, text) { Align = "center" });
}
