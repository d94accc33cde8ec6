using System.Text.Json;

namespace MicroMajor.TeamsApp.Cards.Templating;

/// <summary>The functions and operators that card files may use, with the meaning that adaptive-expressions 4.23 gives them, and <c>md</c>, ours.</summary>
internal static class Functions
{
    private static readonly Func<IReadOnlyList<Expression>, bool> Always = _ => true;
    private static readonly Func<IReadOnlyList<Expression>, bool> EveryArgument = arguments => arguments.All(argument => argument.IsSafeMarkdown);

    private static readonly Dictionary<string, (int Least, int Most, Function Body, Func<IReadOnlyList<Expression>, bool> IsSafe)> Known = new()
    {
        ["if"] = (3, 3, If, arguments => arguments.Skip(1).All(argument => argument.IsSafeMarkdown)),
        ["not"] = (1, 1, Not, Always),
        ["and"] = (1, int.MaxValue, And, Always),
        ["or"] = (1, int.MaxValue, Or, Always),
        ["equals"] = (2, 2, (IReadOnlyList<Expression> a, in Scope s, bool _) => Compare(a, s, (in Value x, in Value y) => Value.Of(x.SameAs(y))), Always),
        ["!="] = (2, 2, (IReadOnlyList<Expression> a, in Scope s, bool _) => Compare(a, s, (in Value x, in Value y) => Value.Of(!x.SameAs(y))), Always),
        ["less"] = (2, 2, (IReadOnlyList<Expression> a, in Scope s, bool _) => Compare(a, s, (in Value x, in Value y) => Order(x, y, order => order < 0)), Always),
        ["lessOrEquals"] = (2, 2, (IReadOnlyList<Expression> a, in Scope s, bool _) => Compare(a, s, (in Value x, in Value y) => Order(x, y, order => order <= 0)), Always),
        ["greater"] = (2, 2, (IReadOnlyList<Expression> a, in Scope s, bool _) => Compare(a, s, (in Value x, in Value y) => Order(x, y, order => order > 0)), Always),
        ["greaterOrEquals"] = (2, 2, (IReadOnlyList<Expression> a, in Scope s, bool _) => Compare(a, s, (in Value x, in Value y) => Order(x, y, order => order >= 0)), Always),
        ["exists"] = (1, 1, (IReadOnlyList<Expression> a, in Scope s, bool _) => Value.Of(a[0].Evaluate(s, false) is { IsNothing: false, IsError: false }), Always),
        ["empty"] = (1, 1, Empty, Always),
        ["count"] = (1, 1, Count, Always),
        ["length"] = (1, 1, Length, Always),
        ["add"] = (2, int.MaxValue, Add, EveryArgument),
        ["concat"] = (2, int.MaxValue, Concat, EveryArgument),
        ["join"] = (2, 2, Join, EveryArgument),
        ["formatNumber"] = (2, 2, FormatNumber, Always),
        ["md"] = (1, 1, Md, Always),
    };

    private delegate Value Comparison(in Value left, in Value right);

    public static string Names => string.Join(", ", Known.Keys.Where(name => name != "!="));

    /// <summary>Null when there is no such function, or not with so many arguments.</summary>
    public static Expression? Make(string name, IReadOnlyList<Expression> arguments) =>
        Known.TryGetValue(name, out var known) && arguments.Count >= known.Least && arguments.Count <= known.Most
            ? new Call(arguments, known.Body, known.IsSafe)
            : null;

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

    private static Value Or(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
    {
        foreach (var argument in arguments)
        {
            if (argument.Evaluate(scope, false).IsTrue)
            {
                return Value.Of(true);
            }
        }

        return Value.Of(false);
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
        var text = new System.Text.StringBuilder();
        foreach (var argument in arguments)
        {
            var part = argument.Evaluate(scope, substitute).AsText();
            if (part.IsError)
            {
                return part;
            }

            text.Append(part.Text);
        }

        return Value.Of(text.ToString());
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
