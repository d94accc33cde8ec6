namespace MicroMajor.TeamsApp.Cards.Templating;

/// <summary>The functions and operators that ask.</summary>
internal static class Questions
{
    private delegate Value Comparison(in Value left, in Value right);

    public static Value If(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute) =>
        arguments[arguments[0].Evaluate(scope, false).IsTrue ? 1 : 2].Evaluate(scope, substitute);

    public static Value Not(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute) =>
        Value.Of(!arguments[0].Evaluate(scope, false).IsTrue);

    public static Value And(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
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
    public static Value Or(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
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

    public static Value Exists(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute) =>
        Value.Of(arguments[0].Evaluate(scope, false) is { IsNothing: false, IsError: false });

    public static Value Empty(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
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

    public static Value Same(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute) =>
        Compare(arguments, scope, (in Value left, in Value right) => Value.Of(left.SameAs(right)));

    public static Value Differs(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute) =>
        Compare(arguments, scope, (in Value left, in Value right) => Value.Of(!left.SameAs(right)));

    public static Function Ordered(Func<int, bool> holds) => (IReadOnlyList<Expression> arguments, in Scope scope, bool _) =>
        Compare(arguments, scope, (in Value left, in Value right) => Order(left, right, holds));

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
}
