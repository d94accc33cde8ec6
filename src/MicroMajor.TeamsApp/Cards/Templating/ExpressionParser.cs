using System.Globalization;

namespace MicroMajor.TeamsApp.Cards.Templating;

/// <summary>What a name can mean where an expression stands.</summary>
/// <param name="Words">The words of one language, for <c>w.save</c> inside functions.</param>
internal sealed record Names(ViewShape Root, ViewShape Data, IReadOnlyDictionary<string, string> Words);

/// <summary>Reads the inside of one <c>${…}</c>. What it does not know is an error, never a guess.</summary>
internal sealed class ExpressionParser
{
    /// <summary>Weakest first. In adaptive-expressions == binds tighter than &lt;.</summary>
    private static readonly (string Sign, string Function)[][] Operators =
    [
        [("||", "or")],
        [("&&", "and")],
        [("<=", "lessOrEquals"), (">=", "greaterOrEquals"), ("<", "less"), (">", "greater")],
        [("==", "equals"), ("!=", "!=")],
        [("+", "add")],
    ];

    private readonly string _text;
    private readonly Names _names;
    private int _at;

    private ExpressionParser(string text, Names names)
    {
        _text = text;
        _names = names;
    }

    /// <exception cref="FormatException">With a message for the author of the card.</exception>
    public static Expression Parse(string text, Names names)
    {
        var parser = new ExpressionParser(text, names);
        var expression = parser.Binary(0);
        return parser.Peek() is '\0' ? expression : throw parser.Unexpected();
    }

    private Expression Binary(int level)
    {
        if (level == Operators.Length)
        {
            return Unary();
        }

        var left = Binary(level + 1);
        while (Operators[level].FirstOrDefault(known => Next(known.Sign)) is { Sign: not null } found)
        {
            left = Functions.Make(found.Function, left, Binary(level + 1));
        }

        return left;
    }

    private Expression Unary()
    {
        if (Peek() == '!' && !At("!="))
        {
            _at++;
            return Functions.Make("not", Unary());
        }

        return Primary();
    }

    private Expression Primary()
    {
        var next = Peek();
        if (next == '(')
        {
            _at++;
            var inner = Binary(0);
            Expect(')');
            return inner;
        }

        if (next == '\'')
        {
            return Quoted();
        }

        if (char.IsAsciiDigit(next))
        {
            return Number();
        }

        if (!IsNameStart(next))
        {
            throw Unexpected();
        }

        var name = Name();
        if (Peek() == '(')
        {
            return Invoke(name);
        }

        return name switch
        {
            "true" => new Literal(Value.Of(true)),
            "false" => new Literal(Value.Of(false)),
            "null" => new Literal(Value.Null),
            "w" => Word(),
            _ => Path(name),
        };
    }

    private Literal Quoted()
    {
        var end = _text.IndexOf('\'', _at + 1);
        var quoted = end < 0 ? throw new FormatException("a quoted text has no end") : _text[(_at + 1)..end];
        _at = end + 1;
        return quoted.Contains('\\') ? throw new FormatException("a quoted text cannot hold a backslash") : new Literal(Value.Of(quoted));
    }

    private Literal Number()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || (_text[_at] == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]))))
        {
            _at++;
        }

        return double.TryParse(_text[start.._at], CultureInfo.InvariantCulture, out var number)
            ? new Literal(Value.Of(number))
            : throw new FormatException($"'{_text[start.._at]}' is not a number");
    }

    private Expression Invoke(string name)
    {
        Expect('(');
        var arguments = new List<Expression>();
        if (Peek() != ')')
        {
            do
            {
                arguments.Add(Binary(0));
            }
            while (Next(","));
        }

        Expect(')');
        return Functions.Make(name, arguments);
    }

    private Literal Word()
    {
        Expect('.');
        var key = Name();
        return _names.Words.TryGetValue(key, out var word)
            ? word.Contains("${", StringComparison.Ordinal)
                ? throw new FormatException($"the word {key} has holes of its own and can only stand alone, as ${{w.{key}}}")
                : new Literal(Value.Of(word))
            : throw new FormatException($"there is no word {key}");
    }

    private ViewPath Path(string name)
    {
        var (start, shape) = name switch
        {
            "$root" => (PathStart.Root, _names.Root),
            "$data" => (PathStart.Data, _names.Data),
            "$index" => (PathStart.Index, ViewShape.Unknown),
            _ when name[0] == '$' => throw new FormatException($"{name} is not known; $root, $data and $index are"),
            _ => (PathStart.Data, _names.Data),
        };
        var steps = new List<Step>();
        if (name[0] != '$')
        {
            shape = Property(shape, name);
            steps.Add(new Step(name, null));
        }

        while (true)
        {
            if (Next("."))
            {
                var property = Name();
                shape = Property(shape, property);
                steps.Add(new Step(property, null));
            }
            else if (Next("["))
            {
                steps.Add(new Step(null, Binary(0)));
                Expect(']');
                shape = shape.Row;
            }
            else
            {
                return new ViewPath(start, name[0] == '$' ? name : null, steps, shape);
            }
        }
    }

    private static ViewShape Property(ViewShape shape, string name) =>
        shape.Property(name) ?? throw new FormatException($"{shape.Name} has no {name}");

    private string Name()
    {
        if (!IsNameStart(Peek()))
        {
            throw Unexpected();
        }

        var start = _at++;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c is '_' or '$';

    private char Peek()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t')
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    private bool At(string sign) => string.CompareOrdinal(_text, _at, sign, 0, sign.Length) == 0;

    private bool Next(string sign)
    {
        Peek();
        if (!At(sign))
        {
            return false;
        }

        _at += sign.Length;
        return true;
    }

    private void Expect(char sign)
    {
        if (Peek() != sign)
        {
            throw Unexpected();
        }

        _at++;
    }

    private FormatException Unexpected() =>
        new(_at < _text.Length ? $"'{_text[_at]}' was not expected at {_at + 1} in ${{{_text}}}" : $"${{{_text}}} ends too early");
}
