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

    private readonly ExpressionText _text;
    private readonly Names _names;

    private ExpressionParser(string text, Names names)
    {
        _text = new ExpressionText(text);
        _names = names;
    }

    /// <exception cref="FormatException">With a message for the author of the card.</exception>
    public static Expression Parse(string text, Names names)
    {
        var parser = new ExpressionParser(text, names);
        var expression = parser.Binary(0);
        return parser._text.Peek() == '\0' ? expression : throw parser._text.Unexpected();
    }

    private Expression Binary(int level)
    {
        if (level == Operators.Length)
        {
            return Unary();
        }

        var left = Binary(level + 1);
        while (Operators[level].FirstOrDefault(known => _text.Skip(known.Sign)) is { Sign: not null } found)
        {
            left = Functions.Make(found.Function, left, Binary(level + 1));
        }

        return left;
    }

    private Expression Unary() => !_text.At("!=") && _text.Skip("!") ? Functions.Make("not", Unary()) : Primary();

    private Expression Primary()
    {
        if (_text.Skip("("))
        {
            var inner = Binary(0);
            _text.Expect(")");
            return inner;
        }

        var next = _text.Peek();
        if (next == '\'')
        {
            return new Literal(Value.Of(_text.Quoted()));
        }

        if (char.IsAsciiDigit(next))
        {
            return new Literal(Value.Of(_text.Number()));
        }

        var name = _text.Name();
        return name switch
        {
            _ when _text.Skip("(") => Invoke(name),
            "true" => new Literal(Value.Of(true)),
            "false" => new Literal(Value.Of(false)),
            "null" => new Literal(Value.Null),
            "w" => Word(),
            _ => Path(name),
        };
    }

    private Expression Invoke(string name)
    {
        var arguments = new List<Expression>();
        if (_text.Peek() != ')')
        {
            do
            {
                arguments.Add(Binary(0));
            }
            while (_text.Skip(","));
        }

        _text.Expect(")");
        return Functions.Make(name, arguments);
    }

    private Literal Word()
    {
        _text.Expect(".");
        var key = _text.Name();
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
            if (_text.Skip("."))
            {
                var property = _text.Name();
                shape = Property(shape, property);
                steps.Add(new Step(property, null));
            }
            else if (_text.Skip("["))
            {
                steps.Add(new Step(null, Binary(0)));
                _text.Expect("]");
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
}
