using System.Net;
using MicroMajor.Domain.People;
using MicroMajor.SharePoint.Lists;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users;

namespace MicroMajor.SharePoint.People;

/// <summary>The people of the tenant's directory through Graph (<c>User.Read.All</c>).</summary>
internal sealed class TenantPeople(GraphServiceClient graph) : IPeople
{
    private const int LongestTyped = 50;

    // https://developer.microsoft.com/graph/known-issues/?search=13635: 15 expressions in a filter with “in”, and 120 characters of a value. Each address is asked for twice.
    private const int MostAddresses = 7;
    private const int LongestAddress = 120;
    private static readonly string[] s_accounts = ["id", "userPrincipalName", "mail", "userType", "accountEnabled"];
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

    public async Task<IReadOnlyList<DirectoryAccount>> AccountsAsync(IReadOnlyCollection<string> addresses, CancellationToken ct)
    {
        var some = addresses.Where(a => a.Length <= LongestAddress && a.Contains('@', StringComparison.Ordinal) && !a.Any(char.IsControl))
            .Distinct(StringComparer.OrdinalIgnoreCase).Chunk(MostAddresses).ToList();
        var users = new List<User>();
        if (some is [var few]) users.AddRange(await WithAsync(few, ct));
        else
            foreach (var together in some.Chunk(SharePointList.MostTogether)) users.AddRange(await TogetherAsync(together, ct));
        return [.. users.DistinctBy(u => u.Id).Select(u => new DirectoryAccount(
            new(u.Id!), u.UserPrincipalName ?? "", u.Mail ?? "", string.Equals(u.UserType, "Guest", StringComparison.OrdinalIgnoreCase), u.AccountEnabled != false))];
    }

    private async Task<IReadOnlyList<User>> TogetherAsync(IReadOnlyList<string[]> some, CancellationToken ct)
    {
        var batch = new BatchRequestContentCollection(graph);
        var steps = new List<string>();
        foreach (var addresses in some) steps.Add(await batch.AddBatchRequestStepAsync(graph.Users.ToGetRequestInformation(r => Ask(r.QueryParameters, addresses))));
        var answer = await graph.Batch.PostAsync(batch, ct);
        var statuses = await answer.GetResponsesStatusCodesAsync();
        var users = new List<User>();
        foreach (var (step, addresses) in steps.Zip(some))
        {
            // What was refused within a batch (429) is not repeated by the client; alone it is.
            var isThere = statuses.TryGetValue(step, out var status) && status == HttpStatusCode.OK;
            users.AddRange(isThere ? (await answer.GetResponseByIdAsync<UserCollectionResponse>(step)).Value ?? [] : await WithAsync(addresses, ct));
        }

        return users;
    }

    private async Task<IReadOnlyList<User>> WithAsync(string[] addresses, CancellationToken ct) =>
        (await graph.Users.GetAsync(r => Ask(r.QueryParameters, addresses), ct))?.Value ?? [];

    private static void Ask(UsersRequestBuilder.UsersRequestBuilderGetQueryParameters asked, string[] addresses)
    {
        var list = string.Join(',', addresses.Select(a => $"'{a.Replace("'", "''", StringComparison.Ordinal)}'"));
        (asked.Filter, asked.Select) = ($"userPrincipalName in ({list}) or mail in ({list})", s_accounts);
    }

    private static DirectoryPerson Person(User user) => new(new(user.Id!), user.DisplayName!, user.JobTitle ?? "", user.Department ?? "");
}
