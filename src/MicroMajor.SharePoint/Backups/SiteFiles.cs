using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using MicroMajor.SharePoint.Filing;
using MicroMajor.SharePoint.Lists;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;

namespace MicroMajor.SharePoint.Backups;

/// <summary>The files of the library, folder by folder and page by page, with the library's columns.</summary>
internal sealed class SiteFiles(GraphServiceClient graph, SitePlaces places, SharePointList items, ListShape shape, IOptions<SharePointOptions> options)
{
    private const int Page = 200;

    /// <summary>Every file, with the id under which its bytes are read.</summary>
    public async IAsyncEnumerable<(string Id, BackedFile File)> AllAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        var fields = await FieldsAsync(ct);
        var drive = graph.Drives[await places.DriveAsync(ct)];
        var folders = new Stack<(string Id, string Path)>();
        folders.Push(("root", ""));
        while (folders.TryPop(out var folder))
        {
            var children = drive.Items[folder.Id].Children;
            var page = await children.GetAsync(r => (r.QueryParameters.Select, r.QueryParameters.Top) = (["id", "name", "size", "file", "folder", "webUrl"], Page), ct);
            while (page is not null)
            {
                foreach (var child in page.Value ?? [])
                    if (child.Folder is not null) folders.Push((child.Id!, $"{folder.Path}{child.Name}/"));
                    else if (child.File is not null) yield return (child.Id!, Of(child, folder.Path + child.Name, fields));
                page = page.OdataNextLink is { } link ? await children.WithUrl(GraphLink.Demand(link, options.Value)).GetAsync(cancellationToken: ct) : null;
            }
        }
    }

    /// <summary>The bytes of a file, or null when it is gone.</summary>
    public async Task<Stream?> OpenAsync(string id, CancellationToken ct)
    {
        try
        {
            return await graph.Drives[await places.DriveAsync(ct)].Items[id].Content.GetAsync(cancellationToken: ct);
        }
        catch (ApiException gone) when (gone.HasStatus(404))
        {
            return null;
        }
    }

    /// <summary>Does the site's file hold what the backup's does?</summary>
    public async Task<bool> IsSameAsync(string id, BackedFile there, BackupFile backup, BackedFile wanted, CancellationToken ct)
    {
        if (there.Size == wanted.Size)
        {
            await using var bytes = await OpenAsync(id, ct);
            if (bytes is not null && Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, ct)) == wanted.Sha256) return true;
        }

        if (!OfficeContent.IsOf(wanted.Path)) return false;
        await using var now = await OpenAsync(id, ct);
        await using var then = backup.Open(wanted);
        return now is not null && await OfficeContent.DigestAsync(now, ct) is { } content && content == await OfficeContent.DigestAsync(then, ct);
    }

    /// <summary>Sets the columns of a file that lies at the path already.</summary>
    public async Task MarkAsync(string id, FieldMap fields, CancellationToken ct)
    {
        var item = await graph.Drives[await places.DriveAsync(ct)].Items[id].GetAsync(r => r.QueryParameters.Select = ["id", "sharepointIds"], ct);
        await items.OverwriteAsync(item!.SharepointIds!.ListItemId!, fields, ct);
    }

    private static BackedFile Of(DriveItem file, string path, Dictionary<string, Dictionary<string, string>> fields) =>
        new(path, file.WebUrl!, file.Size ?? 0, "", fields.GetValueOrDefault(path) ?? []);

    // A drive item names a file by its place as an item of the list does; what stands in the columns is read there, as it was written.
    private async Task<Dictionary<string, Dictionary<string, string>>> FieldsAsync(CancellationToken ct)
    {
        var library = await places.LibraryAsync(ct);
        var found = new Dictionary<string, Dictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        await foreach (var row in items.EveryAsync(ct))
        {
            var filled = shape.Columns.Select(c => (c.Name, Value: row.Text(c.Name))).Where(c => c.Value.Length > 0).ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
            if (filled.Count > 0 && LibraryLink.PathOf(row.Address, library) is { } path) found[path] = filled;
        }

        return found;
    }
}
