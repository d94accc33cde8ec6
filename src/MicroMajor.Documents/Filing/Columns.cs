using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>A column as it is set: where it stands in the row, how wide it is.</summary>
internal readonly record struct PrintedColumn(FilingColumn Column, int At, int Width, string Title, bool Left)
{
    public void Head(Ink ink, string table, TextStyle style, int padding) => ink.Cell(Width, style, Halved(style, padding), Mark.Column(table, Column.Key), keepNext: true);

    public void Cell(Ink ink, IReadOnlyList<string> row, TextStyle style, int padding)
    {
        var text = row.Count > At ? row[At] : "";
        ink.Cell(Width, style, text, align: Left || Lines(text, style, padding) > 2 ? null : "center");
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
    public static PrintedColumn[] Of(IReadOnlyList<LayoutColumn> layout, FilingTable table, int width)
    {
        var chosen = new List<(LayoutColumn Layout, int At)>(table.Columns.Count);
        var (crowded, most) = (false, 0);
        for (var i = 0; i < layout.Count; i++)
        {
            var column = layout[i];
            most = Math.Max(most, column.Share);
            var at = table.IndexOf(column.Key);
            if (at < 0 || (column.Spare && !IsFilledIn(table, at))) continue;
            chosen.Add((column, at));
            crowded |= column.Spare;
        }

        for (var at = 0; at < table.Columns.Count; at++)
            if (!IsNamed(layout, table.Columns[at].Key)) chosen.Add((new LayoutColumn(table.Columns[at].Key, most / 2) { Title = table.Columns[at].Label }, at));

        var total = 0;
        foreach (var (column, _) in chosen) total += Share(column);
        var columns = new PrintedColumn[chosen.Count];
        var (shares, left) = (0, 0);
        for (var i = 0; i < columns.Length; i++)
        {
            var (column, at) = chosen[i];
            var right = (int)((long)width * (shares += Share(column)) / total);
            columns[i] = new(table.Columns[at], at, right - left, column.Title.Length > 0 ? column.Title : table.Columns[at].Label, column.Left);
            left = right;
        }

        int Share(LayoutColumn column) => crowded && column.Crowded > 0 ? column.Crowded : column.Share;
        return columns;
    }

    /// <summary>Where the columns end, counted from the left edge of the table.</summary>
    public static void Edges(Ink ink, PrintedColumn[] columns, int from)
    {
        foreach (var column in columns) ink.Edge(from += column.Width);
    }

    private static bool IsFilledIn(FilingTable table, int at)
    {
        for (var i = 0; i < table.Rows.Count; i++)
            if (table.Rows[i][at].Length > 0) return true;
        return false;
    }

    private static bool IsNamed(IReadOnlyList<LayoutColumn> layout, string key)
    {
        for (var i = 0; i < layout.Count; i++)
            if (layout[i].Key == key) return true;
        return false;
    }
}
