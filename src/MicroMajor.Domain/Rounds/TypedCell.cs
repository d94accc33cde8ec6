using System.Globalization;
using System.Text;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Rounds;

/// <summary>What stands in a cell of somebody's table, cleaned of what their program put around it.</summary>
internal static class TypedCell
{
    private static readonly char[] separators = ['\n', '、', ',', '，', ';', '；', '|'];

    /// <summary>A name or a remark on one line, cleaned as every text is; no list's bullet before it, no blanks between Chinese characters (数 学).</summary>
    public static string Text(string cell)
    {
        var line = PrintedText.Line(cell).TrimStart('•', ' ');
        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            // Zero-width joiners hold emoji together; between the letters of a name or a code they only hide.
            if (c is '\u200C' or '\u200D') continue;
            if (!char.IsWhiteSpace(c)) text.Append(c);
            else if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
        }

        for (var i = text.Length - 2; i > 0; i--)
            if (text[i] == ' ' && IsChinese(text[i - 1]) && IsChinese(text[i + 1])) text.Remove(i, 1);
        return Unwrapped(text.ToString().Trim());
    }

    // ="080901" and '080901 are how people keep a zero in front from Excel.
    private static string Unwrapped(string text) =>
        text.Length > 3 && text.StartsWith("=\"", StringComparison.Ordinal) && text[^1] == '"' ? text[2..^1].Trim()
        : text.Length > 1 && text[0] == '\'' ? text[1..].Trim()
        : text;

    /// <summary>A code, a number, a day: full-width characters narrowed (０８０９０１), no blanks at all.</summary>
    public static string Narrow(string cell)
    {
        var text = Text(cell);
        var narrow = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var plain = c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c is '。' ? '.' : c is '—' or '－' or '−' ? '-' : c;
            if (!char.IsWhiteSpace(plain)) narrow.Append(plain);
        }

        return narrow.ToString();
    }

    /// <summary>A login name or mail address in small letters, full-width characters narrowed; null for what is none.</summary>
    public static string? Address(string cell) => Narrow(cell).ToLowerInvariant() is { Length: <= 120 } text && text.IndexOf('@', StringComparison.Ordinal) is var at && at > 0 && at < text.Length - 1 ? text : null;

    /// <summary>Several names, each once.</summary>
    public static IReadOnlyList<string> Names(string cell) =>
        [.. PrintedText.Of(cell).Split(separators).Select(Text).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>是 or 否 in any of the ways that lists say it; null when it says neither.</summary>
    public static bool? YesNo(string cell) => Narrow(cell).ToLowerInvariant() switch
    {
        "是" or "有" or "true" or "yes" or "y" or "1" or "√" or "✓" or "✔" or "对" => true,
        "否" or "无" or "不是" or "false" or "no" or "n" or "0" or "×" or "✗" or "✘" or "x" => false,
        _ => null,
    };

    /// <summary>A year: 2024, 2024年, 2024届, 2024年度; null when it is none.</summary>
    public static int? Year(string cell)
    {
        var text = Narrow(cell);
        foreach (var end in (string[])["年度", "年", "届"])
            if (text.EndsWith(end, StringComparison.Ordinal)) text = text[..^end.Length];
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2100 ? year : null;
    }

    /// <summary>A whole number from zero on, with or without 人; null when it is none.</summary>
    public static int? Whole(string cell)
    {
        var text = Narrow(cell);
        if (text.EndsWith('人')) text = text[..^1];
        return Answers.ParseNumber(text) is { } number && number is >= 0m and <= 1_000_000m && number == decimal.Truncate(number) ? (int)number : null;
    }

    /// <summary>A day; also 2024.8.31 and 20240831, as lists write it. Null when there is no such day.</summary>
    public static DateOnly? Day(string cell)
    {
        var text = Narrow(cell);
        return Answers.ParseDate(text) ?? (DateOnly.TryParseExact(text, ["yyyy.M.d", "yyyyMMdd", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);
    }

    /// <summary>Days and spans of days, one to a line as <c>2025-07-01/2025-07-05</c>: 7月1日 alone, or from … 至 …; null when one of them is none.</summary>
    public static string? Spans(string cell)
    {
        var spans = Names(cell).Select(Span).ToList();
        return spans.Contains(null) ? null : string.Join('\n', spans);
    }

    private static string? Span(string text)
    {
        var ends = text.Split(["至", "到", "~", "～", "—", "–"], StringSplitOptions.RemoveEmptyEntries);
        if (ends.Length == 1 && text.Split('/') is [var one, var other]) ends = [one, other];
        if (ends.Length is 0 or > 2 || Day(ends[0]) is not { } from || Day(ends[^1]) is not { } to || to < from) return null;
        return string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}/{to:yyyy-MM-dd}");
    }

    /// <summary>The number of a rate, and whether it says itself that it is per cent; null when it is none.</summary>
    public static (decimal Number, bool IsPercent)? Rate(string cell)
    {
        var text = Narrow(cell);
        var percent = text.EndsWith('%');
        return Answers.ParseNumber(percent ? text[..^1] : text) is { } number ? (number, percent) : null;
    }

    private static bool IsChinese(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF';
}
