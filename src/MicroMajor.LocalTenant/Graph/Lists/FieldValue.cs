using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;

namespace MicroMajor.LocalTenant.Graph.Lists;

/// <summary>
/// What a column takes in, and the one form in which it is kept. Where the documents are silent: a text beyond its limit is a 400,
/// a choice outside the column's choices is kept, and an empty required column is kept too; forms ask for those, the API does not.
/// </summary>
internal static class FieldValue
{
    private const int SingleLine = 255;
    private const int MultiLine = 63_999;

    /// <summary>The value as it is kept; null when it empties the column. A value that the column does not take is a 400.</summary>
    public static JsonNode? Canonical(Column column, JsonNode? given) => given is null ? null : column.Kind switch
    {
        ColumnKind.Text => Text(column, given),
        ColumnKind.Choice when column.IsMultiValue => Choices(column, given),
        ColumnKind.Choice => Short(column, given, SingleLine),
        ColumnKind.Number or ColumnKind.Currency => Number(column, given),
        ColumnKind.DateTime => Date(column, given),
        ColumnKind.Boolean => Boolean(column, given),
        ColumnKind.Person when column.IsMultiValue => new JsonArray([.. (given as JsonArray ?? throw Wrong(column)).Select(one => Lookup(column, one))]),
        ColumnKind.Person => Lookup(column, given),
        _ => throw GraphError.Invalid($"Field '{column.Name}' is read-only."),
    };

    /// <summary>A literal of a filter in the form in which the column keeps its values.</summary>
    public static object? Literal(Column column, object? literal) => (column.Kind, literal) switch
    {
        (_, null) => null,
        (ColumnKind.Number or ColumnKind.Currency or ColumnKind.Person, decimal number) => (double)number,
        (ColumnKind.Number or ColumnKind.Currency or ColumnKind.Person, string text) when double.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
        (ColumnKind.Boolean, bool flag) => flag ? 1L : 0L,
        (ColumnKind.Boolean, decimal number) => number == 0 ? 0L : 1L,
        (ColumnKind.Boolean, string text) => text is "1" or "true" ? 1L : 0L,
        (ColumnKind.DateTime, string text) => (string)Date(column, JsonValue.Create(text))!,
        (ColumnKind.Text or ColumnKind.Choice, string text) => text,
        (ColumnKind.Text or ColumnKind.Choice, decimal number) => number.ToString(CultureInfo.InvariantCulture),
        (ColumnKind.BuiltIn, string text) when column.Name is "Created" or "Modified" => DateText(column, text),
        (ColumnKind.BuiltIn, decimal number) => (double)number,
        (ColumnKind.BuiltIn, string text) => column.Name == "ID" && double.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : text,
        _ => throw GraphError.Invalid($"The value of field '{column.Name}' in the filter is not of the column's type."),
    };

    private static JsonNode? Text(Column column, JsonNode given)
    {
        var limit = column.IsMultiLine ? MultiLine : Math.Min((int?)column.Facet["maxLength"] ?? SingleLine, SingleLine);
        return Short(column, given, limit);
    }

    private static JsonNode? Short(Column column, JsonNode given, int limit)
    {
        if (given.GetValueKind() is not (JsonValueKind.String or JsonValueKind.Number))
            throw Wrong(column);
        var text = given.GetValueKind() == JsonValueKind.String ? given.GetValue<string>() : given.ToJsonString();
        if (text.Length > limit)
            throw GraphError.Invalid($"The value of field '{column.Name}' is longer than {limit} characters.");
        return text.Length == 0 ? null : JsonValue.Create(text);
    }

    private static JsonArray? Choices(Column column, JsonNode given)
    {
        var chosen = (given as JsonArray ?? throw Wrong(column)).Select(one => Short(column, one ?? throw Wrong(column), SingleLine)).ToArray();
        return chosen.Length == 0 ? null : new JsonArray(chosen);
    }

    private static JsonNode? Number(Column column, JsonNode given)
    {
        var text = given.GetValueKind() switch
        {
            JsonValueKind.Number => given.ToJsonString(),
            JsonValueKind.String => given.GetValue<string>(),
            _ => throw Wrong(column),
        };
        if (text.Length == 0)
            return null;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            throw Wrong(column);
        if (number < ((double?)column.Facet["minimum"] ?? double.MinValue) || number > ((double?)column.Facet["maximum"] ?? double.MaxValue))
            throw GraphError.Invalid($"The value of field '{column.Name}' is out of range.");
        return Math.Abs(number) < 1e15 && number == Math.Truncate(number) ? JsonValue.Create((long)number) : JsonValue.Create(number);
    }

    private static JsonNode? Date(Column column, JsonNode given)
    {
        if (given.GetValueKind() != JsonValueKind.String)
            throw Wrong(column);
        return given.GetValue<string>() is { Length: > 0 } text ? JsonValue.Create(DateText(column, text)) : null;
    }

    private static string DateText(Column column, string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? Moment.Text(date) : throw Wrong(column);

    private static JsonNode Boolean(Column column, JsonNode given) => given.GetValueKind() switch
    {
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        JsonValueKind.Number => JsonValue.Create(given.GetValue<double>() != 0),
        _ => throw Wrong(column),
    };

    private static JsonNode Lookup(Column column, JsonNode? given)
    {
        var text = given?.GetValueKind() switch
        {
            JsonValueKind.Number => given.ToJsonString(),
            JsonValueKind.String => given.GetValue<string>(),
            _ => throw Wrong(column),
        };
        return int.TryParse(text, CultureInfo.InvariantCulture, out var id) ? JsonValue.Create(id) : throw Wrong(column);
    }

    private static GraphError Wrong(Column column) => GraphError.Invalid($"The value of field '{column.Name}' is not of the column's type {column.Kind}.");
}
