using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;

namespace MicroMajor.LocalTenant.Graph.Directory;

/// <summary>The users of the directory on the wire.</summary>
internal sealed class People(LocalTenantOptions options)
{
    /// <summary>What Graph shows of a user when nothing is selected.</summary>
    private static readonly string[] DefaultSet =
        ["businessPhones", "displayName", "givenName", "id", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage", "surname", "userPrincipalName"];

    public IReadOnlyList<SeedPerson> All => options.Seed.People;

    /// <summary>By object id or user principal name; a 404 in the directory's words otherwise.</summary>
    public SeedPerson Demand(string key) =>
        All.FirstOrDefault(p => p.ObjectId.Equals(key, StringComparison.OrdinalIgnoreCase) || p.UserPrincipalName.Equals(key, StringComparison.OrdinalIgnoreCase))
        ?? throw NotFound(key);

    public static GraphError NotFound(string key) =>
        new(404, "Request_ResourceNotFound", $"Resource '{key}' does not exist or one of its queried reference-property objects are not present.");

    public static JsonObject Json(SeedPerson person, Selection select)
    {
        var json = new JsonObject
        {
            ["businessPhones"] = new JsonArray(),
            ["displayName"] = person.DisplayName,
            ["givenName"] = person.GivenName,
            ["jobTitle"] = person.JobTitle,
            ["mail"] = Mail(person),
            ["mobilePhone"] = null,
            ["officeLocation"] = null,
            ["preferredLanguage"] = person.Locale,
            ["surname"] = person.Surname,
            ["userPrincipalName"] = person.UserPrincipalName,
            ["id"] = person.ObjectId,
            ["department"] = person.Department,
            ["accountEnabled"] = person.IsEnabled,
            ["userType"] = person.UserType,
        };
        foreach (var property in json.Select(p => p.Key).ToList())
        {
            if (select.IsDefault ? !DefaultSet.Contains(property) : !select.Names(property))
                json.Remove(property);
        }

        return json;
    }

    /// <summary>A property that can be filtered and searched by; a 400 for one that a user does not have, a 501 for one that is not kept here.</summary>
    public static string? Property(SeedPerson person, string name) => name switch
    {
        "id" => person.ObjectId,
        "displayName" => person.DisplayName,
        "givenName" => person.GivenName,
        "surname" => person.Surname,
        "mail" => Mail(person),
        "userPrincipalName" => person.UserPrincipalName,
        "jobTitle" => person.JobTitle,
        "department" => person.Department,
        "accountEnabled" => person.IsEnabled ? "true" : "false",
        "userType" => person.UserType,
        _ => throw GraphError.Unknown($"the user property {name} in $filter or $search"),
    };

    private static string? Mail(SeedPerson person) => person.Mail is { } own ? own.Length > 0 ? own : null : person.UserPrincipalName;
}
