using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Graph.Lists;

/// <summary>The columns of the lists, and the limits that SharePoint puts on indexes.</summary>
internal static class ColumnTable
{
    private const int MaximumIndexes = 20;
    private const int LargestListToIndex = 20_000;

    public static List<Column> Of(SqliteConnection db, ListRow list) => db.Rows(
        "SELECT id, name, display_name, description, kind, facet, default_value, indexed, is_unique, required, hidden, built_in FROM columns WHERE list_id = $list ORDER BY position",
        r => new Column(
            r.GetString(0),
            r.GetString(1),
            r.GetString(2),
            r.GetString(3),
            r.GetString(4),
            (JsonObject)JsonNode.Parse(r.GetString(5))!,
            r.Text(6) is { } value ? (JsonObject)JsonNode.Parse(value)! : null,
            r.GetBoolean(7),
            r.GetBoolean(8),
            r.GetBoolean(9),
            r.GetBoolean(10),
            r.GetBoolean(11)),
        ("$list", list.Id));

    /// <summary>By id or internal name; a 404 otherwise.</summary>
    public static Column Demand(SqliteConnection db, ListRow list, string key) =>
        Of(db, list).Find(c => c.Id.Equals(key, StringComparison.OrdinalIgnoreCase) || c.Name.Equals(key, StringComparison.OrdinalIgnoreCase))
        ?? throw GraphError.NotFound("The specified column was not found");

    public static void Add(SqliteConnection db, ListRow list, Column column)
    {
        if (Of(db, list).Exists(c => c.Name.Equals(column.Name, StringComparison.OrdinalIgnoreCase)))
            throw GraphError.NameTaken("A column with the same name already exists.");
        CheckIndex(db, list, column, isNewIndex: column.Indexed);
        Insert(db, list, column);
        if (column.Indexed)
            ItemIndex.Build(db, list, column);
    }

    public static void Replace(SqliteConnection db, ListRow list, Column before, Column after)
    {
        CheckIndex(db, list, after, isNewIndex: after.Indexed && !before.Indexed);
        var position = (long)db.Scalar("SELECT position FROM columns WHERE list_id = $list AND name = $name", ("$list", list.Id), ("$name", before.Name))!;
        db.Execute("DELETE FROM columns WHERE list_id = $list AND name = $name", ("$list", list.Id), ("$name", before.Name));
        Insert(db, list, after, position);
        if (after.Indexed && !before.Indexed)
            ItemIndex.Build(db, list, after);
        else if (!after.Indexed && before.Indexed)
            ItemIndex.Drop(db, list, after);
        if (after.Unique && !before.Unique && ItemIndex.HasDuplicates(db, list, after))
            throw GraphError.Invalid("This column contains duplicate values and cannot be set to unique.");
    }

    public static void Remove(SqliteConnection db, ListRow list, Column column)
    {
        if (column.IsBuiltIn)
            throw GraphError.Invalid("This column cannot be deleted.");
        ItemIndex.Drop(db, list, column);
        db.Execute("DELETE FROM columns WHERE list_id = $list AND name = $name", ("$list", list.Id), ("$name", column.Name));
        db.Execute("UPDATE items SET fields = json_remove(fields, $path) WHERE list_id = $list", ("$list", list.Id), ("$path", $"$.\"{column.FieldName}\""));
    }

    /// <summary>What a new list brings along.</summary>
    public static void AddBuiltIn(SqliteConnection db, ListRow list)
    {
        Insert(db, list, BuiltIn("Title", "Title", "{\"text\":{}}") with
        {
            Kind = ColumnKind.Text,
            Required = !list.IsLibrary,
            Facet = new JsonObject { ["allowMultipleLines"] = false, ["appendChangesToExistingText"] = false, ["linesForEditing"] = 0, ["maxLength"] = 255 },
        });
        if (list.IsLibrary)
        {
            Insert(db, list, BuiltIn("FileLeafRef", "Name", "{\"text\":{}}"));
            Insert(db, list, BuiltIn("FileSizeDisplay", "File Size", "{\"text\":{}}"));
        }
        else
        {
            Insert(db, list, BuiltIn("Attachments", "Attachments", "{\"boolean\":{}}"));
        }

        Insert(db, list, BuiltIn("ID", "ID", "{\"number\":{}}"));
        Insert(db, list, BuiltIn("ContentType", "Content Type", "{\"text\":{}}"));
        Insert(db, list, BuiltIn("Modified", "Modified", "{\"dateTime\":{\"displayAs\":\"default\",\"format\":\"dateTime\"}}"));
        Insert(db, list, BuiltIn("Created", "Created", "{\"dateTime\":{\"displayAs\":\"default\",\"format\":\"dateTime\"}}"));
        Insert(db, list, BuiltIn("Author", "Created By", "{\"personOrGroup\":{\"allowMultipleSelection\":false,\"chooseFromType\":\"peopleAndGroups\"}}"));
        Insert(db, list, BuiltIn("Editor", "Modified By", "{\"personOrGroup\":{\"allowMultipleSelection\":false,\"chooseFromType\":\"peopleAndGroups\"}}"));
        Insert(db, list, BuiltIn("_UIVersionString", "Version", "{\"text\":{}}"));
    }

    private static Column BuiltIn(string name, string displayName, string facet) => new(
        Guid.NewGuid().ToString(), name, displayName, "", ColumnKind.BuiltIn, (JsonObject)JsonNode.Parse(facet)!, null, Indexed: false, Unique: false, Required: false, Hidden: false, IsBuiltIn: true);

    private static void CheckIndex(SqliteConnection db, ListRow list, Column column, bool isNewIndex)
    {
        if (column.Unique && !column.Indexed)
            throw GraphError.Invalid("A column that enforces unique values must be indexed.");
        if (column.Indexed && (column.IsMultiLine || column.IsMultiValue))
            throw GraphError.Invalid($"Column '{column.Name}' cannot be indexed: its type does not allow it.");
        if (!isNewIndex)
            return;
        if (Of(db, list).Count(c => c.Indexed) >= MaximumIndexes)
            throw GraphError.Invalid($"The list already has the maximum number of indexed columns ({MaximumIndexes}).");
        if (ListTable.Count(db, list) > LargestListToIndex)
            throw GraphError.Invalid($"An index cannot be added to a list with more than {LargestListToIndex} items.");
    }

    private static void Insert(SqliteConnection db, ListRow list, Column column, long? position = null) => db.Execute(
        """
        INSERT INTO columns VALUES ($list, COALESCE($position, (SELECT COALESCE(MAX(position), 0) + 1 FROM columns WHERE list_id = $list)),
            $id, $name, $display, $description, $kind, $facet, $default, $indexed, $unique, $required, $hidden, $builtin)
        """,
        ("$list", list.Id),
        ("$position", position),
        ("$id", column.Id),
        ("$name", column.Name),
        ("$display", column.DisplayName),
        ("$description", column.Description),
        ("$kind", column.Kind),
        ("$facet", column.Facet.ToJsonString()),
        ("$default", column.DefaultValue?.ToJsonString()),
        ("$indexed", column.Indexed),
        ("$unique", column.Unique),
        ("$required", column.Required),
        ("$hidden", column.Hidden),
        ("$builtin", column.IsBuiltIn));
}
