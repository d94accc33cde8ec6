using System.Globalization;
using System.Xml.Linq;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Documents.Sheets;

/// <summary>The rows of a worksheet, with what stands in merged cells in each of the rows that they run over.</summary>
internal static class SheetRows
{
    private const int MostColumns = 100;
    private const int MostMerged = 5_000;

    public static IReadOnlyList<SheetLine> Read(XElement worksheet, CellValues values)
    {
        var merged = Merged(worksheet);
        var lines = new List<SheetLine>();
        var number = 0;
        foreach (var row in worksheet.Elements().Where(e => e.Name.LocalName == "sheetData").Elements().Where(e => e.Name.LocalName == "row"))
        {
            number = int.TryParse((string?)row.Attribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : number + 1;
            var cells = new List<string>();
            var formulas = new Dictionary<int, string>();
            var at = -1;
            foreach (var cell in row.Elements().Where(e => e.Name.LocalName == "c"))
            {
                at = Column((string?)cell.Attribute("r")) ?? at + 1;
                if (at >= MostColumns) break;
                while (cells.Count <= at) cells.Add("");
                cells[at] = values.Of(cell);
                if (values.IsFormula(cell)) formulas[at] = $"{Letters(at)}{number}";
            }

            foreach (var area in merged.Where(m => m.From <= number && number <= m.To)) Fill(area, number, cells);
            while (cells.Count > 0 && string.IsNullOrWhiteSpace(cells[^1])) cells.RemoveAt(cells.Count - 1);
            if (cells.Count == 0 && formulas.Count == 0) continue;
            lines.Add(new(number, cells) { Formulas = formulas });
            if (lines.Count == DelimitedText.MostLines) break;
        }

        return lines;
    }

    // Down only: a heading that runs over several columns is not the heading of each.
    private static void Fill(Area area, int number, List<string> cells)
    {
        if (number == area.From)
        {
            area.Text = area.Column < cells.Count ? cells[area.Column] : "";
            return;
        }

        if (area.Text.Length == 0) return;
        while (cells.Count <= area.Column) cells.Add("");
        if (cells[area.Column].Length == 0) cells[area.Column] = area.Text;
    }

    private static List<Area> Merged(XElement worksheet) =>
    [
        .. worksheet.Elements().Where(e => e.Name.LocalName == "mergeCells").Elements().Take(MostMerged)
            .Select(m => ((string?)m.Attribute("ref") ?? "").Split(':'))
            .Where(ends => ends.Length == 2)
            .Select(ends => (Column: Column(ends[0]), From: Number(ends[0]), To: Number(ends[1])))
            .Where(m => m.Column is < MostColumns && m.From < m.To)
            .Select(m => new Area(m.Column!.Value, m.From, m.To)),
    ];

    private static int? Column(string? name)
    {
        var column = 0;
        var letters = 0;
        foreach (var c in name ?? "")
        {
            if (c is < 'A' or > 'Z') break;
            if (++letters > 3) return int.MaxValue;
            column = column * 26 + (c - 'A' + 1);
        }

        return letters == 0 ? null : column - 1;
    }

    private static int Number(string name) => int.TryParse(name.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ$"]), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{Letters(column / 26 - 1)}{(char)('A' + column % 26)}";

    private sealed record Area(int Column, int From, int To)
    {
        public string Text { get; set; } = "";
    }
}
