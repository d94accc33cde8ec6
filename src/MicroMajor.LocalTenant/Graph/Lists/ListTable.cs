using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Graph.Lists;

/// <summary>A list or a library.</summary>
internal sealed record ListRow(string Id, string Name, string DisplayName, string Description, string Template, string Created, string Modified, long Version)
{
    public bool IsLibrary => Template == "documentLibrary";
}

/// <summary>The lists of the site.</summary>
internal static class ListTable
{
    private const string Cells = "id, name, display_name, description, template, created, modified, version";

    public static List<ListRow> All(SqliteConnection db) => db.Rows($"SELECT {Cells} FROM lists ORDER BY display_name", Row);

    /// <summary>By id, display name or name; a 404 otherwise.</summary>
    public static ListRow Demand(SqliteConnection db, string key) =>
        Find(db, key) ?? throw GraphError.NotFound("The specified list was not found");

    public static ListRow? Find(SqliteConnection db, string key)
    {
        var wanted = Guid.TryParse(key, out var id) ? id.ToString() : key;
        return db.Rows(
            $"SELECT {Cells} FROM lists WHERE id = $key OR name = $key OR display_name = $key ORDER BY id = $key DESC LIMIT 1",
            Row,
            ("$key", wanted)).FirstOrDefault();
    }

    public static ListRow Add(SqliteConnection db, string displayName, string description, string template, DateTimeOffset now, string? name = null)
    {
        name ??= UrlName(displayName);
        if (Find(db, displayName) is not null || Find(db, name) is not null)
            throw GraphError.NameTaken("The specified name already exists.");
        var row = new ListRow(Guid.NewGuid().ToString(), name, displayName, description, template, Moment.Text(now), Moment.Text(now), 1);
        db.Execute(
            "INSERT INTO lists (id, name, display_name, description, template, created, modified) VALUES ($id, $name, $display, $description, $template, $now, $now)",
            ("$id", row.Id),
            ("$name", row.Name),
            ("$display", row.DisplayName),
            ("$description", row.Description),
            ("$template", row.Template),
            ("$now", row.Created));
        ColumnTable.AddBuiltIn(db, row);
        return row;
    }

    public static void Remove(SqliteConnection db, ListRow list)
    {
        db.Execute("DELETE FROM contents WHERE id IN (SELECT content_id FROM items WHERE list_id = $id UNION SELECT content_id FROM item_versions WHERE list_id = $id)", ("$id", list.Id));
        foreach (var table in new[] { "items", "item_index", "item_versions", "columns" })
            db.Execute($"DELETE FROM {table} WHERE list_id = $id", ("$id", list.Id));
        db.Execute("DELETE FROM lists WHERE id = $id", ("$id", list.Id));
    }

    public static void Rename(SqliteConnection db, ListRow list, string displayName, string description, DateTimeOffset now) => db.Execute(
        "UPDATE lists SET display_name = $display, description = $description, modified = $now, version = version + 1 WHERE id = $id",
        ("$display", displayName),
        ("$description", description),
        ("$now", Moment.Text(now)),
        ("$id", list.Id));

    /// <summary>The next item number; numbers are never used twice.</summary>
    public static long NextItem(SqliteConnection db, ListRow list, DateTimeOffset now) => (long)db.Scalar(
        "UPDATE lists SET next_item = next_item + 1, modified = $now WHERE id = $id RETURNING next_item - 1",
        ("$id", list.Id),
        ("$now", Moment.Text(now)))!;

    public static long Count(SqliteConnection db, ListRow list) =>
        (long)db.Scalar("SELECT COUNT(*) FROM items WHERE list_id = $id", ("$id", list.Id))!;

    private static string UrlName(string displayName)
    {
        var kept = string.Concat(displayName.Where(c => !"\"*:<>?/\\|#%&{}~".Contains(c))).Trim();
        return kept.Length > 0 ? kept : "List";
    }

    private static ListRow Row(SqliteDataReader r) =>
        new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetInt64(7));
}
