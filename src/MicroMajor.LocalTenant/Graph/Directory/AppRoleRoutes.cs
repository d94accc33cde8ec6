using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.LocalTenant.Graph.Directory;

/// <summary>The app's service principal, its roles, and who has them.</summary>
internal sealed class AppRoleRoutes(People people, LocalTenantOptions options)
{
    private SeedApp App => options.Seed.App;

    public void Map(RouteTable routes)
    {
        routes.Add("GET", "servicePrincipals", Access.ServicePrincipalRead, Find, "filter", "select", "top");
        routes.Add("GET", "servicePrincipals(appId='{appId}')", Access.ServicePrincipalRead, ByAppId, "select");
        routes.Add("GET", "servicePrincipals/{principal}", Access.ServicePrincipalRead, ById, "select");
        routes.Add("GET", "servicePrincipals(appId='{appId}')/appRoleAssignedTo", Access.AppRoleAssignmentRead, AssignedTo, "top", "select", "skiptoken");
        routes.Add("GET", "servicePrincipals/{principal}/appRoleAssignedTo", Access.AppRoleAssignmentRead, AssignedTo, "top", "select", "skiptoken");
        routes.Add("GET", "users/{user}/appRoleAssignments", Access.AppRoleAssignmentRead, OfUser, "filter", "top", "select");
    }

    private GraphReply Find(GraphCall call)
    {
        if (call.Option("filter") is { } filter && ODataFilter.Parse(filter) is not Comparison { Path: "appId" or "displayName", Operator: "eq" })
            throw GraphError.Unknown($"$filter={filter} of servicePrincipals");
        var isFound = call.Option("filter") is not { } text
            || (ODataFilter.Parse(text) is Comparison { Value: string wanted } asked && wanted.Equals(asked.Path == "appId" ? App.AppId : App.DisplayName, StringComparison.OrdinalIgnoreCase));
        return GraphReply.Ok(new JsonObject
        {
            ["@odata.context"] = call.Context("servicePrincipals"),
            ["value"] = isFound ? new JsonArray(Selection.Of(call).Apply(Principal())) : [],
        });
    }

    private GraphReply ByAppId(GraphCall call) => call["appId"].Equals(App.AppId, StringComparison.OrdinalIgnoreCase) ? Shown(call) : throw People.NotFound(call["appId"]);

    private GraphReply ById(GraphCall call)
    {
        DemandPrincipal(call);
        return Shown(call);
    }

    private GraphReply Shown(GraphCall call)
    {
        var json = Selection.Of(call).Apply(Principal());
        json.Insert(0, "@odata.context", call.Context("servicePrincipals/$entity"));
        return GraphReply.Ok(json);
    }

    private GraphReply AssignedTo(GraphCall call)
    {
        DemandPrincipal(call);
        var size = int.TryParse(call.Option("top"), out var top) && top > 0 ? Math.Min(top, 999) : 100;
        var skip = SkipToken.Read(call.Option("skiptoken")).Skip;
        var all = people.All.SelectMany(Assignments).ToList();
        var page = new JsonObject { ["@odata.context"] = call.Context("appRoleAssignments") };
        if (skip + size < all.Count)
            page["@odata.nextLink"] = SkipToken.NextLink(call, SkipToken.Skipping(skip + size));
        page["value"] = new JsonArray([.. all.Skip(skip).Take(size).Select(a => Selection.Of(call).Apply(a))]);
        return GraphReply.Ok(page);
    }

    private GraphReply OfUser(GraphCall call)
    {
        var assignments = Assignments(people.Demand(call["user"]));
        if (call.Option("filter") is { } filter)
        {
            if (ODataFilter.Parse(filter) is not Comparison { Path: "resourceId", Operator: "eq", Value: string resource })
                throw GraphError.Unknown($"$filter={filter} of appRoleAssignments");
            if (!resource.Equals(App.ServicePrincipalId, StringComparison.OrdinalIgnoreCase))
                assignments = [];
        }

        return GraphReply.Ok(new JsonObject
        {
            ["@odata.context"] = call.Context($"users('{call["user"]}')/appRoleAssignments"),
            ["value"] = new JsonArray([.. assignments.Select(a => Selection.Of(call).Apply(a))]),
        });
    }

    private IEnumerable<JsonObject> Assignments(SeedPerson person)
    {
        foreach (var role in App.AppRoles.Where(r => person.AppRoles?.Contains(r.Value) == true))
        {
            yield return new JsonObject
            {
                ["id"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(person.ObjectId + role.Id))),
                ["deletedDateTime"] = null,
                ["appRoleId"] = role.Id,
                ["createdDateTime"] = "2026-01-05T00:00:00Z",
                ["principalDisplayName"] = person.DisplayName,
                ["principalId"] = person.ObjectId,
                ["principalType"] = "User",
                ["resourceDisplayName"] = App.DisplayName,
                ["resourceId"] = App.ServicePrincipalId,
            };
        }
    }

    private void DemandPrincipal(GraphCall call)
    {
        var (key, own) = call.Holes.TryGetValue("appId", out var appId) ? (appId, App.AppId) : (call["principal"], App.ServicePrincipalId);
        if (!key.Equals(own, StringComparison.OrdinalIgnoreCase))
            throw People.NotFound(key);
    }

    private JsonObject Principal() => new()
    {
        ["id"] = App.ServicePrincipalId,
        ["deletedDateTime"] = null,
        ["accountEnabled"] = true,
        ["appDisplayName"] = App.DisplayName,
        ["appId"] = App.AppId,
        ["appOwnerOrganizationId"] = options.Seed.TenantId,
        ["appRoleAssignmentRequired"] = false,
        ["displayName"] = App.DisplayName,
        ["servicePrincipalType"] = "Application",
        ["signInAudience"] = "AzureADMyOrg",
        ["appRoles"] = new JsonArray([.. App.AppRoles.Select(role => new JsonObject
        {
            ["allowedMemberTypes"] = new JsonArray("User"),
            ["description"] = role.DisplayName,
            ["displayName"] = role.DisplayName,
            ["id"] = role.Id,
            ["isEnabled"] = true,
            ["origin"] = "Application",
            ["value"] = role.Value,
        })]),
    };
}
