using System.Globalization;
using MicroMajor.Documents.Word;

namespace MicroMajor.Documents.Sheets;

/// <summary>
/// The rows of a sheet, straight into UTF-8. Texts stand in their cells (inline strings): a list of what people typed hardly says anything
/// twice, and nothing has to be kept until the end. A text is never a formula, also not for whoever edits the cell later.
/// </summary>
internal sealed class SheetInk(Utf8Xml xml)
{
    /// <summary>Excel keeps so many characters in a cell.</summary>
    private const int LongestText = 32_767;

    private const int PointSize = 10;

    // Half the size, and a little less for the edges.
    private const int TwipsOfLetter = 96;

    private static readonly DateOnly s_first = new(1899, 12, 30);

    private int row;
    private int column;

    /// <summary>The row that was opened last.</summary>
    public int Row => row;

    public void OpenRow(double height = 0)
    {
        xml.Raw("<row r=\""u8);
        xml.Number(++row);
        if (height > 0)
        {
            xml.Raw("\" ht=\""u8);
            xml.Value(height.ToString("0.##", CultureInfo.InvariantCulture));
            xml.Raw("\" customHeight=\"1"u8);
        }

        xml.Raw("\">"u8);
        column = 0;
    }

    public void CloseRow() => xml.Raw("</row>"u8);

    /// <summary>A text; one that begins like a formula gets the mark by which Excel leaves it alone.</summary>
    public void Text(ReadOnlySpan<char> text, CellStyle style)
    {
        if (text.Length == 0)
        {
            Open(style);
            xml.Raw("\"/>"u8);
            return;
        }

        Open(text[0] is '=' or '+' or '-' or '@' or '\t' or '＝' or '＋' or '－' or '＠' && style == CellStyle.Text ? CellStyle.Quoted : style);
        xml.Raw("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        Escaped(text.Length > LongestText ? text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)] : text);
        xml.Raw("</t></is></c>"u8);
    }

    /// <summary>A number as it was printed; what is none stays a text.</summary>
    public void Number(ReadOnlySpan<char> text, CellStyle style)
    {
        if (text.Length is 0 or > 15 || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            Text(text, CellStyle.Text);
            return;
        }

        Open(style);
        xml.Raw("\"><v>"u8);
        xml.Text(text);
        xml.Raw("</v></c>"u8);
    }

    public void Number(int number, CellStyle style)
    {
        Open(style);
        xml.Raw("\"><v>"u8);
        xml.Number(number);
        xml.Raw("</v></c>"u8);
    }

    /// <summary>A day as it was printed (2025年9月1日); what is none stays a text.</summary>
    public void Day(ReadOnlySpan<char> text)
    {
        if (!DateOnly.TryParseExact(text, "yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year < 1901)
        {
            Text(text, CellStyle.Text);
            return;
        }

        Number(day.DayNumber - s_first.DayNumber, CellStyle.Day);
    }

    /// <summary>Empty cells, so that borders go on.</summary>
    public void Blank(int cells, CellStyle style)
    {
        for (var i = 0; i < cells; i++) Text("", style);
    }

    /// <summary>How many lines a text takes in a column of so many letters. Not every program measures rows when it opens a file.</summary>
    public static int Lines(string text, int width) => 1 + ((Math.Max(1, Measure.Text(text, PointSize * 2)) - 1) / (width * TwipsOfLetter));

    /// <summary>The height of a row of so many lines, in points; Excel has none above 409.</summary>
    public static double Height(int lines) => Math.Min(409, (lines * 13.5) + 4.5);

    /// <summary>The name of a column: A, Z, AA.</summary>
    public static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}";

    private void Open(CellStyle style)
    {
        xml.Raw("<c r=\""u8);
        Span<byte> name = stackalloc byte[2];
        var at = 0;
        if (column >= 26) name[at++] = (byte)('A' + (column / 26) - 1);
        name[at++] = (byte)('A' + (column % 26));
        xml.Raw(name[..at]);
        xml.Number(row);
        xml.Raw("\" s=\""u8);
        xml.Number((int)style);
        column++;
    }

    // Excel reads _x0041_ as A: such words keep their underscore by an escape of their own.
    private void Escaped(ReadOnlySpan<char> text)
    {
        for (int at; (at = text.IndexOf("_x")) >= 0; text = text[(at + 2)..])
        {
            xml.Text(text[..at]);
            xml.Raw(at + 6 < text.Length && text[at + 6] == '_' && !text.Slice(at + 2, 4).ContainsAnyExcept("0123456789abcdefABCDEF") ? "_x005F_x"u8 : "_x"u8);
        }

        xml.Text(text);
    }
}

/// <summary>The looks of cells, by their place in the styles of a workbook.</summary>
internal enum CellStyle
{
    Plain, Annex, Title, Line, Head, Text, Quoted, Count, Credits, Day, Sum, Phone,
}
