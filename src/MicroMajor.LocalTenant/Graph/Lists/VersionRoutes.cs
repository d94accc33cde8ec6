using System.Globalization;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Drives;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Graph.Lists;

/// <summary>The versions of items and of files: newest first, readable and restorable.</summary>
internal sealed class VersionRoutes(TenantDatabase database, TheSite site, Identities identities, ItemJson items, ContentLinks links)
{
    private const string ItemVersions = "sites/{site}/lists/{list}/items/{item}/versions";
    private const string FileVersions = "drives/{drive}/items/{item}/versions";

    public void Map(RouteTable routes)
    {
        routes.Add("GET", ItemVersions, Access.SiteRead, OfItem, "expand", "select", "top", "skiptoken");
        routes.Add("GET", ItemVersions + "/{version}", Access.SiteRead, OneOfItem, "expand", "select");
        routes.Add("GET", ItemVersions + "/{version}/fields", Access.SiteRead, Fields, "select");
        routes.Add("POST", ItemVersions + "/{version}/restoreVersion", Access.SiteWrite, RestoreItem);
        routes.Add("GET", FileVersions, Access.SiteRead, OfFile, "select", "top", "skiptoken");
        routes.Add("GET", FileVersions + "/{version}", Access.SiteRead, OneOfFile, "select");
        routes.Add("GET", FileVersions + "/{version}/content", Access.SiteRead, Content);
        routes.Add("POST", FileVersions + "/{version}/restoreVersion", Access.SiteWrite, RestoreFile);
    }

    private GraphReply OfItem(GraphCall call)
    {
        var expansions = Expansion.Of(call, "fields");
        return database.Read(db =>
        {
            var (list, item) = Listed(db, call);
            var columns = ColumnTable.Of(db, list);
            return GraphReply.Ok(Page(call, db, list, item, v => Shown(call, columns, v, expansions)));
        });
    }

    private GraphReply OneOfItem(GraphCall call)
    {
        var expansions = Expansion.Of(call, "fields");
        return database.Read(db =>
        {
            var (list, item) = Listed(db, call);
            return GraphReply.Ok(Shown(call, ColumnTable.Of(db, list), Demand(db, list, item, call["version"]), expansions));
        });
    }

    private GraphReply Fields(GraphCall call) => database.Read(db =>
    {
        var (list, item) = Listed(db, call);
        return GraphReply.Ok(items.Fields(ColumnTable.Of(db, list), Demand(db, list, item, call["version"]), Selection.Of(call)));
    });

    private GraphReply RestoreItem(GraphCall call) => database.Write(db =>
    {
        var (list, item) = Listed(db, call);
        return Restored(db, call, list, item);
    });

    private GraphReply OfFile(GraphCall call) => database.Read(db =>
    {
        var (library, file) = Filed(db, call);
        return GraphReply.Ok(Page(call, db, library, file, FileVersion));
    });

    private GraphReply OneOfFile(GraphCall call) => database.Read(db =>
    {
        var (library, file) = Filed(db, call);
        return GraphReply.Ok(Selection.Of(call).Apply(FileVersion(Demand(db, library, file, call["version"]))));
    });

    private GraphReply Content(GraphCall call) => database.Read(db =>
    {
        var (library, file) = Filed(db, call);
        return Demand(db, library, file, call["version"]).ContentId is { } content
            ? GraphReply.Redirect(links.Of(content, file.FileName!))
            : throw GraphError.Invalid("A folder has no content.");
    });

    private GraphReply RestoreFile(GraphCall call) => database.Write(db =>
    {
        var (library, file) = Filed(db, call);
        return Restored(db, call, library, file);
    });

    private static GraphReply Restored(SqliteConnection db, GraphCall call, ListRow list, ItemRow item)
    {
        var wanted = Demand(db, list, item, call["version"]);
        ItemTable.Change(
            db,
            list,
            ColumnTable.Of(db, list),
            item with { Fields = wanted.Fields, ContentId = wanted.ContentId, Size = wanted.Size, ContentVersion = item.ContentVersion + (wanted.ContentId == item.ContentId ? 0 : 1) },
            Identities.Mark(call.Caller),
            call.At);
        return GraphReply.NoContent();
    }

    private static ItemRow Demand(SqliteConnection db, ListRow list, ItemRow item, string version) =>
        Versions(db, list, item, int.MaxValue, 0).Find(v => v.VersionLabel == version) ?? throw GraphError.NotFound("The version was not found.");

    // A version is the item as it was.
    private static List<ItemRow> Versions(SqliteConnection db, ListRow list, ItemRow item, int limit, int skip) => db.Rows(
        "SELECT version, modified, editor, fields, content_id, size FROM item_versions WHERE list_id = $list AND item_id = $id ORDER BY version DESC LIMIT $limit OFFSET $skip",
        r => item with
        {
            Version = r.GetInt64(0),
            Modified = r.GetString(1),
            Editor = r.GetString(2),
            Fields = (JsonObject)JsonNode.Parse(r.GetString(3))!,
            ContentId = r.IsDBNull(4) ? null : r.GetInt64(4),
            Size = r.GetInt64(5),
        },
        ("$list", list.Id),
        ("$id", item.Id),
        ("$limit", limit),
        ("$skip", skip));

    private (ListRow List, ItemRow Item) Listed(SqliteConnection db, GraphCall call)
    {
        site.Demand(call["site"]);
        var list = ListTable.Demand(db, call["list"]);
        return (list, ItemTable.Demand(db, list, call["item"]));
    }

    private static (ListRow Library, ItemRow File) Filed(SqliteConnection db, GraphCall call)
    {
        var library = DriveId.Demand(db, call["drive"]);
        return (library, FileTable.Demand(db, library, call["item"]));
    }

    // The documents name no default: without $top all versions come at once.
    private static JsonObject Page(GraphCall call, SqliteConnection db, ListRow list, ItemRow item, Func<ItemRow, JsonObject> shown)
    {
        var size = call.Option("top") is { } top ? int.TryParse(top, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : throw GraphError.Invalid("Invalid value for $top.") : int.MaxValue - 1;
        var skip = SkipToken.Read(call.Option("skiptoken")).Skip;
        var versions = Versions(db, list, item, size + 1, skip);
        var page = new JsonObject { ["@odata.context"] = call.Context("versions"), ["value"] = new JsonArray([.. versions.Take(size).Select(shown)]) };
        if (versions.Count > size) page["@odata.nextLink"] = SkipToken.NextLink(call, SkipToken.Skipping(skip + size));
        return page;
    }

    private JsonObject Shown(GraphCall call, IReadOnlyList<Column> columns, ItemRow version, IReadOnlyList<Expansion> expansions)
    {
        var json = Selection.Of(call).Apply(new JsonObject
        {
            ["id"] = version.VersionLabel,
            ["lastModifiedDateTime"] = version.Modified,
            ["lastModifiedBy"] = identities.Json(version.Editor),
        });
        foreach (var expansion in expansions)
            json["fields"] = items.Fields(columns, version, expansion.Select);
        return json;
    }

    private JsonObject FileVersion(ItemRow version)
    {
        var json = new JsonObject
        {
            ["id"] = version.VersionLabel,
            ["lastModifiedDateTime"] = version.Modified,
            ["size"] = version.Size,
            ["lastModifiedBy"] = identities.Json(version.Editor),
        };
        if (version.ContentId is { } content)
            json["@microsoft.graph.downloadUrl"] = links.Of(content, version.FileName!);
        return json;
    }
}
