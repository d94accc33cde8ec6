using System.Text;

namespace MicroMajor.TeamsApp.Cards.Templating;

/// <summary>The functions and operators that make texts and numbers.</summary>
internal static class Makers
{
    public static Value Count(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
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

    public static Value Length(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
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

    public static Value Add(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
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

    public static Value Concat(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
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

    public static Value Join(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
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

    public static Value FormatNumber(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
    {
        var number = arguments[0].Evaluate(scope, substitute);
        var places = arguments[1].Evaluate(scope, substitute);
        return number.Kind == ValueKind.Number && places is { Kind: ValueKind.Number, Number: >= 0 and <= 9 }
            ? Value.Of(JsNumber.Format(number.Number, (int)places.Number))
            : Value.Error("formatNumber takes a number and how many places");
    }

    public static Value Md(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
    {
        var text = arguments[0].Evaluate(scope, substitute).AsText();
        return text.IsError ? text : Value.Of(Markdown.Escape(text.Text));
    }

    public static Value Plain(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute)
    {
        var text = arguments[0].Evaluate(scope, substitute).AsText();
        return text.IsError ? text : Value.Of(Markdown.Plain(text.Text));
    }
}
