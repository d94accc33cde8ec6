namespace MicroMajor.SharePoint.Lists;

/// <summary>What a list must look like.</summary>
internal sealed record ListShape(string Name, string Description, IReadOnlyList<ListColumn> Columns, bool IsLibrary = false)
{
    public ListColumn Column(string name) => Columns.First(c => c.Name == name);
}

/// <summary>A column of ours. <paramref name="Name"/> is the internal name, <paramref name="Label"/> what people read above it.</summary>
internal sealed record ListColumn(string Name, ColumnKind Kind, string Label)
{
    /// <summary>May stand in a filter.</summary>
    public bool Indexed { get; init; }

    /// <summary>No two items have the same value; implies an index.</summary>
    public bool Unique { get; init; }

    /// <summary>What an item gets that a person adds by hand.</summary>
    public string? Default { get; init; }
}

/// <summary>The kinds of column that we use.</summary>
internal enum ColumnKind
{
    /// <summary>One line, 255 characters.</summary>
    Line,

    /// <summary>Several lines, 63,999 characters.</summary>
    Note,
    Number,

    /// <summary>Date and time, to the second, which people change in SharePoint.</summary>
    Moment,
    YesNo,
}
