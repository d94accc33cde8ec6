using CsvHelper;
using MicroMajor.Domain;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Documents.Sheets;

/// <summary>Lines of text with something between the cells. What stands between them is told by the headings: that under which most of them are known.</summary>
internal static class DelimitedText
{
    /// <summary>So many lines are read at most; an import takes fewer, and says so.</summary>
    public const int MostLines = 2_000;

    private const int LinesAbove = 20;

    // CsvHelper takes ASCII only; nobody types this one.
    private const char Between = '\u001F';

    private static readonly char[] s_separators = ['\t', ',', '，', ';', '；', '|', '、'];

    public static Outcome<Sheet> Read(string name, string text)
    {
        text = text.TrimStart('\uFEFF');
        var separator = s_separators.MaxBy(s => Lines(text, s, LinesAbove).Lines.Max(l => (int?)ImportColumns.Known(l.Cells)) ?? 0);
        var (lines, unclosed) = Lines(text, separator, MostLines);
        return unclosed is { } line ? new Problem("sheet-quotes", Facts.Of(("line", $"{line}"))) : new Sheet(name, lines);
    }

    private static (IReadOnlyList<SheetLine> Lines, long? Unclosed) Lines(string text, char separator, int most)
    {
        long? unclosed = null;
        using var reader = CsvReader.FromText(char.IsAscii(separator) ? text : text.Replace(separator, Between), new CsvReaderOptions
        {
            Separator = char.IsAscii(separator) ? separator : Between,
            HasHeader = false,
            TrackLineNumbers = true,
            // A quote in the middle of a name is part of the name; one that is never closed has swallowed the rest of the file.
            OnMalformedRecord = record => unclosed = record.Reason == CsvMalformedReason.UnterminatedQuote ? record.LineNumber : unclosed,
        });
        var lines = new List<SheetLine>();
        while (lines.Count < most && reader.Read())
        {
            // A cell may hold line ends; its row is known by the line that it begins in.
            var number = (int)reader.LineNumber;
            var cells = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToList();
            while (cells.Count > 0 && string.IsNullOrWhiteSpace(cells[^1])) cells.RemoveAt(cells.Count - 1);
            if (cells.Count > 0) lines.Add(new(number, cells));
        }

        return (lines, unclosed);
    }
}
