using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;

namespace MicroMajor.LocalTenant.Graph.Lists;

/// <summary>The columns of a list: read, add, change (display name, description, index, uniqueness, choices), delete.</summary>
internal sealed class ColumnRoutes(TenantDatabase database, TheSite site)
{
    public void Map(RouteTable routes)
    {
        routes.Add("GET", "sites/{site}/lists/{list}/columns", Access.SiteRead, All, "select", "top");
        routes.Add("POST", "sites/{site}/lists/{list}/columns", Access.SiteManage, Create);
        routes.Add("GET", "sites/{site}/lists/{list}/columns/{column}", Access.SiteRead, Get, "select");
        routes.Add("PATCH", "sites/{site}/lists/{list}/columns/{column}", Access.SiteManage, Change);
        routes.Add("DELETE", "sites/{site}/lists/{list}/columns/{column}", Access.SiteManage, Delete);
    }

    private GraphReply All(GraphCall call)
    {
        site.Demand(call["site"]);
        var columns = database.Read(db => ColumnTable.Of(db, ListTable.Demand(db, call["list"])));
        return GraphReply.Ok(new JsonObject
        {
            ["@odata.context"] = call.Context("columns"),
            ["value"] = new JsonArray([.. columns.Select(c => Selection.Of(call).Apply(ColumnJson.Write(c)))]),
        });
    }

    private GraphReply Get(GraphCall call)
    {
        site.Demand(call["site"]);
        var column = database.Read(db => ColumnTable.Demand(db, ListTable.Demand(db, call["list"]), call["column"]));
        return GraphReply.Ok(Selection.Of(call).Apply(ColumnJson.Write(column)));
    }

    private GraphReply Create(GraphCall call)
    {
        site.Demand(call["site"]);
        var column = ColumnJson.Read(call.Json());
        database.Write(db => ColumnTable.Add(db, ListTable.Demand(db, call["list"]), column));
        return GraphReply.Created(ColumnJson.Write(column));
    }

    private GraphReply Change(GraphCall call)
    {
        site.Demand(call["site"]);
        var body = call.Json();
        return GraphReply.Ok(database.Write(db =>
        {
            var list = ListTable.Demand(db, call["list"]);
            var before = ColumnTable.Demand(db, list, call["column"]);
            var facet = (JsonObject)before.Facet.DeepClone();
            foreach (var (property, value) in body)
            {
                if (property == before.Kind && value is JsonObject changes)
                {
                    foreach (var (name, change) in changes)
                        facet[name] = change?.DeepClone();
                }
                else if (ColumnKind.All.Contains(property))
                {
                    throw GraphError.Invalid("The type of a column cannot be changed.");
                }
            }

            var after = before with
            {
                DisplayName = (string?)body["displayName"] ?? before.DisplayName,
                Description = (string?)body["description"] ?? before.Description,
                Indexed = (bool?)body["indexed"] ?? before.Indexed,
                Unique = (bool?)body["enforceUniqueValues"] ?? before.Unique,
                Required = (bool?)body["required"] ?? before.Required,
                Hidden = (bool?)body["hidden"] ?? before.Hidden,
                Facet = facet,
                DefaultValue = body["defaultValue"] is JsonObject value2 ? (JsonObject)value2.DeepClone() : before.DefaultValue,
            };
            ColumnTable.Replace(db, list, before, after);
            return ColumnJson.Write(after);
        }));
    }

    private GraphReply Delete(GraphCall call)
    {
        site.Demand(call["site"]);
        database.Write(db =>
        {
            var list = ListTable.Demand(db, call["list"]);
            ColumnTable.Remove(db, list, ColumnTable.Demand(db, list, call["column"]));
        });
        return GraphReply.NoContent();
    }
}
