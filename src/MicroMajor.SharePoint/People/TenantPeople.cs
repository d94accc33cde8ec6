using MicroMajor.Domain.People;
using MicroMajor.SharePoint.Lists;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace MicroMajor.SharePoint.People;

/// <summary>The people of the tenant's directory through Graph (<c>User.Read.All</c>).</summary>
internal sealed class TenantPeople(GraphServiceClient graph) : IPeople
{
    private const int LongestTyped = 50;
    private static readonly string[] s_asked = ["id", "displayName", "jobTitle", "department", "accountEnabled"];

    public async Task<IReadOnlyList<DirectoryPerson>> SearchAsync(string typed, int most, CancellationToken ct)
    {
        // A quote or a backslash would end the clause; nobody's name has one, or is as long as that.
        var words = string.Concat(typed.Where(c => !char.IsControl(c) && c is not ('"' or '\\'))).Trim();
        if (words.Length is 0 or > LongestTyped) return [];
        var page = await graph.Users.GetAsync(r =>
        {
            // https://learn.microsoft.com/graph/search-query-parameter: $search on directory objects wants this header.
            r.Headers.Add("ConsistencyLevel", "eventual");
            r.QueryParameters.Search = $"\"displayName:{words}\"";
            r.QueryParameters.Select = s_asked;
            r.QueryParameters.Top = most;
        }, ct);
        return [.. (page?.Value ?? []).Where(u => u.AccountEnabled != false && u.DisplayName is { Length: > 0 }).Select(Person)];
    }

    public async Task<DirectoryPerson?> FindAsync(PersonId id, CancellationToken ct)
    {
        if (!Guid.TryParseExact(id.Value, "D", out _)) return null;
        try
        {
            return await graph.Users[id.Value].GetAsync(r => r.QueryParameters.Select = s_asked, ct) is { AccountEnabled: not false, DisplayName.Length: > 0 } user ? Person(user) : null;
        }
        catch (Exception gone) when (gone.HasStatus(404))
        {
            return null;
        }
    }

    private static DirectoryPerson Person(User user) => new(new(user.Id!), user.DisplayName!, user.JobTitle ?? "", user.Department ?? "");
}
