using System.Buffers;
using System.Text;

namespace MicroMajor.TeamsApp.Cards;

/// <summary>
/// Adaptive Cards read a TextBlock and a Fact as Markdown. What a person typed must show as typed:
/// no link, no mention, no heading, no date that the client computes.
/// </summary>
public static class Markdown
{
    private const char WordJoiner = '\u2060';
    private static readonly char[] s_breaks = ['\r', '\n', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    // Most texts hold none of these and don't begin or end like anything: they go through untouched.
    private static readonly SearchValues<char> Meaningful = SearchValues.Create("\\`*_[]~|&{<\0\r\n\v\f\u0085\u2028\u2029");

    /// <summary>Text that reads, once rendered, like <paramref name="text"/>. Line breaks become paragraphs; blank lines are dropped.</summary>
    public static string Escape(string text)
    {
        if (text.Length == 0 || (char.IsLetter(text[0]) && !char.IsWhiteSpace(text[^1]) && !text.AsSpan().ContainsAny(Meaningful)))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var range in text.AsSpan().SplitAny("\r\n\v\f\u0085\u2028\u2029"))
        {
            var line = text.AsSpan()[range].TrimEnd();
            if (line.Length > 0)
            {
                escaped.Append(escaped.Length > 0 ? "\n\n" : "");
                Line(line, escaped);
            }
        }

        return escaped.ToString();
    }

    /// <summary>
    /// <paramref name="text"/> on one line, for labels and choices: some clients read these as Markdown and some show every character.
    /// Word joiners, which nobody sees, keep it from being a link, a mention, a list or a date in the first and cost nothing in the second.
    /// </summary>
    public static string Plain(string text)
    {
        if (text.Length == 0 || (char.IsLetter(text[0]) && !char.IsWhiteSpace(text[^1]) && !text.AsSpan().ContainsAny(Meaningful)))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length + 8);
        var line = string.Join(' ', text.Split(s_breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var number = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (line.Length > 0 && (line[0] is '#' or '+' or '-' or '=' or '>' or '*' or '_' or '~' or '`' || (number > 0 && line[number] is '.' or ')')))
        {
            plain.Append(WordJoiner);
        }

        for (var at = 0; at < line.Length; at++)
        {
            var c = line[at];
            var next = at + 1 < line.Length ? line[at + 1] : '\0';
            plain.Append(c is '\0' ? '\ufffd' : c);
            if (c is ']' or '<' or '\\' || (c == '{' && next == '{') || (c == '&' && (next == '#' || char.IsAsciiLetter(next))))
            {
                plain.Append(WordJoiner);
            }
        }

        return plain.ToString();
    }

    private static void Line(ReadOnlySpan<char> line, StringBuilder escaped)
    {
        var at = 0;
        for (; at < line.Length && char.IsWhiteSpace(line[at]); at++)
        {
            // Four spaces or a tab would make it a block of code; a no-break space only looks like one.
            escaped.Append(line[at] is ' ' or '\t' ? '\u00a0' : line[at]);
        }

        var digits = at;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        var start = at;
        for (; at < line.Length; at++)
        {
            var c = line[at];
            var marksLine = (at == start && c is '#' or '+' or '-' or '=' or '>') || (at == digits && at > start && c is '.' or ')');
            var next = at + 1 < line.Length ? line[at + 1] : '\0';
            if (c == '<')
            {
                // Not \<: clients look for <at> before they read Markdown.
                escaped.Append("&lt;");
                continue;
            }

            if (marksLine || c is '\\' or '`' or '*' or '_' or '[' or ']' or '~' or '|' || (c == '&' && (next == '#' || char.IsAsciiLetter(next))) || (c == '{' && at > start && line[at - 1] == '{'))
            {
                escaped.Append('\\');
            }

            escaped.Append(c is '\0' ? '\ufffd' : c);
        }
    }
}
