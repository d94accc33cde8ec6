using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>The course table and the team table: numbered rows, a header on every page, a sum at the end.</summary>
internal static class StandingTable
{
    private static readonly int NumberWidth = Measure.Mm(9);

    public static void Draw(Ink ink, Standing layout, FilingField field)
    {
        var table = field.Table!;
        var columns = Columns.Of(layout.Columns, table, FormGrid.Width - NumberWidth);
        var many = columns.Length > 7;
        var (head, cell) = many ? (TextStyle.SmallHead, TextStyle.SmallCell) : (TextStyle.ColumnHead, TextStyle.Cell);
        var padding = Measure.Mm(many ? 0.8 : 1.2);
        ink.NewGrid();
        ink.Edge(NumberWidth);
        Columns.Edges(ink, columns, NumberWidth);
        ink.OpenTable(field.Label, padding);

        ink.OpenRow(isHeader: true);
        Number(ink, "序号", head);
        foreach (var column in columns) column.Head(ink, field.Key, head, padding);
        ink.CloseRow();
        for (var i = 0; i < Math.Max(1, table.Rows.Count); i++)
        {
            ink.OpenRow();
            Number(ink, table.Rows.Count > 0 ? PrintedText.Of(i + 1) : "", cell);
            foreach (var column in columns) column.Cell(ink, table.Rows.Count > 0 ? table.Rows[i] : [], cell, padding);
            ink.CloseRow();
        }

        if (layout.Sums.Count > 0) Sum(ink, layout, field.Key, table, columns, head, cell);
        ink.CloseTable();
    }

    private static void Sum(Ink ink, Standing layout, string key, FilingTable table, PrintedColumn[] columns, TextStyle head, TextStyle cell)
    {
        var (first, last) = (-1, -1);
        var left = NumberWidth;
        for (var i = 0; i < columns.Length; i++)
        {
            if (layout.Sums.Contains(columns[i].Column.Key)) (first, last) = (first < 0 ? i : first, i);
            else if (first < 0) left += columns[i].Width;
        }

        ink.OpenRow();
        ink.Cell(first < 0 ? FormGrid.Width : left, head, "合计", Mark.Sum(key));
        for (var i = first; i >= 0 && i <= last; i++)
        {
            var column = columns[i];
            var sum = layout.Sums.Contains(column.Column.Key) ? PrintedText.Of(FilingTotals.Sum(table.Rows.Select(r => r[column.At]))) : "";
            ink.Cell(column.Width, cell, sum, align: "center");
        }

        var right = 0;
        for (var i = last + 1; first >= 0 && i < columns.Length; i++) right += columns[i].Width;
        if (right > 0) ink.Cell(right, cell, "");
        ink.CloseRow();
    }

    private static void Number(Ink ink, string text, TextStyle style) => ink.Cell(NumberWidth, style, text, align: "center");
}
