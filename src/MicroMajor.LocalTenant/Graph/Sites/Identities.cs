using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;

namespace MicroMajor.LocalTenant.Graph.Sites;

/// <summary>Who made or changed something, as SharePoint shows it.</summary>
internal sealed class Identities(LocalTenantOptions options)
{
    private const int FirstPerson = 10;

    /// <summary>SharePoint's number for changes that an app made without a user.</summary>
    private const int SharePointApp = 1073741822;

    /// <summary>How an author is kept: the app's id, or <c>user:</c> and the object id.</summary>
    public static string Mark(Caller caller) => caller.UserId is null ? caller.AppId : $"user:{caller.UserId}";

    /// <summary>The identity set of <c>createdBy</c> and <c>lastModifiedBy</c>.</summary>
    public JsonObject Json(string mark)
    {
        if (Person(mark) is { } person)
            return new JsonObject { ["user"] = new JsonObject { ["email"] = person.UserPrincipalName, ["id"] = person.ObjectId, ["displayName"] = person.DisplayName } };
        return new JsonObject
        {
            ["application"] = new JsonObject { ["id"] = mark, ["displayName"] = options.Seed.App.DisplayName },
            ["user"] = new JsonObject { ["displayName"] = "SharePoint App" },
        };
    }

    /// <summary>The number in the site's list of users.</summary>
    public int LookupId(string mark) =>
        Person(mark) is { } person ? FirstPerson + options.Seed.People.ToList().IndexOf(person) : SharePointApp;

    private SeedPerson? Person(string mark) =>
        mark.StartsWith("user:", StringComparison.Ordinal) ? options.Seed.People.FirstOrDefault(p => p.ObjectId.Equals(mark[5..], StringComparison.OrdinalIgnoreCase)) : null;
}
