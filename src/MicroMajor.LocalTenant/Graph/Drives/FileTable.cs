using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Lists;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Graph.Drives;

/// <summary>Files and folders: the items of a library, found by id and by path.</summary>
internal static class FileTable
{
    /// <summary>
    /// An item by what stands in a path: an id, <c>root</c>, <c>root:/A/b.docx</c> or <c>{id}:/b.docx</c>; a 404 otherwise.
    /// The root is no row: it has id 0.
    /// </summary>
    public static ItemRow Demand(SqliteConnection db, ListRow library, string token) =>
        Find(db, library, token) ?? throw GraphError.NotFound("The resource could not be found.");

    public static ItemRow? Find(SqliteConnection db, ListRow library, string token)
    {
        var (start, path) = Split(token);
        var item = Start(db, library, start);
        foreach (var name in path)
        {
            if (item is null)
                return null;
            item = Child(db, library, item.Id, name);
        }

        return item;
    }

    /// <summary>The folder of a path, made where it is missing, and the last name.</summary>
    public static (ItemRow Folder, string Name) DemandPlace(SqliteConnection db, ListRow library, string token, string author, DateTimeOffset now)
    {
        var (start, path) = Split(token);
        if (path.Length == 0)
            throw GraphError.Invalid("A file needs a name.");
        FileName.DemandPath(string.Join('/', path));
        var folder = Start(db, library, start) ?? throw GraphError.NotFound("The resource could not be found.");
        foreach (var name in path[..^1])
            folder = Child(db, library, folder.Id, name) ?? AddFolder(db, library, folder, name, author, now);
        return folder.Id == 0 || folder.IsFolder ? (folder, path[^1]) : throw GraphError.Invalid("The parent is not a folder.");
    }

    public static bool HasPath(string token) => Split(token).Path.Length > 0;

    public static ItemRow? Child(SqliteConnection db, ListRow library, long folder, string name) => db.Rows(
        $"SELECT {ItemTable.Cells} FROM items WHERE list_id = $list AND parent = $parent AND file_name = $name",
        ItemTable.Row,
        ("$list", library.Id),
        ("$parent", folder),
        ("$name", name)).FirstOrDefault();

    public static List<ItemRow> Children(SqliteConnection db, ListRow library, long folder) => db.Rows(
        $"SELECT {ItemTable.Cells} FROM items WHERE list_id = $list AND parent = $parent ORDER BY content_id IS NOT NULL, file_name",
        ItemTable.Row,
        ("$list", library.Id),
        ("$parent", folder));

    public static long CountChildren(SqliteConnection db, ListRow library, long folder) =>
        (long)db.Scalar("SELECT COUNT(*) FROM items WHERE list_id = $list AND parent = $parent", ("$list", library.Id), ("$parent", folder))!;

    /// <summary>The names from the root down to the item's folder.</summary>
    public static List<string> FolderPath(SqliteConnection db, ListRow library, ItemRow item)
    {
        var names = new List<string>();
        for (var parent = item.Parent; parent != 0;)
        {
            var folder = ItemTable.Find(db, library, parent.ToString(System.Globalization.CultureInfo.InvariantCulture))!;
            names.Insert(0, folder.FileName!);
            parent = folder.Parent;
        }

        return names;
    }

    public static ItemRow AddFolder(SqliteConnection db, ListRow library, ItemRow parent, string name, string author, DateTimeOffset now) =>
        Add(db, library, parent, FileName.Demand(name, isFolder: true), null, 0, author, now);

    public static ItemRow AddFile(SqliteConnection db, ListRow library, ItemRow parent, string name, ReadOnlyMemory<byte> bytes, string author, DateTimeOffset now) =>
        Add(db, library, parent, FileName.Demand(name, isFolder: false), KeepContent(db, bytes), bytes.Length, author, now);

    /// <summary>New bytes of a file: its next version.</summary>
    public static ItemRow ReplaceContent(SqliteConnection db, ListRow library, ItemRow file, ReadOnlyMemory<byte> bytes, string editor, DateTimeOffset now)
    {
        if (file.IsFolder || file.Id == 0)
            throw GraphError.NameTaken("A folder with the same name already exists.");
        var changed = file with { ContentId = KeepContent(db, bytes), ContentVersion = file.ContentVersion + 1, Size = bytes.Length };
        return ItemTable.Change(db, library, ColumnTable.Of(db, library), changed, editor, now);
    }

    public static byte[] Content(SqliteConnection db, long contentId) =>
        (byte[]?)db.Scalar("SELECT bytes FROM contents WHERE id = $id", ("$id", contentId)) ?? throw GraphError.NotFound();

    public static string Hash(SqliteConnection db, long contentId) =>
        (string?)db.Scalar("SELECT hash FROM contents WHERE id = $id", ("$id", contentId)) ?? "";

    public static ItemRow Root(ListRow library) => new(
        0, library.Id, library.Version, library.Created, library.Modified, "", "", [], 0, "root", DriveId.Root(library), null, 0, 0);

    private static ItemRow Add(SqliteConnection db, ListRow library, ItemRow parent, string name, long? contentId, long size, string author, DateTimeOffset now)
    {
        var guid = Guid.NewGuid();
        return ItemTable.Add(
            db,
            library,
            ColumnTable.Of(db, library),
            new ItemRow(0, guid.ToString(), 0, "", "", author, author, new JsonObject(), parent.Id, name, DriveId.Item(library, guid), contentId, 1, size),
            now);
    }

    private static long KeepContent(SqliteConnection db, ReadOnlyMemory<byte> bytes) =>
        (long)db.Scalar(
        "INSERT INTO contents (bytes, hash) VALUES ($bytes, $hash) RETURNING id",
        ("$bytes", bytes.ToArray()),
        ("$hash", QuickXorHash.Of(bytes.Span)))!;

    private static (string Start, string[] Path) Split(string token)
    {
        var colon = token.IndexOf(':');
        return colon < 0 ? (token, []) : (token[..colon], token[(colon + 1)..].Split('/', StringSplitOptions.RemoveEmptyEntries));
    }

    private static ItemRow? Start(SqliteConnection db, ListRow library, string start)
    {
        if (start.Equals("root", StringComparison.OrdinalIgnoreCase) || start == DriveId.Root(library))
            return Root(library);
        return db.Rows(
            $"SELECT {ItemTable.Cells} FROM items WHERE list_id = $list AND drive_item = $id",
            ItemTable.Row,
            ("$list", library.Id),
            ("$id", start)).FirstOrDefault();
    }
}
