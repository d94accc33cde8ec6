using System.Globalization;
using MicroMajor.Domain;

namespace MicroMajor.SharePoint.Lists;

/// <summary>What SharePoint's columns hold.</summary>
internal static class Limits
{
    /// <summary>Characters of a line.</summary>
    public const int Line = 255;

    /// <summary>Characters of a column with several lines.</summary>
    public const int Note = 63_999;

    /// <summary>The text cut to a line, for headings only: the whole text stands in its own column.</summary>
    public static string Heading(string text) =>
        text.Length <= Line ? text : text[..(char.IsHighSurrogate(text[Line - 1]) ? Line - 1 : Line)];

    /// <summary>The refusal of the first text that no column holds, or null. Nothing may be cut and nothing half written.</summary>
    public static Problem? Broken(FieldMap fields, Func<string, FieldRef> place)
    {
        foreach (var (column, value) in fields)
        {
            if (value is string { Length: > Note } text) return TooLong(text.Length, place(column));
        }

        return null;
    }

    public static Problem TooLong(int length, FieldRef place) =>
        new("too-long-to-store", Facts.Of(("max", Text(Note)), ("now", Text(length))), place);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
