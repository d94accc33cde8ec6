using System.Globalization;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Sheets;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Documents.Reading;

/// <summary>A list (附件3) that was written as a workbook, read back, also after another program saved it again.</summary>
public sealed class WrittenBook
{
    private const string Sum = "合计";

    private WrittenBook(string code, WrittenSummary? list, SortedDictionary<string, string> values) => (Code, List, Values) = (code, list, values);

    /// <summary>The content code in it; empty when it has none.</summary>
    internal string Code { get; }

    /// <summary>What it says, by place, as it is told of a list in Word: <c>rows.totalCredits 1</c>. Nothing when it has no list.</summary>
    internal SortedDictionary<string, string> Values { get; }

    private WrittenSummary? List { get; }

    /// <summary>Reads it by the titles of its columns.</summary>
    /// <exception cref="InvalidDataException">It is no workbook of this kind.</exception>
    public static WrittenSummary Read(byte[] bytes) =>
        Is(bytes) && Open(bytes) is { IsDone: true, Value.List: { } list } ? list : throw new InvalidDataException("It is no workbook with a list of programmes.");

    /// <summary>Could it be a workbook, by its first bytes?</summary>
    internal static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Opens a workbook from outside, or says why not. One without a list of ours has no code.</summary>
    internal static Outcome<WrittenBook> Open(byte[] bytes)
    {
        var sheets = SheetFile.Read("", bytes);
        if (!sheets.IsDone) return Outcome<WrittenBook>.Refused(sheets.Problems);
        if (sheets.Value.FirstOrDefault(s => s.Lines.Any(l => l.Cells.Contains(SummaryBook.IdTitle))) is not { } list) return new WrittenBook("", null, []);
        var others = sheets.Value.Where(s => s != list).ToList();
        var printed = list.Lines.SelectMany(l => l.Cells).FirstOrDefault(c => c.StartsWith(SummaryBook.CodeLabel, StringComparison.Ordinal));
        // The foot of the list may be gone; the name in the workbook is not seen.
        var code = printed is not null ? printed[SummaryBook.CodeLabel.Length..] : Workbook.Meant(bytes, SummaryBook.CodeName).Trim('"');
        var summary = new WrittenSummary("", code, [.. Lines(list)]) { Employment = [.. others.SelectMany(Employment)] };
        return new WrittenBook(code, summary, Flat(summary, Total(list), string.Concat(others.Select(Total))));
    }

    private static SortedDictionary<string, string> Flat(WrittenSummary summary, string total, string totalOfEmployment)
    {
        var flat = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["contentCode"] = summary.ContentCode,
            [$"{SummaryTable.Key}.total"] = total,
            [$"{EmploymentTable.Key}.total"] = totalOfEmployment,
        };
        foreach (var (number, line) in summary.Lines.Index())
        {
            flat[$"{SummaryTable.Key}.proposal {number + 1}"] = line.ProposalId;
            foreach (var (column, text) in line.Cells) flat[$"{SummaryTable.Key}.{column} {number + 1}"] = Plain(text);
        }

        foreach (var (number, row) in summary.Employment.Index())
            foreach (var (column, text) in row) flat[$"{EmploymentTable.Key}.{column} {number + 1}"] = Plain(text);
        return flat;
    }

    // Not every program keeps the escape of an underscore, nor the same line ends.
    private static string Plain(string text) =>
        text.Replace("_x005F_", "_", StringComparison.OrdinalIgnoreCase).Replace("_x000D_", "", StringComparison.OrdinalIgnoreCase).ReplaceLineEndings("");

    private static string Total(Sheet sheet) => sheet.Lines.Select(l => At(l, 0)).FirstOrDefault(c => c.StartsWith(Sum, StringComparison.Ordinal)) ?? "";

    private static IEnumerable<WrittenLine> Lines(Sheet list)
    {
        var head = list.Lines.First(l => l.Cells.Contains(SummaryBook.IdTitle));
        var places = SummaryBook.Columns.Select(c => (Column: c, At: head.Cells.Index().Where(h => h.Item == c.Title).Select(h => h.Index).FirstOrDefault(-1))).Where(p => p.At >= 0).ToList();
        var id = head.Cells.Index().First(h => h.Item == SummaryBook.IdTitle).Index;
        return list.Lines.Where(l => l.Number > head.Number).TakeWhile(l => !At(l, 0).StartsWith(Sum, StringComparison.Ordinal))
            .Select(l => new WrittenLine(At(l, id), places.ToDictionary(p => p.Column.Key, p => Printed(p.Column.Key, At(l, p.At)), StringComparer.Ordinal)));
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> Employment(Sheet sheet)
    {
        var head = sheet.Lines.FirstOrDefault(l => At(l, 0) == "序号");
        if (head is null) return [];
        var columns = EmploymentColumn.All;
        return sheet.Lines.Where(l => l.Number > head.Number).TakeWhile(l => !At(l, 0).StartsWith(Sum, StringComparison.Ordinal))
            .Select(l => columns.Index().ToDictionary(c => c.Item.Key, c => At(l, c.Index + 1), StringComparer.Ordinal));
    }

    // A day is a number there, and reads as one without the paper's words.
    private static string Printed(string key, string cell) =>
        key.EndsWith("Date", StringComparison.Ordinal) && DateOnly.TryParseExact(cell, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? PrintedText.Of(day) : cell;

    // A formula is not what was written, whatever it comes to.
    private static string At(SheetLine line, int at) => at >= line.Cells.Count ? "" : line.Formulas.ContainsKey(at) ? $"={line.Cells[at]}" : line.Cells[at];
}
