using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;

namespace MicroMajor.LocalTenant.Graph.Lists;

/// <summary>Puts a map of fields, as a client sends it, onto the fields that an item has.</summary>
internal static class FieldChange
{
    /// <summary>The new fields. Unknown and read-only names are a 400; null or empty text empties a column.</summary>
    public static JsonObject Apply(IReadOnlyList<Column> columns, JsonObject before, JsonObject change)
    {
        var after = (JsonObject)before.DeepClone();
        foreach (var (name, value) in change)
        {
            // "@odata.type" of the whole, "Choices@odata.type" of a column.
            if (name.Contains('@'))
                continue;
            var column = columns.FirstOrDefault(c => c.FieldName.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw GraphError.Invalid(IsReadOnly(columns, name) ? $"Field '{name}' is read-only." : $"Field '{name}' is not recognized");
            var kept = FieldValue.Canonical(column, value);
            if (kept is null)
                after.Remove(column.FieldName);
            else
                after[column.FieldName] = kept;
        }

        return after;
    }

    /// <summary>The fields of a new item before the client's values: the defaults of the columns.</summary>
    public static JsonObject Defaults(IReadOnlyList<Column> columns)
    {
        var fields = new JsonObject();
        foreach (var column in columns)
        {
            if (column.DefaultValue?["value"] is { } value && FieldValue.Canonical(column, Typed(column, value)) is { } kept)
                fields[column.FieldName] = kept;
        }

        return fields;
    }

    private static JsonNode Typed(Column column, JsonNode value) =>
        column.Kind == ColumnKind.Boolean && value is JsonValue text && text.TryGetValue<string>(out var flag) ? JsonValue.Create(flag is "1" or "true") : value;

    private static bool IsReadOnly(IReadOnlyList<Column> columns, string name) =>
        name.Equals("id", StringComparison.OrdinalIgnoreCase) || name is "AuthorLookupId" or "EditorLookupId" or "LinkTitle" || columns.Any(c => c.IsBuiltIn && c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
