using MicroMajor.Domain.People;
using Microsoft.Extensions.Options;
using Microsoft.Graph;

namespace MicroMajor.SharePoint.People;

/// <summary>Who holds the office's app role, directly or as a member of a group that holds it.</summary>
internal sealed class OfficeRole(GraphServiceClient graph, IOptions<SharePointOptions> options)
{
    public async Task<IReadOnlyList<PersonId>> HoldersAsync(CancellationToken ct)
    {
        var app = await graph.ServicePrincipalsWithAppId(options.Value.AppId).GetAsync(r => r.QueryParameters.Select = ["id", "appRoles"], ct);
        var role = app?.AppRoles?.FirstOrDefault(r => r.Value == options.Value.OfficeRole)?.Id
            ?? throw new InvalidOperationException($"The registration has no app role {options.Value.OfficeRole}.");
        var holders = new List<PersonId>();
        var assigned = graph.ServicePrincipals[app.Id].AppRoleAssignedTo;
        var page = await assigned.GetAsync(cancellationToken: ct);
        while (page is not null)
        {
            foreach (var holder in (page.Value ?? []).Where(a => a.AppRoleId == role && a.PrincipalId is not null))
            {
                if (holder.PrincipalType == "User") holders.Add(new($"{holder.PrincipalId}"));
                else if (holder.PrincipalType == "Group") holders.AddRange(await MembersAsync($"{holder.PrincipalId}", ct));
            }

            page = page.OdataNextLink is { } link ? await assigned.WithUrl(Lists.GraphLink.Demand(link, options.Value)).GetAsync(cancellationToken: ct) : null;
        }

        return [.. holders.Distinct()];
    }

    private async Task<List<PersonId>> MembersAsync(string group, CancellationToken ct)
    {
        var found = new List<PersonId>();
        var members = graph.Groups[group].TransitiveMembers.GraphUser;
        var page = await members.GetAsync(r => r.QueryParameters.Select = ["id"], ct);
        while (page is not null)
        {
            found.AddRange((page.Value ?? []).Select(u => new PersonId(u.Id!)));
            page = page.OdataNextLink is { } link ? await members.WithUrl(Lists.GraphLink.Demand(link, options.Value)).GetAsync(cancellationToken: ct) : null;
        }

        return found;
    }
}
