using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>A column as it is set: where it stands in the row, how wide it is.</summary>
internal sealed record PrintedColumn(FilingColumn Column, int At, int Width, string Title, bool Left)
{
    public TableCell Head(string table, TextStyle style) => new(Width, new Paragraph(style, Title, Mark.Column(table, Column.Key)));

    public TableCell Cell(IReadOnlyList<string> row, TextStyle style) =>
        new(Width, new Paragraph(style, row.Count > At ? row[At] : "") { Align = Left ? null : "center" });
}

/// <summary>Shares the width among the columns that a table has.</summary>
internal static class Columns
{
    /// <summary>The columns in the order of the layout, then those it does not know; the shares fill the width to the last twip.</summary>
    public static IReadOnlyList<PrintedColumn> Of(IReadOnlyList<LayoutColumn> layout, FilingTable table, int width)
    {
        var known = layout.Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
        var chosen = layout
            .Concat(table.Columns.Where(c => !known.Contains(c.Key)).Select(c => new LayoutColumn(c.Key, layout.Max(l => l.Share) / 2, c.Label)))
            .Select(l => (Layout: l, At: table.Columns.ToList().FindIndex(c => c.Key == l.Key)))
            .Where(x => x.At >= 0)
            .ToList();
        var total = chosen.Sum(x => x.Layout.Share);
        var columns = new List<PrintedColumn>();
        var (shares, left) = (0, 0);
        foreach (var (column, at) in chosen)
        {
            var right = (int)((long)width * (shares += column.Share) / total);
            columns.Add(new(table.Columns[at], at, right - left, column.Title.Length > 0 ? column.Title : table.Columns[at].Label, column.Left));
            left = right;
        }

        return columns;
    }
}
