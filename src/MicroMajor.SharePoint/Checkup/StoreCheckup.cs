using MicroMajor.Domain.Operations;
using MicroMajor.SharePoint.Lists;
using MicroMajor.SharePoint.People;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Drives.Item.Items.Item.CreateUploadSession;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;

namespace MicroMajor.SharePoint.Checkup;

/// <summary>Looks a live configuration over, from the app's identity to the office's role. It changes nothing.</summary>
public sealed class StoreCheckup
{
    private readonly GraphServiceClient graph;
    private readonly SitePlaces places;
    private readonly SharePointOptions options;
    private readonly string authority;
    private readonly TokenCheckup token;
    private readonly ListCheckup lists;
    private readonly RowCheckup rows;
    private readonly OfficeRole office;

    internal StoreCheckup(GraphServiceClient graph, SitePlaces places, IOptions<SharePointOptions> options, string authority, TokenCheckup token, ListCheckup lists, RowCheckup rows, OfficeRole office) =>
        (this.graph, this.places, this.options, this.authority, this.token, this.lists, this.rows, this.office) = (graph, places, options.Value, authority, token, lists, rows, office);

    /// <summary>Finding by finding. What rests on something that is broken is not looked at.</summary>
    public async Task<IReadOnlyList<Diagnosis>> RunAsync(CancellationToken ct)
    {
        var found = new List<Diagnosis>();
        found.AddRange(await token.RunAsync(GraphConnection.ScopeOf(options), authority, ct));
        if (found[0].Health != Health.Good) return [.. found, Diagnosis.Unseen("store-unseen")];
        found.AddRange(await LookAsync(SiteAsync, "site-forbidden", ct));
        if (found[^1].Health == Health.Good)
        {
            var shapes = await LookAsync(lists.RunAsync, "site-forbidden", ct);
            found.AddRange(shapes);
            // Where a column is missing every row would be amiss.
            if (shapes.All(s => s.Health != Health.Bad)) found.AddRange(await LookAsync(rows.RunAsync, "site-forbidden", ct));
            found.AddRange(await LookAsync(LibraryAsync, "write-refused", ct));
        }

        found.AddRange(await LookAsync(OfficeAsync, "office-forbidden", ct));
        return found;
    }

    private string Site => $"https://{options.SiteHost}{options.SitePath}";

    private async Task<IReadOnlyList<Diagnosis>> LookAsync(Func<CancellationToken, Task<Diagnosis>> look, string forbidden, CancellationToken ct) =>
        await LookAsync(async stop => (IReadOnlyList<Diagnosis>)[await look(stop)], forbidden, ct);

    private async Task<IReadOnlyList<Diagnosis>> LookAsync(Func<CancellationToken, Task<IReadOnlyList<Diagnosis>>> look, string forbidden, CancellationToken ct)
    {
        try
        {
            return await look(ct);
        }
        catch (NotProvisionedException)
        {
            return [Diagnosis.Bad("site-none", ("site", Site))];
        }
        catch (Exception refused) when (refused.HasStatus(401, 403))
        {
            return [Diagnosis.Bad(forbidden, ("site", Site))];
        }
        catch (Exception failure) when (failure.IsUnclear(ct))
        {
            return [Diagnosis.Bad("graph-unreachable", ("host", new Uri(options.GraphBaseUrl).GetLeftPart(UriPartial.Authority)))];
        }
    }

    private async Task<Diagnosis> SiteAsync(CancellationToken ct)
    {
        await places.SiteAsync(ct);
        await places.FindListAsync(options.LibraryName, ct);
        return Diagnosis.Good("site", ("site", Site));
    }

    // An upload that is begun and given up again needs the right to write, and leaves nothing behind.
    private async Task<Diagnosis> LibraryAsync(CancellationToken ct)
    {
        if (await places.FindListAsync(options.LibraryName, ct) is null) return Diagnosis.Unseen("library-unseen");
        var session = await graph.Drives[await places.DriveAsync(ct)].Root.ItemWithPath("doctor.txt").CreateUploadSession
            .PostAsync(new CreateUploadSessionPostRequestBody(), cancellationToken: ct);
        var address = new Uri(GraphLink.DemandUpload(session?.UploadUrl, options));
        await GraphConnection.OpenForParts(options).SendNoContentAsync(new RequestInformation { HttpMethod = Method.DELETE, URI = address }, GraphFailure.Mapping, ct);
        return Diagnosis.Good("library", ("library", options.LibraryName));
    }

    private async Task<Diagnosis> OfficeAsync(CancellationToken ct)
    {
        ServicePrincipal? app;
        try
        {
            app = await graph.ServicePrincipalsWithAppId(options.AppId).GetAsync(r => r.QueryParameters.Select = ["id", "appRoles"], ct);
        }
        catch (Exception unknown) when (unknown.HasStatus(404))
        {
            return Diagnosis.Bad("office-no-app", ("app", options.AppId));
        }

        if (app?.AppRoles?.Any(r => r.Value == options.OfficeRole) is not true) return Diagnosis.Bad("office-no-role", ("role", options.OfficeRole));
        var holders = await office.HoldersAsync(ct);
        return holders.Count == 0 ? Diagnosis.Bad("office-nobody", ("role", options.OfficeRole)) : Diagnosis.Good("office", ("count", $"{holders.Count}"));
    }
}
