using System.Text;

namespace MicroMajor.Domain;

/// <summary>
/// What a text becomes before it is kept, wherever it comes from: a card, a Word file, a table. One rule, so that a text that was kept
/// once stays what it is on every later way.
/// </summary>
public static class CleanText
{
    /// <summary>
    /// One kind of line break (Word's soft break, page breaks and the breaks of other alphabets among them); a plain blank for a protected
    /// one; bullets of the symbol fonts become •. Left out: control characters but the tab, marks of direction, marks without any width but
    /// those that join an emoji, letters that show nothing, hidden tags, private-use characters, halves of characters and what Unicode calls
    /// no character. Nothing blank around it.
    /// </summary>
    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                var whole = char.ConvertToUtf32(c, text[++i]);
                if (IsShown(whole)) clean.Append(c).Append(text[i]);
            }
            else if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') continue;
            else if (c is '\r' or '\n' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029') clean.Append('\n');
            else if (c is '\u00A0' or '\u202F') clean.Append(' ');
            else if (IsBullet(c)) clean.Append('•');
            else if (c == '\u200D')
            {
                if (clean.Length > 0 && IsEmoji(clean[^1]) && JoinsOn(text, i + 1)) clean.Append(c);
            }
            else if (c == '\t' || !IsLeftOut(c)) clean.Append(c);
        }

        return clean.ToString().Trim();
    }

    // Word's lists are set in Symbol and Wingdings, whose characters lie in the private area: · ■ ➢ ✓ and kin.
    private static bool IsBullet(char c) => c is '\uF0B7' or '\uF0A7' or '\uF0D8' or '\uF076' or '\uF0A8' or '\uF06C' or '\uF06E' or '\uF075' or '\uF0FC';

    // Tags (U+E0000 and on) are letters that nobody sees: a text could say one thing to people and another to what reads it for them.
    private static bool IsShown(int whole) => whole is < 0xE0000 or > 0xE007F and < 0xF0000 && (whole & 0xFFFE) != 0xFFFE;

    // 👩 and 🔬 become one; between two letters the joiner only makes a second name that looks like the first.
    private static bool IsEmoji(char c) => char.IsLowSurrogate(c) || c is '\uFE0F' or (>= '\u2190' and <= '\u2BFF');

    private static bool JoinsOn(string text, int next) =>
        next < text.Length && (char.IsSurrogatePair(text, next) ? IsShown(char.ConvertToUtf32(text, next)) : text[next] is >= '\u2190' and <= '\u2BFF');

    // Direction marks and overrides (U+202E and kin) could make a form read otherwise than it was judged; Chinese needs none of them.
    private static bool IsLeftOut(char c) =>
        char.IsControl(c) || char.IsSurrogate(c)
        || c is '\u00AD' or '\u034F' or '\u061C' or '\u115F' or '\u1160' or '\u180E' or '\u200B' or '\u200C' or '\u200E' or '\u200F' or '\u3164' or '\uFEFF' or '\uFFA0' or '\uFFFE' or '\uFFFF'
        or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFFF9' and <= '\uFFFB') or (>= '\uE000' and <= '\uF8FF') or (>= '\uFDD0' and <= '\uFDEF');
}
