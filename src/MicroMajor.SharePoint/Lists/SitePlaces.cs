using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace MicroMajor.SharePoint.Lists;

/// <summary>The ids of the site, its lists and the library's drive: resolved once.</summary>
internal sealed class SitePlaces
{
    private readonly GraphServiceClient graph;
    private readonly SharePointOptions options;
    private readonly Remembered<string> site;
    private readonly Remembered<Dictionary<string, FoundList>> lists;
    private readonly Remembered<Place> drive;

    public SitePlaces(GraphServiceClient graph, IOptions<SharePointOptions> options, TimeProvider time)
    {
        (this.graph, this.options) = (graph, options.Value);
        site = new(time, Timeout.InfiniteTimeSpan, ReadSiteAsync);
        lists = new(time, Timeout.InfiniteTimeSpan, ReadListsAsync);
        drive = new(time, Timeout.InfiniteTimeSpan, ReadDriveAsync);
    }

    public Task<string> SiteAsync(CancellationToken ct) => site.GetAsync(ct);

    public async Task<string> DriveAsync(CancellationToken ct) => (await drive.GetAsync(ct)).Id;

    /// <summary>Where people find the library.</summary>
    public async Task<Uri> LibraryAsync(CancellationToken ct) => (await drive.GetAsync(ct)).Address;

    /// <summary>The list's id, or null when the site has no such list.</summary>
    public async Task<string?> FindListAsync(string name, CancellationToken ct) => (await lists.GetAsync(ct)).GetValueOrDefault(name)?.Id;

    /// <summary>What people call the list now, or null when the site has no such list.</summary>
    public async Task<string?> NameOfAsync(string name, CancellationToken ct) => (await lists.GetAsync(ct)).GetValueOrDefault(name)?.Name;

    public async Task<string> ListAsync(string name, CancellationToken ct)
    {
        if (await FindListAsync(name, ct) is { } id) return id;
        // Somebody may be provisioning at this very moment.
        lists.Forget();
        return await FindListAsync(name, ct) ?? throw new NotProvisionedException($"The list {name}");
    }

    /// <summary>Lists were made: look again.</summary>
    public void Forget() => lists.Forget();

    private async Task<string> ReadSiteAsync(CancellationToken ct)
    {
        try
        {
            var found = await graph.Sites[$"{options.SiteHost}:{options.SitePath}"].GetAsync(r => r.QueryParameters.Select = ["id"], ct);
            return found?.Id ?? throw new NotProvisionedException($"The site {options.SitePath}");
        }
        catch (ODataError failure) when (failure.HasStatus(404))
        {
            throw new NotProvisionedException($"The site {options.SitePath}");
        }
    }

    private async Task<Dictionary<string, FoundList>> ReadListsAsync(CancellationToken ct)
    {
        var items = graph.Sites[await SiteAsync(ct)].Lists;
        var all = new List<List>();
        var page = await items.GetAsync(r => r.QueryParameters.Select = ["id", "displayName", "name"], ct);
        while (page is not null)
        {
            all.AddRange(page.Value ?? []);
            page = page.OdataNextLink is { } link ? await items.WithUrl(GraphLink.Demand(link, options)).GetAsync(cancellationToken: ct) : null;
        }

        var found = new Dictionary<string, FoundList>(StringComparer.OrdinalIgnoreCase);
        foreach (var list in all) found[list.DisplayName!] = new(list.Id!, list.DisplayName!);
        // Whoever renames a list renames what people read; in its address it keeps the name it was made with.
        foreach (var list in all)
            if (list.Name is { Length: > 0 } first) found.TryAdd(first, new(list.Id!, list.DisplayName!));
        return found;
    }

    private async Task<Place> ReadDriveAsync(CancellationToken ct)
    {
        var list = await ListAsync(options.LibraryName, ct);
        var found = await graph.Sites[await SiteAsync(ct)].Lists[list].Drive.GetAsync(r => r.QueryParameters.Select = ["id", "webUrl"], ct);
        return found?.Id is { } id ? new(id, new(found.WebUrl!)) : throw new NotProvisionedException($"The library {options.LibraryName}");
    }

    private sealed record FoundList(string Id, string Name);

    private sealed record Place(string Id, Uri Address);
}
