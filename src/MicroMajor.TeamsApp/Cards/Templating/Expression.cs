namespace MicroMajor.TeamsApp.Cards.Templating;

/// <summary>A compiled expression of the Adaptive Card Templating Language.</summary>
internal abstract class Expression
{
    /// <param name="substitute">Whether a path that leads nowhere stands for itself (<c>${path}</c>), as it does outside of conditions.</param>
    public abstract Value Evaluate(in Scope scope, bool substitute);

    public virtual ViewShape Shape => ViewShape.Unknown;

    public virtual Kinds Kinds => Kinds.Any;

    /// <summary>True when what comes out cannot be Markdown that a person smuggled in.</summary>
    public abstract bool IsSafeMarkdown { get; }
}

/// <summary>What an expression can come to, as far as its text says.</summary>
[Flags]
internal enum Kinds
{
    Boolean = 1,
    Number = 2,
    Text = 4,
    List = 8,
    Any = 31,
}

internal sealed class Literal(Value value) : Expression
{
    public override bool IsSafeMarkdown => true;

    public override Kinds Kinds => value.Kind switch
    {
        ValueKind.Boolean => Kinds.Boolean,
        ValueKind.Number => Kinds.Number,
        ValueKind.Text => Kinds.Text,
        _ => Kinds.Any,
    };

    public override Value Evaluate(in Scope scope, bool substitute) => value;
}

/// <summary>A function or an operator.</summary>
internal sealed class Call(IReadOnlyList<Expression> arguments, Function function, Kinds kinds, bool isSafeMarkdown) : Expression
{
    public override bool IsSafeMarkdown => isSafeMarkdown;

    public override Kinds Kinds => kinds;

    public override Value Evaluate(in Scope scope, bool substitute) => function(arguments, scope, substitute);
}

internal delegate Value Function(IReadOnlyList<Expression> arguments, in Scope scope, bool substitute);
