using System.Text;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>What was typed, reduced to what was meant.</summary>
internal static class Phrase
{
    // Nobody types a command longer than this; a pasted essay is not worth folding.
    private const int Longest = 200;

    private const string Punctuation = ".,!?;:~、。，！？；：…·\"'“”‘’「」『』《》()";

    /// <summary>Lower case, half width, one blank between words, without mentions, invisible characters and punctuation around.</summary>
    public static string Fold(string text)
    {
        var said = WithoutMentions(text.Length > 8 * Longest ? text[..(8 * Longest)] : text);
        var folded = new StringBuilder(said.Length);
        foreach (var c in said)
        {
            if (c is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff') continue;
            var narrow = c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c;
            if (!char.IsWhiteSpace(narrow)) folded.Append(char.ToLowerInvariant(narrow));
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
            if (folded.Length == Longest) break;
        }
        return folded.ToString().Trim().Trim(Punctuation.ToCharArray()).Trim();
    }

    // Teams wraps a mention as <at>Name</at> (sometimes with attributes) and writes a hard blank after it.
    private static string WithoutMentions(string text)
    {
        text = text.Replace("&nbsp;", " ", StringComparison.Ordinal);
        for (var from = 0; ;)
        {
            var open = text.IndexOf("<at", from, StringComparison.OrdinalIgnoreCase);
            if (open < 0) return text;
            var close = text.IndexOf("</at>", open, StringComparison.OrdinalIgnoreCase);
            if (close < 0) return text;
            text = string.Concat(text.AsSpan(0, open), " ", text.AsSpan(close + 5));
            from = open;
        }
    }
}
