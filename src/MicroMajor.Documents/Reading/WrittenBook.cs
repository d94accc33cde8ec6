using System.Globalization;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Sheets;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Documents.Reading;

/// <summary>A list (附件3) that was written as a workbook, read back, also after another program saved it again.</summary>
public static class WrittenBook
{
    /// <summary>Reads it by the titles of its columns.</summary>
    /// <exception cref="InvalidDataException">It is no workbook of this kind.</exception>
    public static WrittenSummary Read(byte[] bytes)
    {
        var sheets = SheetFile.Read("", bytes);
        if (!sheets.IsDone) throw new InvalidDataException("It is no workbook.");
        var list = sheets.Value.FirstOrDefault(s => s.Lines.Any(l => l.Cells.Contains(SummaryBook.IdTitle))) ?? throw new InvalidDataException("It has no list of programmes.");
        var code = list.Lines.SelectMany(l => l.Cells).FirstOrDefault(c => c.StartsWith(SummaryBook.CodeLabel, StringComparison.Ordinal)) ?? "";
        return new("", code.Length > 0 ? code[SummaryBook.CodeLabel.Length..] : "", [.. Lines(list)])
        {
            Employment = [.. sheets.Value.Where(s => s != list).SelectMany(Employment)],
        };
    }

    private static IEnumerable<WrittenLine> Lines(Sheet list)
    {
        var head = list.Lines.First(l => l.Cells.Contains(SummaryBook.IdTitle));
        var places = SummaryBook.Columns.Select(c => (Column: c, At: head.Cells.Index().Where(h => h.Item == c.Title).Select(h => h.Index).FirstOrDefault(-1))).Where(p => p.At >= 0).ToList();
        var id = head.Cells.Index().First(h => h.Item == SummaryBook.IdTitle).Index;
        return list.Lines.Where(l => l.Number > head.Number).TakeWhile(l => !At(l, 0).StartsWith("合计", StringComparison.Ordinal))
            .Select(l => new WrittenLine(At(l, id), places.ToDictionary(p => p.Column.Key, p => Printed(p.Column.Key, At(l, p.At)), StringComparer.Ordinal)));
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> Employment(Sheet sheet)
    {
        var head = sheet.Lines.FirstOrDefault(l => At(l, 0) == "序号");
        if (head is null) return [];
        var columns = EmploymentColumn.All;
        return sheet.Lines.Where(l => l.Number > head.Number).TakeWhile(l => !At(l, 0).StartsWith("合计", StringComparison.Ordinal))
            .Select(l => columns.Index().ToDictionary(c => c.Item.Key, c => At(l, c.Index + 1), StringComparer.Ordinal));
    }

    // A day is a number there, and reads as one without the paper's words.
    private static string Printed(string key, string cell) =>
        key.EndsWith("Date", StringComparison.Ordinal) && DateOnly.TryParseExact(cell, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? PrintedText.Of(day) : cell;

    private static string At(SheetLine line, int at) => at < line.Cells.Count ? line.Cells[at] : "";
}
