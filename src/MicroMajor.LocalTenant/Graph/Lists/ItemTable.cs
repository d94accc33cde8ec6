using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Graph.Lists;

/// <summary>An item of a list, or a file or folder of a library.</summary>
/// <param name="Author">Who made it: an app's id, or <c>user:</c> and an object id.</param>
/// <param name="Parent">The folder's item id; 0 is the root.</param>
/// <param name="FileName">Null for an item that is no file.</param>
/// <param name="ContentId">Null for an item without bytes: a folder or a plain item.</param>
internal sealed record ItemRow(
    long Id,
    string Guid,
    long Version,
    string Created,
    string Modified,
    string Author,
    string Editor,
    JsonObject Fields,
    long Parent,
    string? FileName,
    string? DriveItem,
    long? ContentId,
    long ContentVersion,
    long Size)
{
    public bool IsFolder => FileName is not null && ContentId is null;

    public string ETag => $"\"{Guid},{Version}\"";

    /// <summary>The version as a person sees it.</summary>
    public string VersionLabel => $"{Version}.0";
}

/// <summary>The items of the lists.</summary>
internal static class ItemTable
{
    public const string Cells =
        "items.id, items.guid, items.version, items.created, items.modified, items.author, items.editor, items.fields, items.parent, items.file_name, items.drive_item, items.content_id, items.content_version, items.size";

    /// <summary>How many versions of an item are kept.</summary>
    private const int KeptVersions = 500;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ItemRow Demand(SqliteConnection db, ListRow list, string id) =>
        Find(db, list, id) ?? throw GraphError.NotFound("The specified list item was not found");

    public static ItemRow? Find(SqliteConnection db, ListRow list, string id)
    {
        if (long.TryParse(id, out var number))
            return db.Rows($"SELECT {Cells} FROM items WHERE list_id = $list AND id = $id", Row, ("$list", list.Id), ("$id", number)).FirstOrDefault();
        return Guid.TryParse(id, out var guid)
            ? db.Rows($"SELECT {Cells} FROM items WHERE list_id = $list AND guid = $guid", Row, ("$list", list.Id), ("$guid", guid.ToString())).FirstOrDefault()
            : null;
    }

    /// <summary>Adds an item; its id and version are given by the table.</summary>
    public static ItemRow Add(SqliteConnection db, ListRow list, IReadOnlyList<Column> columns, ItemRow item, DateTimeOffset now)
    {
        var added = item with { Id = ListTable.NextItem(db, list, now), Version = 1, Created = Moment.Text(now), Modified = Moment.Text(now) };
        db.Execute(
            """
            INSERT INTO items (list_id, id, guid, version, created, modified, author, editor, fields, parent, file_name, drive_item, content_id, content_version, size)
            VALUES ($list, $id, $guid, 1, $now, $now, $author, $author, $fields, $parent, $name, $drive, $content, $contentVersion, $size)
            """,
            ("$list", list.Id),
            ("$id", added.Id),
            ("$guid", added.Guid),
            ("$now", added.Created),
            ("$author", added.Author),
            ("$fields", added.Fields.ToJsonString(Compact)),
            ("$parent", added.Parent),
            ("$name", added.FileName),
            ("$drive", added.DriveItem),
            ("$content", added.ContentId),
            ("$contentVersion", added.ContentVersion),
            ("$size", added.Size));
        ItemIndex.Renew(db, list, columns, added.Id);
        KeepVersion(db, list, added);
        return added;
    }

    /// <summary>Saves a changed item as its next version.</summary>
    public static ItemRow Change(SqliteConnection db, ListRow list, IReadOnlyList<Column> columns, ItemRow changed, string editor, DateTimeOffset now)
    {
        var saved = changed with { Version = changed.Version + 1, Modified = Moment.Text(now), Editor = editor };
        db.Execute(
            """
            UPDATE items SET version = $version, modified = $now, editor = $editor, fields = $fields, parent = $parent, file_name = $name,
                content_id = $content, content_version = $contentVersion, size = $size
            WHERE list_id = $list AND id = $id
            """,
            ("$list", list.Id),
            ("$id", saved.Id),
            ("$version", saved.Version),
            ("$now", saved.Modified),
            ("$editor", editor),
            ("$fields", saved.Fields.ToJsonString(Compact)),
            ("$parent", saved.Parent),
            ("$name", saved.FileName),
            ("$content", saved.ContentId),
            ("$contentVersion", saved.ContentVersion),
            ("$size", saved.Size));
        ItemIndex.Renew(db, list, columns, saved.Id);
        KeepVersion(db, list, saved);
        return saved;
    }

    /// <summary>Removes an item, and what lies below it when it is a folder.</summary>
    public static void Remove(SqliteConnection db, ListRow list, ItemRow item)
    {
        if (item.IsFolder)
        {
            foreach (var child in db.Rows($"SELECT {Cells} FROM items WHERE list_id = $list AND parent = $parent", Row, ("$list", list.Id), ("$parent", item.Id)))
                Remove(db, list, child);
        }

        db.Execute(
            "DELETE FROM contents WHERE id IN (SELECT content_id FROM item_versions WHERE list_id = $list AND item_id = $id)",
            ("$list", list.Id),
            ("$id", item.Id));
        ItemIndex.Forget(db, list, item.Id);
        db.Execute("DELETE FROM item_versions WHERE list_id = $list AND item_id = $id", ("$list", list.Id), ("$id", item.Id));
        db.Execute("DELETE FROM items WHERE list_id = $list AND id = $id", ("$list", list.Id), ("$id", item.Id));
    }

    public static ItemRow Row(SqliteDataReader r) => new(
        r.GetInt64(0),
        r.GetString(1),
        r.GetInt64(2),
        r.GetString(3),
        r.GetString(4),
        r.GetString(5),
        r.GetString(6),
        (JsonObject)JsonNode.Parse(r.GetString(7))!,
        r.GetInt64(8),
        r.Text(9),
        r.Text(10),
        r.IsDBNull(11) ? null : r.GetInt64(11),
        r.GetInt64(12),
        r.GetInt64(13));

    private static void KeepVersion(SqliteConnection db, ListRow list, ItemRow item)
    {
        db.Execute(
            "INSERT INTO item_versions VALUES ($list, $id, $version, $modified, $editor, $fields, $content, $size)",
            ("$list", list.Id),
            ("$id", item.Id),
            ("$version", item.Version),
            ("$modified", item.Modified),
            ("$editor", item.Editor),
            ("$fields", item.Fields.ToJsonString(Compact)),
            ("$content", item.ContentId),
            ("$size", item.Size));
        if (item.Version > KeptVersions)
            db.Execute("DELETE FROM item_versions WHERE list_id = $list AND item_id = $id AND version <= $old", ("$list", list.Id), ("$id", item.Id), ("$old", item.Version - KeptVersions));
    }
}
