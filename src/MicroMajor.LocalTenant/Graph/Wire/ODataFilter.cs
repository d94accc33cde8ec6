using System.Globalization;

namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>A node of a parsed <c>$filter</c>.</summary>
internal abstract record FilterNode;

/// <summary><c>path operator value</c>; <c>startswith(path,value)</c> and <c>path in (…)</c> are operators too.</summary>
internal sealed record Comparison(string Path, string Operator, object? Value) : FilterNode;

/// <summary><c>left and right</c>, <c>left or right</c>.</summary>
internal sealed record Junction(bool IsAnd, FilterNode Left, FilterNode Right) : FilterNode;

/// <summary><c>not (…)</c>.</summary>
internal sealed record Negation(FilterNode Inner) : FilterNode;

/// <summary>The part of OData's filter grammar that Graph's documents use.</summary>
internal sealed class ODataFilter
{
    private static readonly string[] Operators = ["eq", "ne", "lt", "gt", "le", "ge"];

    private readonly string text;
    private readonly List<(string Token, bool IsText)> tokens = [];
    private int next;

    private ODataFilter(string text)
    {
        this.text = text;
        Tokenise();
    }

    /// <summary>Parses the filter; a 400 when it cannot be read, a 501 for a function that is not known here.</summary>
    public static FilterNode Parse(string text)
    {
        var parser = new ODataFilter(text);
        var node = parser.Or();
        return parser.next == parser.tokens.Count ? node : throw parser.Bad();
    }

    /// <summary>The comparisons of a filter that has only <c>and</c>; null when there is an <c>or</c> or a <c>not</c>.</summary>
    public static List<Comparison>? Conjunction(FilterNode node) => node switch
    {
        Comparison comparison => [comparison],
        Junction { IsAnd: true } both when Conjunction(both.Left) is { } left && Conjunction(both.Right) is { } right => [.. left, .. right],
        _ => null,
    };

    private FilterNode Or()
    {
        var left = And();
        while (Take("or"))
            left = new Junction(false, left, And());
        return left;
    }

    private FilterNode And()
    {
        var left = Term();
        while (Take("and"))
            left = new Junction(true, left, Term());
        return left;
    }

    private FilterNode Term()
    {
        if (Take("not"))
            return new Negation(Term());
        if (Take("("))
        {
            var inner = Or();
            Demand(")");
            return inner;
        }

        var path = Word();
        if (Take("("))
        {
            if (!path.Equals("startswith", StringComparison.OrdinalIgnoreCase))
                throw GraphError.Unknown($"the function {path} in $filter={text}");
            var property = Word();
            Demand(",");
            var prefix = Literal() as string ?? throw Bad();
            Demand(")");
            // Some clients write "startswith(…) eq true".
            if (next + 1 < tokens.Count && Is(next, "eq") && Is(next + 1, "true"))
                next += 2;
            return new Comparison(property, "startswith", prefix);
        }

        if (Take("in"))
        {
            Demand("(");
            var values = new List<object?> { Literal() };
            while (Take(","))
                values.Add(Literal());
            Demand(")");
            return new Comparison(path, "in", values);
        }

        var op = Word().ToLowerInvariant();
        return Operators.Contains(op) ? new Comparison(path, op, Literal()) : throw Bad();
    }

    private object? Literal()
    {
        if (next >= tokens.Count)
            throw Bad();
        var (token, isText) = tokens[next++];
        if (isText)
            return token;
        return token switch
        {
            "null" => null,
            "true" => true,
            "false" => false,
            _ when decimal.TryParse(token, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
            // A date or a guid, written without quotes.
            _ => char.IsLetterOrDigit(token[0]) ? token : throw Bad(),
        };
    }

    private string Word()
    {
        if (next >= tokens.Count || tokens[next].IsText || !(char.IsLetter(tokens[next].Token[0]) || tokens[next].Token[0] == '_'))
            throw Bad();
        return tokens[next++].Token;
    }

    private bool Is(int at, string word) => at < tokens.Count && !tokens[at].IsText && tokens[at].Token.Equals(word, StringComparison.OrdinalIgnoreCase);

    private bool Take(string word)
    {
        if (!Is(next, word))
            return false;
        next++;
        return true;
    }

    private void Demand(string word)
    {
        if (!Take(word))
            throw Bad();
    }

    private GraphError Bad() => GraphError.Invalid($"Invalid filter clause: {text}");

    private void Tokenise()
    {
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
            }
            else if (text[i] is '(' or ')' or ',')
            {
                tokens.Add((text[i++].ToString(), false));
            }
            else if (text[i] == '\'')
            {
                var value = new System.Text.StringBuilder();
                for (i++; ; i++)
                {
                    if (i >= text.Length)
                        throw Bad();
                    if (text[i] != '\'')
                        value.Append(text[i]);
                    else if (i + 1 < text.Length && text[i + 1] == '\'')
                        value.Append(text[i++]);
                    else
                        break;
                }

                i++;
                tokens.Add((value.ToString(), true));
            }
            else
            {
                var start = i;
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not ('(' or ')' or ',' or '\''))
                    i++;
                tokens.Add((text[start..i], false));
            }
        }
    }
}
