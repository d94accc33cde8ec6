using System.Globalization;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Filing;

/// <summary>How an answer reads on paper. What paper cannot carry is left out here, once, so that what is read back from a document equals what was frozen.</summary>
public static class PrintedText
{
    /// <summary>
    /// The text as it is kept (<see cref="CleanText"/>), without blank lines and blanks at the ends of lines: paper indents by itself.
    /// </summary>
    public static string Of(string typed) => string.Join('\n', Lines(CleanText.Of(typed).Replace('\t', ' ')));

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
}
