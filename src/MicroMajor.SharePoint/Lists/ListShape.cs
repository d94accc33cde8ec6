using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace MicroMajor.SharePoint.Lists;

/// <summary>What a list must look like.</summary>
internal sealed record ListShape(string Name, string Description, IReadOnlyList<ListColumn> Columns, bool IsLibrary = false)
{
    private const int LongestName = 64;

    private readonly byte[][] names = [.. Columns.Select(c => Encoding.UTF8.GetBytes(c.Name))];
    private readonly FrozenDictionary<string, int> numbers = Columns.Select(c => c.Name).Append("Title").Distinct(StringComparer.Ordinal)
        .Select((name, number) => KeyValuePair.Create(name, number)).ToFrozenDictionary(StringComparer.Ordinal);

    public ListColumn Column(string name) => Columns.First(c => c.Name == name);

    /// <summary>The column's number, -1 for none; after the last one comes the title, which every list has.</summary>
    public int NumberOf(string name) => numbers.GetValueOrDefault(name, -1);

    /// <summary>The number of the column whose name the reader is on, -1 for none.</summary>
    /// <param name="guess">The number that it probably has.</param>
    public int NumberOf(ref Utf8JsonReader reader, int guess)
    {
        if (guess < names.Length && reader.ValueTextEquals(names[guess])) return guess;
        if (reader.ValueSpan.Length > LongestName) return -1;
        Span<char> name = stackalloc char[LongestName];
        return numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name[..reader.CopyString(name)], out var number) ? number : -1;
    }

    /// <summary>What the column with that number holds.</summary>
    public ColumnKind KindOf(int number) => number < Columns.Count ? Columns[number].Kind : ColumnKind.Line;
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
