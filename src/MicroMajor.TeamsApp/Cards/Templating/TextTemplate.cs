using System.Text;

namespace MicroMajor.TeamsApp.Cards.Templating;

/// <summary>A string of a card file: plain, one hole (which keeps its type), or a sentence with holes.</summary>
internal sealed class TextTemplate
{
    private TextTemplate(IReadOnlyList<Expression> parts, bool isWhole)
    {
        Parts = parts;
        IsWhole = isWhole;
    }

    public IReadOnlyList<Expression> Parts { get; }

    /// <summary>The string is nothing but one hole.</summary>
    public bool IsWhole { get; }

    public static bool HasHole(string text) => text.Contains("${", StringComparison.Ordinal);

    /// <exception cref="FormatException">With a message for the author of the card.</exception>
    public static TextTemplate Parse(string text, Names names)
    {
        // Both mean something to the language between holes; nobody needs them in a card.
        if (text.Contains('`') || text.Contains('\\'))
        {
            throw new FormatException("a text with holes cannot hold a backtick or a backslash");
        }

        var parts = new List<Expression>();
        var at = 0;
        while (at < text.Length)
        {
            var hole = text.IndexOf("${", at, StringComparison.Ordinal);
            if (hole != at)
            {
                parts.Add(new Literal(Value.Of(hole < 0 ? text[at..] : text[at..hole])));
            }

            if (hole < 0)
            {
                break;
            }

            var end = End(text, hole + 2);
            var expression = ExpressionParser.Parse(text[(hole + 2)..end].Trim(), names);
            parts.Add(expression is Literal ? throw new FormatException($"{text[hole..(end + 1)]} never changes: write it without a hole") : expression);
            at = end + 1;
        }

        return new TextTemplate(parts, parts.Count == 1);
    }

    /// <summary>The sentence with its holes filled.</summary>
    public Value Fill(in Scope scope)
    {
        var text = new StringBuilder();
        foreach (var part in Parts)
        {
            var value = part.Evaluate(scope, true).AsText();
            if (value.IsError)
            {
                return value;
            }

            text.Append(value.Text);
        }

        return Value.Of(text.ToString());
    }

    private static int End(string text, int from)
    {
        var quoted = false;
        for (var at = from; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\'': quoted = !quoted; break;
                case '}' when !quoted: return at;
                case '{' or '"' or '\n' or '\r' when !quoted: throw new FormatException($"'{text[at]}' cannot stand inside a hole");
            }
        }

        throw new FormatException("a hole has no end");
    }
}
