using System.Net;
using MicroMajor.Domain.People;
using MicroMajor.SharePoint.Lists;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace MicroMajor.SharePoint.People;

/// <summary>The people of the tenant's directory through Graph (<c>User.Read.All</c>).</summary>
internal sealed class TenantPeople(GraphServiceClient graph) : IPeople
{
    private const int LongestTyped = 50;

    // https://developer.microsoft.com/graph/known-issues/?search=13635: 15 expressions in a filter with “in”, and 120 characters of a value.
    private const int MostExpressions = 15;
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
        var asked = addresses.Where(a => a.Length <= LongestAddress && a.Contains('@', StringComparison.Ordinal) && !a.Any(char.IsControl)).Distinct(StringComparer.OrdinalIgnoreCase);
        var users = await WithAsync([.. asked.Chunk(MostExpressions / 2).Select(some => $"userPrincipalName in ({List(some)}) or mail in ({List(some)})")], ct);
        return [.. users.DistinctBy(u => u.Id).Select(u => new DirectoryAccount(
            new(u.Id!), u.UserPrincipalName ?? "", u.Mail ?? "", string.Equals(u.UserType, "Guest", StringComparison.OrdinalIgnoreCase), u.AccountEnabled != false))];
    }

    /// <summary>Those of the ids that have an account which can be used.</summary>
    public async Task<IReadOnlySet<string>> UsableAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var users = await WithAsync([.. ids.Where(i => Guid.TryParseExact(i, "D", out _)).Chunk(MostExpressions).Select(some => $"id in ({List(some)})")], ct);
        return users.Where(u => u.AccountEnabled != false).Select(u => u.Id!).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private async Task<IReadOnlyList<User>> WithAsync(IReadOnlyList<string> filters, CancellationToken ct)
    {
        if (filters is [var one]) return await WithAsync(one, ct);
        var users = new List<User>();
        foreach (var together in filters.Chunk(SharePointList.MostTogether))
        {
            var batch = new BatchRequestContentCollection(graph);
            var steps = new List<string>();
            foreach (var filter in together) steps.Add(await batch.AddBatchRequestStepAsync(graph.Users.ToGetRequestInformation(r => (r.QueryParameters.Filter, r.QueryParameters.Select) = (filter, s_accounts))));
            var answer = await graph.Batch.PostAsync(batch, ct);
            var statuses = await answer.GetResponsesStatusCodesAsync();
            foreach (var (step, filter) in steps.Zip(together))
            {
                // What was refused within a batch (429) is not repeated by the client; alone it is.
                var isThere = statuses.TryGetValue(step, out var status) && status == HttpStatusCode.OK;
                users.AddRange(isThere ? (await answer.GetResponseByIdAsync<UserCollectionResponse>(step)).Value ?? [] : await WithAsync(filter, ct));
            }
        }

        return users;
    }

    private async Task<IReadOnlyList<User>> WithAsync(string filter, CancellationToken ct) =>
        (await graph.Users.GetAsync(r => (r.QueryParameters.Filter, r.QueryParameters.Select) = (filter, s_accounts), ct))?.Value ?? [];

    private static string List(IEnumerable<string> values) => string.Join(',', values.Select(v => $"'{v.Replace("'", "''", StringComparison.Ordinal)}'"));

    private static DirectoryPerson Person(User user) => new(new(user.Id!), user.DisplayName!, user.JobTitle ?? "", user.Department ?? "");
}
