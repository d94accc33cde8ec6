using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Lists;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Graph.Drives;

/// <summary>Drives and drive items on the wire.</summary>
internal sealed class DriveItemJson(TheSite site, Identities identities, ItemJson items, ContentLinks links, MimeTypes mimeTypes)
{
    public JsonObject Drive(SqliteConnection db, ListRow library) => new()
    {
        ["createdDateTime"] = library.Created,
        ["description"] = library.Description,
        ["id"] = DriveId.Of(site, library),
        ["lastModifiedDateTime"] = library.Modified,
        ["name"] = library.DisplayName,
        ["webUrl"] = ListJson.WebUrl(site, library),
        ["driveType"] = "documentLibrary",
        ["createdBy"] = new JsonObject { ["user"] = new JsonObject { ["displayName"] = "System Account" } },
        ["quota"] = new JsonObject
        {
            ["deleted"] = 0,
            ["remaining"] = 27_487_790_694_400,
            ["state"] = "normal",
            ["total"] = 27_487_790_694_400,
            ["used"] = (long)db.Scalar("SELECT COALESCE(SUM(size), 0) FROM items WHERE list_id = $list", ("$list", library.Id))!,
        },
    };

    public string ETag(ItemRow item) => $"\"{{{item.Guid.ToUpperInvariant()}}},{item.Version}\"";

    /// <summary>A file, a folder or the root, as <c>$select</c> and <c>$expand</c> want it.</summary>
    public JsonObject Item(GraphCall call, SqliteConnection db, ListRow library, ItemRow item, Selection select, IReadOnlyList<Expansion> expansions)
    {
        var json = Whole(db, library, item);
        if (select.Names("sharepointIds") && item.Id != 0)
            json["sharepointIds"] = items.SharePointIds(library, item);
        select.Apply(json);
        foreach (var expansion in expansions)
        {
            json[expansion.Name] = expansion.Name == "children"
                ? new JsonArray([.. FileTable.Children(db, library, item.Id).Select(child => Item(call, db, library, child, expansion.Select, []))])
                : ListItem(call, db, library, item, expansion);
        }

        return json;
    }

    private JsonObject? ListItem(GraphCall call, SqliteConnection db, ListRow library, ItemRow item, Expansion expansion)
    {
        if (item.Id == 0)
            return null;
        var json = expansion.Select.Apply(items.Item(db, library, item));
        foreach (var inner in expansion.Expand.Where(e => e.Name == "fields"))
        {
            json["fields@odata.context"] = items.FieldsContext(call, library, item);
            json["fields"] = items.Fields(ColumnTable.Of(db, library), item, inner.Select);
        }

        return json;
    }

    private JsonObject Whole(SqliteConnection db, ListRow library, ItemRow item)
    {
        var isRoot = item.Id == 0;
        var folders = isRoot ? [] : FileTable.FolderPath(db, library, item);
        var json = new JsonObject();
        if (item.ContentId is { } content)
            json["@microsoft.graph.downloadUrl"] = links.Of(content, item.FileName!);
        json["createdDateTime"] = item.Created;
        json["eTag"] = ETag(item);
        json["id"] = item.DriveItem;
        json["lastModifiedDateTime"] = item.Modified;
        json["name"] = item.FileName;
        json["webUrl"] = string.Join('/', [ListJson.WebUrl(site, library), .. isRoot ? [] : folders.Append(item.FileName!).Select(Uri.EscapeDataString)]);
        json["cTag"] = $"\"c:{{{item.Guid.ToUpperInvariant()}}},{item.ContentVersion}\"";
        json["size"] = item.Size;
        if (!isRoot)
        {
            json["createdBy"] = identities.Json(item.Author);
            json["lastModifiedBy"] = identities.Json(item.Editor);
        }

        json["parentReference"] = isRoot
            ? new JsonObject { ["driveType"] = "documentLibrary", ["driveId"] = DriveId.Of(site, library) }
            : new JsonObject
            {
                ["driveType"] = "documentLibrary",
                ["driveId"] = DriveId.Of(site, library),
                ["id"] = ParentId(db, library, item),
                ["name"] = folders.LastOrDefault() ?? library.Name,
                ["path"] = string.Join('/', [$"/drives/{DriveId.Of(site, library)}/root:", .. folders.Select(Uri.EscapeDataString)]),
                ["siteId"] = site.CollectionId.ToString(),
            };
        json["fileSystemInfo"] = new JsonObject { ["createdDateTime"] = item.Created, ["lastModifiedDateTime"] = item.Modified };
        if (isRoot)
            json["root"] = new JsonObject();
        if (isRoot || item.IsFolder)
            json["folder"] = new JsonObject { ["childCount"] = FileTable.CountChildren(db, library, item.Id) };
        else
            json["file"] = new JsonObject { ["mimeType"] = mimeTypes.Of(item.FileName!), ["hashes"] = new JsonObject { ["quickXorHash"] = FileTable.Hash(db, item.ContentId!.Value) } };
        return json;
    }

    private static string? ParentId(SqliteConnection db, ListRow library, ItemRow item) =>
        item.Parent == 0 ? DriveId.Root(library) : ItemTable.Find(db, library, item.Parent.ToString(System.Globalization.CultureInfo.InvariantCulture))!.DriveItem;
}
