using System.Globalization;

namespace MicroMajor.SharePoint.Lists;

/// <summary>
/// An item of a list, or its fields alone, as Graph sends it. The SDK's own model guesses at the type of a field and would
/// turn a text such as 2025-03-01 into a date; here the column says what it is and a text stays as it was typed.
/// </summary>
internal sealed class ListRow(ListShape shape)
{
    // One place for each column, and one for the title, which every list brings along.
    private readonly object?[] values = new object?[shape.Columns.Count + 1];

    public string Id { get; set; } = "";

    public string ETag { get; set; } = "";

    /// <summary>Where a person opens it: of a file, where it lies.</summary>
    public string Address { get; set; } = "";

    /// <summary>The person who changed it last; empty when it was an app.</summary>
    public string ChangedBy { get; set; } = "";

    public DateTimeOffset ChangedAt { get; set; }

    public string Text(string column) => Value(column) as string ?? "";

    public decimal? Number(string column) => Value(column) as decimal?;

    public bool Flag(string column) => Value(column) as bool? ?? false;

    public DateTimeOffset? DateTime(string column) =>
        DateTimeOffset.TryParse(Text(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    /// <summary>Keeps the value of the column with that number (<see cref="ListShape.NumberOf"/>).</summary>
    public void Keep(int column, object? value) => values[column] = value;

    private object? Value(string column) => shape.NumberOf(column) is var number and >= 0 ? values[number] : null;
}

/// <summary>A page of items.</summary>
/// <param name="SkipToken">Where the next page starts; null on the last.</param>
internal sealed record RowPage(IReadOnlyList<ListRow> Rows, string? SkipToken)
{
    public static RowPage None { get; } = new([], null);
}
