using System.Runtime.CompilerServices;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>A layout as it is set: each kind of place with what it needs. Made once for each edition of the form.</summary>
internal sealed class FormLayout
{
    // An edition that is gone takes its layout along.
    private static readonly ConditionalWeakTable<DocumentLayout, FormLayout> s_known = [];

    private readonly HashSet<string> placed;

    private FormLayout(DocumentLayout layout)
    {
        Sections = [.. layout.Sections.Select(s => new PrintedSection(s.Heading, [.. s.Items.Select(Of)]))];
        placed = Sections.SelectMany(s => s.Items).SelectMany(i => i.Keys).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<PrintedSection> Sections { get; }

    public static FormLayout Of(DocumentLayout layout) => s_known.GetValue(layout, static l => new(l));

    /// <summary>Whether it names a place for the field.</summary>
    public bool Places(string key) => placed.Contains(key);

    private static PrintedItem Of(LayoutItem item) => item.Show switch
    {
        LayoutKind.Pair => new Pair(item.Keys[0], item.Keys[1], item.Label(0), item.Label(1)),
        LayoutKind.Wide => new Wide(item.Keys[0], item.Label(0)),
        LayoutKind.Narrative => new Narrative(item.Keys[0]),
        LayoutKind.Statement => new Statement(item.Keys[0]),
        LayoutKind.Inset => new Inset(item.Keys[0], item.Columns) { IsSpare = item.Spare },
        LayoutKind.Table => new Standing(item.Keys[0], item.Columns) { Sums = item.Sums },
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.Show, "Every kind of place is set."),
    };
}

/// <summary>A section under its heading.</summary>
internal sealed record PrintedSection(string Heading, params IReadOnlyList<PrintedItem> Items);

/// <summary>A place in the layout.</summary>
internal abstract record PrintedItem
{
    /// <summary>The keys that stand here.</summary>
    public abstract IReadOnlyList<string> Keys { get; }
}

/// <summary>Two short fields side by side; a label may be shorter than the one on the card, where there is more room.</summary>
internal sealed record Pair(string Left, string Right, string LeftLabel = "", string RightLabel = "") : PrintedItem
{
    public override IReadOnlyList<string> Keys { get; } = [Left, Right];
}

/// <summary>A field that takes the whole row.</summary>
internal sealed record Wide(string Key, string Label = "") : PrintedItem
{
    public override IReadOnlyList<string> Keys { get; } = [Key];
}

/// <summary>A long text over the whole width, its label above it.</summary>
internal sealed record Narrative(string Key) : PrintedItem
{
    public override IReadOnlyList<string> Keys { get; } = [Key];
}

/// <summary>A sentence and the answer to it.</summary>
internal sealed record Statement(string Key) : PrintedItem
{
    public override IReadOnlyList<string> Keys { get; } = [Key];
}

/// <summary>A small table set into the form beside its label.</summary>
internal sealed record Inset(string Key, params IReadOnlyList<LayoutColumn> Columns) : PrintedItem
{
    /// <summary>Left out while it has no rows.</summary>
    public bool IsSpare { get; init; }

    public override IReadOnlyList<string> Keys { get; } = [Key];
}

/// <summary>A table that stands by itself, with a repeated header and, if columns are named, a sum.</summary>
internal sealed record Standing(string Key, params IReadOnlyList<LayoutColumn> Columns) : PrintedItem
{
    public IReadOnlyList<string> Sums { get; init; } = [];

    public override IReadOnlyList<string> Keys { get; } = [Key];
}
