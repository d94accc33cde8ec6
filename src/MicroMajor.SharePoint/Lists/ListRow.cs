using System.Globalization;
using System.Text.Json;

namespace MicroMajor.SharePoint.Lists;

/// <summary>
/// An item of a list, or its fields alone, as Graph sends it. The SDK's own model guesses at the type of a field and would
/// turn a text such as 2025-03-01 into a date; here the column says what it is and a text stays as it was typed.
/// </summary>
internal sealed class ListRow(ListShape shape)
{
    /// <summary>The list's name.</summary>
    public string List => shape.Name;

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

    /// <summary>A column that holds one of these words.</summary>
    /// <exception cref="UnreadableCellException">It holds another, or none: somebody edited it by hand.</exception>
    public T Word<T>(string column)
        where T : struct, Enum =>
        Enum.TryParse<T>(Text(column), out var word) && $"{word}" == Text(column) ? word : throw new UnreadableCellException(this, column);

    /// <summary>A column of JSON; null when it is empty.</summary>
    /// <exception cref="UnreadableCellException">It is no JSON, or JSON of something else.</exception>
    public T? Whole<T>(string column)
        where T : class => Reading(column, Json.Read<T>);

    /// <summary>A column of a JSON array; none when it is empty.</summary>
    /// <exception cref="UnreadableCellException">It is no JSON, or JSON of something else.</exception>
    public IReadOnlyList<T> Many<T>(string column) => Reading(column, Json.Many<T>);

    /// <summary>Reads a column.</summary>
    /// <exception cref="UnreadableCellException">It cannot be read.</exception>
    public T Reading<T>(string column, Func<string, T> read)
    {
        try
        {
            return read(Text(column));
        }
        catch (Exception amiss) when (amiss is JsonException or NotSupportedException or ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            throw new UnreadableCellException(this, column, amiss);
        }
    }

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
