using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>A column as it is set: where it stands in the row, how wide it is.</summary>
internal sealed record PrintedColumn(FilingColumn Column, int At, int Width, string Title, bool Left)
{
    public TableCell Head(string table, TextStyle style, int padding) => new(Width, new Paragraph(style, Halved(style, padding), Mark.Column(table, Column.Key)) { KeepNext = true });

    public TableCell Cell(IReadOnlyList<string> row, TextStyle style, int padding)
    {
        var text = row.Count > At ? row[At] : "";
        return new(Width, new Paragraph(style, text) { Align = Left || Lines(text, style, padding) > 2 ? null : "center" });
    }

    // 授课方式 in a narrow column reads 授课 over 方式, not 授课方 over 式.
    private string Halved(TextStyle style, int padding)
    {
        var half = Title.Length / 2;
        return Title.Length == 4 && Lines(Title, style, padding) == 2 && Lines(Title[..half], style, padding) == 1 ? $"{Title[..half]}\n{Title[half..]}" : Title;
    }

    private int Lines(string text, TextStyle style, int padding) => 1 + ((Measure.Text(text, style.Size) - 1) / Math.Max(1, Width - (2 * padding)));
}

/// <summary>Shares the width among the columns that a table has.</summary>
internal static class Columns
{
    /// <summary>The columns in the order of the layout, then those it does not know; the shares fill the width to the last twip.</summary>
    public static IReadOnlyList<PrintedColumn> Of(IReadOnlyList<LayoutColumn> layout, FilingTable table, int width)
    {
        var known = layout.Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
        var chosen = layout
            .Concat(table.Columns.Where(c => !known.Contains(c.Key)).Select(c => new LayoutColumn(c.Key, layout.Max(l => l.Share) / 2) { Title = c.Label }))
            .Select(l => (Layout: l, At: table.Columns.ToList().FindIndex(c => c.Key == l.Key)))
            .Where(x => x.At >= 0 && (!x.Layout.Spare || table.Rows.Any(r => r[x.At].Length > 0)))
            .ToList();
        var crowded = chosen.Any(x => x.Layout.Spare);
        int Share(LayoutColumn column) => crowded && column.Crowded > 0 ? column.Crowded : column.Share;
        var total = chosen.Sum(x => Share(x.Layout));
        var columns = new List<PrintedColumn>();
        var (shares, left) = (0, 0);
        foreach (var (column, at) in chosen)
        {
            var right = (int)((long)width * (shares += Share(column)) / total);
            columns.Add(new(table.Columns[at], at, right - left, column.Title.Length > 0 ? column.Title : table.Columns[at].Label, column.Left));
            left = right;
        }

        return columns;
    }
}
