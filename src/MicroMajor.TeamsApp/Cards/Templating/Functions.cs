namespace MicroMajor.TeamsApp.Cards.Templating;

/// <summary>The functions and operators that card files may use, with the meaning that adaptive-expressions 4.23 gives them, and <c>md</c> and <c>plain</c>, ours.</summary>
internal static class Functions
{
    private static readonly Func<IReadOnlyList<Expression>, bool> EveryArgument = arguments => arguments.All(argument => argument.IsSafeMarkdown);

    private static readonly Dictionary<string, Signature> Known = new()
    {
        ["if"] = new(Questions.If, Kinds.Any, 3, 3, Kinds.Any, arguments => arguments.Skip(1).All(argument => argument.IsSafeMarkdown)),
        ["not"] = new(Questions.Not, Kinds.Boolean, 1, 1),
        ["and"] = new(Questions.And, Kinds.Boolean, 1),
        ["or"] = new(Questions.Or, Kinds.Boolean, 1),
        ["equals"] = new(Questions.Same, Kinds.Boolean, 2, 2),
        ["!="] = new(Questions.Differs, Kinds.Boolean, 2, 2),
        ["less"] = new(Questions.Ordered(order => order < 0), Kinds.Boolean, 2, 2),
        ["lessOrEquals"] = new(Questions.Ordered(order => order <= 0), Kinds.Boolean, 2, 2),
        ["greater"] = new(Questions.Ordered(order => order > 0), Kinds.Boolean, 2, 2),
        ["greaterOrEquals"] = new(Questions.Ordered(order => order >= 0), Kinds.Boolean, 2, 2),
        ["exists"] = new(Questions.Exists, Kinds.Boolean, 1, 1),
        ["empty"] = new(Questions.Empty, Kinds.Boolean, 1, 1),
        ["count"] = new(Makers.Count, Kinds.Number, 1, 1, Kinds.Text | Kinds.List),
        ["length"] = new(Makers.Length, Kinds.Number, 1, 1, Kinds.Text),
        ["add"] = new(Makers.Add, Kinds.Number | Kinds.Text, 2, Takes: Kinds.Number | Kinds.Text, IsSafe: EveryArgument),
        ["concat"] = new(Makers.Concat, Kinds.Text | Kinds.List, 2, IsSafe: EveryArgument),
        ["join"] = new(Makers.Join, Kinds.Text, 2, 2, Kinds.List | Kinds.Text, EveryArgument),
        ["formatNumber"] = new(Makers.FormatNumber, Kinds.Text, 2, 2, Kinds.Number),
        ["md"] = new(Makers.Md, Kinds.Text, 1, 1),
        ["plain"] = new(Makers.Plain, Kinds.Text, 1, 1),
    };

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
}
