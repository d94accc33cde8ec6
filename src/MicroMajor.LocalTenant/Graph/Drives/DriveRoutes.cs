using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Lists;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;

namespace MicroMajor.LocalTenant.Graph.Drives;

/// <summary>Drives, and the files and folders in them: read, page, make folders, rename, move, delete.</summary>
internal sealed class DriveRoutes(TenantDatabase database, TheSite site, DriveItemJson json)
{
    private const string Item = "drives/{drive}/items/{item}";

    public void Map(RouteTable routes)
    {
        routes.Add("GET", "sites/{site}/drives", Access.SiteRead, All, "select", "top");
        routes.Add("GET", "drives/{drive}", Access.SiteRead, GetDrive, "select");
        routes.Add("GET", Item, Access.SiteRead, Get, "select", "expand");
        routes.Add("PATCH", Item, Access.SiteWrite, Change, "select");
        routes.Add("DELETE", Item, Access.SiteWrite, Delete);
        routes.Add("GET", Item + "/children", Access.SiteRead, Children, "select", "expand", "top", "skiptoken", "orderby");
        routes.Add("POST", Item + "/children", Access.SiteWrite, MakeFolder);
    }

    private GraphReply All(GraphCall call)
    {
        site.Demand(call["site"]);
        var drives = database.Read(db => ListTable.All(db).Where(l => l.IsLibrary).Select(l => Selection.Of(call).Apply(json.Drive(db, l))).ToArray());
        return GraphReply.Ok(new JsonObject { ["@odata.context"] = call.Context("drives"), ["value"] = new JsonArray([.. drives]) });
    }

    private GraphReply GetDrive(GraphCall call)
    {
        var drive = database.Read(db => json.Drive(db, DriveId.Demand(db, call["drive"])));
        drive.Insert(0, "@odata.context", call.Context("drives/$entity"));
        return GraphReply.Ok(Selection.Of(call).Apply(drive));
    }

    private GraphReply Get(GraphCall call)
    {
        var expansions = Expansion.Of(call, "children", "listItem");
        return database.Read(db =>
        {
            var library = DriveId.Demand(db, call["drive"]);
            var item = FileTable.Demand(db, library, call["item"]);
            var shown = json.Item(call, db, library, item, Selection.Of(call), expansions);
            shown.Insert(0, "@odata.context", call.Context($"drives('{call["drive"]}')/items/$entity"));
            return GraphReply.Ok(shown);
        });
    }

    private GraphReply Children(GraphCall call)
    {
        var expansions = Expansion.Of(call, "listItem");
        var order = call.Option("orderby")?.ToLowerInvariant();
        if (order is not (null or "name" or "name asc" or "name desc"))
            throw GraphError.Unknown($"$orderby={order} of children");
        var size = int.TryParse(call.Option("top"), out var top) && top > 0 ? Math.Min(top, 999) : 200;
        var skip = SkipToken.Read(call.Option("skiptoken")).Skip;
        return database.Read(db =>
        {
            var library = DriveId.Demand(db, call["drive"]);
            var folder = FileTable.Demand(db, library, call["item"]);
            if (folder.ContentId is not null)
                throw GraphError.Invalid("A file has no children.");
            IEnumerable<ItemRow> children = FileTable.Children(db, library, folder.Id);
            if (order is not null)
                children = order.EndsWith("desc", StringComparison.Ordinal) ? children.OrderByDescending(c => c.FileName, StringComparer.OrdinalIgnoreCase) : children.OrderBy(c => c.FileName, StringComparer.OrdinalIgnoreCase);
            var all = children.ToList();
            var page = new JsonObject { ["@odata.context"] = call.Context($"drives('{call["drive"]}')/items('{folder.DriveItem}')/children") };
            if (skip + size < all.Count)
                page["@odata.nextLink"] = SkipToken.NextLink(call, SkipToken.Skipping(skip + size));
            page["value"] = new JsonArray([.. all.Skip(skip).Take(size).Select(c => json.Item(call, db, library, c, Selection.Of(call), expansions))]);
            return GraphReply.Ok(page);
        });
    }

    private GraphReply MakeFolder(GraphCall call)
    {
        var body = call.Json();
        if (body["folder"] is null || (string?)body["name"] is not { } name)
            throw GraphError.Invalid("A child that is made by POST is a folder with a name.");
        var conflict = FileUpload.Conflict((string?)body["@microsoft.graph.conflictBehavior"], "fail");
        return database.Write(db =>
        {
            var library = DriveId.Demand(db, call["drive"]);
            var parent = FileTable.Demand(db, library, call["item"]);
            if (parent.ContentId is not null)
                throw GraphError.Invalid("The parent is not a folder.");
            if (FileTable.Child(db, library, parent.Id, name) is { } present)
            {
                if (conflict == "fail" || (conflict == "replace" && !present.IsFolder))
                    throw GraphError.NameTaken();
                if (conflict == "replace")
                    return GraphReply.Ok(json.Item(call, db, library, present, Selection.Parse(null), []));
                name = FileName.Renamed(name, taken => FileTable.Child(db, library, parent.Id, taken) is not null);
            }

            var folder = FileTable.AddFolder(db, library, parent, name, Identities.Mark(call.Caller), call.At);
            return GraphReply.Created(json.Item(call, db, library, folder, Selection.Parse(null), []));
        });
    }

    private GraphReply Change(GraphCall call)
    {
        var body = call.Json();
        return database.Write(db =>
        {
            var library = DriveId.Demand(db, call["drive"]);
            var item = FileTable.Demand(db, library, call["item"]);
            if (item.Id == 0)
                throw GraphError.Invalid("The root cannot be changed.");
            IfMatch.Demand(call, item.ETag);
            var name = (string?)body["name"] is { } wanted ? FileName.Demand(wanted, item.IsFolder) : item.FileName!;
            var parent = (string?)body["parentReference"]?["id"] is { } folder ? FileTable.Demand(db, library, folder).Id : item.Parent;
            if (FileTable.Child(db, library, parent, name) is { } present && present.Id != item.Id)
                throw GraphError.NameTaken();
            var changed = ItemTable.Change(db, library, ColumnTable.Of(db, library), item with { FileName = name, Parent = parent }, Identities.Mark(call.Caller), call.At);
            return GraphReply.Ok(json.Item(call, db, library, changed, Selection.Of(call), []));
        });
    }

    private GraphReply Delete(GraphCall call) => database.Write(db =>
    {
        var library = DriveId.Demand(db, call["drive"]);
        var item = FileTable.Demand(db, library, call["item"]);
        if (item.Id == 0)
            throw GraphError.Invalid("The root cannot be deleted.");
        IfMatch.Demand(call, item.ETag);
        ItemTable.Remove(db, library, item);
        return GraphReply.NoContent();
    });
}
