using System.Text;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;

namespace MicroMajor.LocalTenant.Graph.Sites;

/// <summary>
/// Who may use the site with <c>Sites.Selected</c>: <c>sites/{id}/permissions</c>, for an administrator only.
/// https://learn.microsoft.com/graph/api/site-post-permissions
/// </summary>
internal sealed class PermissionRoutes(TheSite site, SiteGrants grants)
{
    public void Map(RouteTable routes)
    {
        routes.Add("GET", "sites/{site}/permissions", Access.SiteOwn, List, "select");
        routes.Add("POST", "sites/{site}/permissions", Access.SiteOwn, Grant);
        routes.Add("GET", "sites/{site}/permissions/{permission}", Access.SiteOwn, Get, "select");
        routes.Add("PATCH", "sites/{site}/permissions/{permission}", Access.SiteOwn, Change);
        routes.Add("DELETE", "sites/{site}/permissions/{permission}", Access.SiteOwn, Delete);
    }

    private GraphReply List(GraphCall call)
    {
        site.Demand(call["site"]);
        return GraphReply.Ok(new JsonObject
        {
            ["@odata.context"] = call.Context("sites('root')/permissions"),
            ["value"] = new JsonArray([.. grants.All.Select(g => Json(g.AppId, g.Role))]),
        });
    }

    private GraphReply Grant(GraphCall call)
    {
        site.Demand(call["site"]);
        var body = call.Json();
        var identities = (body["grantedToIdentities"] ?? body["grantedToIdentitiesV2"]) as JsonArray;
        if ((string?)identities?.FirstOrDefault()?["application"]?["id"] is not { } text || !Guid.TryParse(text, out var appId))
            throw GraphError.Invalid("The application that it is granted to is missing.");
        var role = RoleOf(body);
        grants.Set($"{appId}", role);
        return GraphReply.Created(Json($"{appId}", role));
    }

    private GraphReply Get(GraphCall call) => GraphReply.Ok(Json(Demand(call), grants.Of(Demand(call))!));

    private GraphReply Change(GraphCall call)
    {
        var (appId, role) = (Demand(call), RoleOf(call.Json()));
        grants.Set(appId, role);
        return GraphReply.Ok(Json(appId, role));
    }

    private GraphReply Delete(GraphCall call)
    {
        grants.Set(Demand(call), null);
        return GraphReply.NoContent();
    }

    private string Demand(GraphCall call)
    {
        site.Demand(call["site"]);
        return grants.All.FirstOrDefault(g => IdOf(g.AppId) == call["permission"]).AppId ?? throw GraphError.NotFound();
    }

    private static string RoleOf(JsonObject body) =>
        body["roles"] is JsonArray { Count: 1 } roles && SiteGrants.Roles.FirstOrDefault(r => r.Equals((string?)roles[0], StringComparison.OrdinalIgnoreCase)) is { } role
            ? role
            : throw GraphError.Invalid("The roles of a site's permission are read, write, manage, owner or fullcontrol, one of them.");

    private static JsonObject Json(string appId, string role) => new()
    {
        ["id"] = IdOf(appId),
        ["roles"] = new JsonArray(role),
        ["grantedToIdentitiesV2"] = new JsonArray(new JsonObject { ["application"] = new JsonObject { ["id"] = appId } }),
        ["grantedToIdentities"] = new JsonArray(new JsonObject { ["application"] = new JsonObject { ["id"] = appId } }),
    };

    // One permission for each app, as SharePoint names it.
    private static string IdOf(string appId) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"i:0i.t|ms.sp.ext|{appId}")).TrimEnd('=');
}
