using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Graph.Lists;

/// <summary>The values of indexed columns, beside the items.</summary>
internal static class ItemIndex
{
    public static void Build(SqliteConnection db, ListRow list, Column column)
    {
        Drop(db, list, column);
        db.Execute(
            $"INSERT INTO item_index SELECT list_id, $name, {Expression(column)}, id FROM items WHERE list_id = $list",
            ("$list", list.Id),
            ("$name", column.Name));
    }

    public static void Drop(SqliteConnection db, ListRow list, Column column) =>
        db.Execute("DELETE FROM item_index WHERE list_id = $list AND name = $name", ("$list", list.Id), ("$name", column.Name));

    /// <summary>Renews one item's rows after a write. A second item with a unique value is Graph's 409.</summary>
    public static void Renew(SqliteConnection db, ListRow list, IReadOnlyList<Column> columns, long item)
    {
        Forget(db, list, item);
        foreach (var column in columns.Where(c => c.Indexed))
        {
            db.Execute(
                $"INSERT INTO item_index SELECT list_id, $name, {Expression(column)}, id FROM items WHERE list_id = $list AND id = $id",
                ("$list", list.Id),
                ("$name", column.Name),
                ("$id", item));
            // The documents are silent about the status. SharePoint's sentence is known; 409 is what Graph says of other names that are taken.
            if (column.Unique && IsTaken(db, list, column, item))
                throw GraphError.NameTaken("One or more fields with unique constraints already has the provided value.");
        }
    }

    public static void Forget(SqliteConnection db, ListRow list, long item) =>
        db.Execute("DELETE FROM item_index WHERE list_id = $list AND item_id = $id", ("$list", list.Id), ("$id", item));

    public static bool HasDuplicates(SqliteConnection db, ListRow list, Column column) => db.Scalar(
        "SELECT 1 FROM item_index WHERE list_id = $list AND name = $name AND value IS NOT NULL GROUP BY value HAVING COUNT(*) > 1 LIMIT 1",
        ("$list", list.Id),
        ("$name", column.Name)) is not null;

    /// <summary>Where a column's value stands in the items table.</summary>
    public static string Expression(Column column) => column.Name switch
    {
        "ID" => "items.id",
        "Created" => "items.created",
        "Modified" => "items.modified",
        "FileLeafRef" => "items.file_name",
        _ when column.Kind == ColumnKind.BuiltIn => throw GraphError.Unknown($"a query on the column {column.Name}"),
        // Internal names hold letters, digits and underscores only: nothing to escape.
        _ => $"json_extract(items.fields, '$.\"{column.FieldName}\"')",
    };

    // From the item to its value to others with that value: left to itself, SQLite reads every value of the list.
    private static bool IsTaken(SqliteConnection db, ListRow list, Column column, long item) => db.Scalar(
        """
        SELECT 1 FROM item_index mine INDEXED BY item_index_by_item CROSS JOIN item_index other INDEXED BY item_index_by_value ON other.list_id = mine.list_id AND other.name = mine.name AND other.value = mine.value
        WHERE mine.list_id = $list AND mine.item_id = $id AND mine.name = $name AND other.item_id <> $id LIMIT 1
        """,
        ("$list", list.Id),
        ("$name", column.Name),
        ("$id", item)) is not null;
}
