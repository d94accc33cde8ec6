using System.Globalization;
using System.Text.RegularExpressions;

namespace MicroMajor.Domain.Proposals;

/// <summary>
/// 文号 (发文字号, GB/T 9704): the office's own letters, the year in hexagonal brackets, the number without leading zeros and without 第, and 号:
/// 教就业厅函〔2025〕5号. It is only ever read, never made up.
/// </summary>
public static partial class DocumentNumber
{
    // The standard was set long after; nothing that a programme is filed under is older.
    private const int FirstYear = 2000;

    /// <summary>The number without the blanks that people type around it; what is wrong with it otherwise.</summary>
    /// <param name="thisYear">The year now: a document of next year there is not yet.</param>
    public static Outcome<string> Read(string typed, int thisYear)
    {
        var text = Plain(typed);
        if (Whole().Match(text) is not { Success: true } match)
        {
            var facts = Facts.Of(("typed", Cut(typed.Trim())));
            return Loosely().Match(text) is { Success: true } near && int.TryParse(near.Groups[3].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0
                ? new Problem("number-almost", facts.And("like", $"{near.Groups[1].Value}〔{near.Groups[2].Value}〕{n.ToString(CultureInfo.InvariantCulture)}号"))
                : new Problem("number-not-one", facts);
        }

        var year = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        if (year < FirstYear || year > thisYear) return new Problem("number-year", Facts.Of(("year", match.Groups[2].Value), ("first", $"{FirstYear}"), ("now", $"{thisYear}")));
        return text;
    }

    // Blanks of any kind, also inside, as the notice itself has one; and figures as they come from a Chinese keyboard.
    private static string Plain(string typed) => string.Concat(typed.Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));

    private static string Cut(string text) => text.Length <= 40 ? text : text[..(char.IsHighSurrogate(text[38]) ? 38 : 39)] + "…";

    [GeneratedRegex(@"^(\p{IsCJKUnifiedIdeographs}{1,20})〔([0-9]{4})〕([1-9][0-9]{0,5})号\z")]
    private static partial Regex Whole();

    // What everybody can see was meant: other brackets, a leading zero, 第, no 号.
    [GeneratedRegex(@"^(\p{IsCJKUnifiedIdeographs}{1,20}?)[〔\[（(【［﹝❲{]([0-9]{4})年?[〕\]）)】］﹞❳}]第?0*([1-9][0-9]{0,5})号?\z")]
    private static partial Regex Loosely();
}
