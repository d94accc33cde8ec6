using System.Globalization;
using System.Text;

namespace MicroMajor.TeamsApp.Cards.Templating;

internal enum PathStart { Root, Data, Index }

/// <summary>One step of a path: a property's name, or the expression between square brackets.</summary>
internal sealed record Step(string? Name, Expression? Index)
{
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Name ?? "");
}

/// <summary>A path into the view: <c>a.b[0].c</c>, <c>$root.a</c>, <c>$data</c>, <c>$index</c>.</summary>
internal sealed class ViewPath(PathStart start, string? startName, IReadOnlyList<Step> steps, ViewShape shape) : Expression
{
    // Brackets at the very end complain when they reach beyond the list; in the middle they only lead nowhere.
    private readonly int _lastName = LastName(steps);

    public override ViewShape Shape => shape;

    public override bool IsSafeMarkdown =>
        start == PathStart.Index || shape.IsNumberOrBoolean || (steps.Count > 0 && steps[^1].Name?.EndsWith("Markdown", StringComparison.Ordinal) == true);

    public override Value Evaluate(in Scope scope, bool substitute)
    {
        var value = start switch
        {
            PathStart.Root => Value.Of(scope.Root),
            PathStart.Data => scope.Data,
            _ => scope.Index < 0 ? Value.Undefined : Value.Of(scope.Index),
        };
        for (var i = 0; i <= _lastName; i++)
        {
            value = Follow(value, steps[i], scope);
            if (value.IsError)
            {
                return value;
            }
        }

        if (value.Kind == ValueKind.Undefined && substitute)
        {
            value = Value.Of("${" + Spell(scope) + "}");
        }

        for (var i = _lastName + 1; i < steps.Count; i++)
        {
            value = Pick(value, steps[i].Index!.Evaluate(scope, false));
        }

        return value;
    }

    private static Value Follow(in Value value, Step step, in Scope scope)
    {
        if (step.Name is not null)
        {
            return value.Kind == ValueKind.Object && value.Json.TryGetProperty(step.Utf8, out var property) ? Value.Of(property) : Value.Undefined;
        }

        var picked = Pick(value, step.Index!.Evaluate(scope, false));
        return picked.IsError ? Value.Undefined : picked;
    }

    private static Value Pick(in Value list, in Value index)
    {
        if (list.IsError || index.IsError)
        {
            return list.IsError ? list : index;
        }

        if (list.IsNothing)
        {
            return Value.Undefined;
        }

        return list.Kind == ValueKind.List && index.Kind == ValueKind.Number && index.Number >= 0 && index.Number < list.Json.GetArrayLength() && index.Number == Math.Floor(index.Number)
            ? Value.Of(list.Json[(int)index.Number])
            : Value.Error("there is no such row in the list");
    }

    private string Spell(in Scope scope)
    {
        var path = new StringBuilder(startName);
        foreach (var step in steps.Take(_lastName + 1))
        {
            if (step.Name is null)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{step.Index!.Evaluate(scope, false).AsText().Text}]");
            }
            else
            {
                path.Append(path.Length == 0 ? "" : ".").Append(step.Name);
            }
        }

        return path.ToString();
    }

    private static int LastName(IReadOnlyList<Step> steps)
    {
        var last = steps.Count - 1;
        while (last >= 0 && steps[last].Name is null)
        {
            last--;
        }

        return last;
    }
}
