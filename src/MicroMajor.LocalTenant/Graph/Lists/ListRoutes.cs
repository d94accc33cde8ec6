using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;

namespace MicroMajor.LocalTenant.Graph.Lists;

/// <summary>Lists and libraries: create, read, rename, delete.</summary>
internal sealed class ListRoutes(TenantDatabase database, TheSite site, ItemRoutes items)
{
    public void Map(RouteTable routes)
    {
        routes.Add("GET", "sites/{site}/lists", Access.SiteRead, All, "select", "expand", "top", "filter");
        routes.Add("POST", "sites/{site}/lists", Access.SiteManage, Create);
        routes.Add("GET", "sites/{site}/lists/{list}", Access.SiteRead, Get, "select", "expand");
        routes.Add("PATCH", "sites/{site}/lists/{list}", Access.SiteManage, Rename);
        routes.Add("DELETE", "sites/{site}/lists/{list}", Access.SiteManage, Delete);
    }

    private GraphReply All(GraphCall call)
    {
        site.Demand(call["site"]);
        var lists = database.Read(db =>
        {
            var rows = ListTable.All(db);
            if (call.Option("filter") is { } filter)
            {
                if (ODataFilter.Parse(filter) is not Comparison { Path: "displayName" or "name", Operator: "eq", Value: string wanted } asked)
                    throw GraphError.Unknown($"$filter={filter} of lists");
                rows = rows.FindAll(l => wanted.Equals(asked.Path == "name" ? l.Name : l.DisplayName, StringComparison.OrdinalIgnoreCase));
            }

            return rows.ConvertAll(list => Shown(call, db, list));
        });
        return GraphReply.Ok(new JsonObject { ["@odata.context"] = call.Context($"sites('{site.Id}')/lists"), ["value"] = new JsonArray([.. lists]) });
    }

    private GraphReply Get(GraphCall call)
    {
        site.Demand(call["site"]);
        var json = database.Read(db => Shown(call, db, ListTable.Demand(db, call["list"])));
        json.Insert(0, "@odata.context", call.Context($"sites('{site.Id}')/lists/$entity"));
        return GraphReply.Ok(json);
    }

    private GraphReply Create(GraphCall call)
    {
        site.Demand(call["site"]);
        var body = call.Json();
        if (body["name"] is not null)
            throw GraphError.Invalid("Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'");
        if ((string?)body["displayName"] is not { Length: > 0 and <= 255 } displayName)
            throw GraphError.Invalid("A list needs a displayName of at most 255 characters.");
        var template = (string?)body["list"]?["template"] ?? "genericList";
        if (template is not ("genericList" or "documentLibrary"))
            throw GraphError.Unknown($"the list template {template}");
        var json = database.Write(db =>
        {
            var list = ListTable.Add(db, displayName, (string?)body["description"] ?? "", template, call.At);
            foreach (var column in body["columns"]?.AsArray() ?? [])
                ColumnTable.Add(db, list, ColumnJson.Read(column as JsonObject ?? throw GraphError.Invalid("A column must be an object.")));
            return ListJson.Of(site, list);
        });
        json.Insert(0, "@odata.context", call.Context($"sites('{site.Id}')/lists/$entity"));
        return GraphReply.Created(json);
    }

    private GraphReply Rename(GraphCall call)
    {
        site.Demand(call["site"]);
        var body = call.Json();
        return GraphReply.Ok(database.Write(db =>
        {
            var list = ListTable.Demand(db, call["list"]);
            var displayName = (string?)body["displayName"] ?? list.DisplayName;
            if (ListTable.Find(db, displayName) is { } other && other.Id != list.Id)
                throw GraphError.NameTaken("The specified name already exists.");
            ListTable.Rename(db, list, displayName, (string?)body["description"] ?? list.Description, call.At);
            return ListJson.Of(site, ListTable.Demand(db, list.Id));
        }));
    }

    private GraphReply Delete(GraphCall call)
    {
        site.Demand(call["site"]);
        database.Write(db => ListTable.Remove(db, ListTable.Demand(db, call["list"])));
        return GraphReply.NoContent();
    }

    private JsonObject Shown(GraphCall call, Microsoft.Data.Sqlite.SqliteConnection db, ListRow list)
    {
        var json = ListJson.Of(site, list);
        if (Selection.Of(call).Names("sharepointIds"))
            json["sharepointIds"] = new JsonObject { ["listId"] = list.Id, ["siteId"] = site.CollectionId.ToString(), ["webId"] = site.WebId.ToString(), ["siteUrl"] = site.WebUrl };
        foreach (var expansion in Expansion.Of(call, "columns", "items"))
        {
            json[expansion.Name] = expansion.Name == "columns"
                ? new JsonArray([.. ColumnTable.Of(db, list).Select(ColumnJson.Write)])
                : items.Expanded(call, db, list, expansion);
        }

        return Selection.Of(call).Apply(json, "columns", "items");
    }
}
