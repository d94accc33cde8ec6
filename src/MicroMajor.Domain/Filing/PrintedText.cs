using System.Globalization;
using System.Text;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Filing;

/// <summary>How an answer reads on paper. What paper cannot carry is left out here, once, so that what is read back from a document equals what was frozen.</summary>
public static class PrintedText
{
    /// <summary>
    /// The text with lines ended by <c>\n</c>, without control, direction and unpaired surrogate characters, without blank lines
    /// and blanks at the ends of lines: paper indents by itself.
    /// </summary>
    public static string Of(string typed)
    {
        var text = new StringBuilder(typed.Length);
        for (var i = 0; i < typed.Length; i++)
        {
            var c = typed[i];
            if (char.IsHighSurrogate(c) && i + 1 < typed.Length && char.IsLowSurrogate(typed[i + 1])) text.Append(c).Append(typed[++i]);
            else if (c == '\r' && i + 1 < typed.Length && typed[i + 1] == '\n') continue;
            else if (c is '\r' or '\n' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029') text.Append('\n');
            else if (c == '\t') text.Append(' ');
            else if (!IsUnprintable(c)) text.Append(c);
        }

        return string.Join('\n', Lines(text.ToString()));
    }

    /// <summary>The same on one line: a cell of a table, a name.</summary>
    public static string Line(string typed) => Of(typed).Replace('\n', ' ');

    /// <summary>2.50 reads 2.5.</summary>
    public static string Of(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>2025年9月1日.</summary>
    public static string Of(DateOnly date) => date.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);

    /// <summary>An instant as people in China read it: 2025年6月25日.</summary>
    public static string Of(DateTimeOffset instant) => Of(DateOnly.FromDateTime(instant.ToOffset(TimeSpan.FromHours(8)).DateTime));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static string Number(string typed) => Answers.ParseNumber(typed) is { } number ? Of(number) : Line(typed);

    internal static string Date(string typed) => Answers.ParseDate(typed) is { } date ? Of(date) : Line(typed);

    // Direction marks and overrides (U+202E and kin) could make a form read otherwise than it was judged; Chinese needs none of them.
    private static bool IsUnprintable(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || c is '\u061C' or '\u200E' or '\u200F' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or (>= '\uFDD0' and <= '\uFDEF') or '\uFFFE' or '\uFFFF';
}
