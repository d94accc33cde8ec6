using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Drives;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Graph.Lists;

/// <summary>The items of a list: page, create, read, change, delete.</summary>
internal sealed class ItemRoutes(TenantDatabase database, TheSite site, ItemJson json, DriveItemJson files)
{
    private const string Items = "sites/{site}/lists/{list}/items";

    public void Map(RouteTable routes)
    {
        routes.Add("GET", Items, Access.SiteRead, Page, "filter", "orderby", "top", "skiptoken", "select", "expand");
        routes.Add("POST", Items, Access.SiteWrite, Create, "expand");
        routes.Add("GET", Items + "/{item}", Access.SiteRead, Get, "select", "expand");
        routes.Add("PATCH", Items + "/{item}", Access.SiteWrite, Change, "expand");
        routes.Add("DELETE", Items + "/{item}", Access.SiteWrite, Delete);
        routes.Add("GET", Items + "/{item}/fields", Access.SiteRead, GetFields, "select");
        routes.Add("PATCH", Items + "/{item}/fields", Access.SiteWrite, ChangeFields);
    }

    /// <summary>The items of a list that is read with <c>$expand=items</c>.</summary>
    public JsonArray Expanded(GraphCall call, SqliteConnection db, ListRow list, Expansion expansion)
    {
        var columns = ColumnTable.Of(db, list);
        var rows = db.Rows($"SELECT {ItemTable.Cells} FROM items WHERE list_id = $list ORDER BY id LIMIT 200", ItemTable.Row, ("$list", list.Id));
        return new JsonArray([.. rows.Select(item =>
        {
            var shown = expansion.Select.Apply(json.Item(db, list, item));
            foreach (var inner in expansion.Expand.Where(e => e.Name == "fields"))
                shown["fields"] = json.Fields(columns, item, inner.Select);
            return shown;
        })]);
    }

    private GraphReply Page(GraphCall call)
    {
        site.Demand(call["site"]);
        var expansions = Expansion.Of(call, "fields", "driveItem");
        return database.Read(db =>
        {
            var list = ListTable.Demand(db, call["list"]);
            var columns = ColumnTable.Of(db, list);
            var (items, nextLink) = ItemQuery.Page(db, call, list, columns);
            var page = new JsonObject { ["@odata.context"] = call.Context($"sites('{Uri.EscapeDataString(site.Id)}')/lists('{list.Id}')/items") };
            if (nextLink is not null)
                page["@odata.nextLink"] = nextLink;
            page["value"] = new JsonArray([.. items.Select(item => json.Shown(call, db, list, columns, item, expansions, e => File(call, db, list, item, e)))]);
            return GraphReply.Ok(page);
        });
    }

    private GraphReply Get(GraphCall call)
    {
        site.Demand(call["site"]);
        var expansions = Expansion.Of(call, "fields", "driveItem");
        return database.Read(db =>
        {
            var list = ListTable.Demand(db, call["list"]);
            var item = ItemTable.Demand(db, list, call["item"]);
            var shown = json.Shown(call, db, list, ColumnTable.Of(db, list), item, expansions, e => File(call, db, list, item, e));
            shown.Insert(0, "@odata.context", call.Context($"sites('{Uri.EscapeDataString(site.Id)}')/lists('{list.Id}')/items/$entity"));
            return GraphReply.Ok(shown).With("ETag", item.ETag);
        });
    }

    private GraphReply Create(GraphCall call)
    {
        site.Demand(call["site"]);
        var body = call.Json();
        DemandKnown(body);
        var fields = body["fields"] as JsonObject ?? [];
        return database.Write(db =>
        {
            var list = ListTable.Demand(db, call["list"]);
            if (list.IsLibrary)
                throw GraphError.Invalid("Items of a document library are created by uploading a file.");
            var columns = ColumnTable.Of(db, list);
            var mark = Identities.Mark(call.Caller);
            var item = ItemTable.Add(
                db,
                list,
                columns,
                new ItemRow(0, Guid.NewGuid().ToString(), 0, "", "", mark, mark, FieldChange.Apply(columns, FieldChange.Defaults(columns), fields), 0, null, null, null, 0, 0),
                call.At);
            return GraphReply.Created(Whole(call, db, list, columns, item)).With("ETag", item.ETag);
        });
    }

    private GraphReply Change(GraphCall call)
    {
        site.Demand(call["site"]);
        var body = call.Json();
        DemandKnown(body);
        return Patched(call, body["fields"] as JsonObject ?? [], (db, list, columns, item) => Whole(call, db, list, columns, item));
    }

    private GraphReply GetFields(GraphCall call)
    {
        site.Demand(call["site"]);
        return database.Read(db =>
        {
            var list = ListTable.Demand(db, call["list"]);
            var item = ItemTable.Demand(db, list, call["item"]);
            var fields = json.Fields(ColumnTable.Of(db, list), item, Selection.Of(call));
            fields.Insert(0, "@odata.context", json.FieldsContext(call, list, item));
            return GraphReply.Ok(fields).With("ETag", item.ETag);
        });
    }

    private GraphReply ChangeFields(GraphCall call)
    {
        site.Demand(call["site"]);
        return Patched(call, call.Json(), (_, list, columns, item) =>
        {
            var fields = json.Fields(columns, item, Selection.Parse(null));
            fields.Insert(0, "@odata.context", json.FieldsContext(call, list, item));
            return fields;
        });
    }

    private GraphReply Patched(GraphCall call, JsonObject change, Func<SqliteConnection, ListRow, IReadOnlyList<Column>, ItemRow, JsonObject> shown) => database.Write(db =>
    {
        var list = ListTable.Demand(db, call["list"]);
        var columns = ColumnTable.Of(db, list);
        var item = ItemTable.Demand(db, list, call["item"]);
        IfMatch.Demand(call, item.ETag);
        var saved = ItemTable.Change(
            db, list, columns, item with { Fields = FieldChange.Apply(columns, item.Fields, change) }, Identities.Mark(call.Caller), call.At);
        return GraphReply.Ok(shown(db, list, columns, saved)).With("ETag", saved.ETag);
    });

    private GraphReply Delete(GraphCall call)
    {
        site.Demand(call["site"]);
        return database.Write(db =>
        {
            var list = ListTable.Demand(db, call["list"]);
            var item = ItemTable.Demand(db, list, call["item"]);
            IfMatch.Demand(call, item.ETag);
            ItemTable.Remove(db, list, item);
            return GraphReply.NoContent();
        });
    }

    private JsonObject? File(GraphCall call, SqliteConnection db, ListRow list, ItemRow item, Expansion expansion) =>
        item.FileName is null ? null : files.Item(call, db, list, item, expansion.Select, []);

    private JsonObject Whole(GraphCall call, SqliteConnection db, ListRow list, IReadOnlyList<Column> columns, ItemRow item)
    {
        var whole = json.Item(db, list, item);
        whole.Insert(0, "@odata.context", call.Context($"sites('{Uri.EscapeDataString(site.Id)}')/lists('{list.Id}')/items/$entity"));
        whole["fields@odata.context"] = json.FieldsContext(call, list, item);
        whole["fields"] = json.Fields(columns, item, Selection.Parse(null));
        return whole;
    }

    private static void DemandKnown(JsonObject body)
    {
        foreach (var (property, _) in body)
        {
            if (!property.Contains('@') && property is not ("fields" or "contentType"))
                throw GraphError.Invalid($"The property '{property}' of a list item cannot be written.");
        }
    }
}
