using MicroMajor.LocalTenant.Graph.Wire;

namespace MicroMajor.LocalTenant.Limits;

/// <summary>What a call of Graph costs: the predetermined resource units of SharePoint, the directory's, or an entry of the feed.</summary>
internal static class GraphCost
{
    private const int One = 1, Many = 2, Write = 2, Permissions = 5;

    private static readonly string[] s_lists = ["sites", "lists", "columns", "items", "versions", "drives", "children", "users", "servicePrincipals", "appRoleAssignedTo", "appRoleAssignments"];

    /// <summary>The charges of a call; none for a batch itself, whose parts are charged one by one.</summary>
    public static IReadOnlyList<Charge> Of(PlatformLimits limits, GraphRoute route, GraphCall call)
    {
        if (route.Template == "$batch") return [];
        if (route.Template.EndsWith("sendActivityNotification", StringComparison.OrdinalIgnoreCase)) return [new(limits.Feed), new(limits.FeedOfPerson, 1, call["user"])];
        if (route.Parts[0] is "users" or "me" || route.Parts[0].StartsWith("servicePrincipals", StringComparison.Ordinal)) return [new(limits.Directory, route.Method == "GET" && IsList(route) ? Many : One)];
        var units = Units(route, call);
        return [new(limits.UnitsAMinute, units), new(limits.UnitsADay, units), new(limits.UnitsOfAll, units)];
    }

    private static int Units(GraphRoute route, GraphCall call) =>
        route.Parts[^1] == "permissions" || call.Option("expand")?.Contains("permissions", StringComparison.OrdinalIgnoreCase) == true ? Permissions
        : route.Method != "GET" ? Write
        : IsList(route) ? Many
        : One;

    private static bool IsList(GraphRoute route) => s_lists.Contains(route.Parts[^1]);
}
