namespace MicroMajor.Domain.Filing;

/// <summary>
/// What stands where in 附件2, as data of an edition of the form (<c>annex2.layout.json</c>). It names keys of the form and what the form
/// counts itself (<see cref="PrintedKeys"/>); an asked field that it does not name is printed all the same, before the opinions.
/// </summary>
public sealed record DocumentLayout(IReadOnlyList<LayoutSection> Sections)
{
    /// <summary>Sections that there are numerals for, with the opinions and the partners after them.</summary>
    public const int MostSections = 7;

    /// <summary>All places, in order.</summary>
    public IEnumerable<LayoutItem> Items => Sections.SelectMany(s => s.Items);
}

/// <summary>A section under its heading.</summary>
/// <param name="Heading">As printed, with its numeral: 一、微专业基本情况.</param>
public sealed record LayoutSection(string Heading, IReadOnlyList<LayoutItem> Items);

/// <summary>A place in the document.</summary>
/// <param name="Keys">What stands there: two keys for a <see cref="LayoutKind.Pair"/>, one for any other.</param>
public sealed record LayoutItem(LayoutKind Show, IReadOnlyList<string> Keys)
{
    /// <summary>Shorter labels than those on the card, in the order of the keys; an empty one stands for the card's.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The columns of an inset or a table, in order; columns that are not named follow.</summary>
    public IReadOnlyList<LayoutColumn> Columns { get; init; } = [];

    /// <summary>The columns of a table that are added up below it.</summary>
    public IReadOnlyList<string> Sums { get; init; } = [];

    /// <summary>An inset that is left out while it has no rows.</summary>
    public bool Spare { get; init; }

    /// <summary>The label of the key at that place, or an empty one for the card's.</summary>
    public string Label(int at) => at < Labels.Count ? Labels[at] : "";
}

/// <summary>The ways to show a field.</summary>
public enum LayoutKind
{
    /// <summary>Two short fields side by side.</summary>
    Pair,

    /// <summary>A field that takes the whole row.</summary>
    Wide,

    /// <summary>A long text over the whole width, its label above it.</summary>
    Narrative,

    /// <summary>A sentence and the answer to it.</summary>
    Statement,

    /// <summary>A small table set into the form beside its label.</summary>
    Inset,

    /// <summary>A table that stands by itself, with a repeated header.</summary>
    Table,
}

/// <summary>A column of a table in the document.</summary>
/// <param name="Share">Its share of the width, measured against the other columns' shares.</param>
public sealed record LayoutColumn(string Key, int Share)
{
    /// <summary>A shorter title than on the card; empty for the card's.</summary>
    public string Title { get; init; } = "";

    /// <summary>Set to the left instead of the middle.</summary>
    public bool Left { get; init; }

    /// <summary>Left out while no row fills it in, so that it takes no room from the others.</summary>
    public bool Spare { get; init; }

    /// <summary>Its share when spare columns are there; 0 for the same.</summary>
    public int Crowded { get; init; }
}
