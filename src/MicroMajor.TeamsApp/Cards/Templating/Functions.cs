using System.Text;

namespace MicroMajor.TeamsApp.Cards.Templating;

/// <summary>The functions and operators that card files may use, with the meaning that adaptive-expressions 4.23 gives them, and <c>md</c>, ours.</summary>
internal static class Functions
{
    private static readonly Func<IReadOnlyList<Expression>, bool> EveryArgument = arguments => arguments.All(argument => argument.IsSafeMarkdown);

    private static readonly Dictionary<string, Signature> Known = new()
    {
        ["if"] = new(If, Kinds.Any, 3, 3, Kinds.Any, arguments => arguments.Skip(1).All(argument => argument.IsSafeMarkdown)),
        ["not"] = new(Not, Kinds.Boolean, 1, 1),
        ["and"] = new(And, Kinds.Boolean, 1),
        ["or"] = new(Or, Kinds.Boolean, 1),
        ["equals"] = new((IReadOnlyList<Expression> a, in Scope s, bool _) => Compare(a, s, (in Value x, in Value y) => Value.Of(x.SameAs(y))), Kinds.Boolean, 2, 2),
        ["!="] = new((IReadOnlyList<Expression> a, in Scope s, bool _) => Compare(a, s, (in Value x, in Value y) => Value.Of(!x.SameAs(y))), Kinds.Boolean, 2, 2),
        ["less"] = new((IReadOnlyList<Expression> a, in Scope s, bool _) => Compare(a, s, (in Value x, in Value y) => Order(x, y, order => order < 0)), Kinds.Boolean, 2, 2),
        ["lessOrEquals"] = new((IReadOnlyList<Expression> a, in Scope s, bool _) => Compare(a, s, (in Value x, in Value y) => Order(x, y, order => order <= 0)), Kinds.Boolean, 2, 2),
        ["greater"] = new((IReadOnlyList<Expression> a, in Scope s, bool _) => Compare(a, s, (in Value x, in Value y) => Order(x, y, order => order > 0)), Kinds.Boolean, 2, 2),
        ["greaterOrEquals"] = new((IReadOnlyList<Expression> a, in Scope s, bool _) => Compare(a, s, (in Value x, in Value y) => Order(x, y, order => order >= 0)), Kinds.Boolean, 2, 2),
        ["exists"] = new((IReadOnlyList<Expression> a, in Scope s, bool _) => Value.Of(a[0].Evaluate(s, false) is { IsNothing: false, IsError: false }), Kinds.Boolean, 1, 1),
        ["empty"] = new(Empty, Kinds.Boolean, 1, 1),
        ["count"] = new(Count, Kinds.Number, 1, 1, Kinds.Text | Kinds.List),
        ["length"] = new(Length, Kinds.Number, 1, 1, Kinds.Text),
        ["add"] = new(Add, Kinds.Number | Kinds.Text, 2, Takes: Kinds.Number | Kinds.Text, IsSafe: EveryArgument),
        ["concat"] = new(Concat, Kinds.Text | Kinds.List, 2, IsSafe: EveryArgument),
        ["join"] = new(Join, Kinds.Text, 2, 2, Kinds.List | Kinds.Text, EveryArgument),
        ["formatNumber"] = new(FormatNumber, Kinds.Text, 2, 2, Kinds.Number),
        ["md"] = new(Md, Kinds.Text, 1, 1),
    };

    private delegate Value Comparison(in Value left, in Value right);

    /// <param name="IsSafe">Whether what comes out is safe as Markdown; it is when not said.</param>
    private sealed record Signature(
        Function Body, Kinds Returns, int Least, int Most = int.MaxValue, Kinds Takes = Kinds.Any, Func<IReadOnlyList<Expression>, bool>? IsSafe = null);

    public static string Names => string.Join(", ", Known.Keys.Where(name => name != "!="));

    /// <exception cref="FormatException">There is no such function, or not for such arguments.</exception>
    public static Expression Make(string name, params IReadOnlyList<Expression> arguments)
    {
        if (!Known.TryGetValue(name, out var known) || arguments.Count < known.Least || arguments.Count > known.Most)
        {
            throw new FormatException($"there is no function {name} with {arguments.Count} argument(s); there are {Names}");
        }

        return arguments.All(argument => (argument.Kinds & known.Takes) != 0)
            ? new Call(arguments, known.Body, known.Returns, known.IsSafe?.Invoke(arguments) ?? true)
            : throw new FormatException($"{name} takes {known.Takes}, and an argument is something else");
    }

    private static Value If(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute) =>
        arguments[arguments[0].Evaluate(scope, false).IsTrue ? 1 : 2].Evaluate(scope, substitute);

    private static Value Not(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute) =>
        Value.Of(!arguments[0].Evaluate(scope, false).IsTrue);

    private static Value And(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
    {
        foreach (var argument in arguments)
        {
            if (!argument.Evaluate(scope, false).IsTrue)
            {
                return Value.Of(false);
            }
        }

        return Value.Of(true);
    }

    /// <summary>When nothing holds, the last operand comes out as it is: nothing rather than false.</summary>
    private static Value Or(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
    {
        var value = Value.Undefined;
        foreach (var argument in arguments)
        {
            value = argument.Evaluate(scope, false);
            if (value.IsTrue)
            {
                return Value.Of(true);
            }
        }

        return value.IsError ? Value.Of(false) : value;
    }

    /// <summary>An operand that could not be had makes the comparison false, not an error.</summary>
    private static Value Compare(IReadOnlyList<Expression> arguments, in Scope scope, Comparison comparison)
    {
        var left = arguments[0].Evaluate(scope, false);
        var right = arguments[1].Evaluate(scope, false);
        return left.IsError || right.IsError ? Value.Of(false) : comparison(left, right);
    }

    private static Value Order(in Value left, in Value right, Func<int, bool> holds)
    {
        if (left.IsNothing || right.IsNothing)
        {
            return Value.Of(false);
        }

        return (left.Kind, right.Kind) switch
        {
            (ValueKind.Number, ValueKind.Number) => Value.Of(holds(left.Number.CompareTo(right.Number))),
            (ValueKind.Text, ValueKind.Text) => Value.Of(holds(string.CompareOrdinal(left.Text, right.Text))),
            _ => Value.Error("only two numbers or two texts have an order"),
        };
    }

    private static Value Empty(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
    {
        var value = arguments[0].Evaluate(scope, false);
        return Value.Of(value.Kind switch
        {
            ValueKind.Null or ValueKind.Undefined => true,
            ValueKind.Text => value.Text.Length == 0,
            ValueKind.List => value.Json.GetArrayLength() == 0,
            ValueKind.Object => value.Json.GetPropertyCount() == 0,
            _ => false,
        });
    }

    private static Value Count(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
    {
        var value = arguments[0].Evaluate(scope, substitute);
        return value.Kind switch
        {
            ValueKind.Error => value,
            ValueKind.Text => Value.Of(value.Text.Length),
            ValueKind.List => Value.Of(value.Json.GetArrayLength()),
            ValueKind.Object => Value.Of(value.Json.GetPropertyCount()),
            _ => Value.Error("only a text, a list or an object can be counted"),
        };
    }

    private static Value Length(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
    {
        var value = arguments[0].Evaluate(scope, substitute);
        return value.Kind switch
        {
            ValueKind.Error => value,
            ValueKind.Text => Value.Of(value.Text.Length),
            ValueKind.Undefined => Value.Of(0),
            _ => Value.Error("only a text has a length"),
        };
    }

    private static Value Add(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
    {
        var sum = Value.Undefined;
        for (var i = 0; i < arguments.Count; i++)
        {
            var next = arguments[i].Evaluate(scope, substitute);
            if (next.Kind is not (ValueKind.Text or ValueKind.Number or ValueKind.Undefined))
            {
                return next.IsError ? next : Value.Error("only numbers and texts can be added");
            }

            if (i == 0)
            {
                sum = next;
                continue;
            }

            sum = (sum.Kind, next.Kind) switch
            {
                (ValueKind.Number, ValueKind.Number) => Value.Of(sum.Number + next.Number),
                (ValueKind.Undefined, ValueKind.Number) or (ValueKind.Number, ValueKind.Undefined) => Value.Error("a number and nothing cannot be added"),
                _ => Value.Of(sum.AsText().Text + next.AsText().Text),
            };
            if (sum.IsError)
            {
                return sum;
            }
        }

        return sum;
    }

    private static Value Concat(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
    {
        var text = new StringBuilder();
        var nothing = !substitute;
        foreach (var argument in arguments)
        {
            var value = argument.Evaluate(scope, substitute);
            var part = value.AsText();
            if (part.IsError)
            {
                return part;
            }

            nothing &= value.IsNothing;
            text.Append(part.Text);
        }

        return nothing ? Value.Undefined : Value.Of(text.ToString());
    }

    private static Value Join(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
    {
        var list = arguments[0].Evaluate(scope, substitute);
        var separator = arguments[1].Evaluate(scope, substitute);
        if (list.Kind != ValueKind.List || separator.Kind != ValueKind.Text)
        {
            return list.IsError ? list : Value.Error("join takes a list and a text");
        }

        var parts = new List<string>(list.Json.GetArrayLength());
        foreach (var row in list.Json.EnumerateArray())
        {
            var part = Value.Of(row).AsText();
            if (part.IsError)
            {
                return part;
            }

            parts.Add(part.Text);
        }

        return Value.Of(string.Join(separator.Text, parts));
    }

    private static Value FormatNumber(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
    {
        var number = arguments[0].Evaluate(scope, substitute);
        var places = arguments[1].Evaluate(scope, substitute);
        return number.Kind == ValueKind.Number && places is { Kind: ValueKind.Number, Number: >= 0 and <= 9 }
            ? Value.Of(JsNumber.Format(number.Number, (int)places.Number))
            : Value.Error("formatNumber takes a number and how many places");
    }

    private static Value Md(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
    {
        var text = arguments[0].Evaluate(scope, substitute).AsText();
        return text.IsError ? text : Value.Of(Markdown.Escape(text.Text));
    }
}
