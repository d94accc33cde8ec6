using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;

namespace MicroMajor.LocalTenant.Graph.Sites;

/// <summary>The site by path and by id.</summary>
internal sealed class SiteRoutes(TheSite site)
{
    public void Map(RouteTable routes)
    {
        routes.Add("GET", "sites/{site}", Access.SiteRead, Get, "select");
        routes.Add("GET", "sites", Access.SiteRead, Search, "search", "select", "top");
    }

    private GraphReply Get(GraphCall call)
    {
        site.Demand(call["site"]);
        return GraphReply.Ok(Selection.Of(call).Apply(site.Json(call)));
    }

    private GraphReply Search(GraphCall call)
    {
        var wanted = call.Option("search");
        var found = wanted is null or "*" || site.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase);
        return GraphReply.Ok(new JsonObject
        {
            ["@odata.context"] = call.Context("sites"),
            ["value"] = found ? new JsonArray(Selection.Of(call).Apply(site.Json(call))) : [],
        });
    }
}
