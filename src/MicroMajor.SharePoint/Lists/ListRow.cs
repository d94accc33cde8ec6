using System.Globalization;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace MicroMajor.SharePoint.Lists;

/// <summary>
/// An item of a list, or its fields alone, as Graph sends it. The SDK's own model guesses at the type of a field and would
/// turn a text such as 2025-03-01 into a date; here the column says what it is and a text stays as it was typed.
/// </summary>
internal sealed class ListRow(ListShape shape) : IParsable
{
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    public string Id { get; private set; } = "";

    public string ETag { get; private set; } = "";

    /// <summary>Where a person opens it: of a file, where it lies.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The person who changed it last; empty when it was an app.</summary>
    public string ChangedBy { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public string Text(string column) => values.GetValueOrDefault(column) as string ?? "";

    public decimal? Number(string column) => values.GetValueOrDefault(column) as decimal?;

    public bool Flag(string column) => values.GetValueOrDefault(column) as bool? ?? false;

    public DateTimeOffset? DateTime(string column) =>
        DateTimeOffset.TryParse(Text(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers()
    {
        var readers = new Dictionary<string, Action<IParseNode>>
        {
            ["id"] = node => Id = node.GetStringValue() ?? "",
            ["eTag"] = node => ETag = node.GetStringValue() ?? ETag,
            ["@odata.etag"] = node => ETag = node.GetStringValue() ?? ETag,
            ["webUrl"] = node => Address = node.GetStringValue() ?? "",
            ["lastModifiedBy"] = node => ChangedBy = node.GetObjectValue(IdentitySet.CreateFromDiscriminatorValue)?.User?.Id ?? "",
            ["lastModifiedDateTime"] = node => ChangedAt = node.GetDateTimeOffsetValue() ?? default,
            // Every list brings it along; it is no column of the shape.
            ["Title"] = node => Keep("Title", node.GetStringValue()),
            ["fields"] = node => Take(node.GetObjectValue(_ => new ListRow(shape))),
        };
        foreach (var column in shape.Columns)
        {
            readers[column.Name] = column.Kind switch
            {
                ColumnKind.Number => node => Keep(column.Name, node.GetDecimalValue()),
                ColumnKind.YesNo => node => Keep(column.Name, node.GetBoolValue()),
                _ => node => Keep(column.Name, node.GetStringValue()),
            };
        }

        return readers;
    }

    public void Serialize(ISerializationWriter writer) => throw new NotSupportedException("Rows are read; FieldMap is written.");

    private void Keep(string column, object? value)
    {
        if (value is not null) values[column] = value;
    }

    private void Take(ListRow? fields)
    {
        foreach (var (column, value) in fields?.values ?? []) values[column] = value;
    }
}

/// <summary>A page of items.</summary>
internal sealed class RowPage(ListShape shape) : IParsable
{
    public IReadOnlyList<ListRow> Rows { get; private set; } = [];

    /// <summary>Where the next page starts; null on the last.</summary>
    public string? SkipToken { get; private set; }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        ["value"] = node => Rows = [.. node.GetCollectionOfObjectValues(_ => new ListRow(shape))],
        ["@odata.nextLink"] = node => SkipToken = TokenOf(node.GetStringValue()),
    };

    public void Serialize(ISerializationWriter writer) => throw new NotSupportedException("Pages are read.");

    // Of the link only the token is used, on an address that we make ourselves: a link is never followed to another place.
    private static string? TokenOf(string? link)
    {
        if (link is null) return null;
        var token = new Uri(link).Query.TrimStart('?').Split('&')
            .Select(pair => pair.Split('=', 2))
            .FirstOrDefault(pair => pair.Length == 2 && Uri.UnescapeDataString(pair[0]).Equals("$skiptoken", StringComparison.OrdinalIgnoreCase));
        return token is null ? throw new InvalidOperationException("Graph's next link has no $skiptoken.") : Uri.UnescapeDataString(token[1]);
    }
}
