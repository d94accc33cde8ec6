using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;

namespace MicroMajor.LocalTenant.Graph.Directory;

/// <summary>Users: one by id or principal name, many by filter or search.</summary>
internal sealed class UserRoutes(People people)
{
    public void Map(RouteTable routes)
    {
        routes.Add("GET", "users", Access.UserRead, All, "filter", "search", "select", "top", "orderby", "count", "skiptoken");
        routes.Add("GET", "users/{user}", Access.UserRead, Get, "select");
        routes.Add("GET", "me", Access.SignedIn, Me, "select");
    }

    private GraphReply All(GraphCall call)
    {
        IEnumerable<SeedPerson> found = people.All;
        if (call.Option("search") is { Length: > 0 } search)
        {
            if (call.Header("ConsistencyLevel") != "eventual")
                throw new GraphError(400, "Request_UnsupportedQuery", "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'");
            found = found.Where(PeopleFilter.Search(search));
        }

        if (call.Option("filter") is { Length: > 0 } filter)
        {
            var node = PeopleFilter.Parse(filter);
            found = found.Where(person => PeopleFilter.Matches(node, person));
        }

        found = call.Option("orderby") switch
        {
            null => found,
            "displayName" or "displayName asc" => found.OrderBy(p => p.DisplayName, StringComparer.Ordinal),
            "displayName desc" => found.OrderByDescending(p => p.DisplayName, StringComparer.Ordinal),
            var other => throw GraphError.Unknown($"$orderby={other} of users"),
        };
        var size = int.TryParse(call.Option("top"), out var top) && top > 0 ? Math.Min(top, 999) : 100;
        var skip = SkipToken.Read(call.Option("skiptoken")).Skip;
        var all = found.ToList();
        var page = new JsonObject { ["@odata.context"] = call.Context("users") };
        if (call.Option("count") == "true" && call.Header("ConsistencyLevel") == "eventual")
            page["@odata.count"] = all.Count;
        if (skip + size < all.Count)
            page["@odata.nextLink"] = SkipToken.NextLink(call, SkipToken.Skipping(skip + size));
        page["value"] = new JsonArray([.. all.Skip(skip).Take(size).Select(p => People.Json(p, Selection.Of(call)))]);
        return GraphReply.Ok(page);
    }

    private GraphReply Get(GraphCall call) => Shown(call, people.Demand(call["user"]));

    private GraphReply Me(GraphCall call) => call.Caller.UserId is { } id
        ? Shown(call, people.Demand(id))
        : throw new GraphError(400, "BadRequest", "/me request is only valid with delegated authentication flow.");

    private static GraphReply Shown(GraphCall call, SeedPerson person)
    {
        var json = People.Json(person, Selection.Of(call));
        json.Insert(0, "@odata.context", call.Context("users/$entity"));
        return GraphReply.Ok(json);
    }
}
