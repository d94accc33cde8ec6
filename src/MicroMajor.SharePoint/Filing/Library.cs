using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.SharePoint.Lists;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Drives.Item.Items.Item.CreateUploadSession;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;

namespace MicroMajor.SharePoint.Filing;

/// <summary>The document library of the site.</summary>
internal sealed class Library(GraphServiceClient graph, SitePlaces places, SharePointList items, ListShape shape, IOptions<SharePointOptions> options) : ILibrary
{
    /// <summary>From here on Graph asks for an upload in parts.</summary>
    private const int LargestSimpleUpload = 10 * 1024 * 1024;

    /// <summary>16 × 320 KiB: parts are multiples of 320 KiB.</summary>
    private const int Slice = 16 * 320 * 1024;

    private const int Attempts = 4;

    private readonly Lazy<IRequestAdapter> parts = new(() => GraphConnection.OpenForParts(options.Value));

    private static readonly string[] s_asked = ["id", "name", "size", "file", "createdBy", "lastModifiedBy", "parentReference"];
    private static readonly string[] s_beside = ["listItem($expand=fields)"];

    public async Task<FiledDocument> PutAsync(DocumentToFile document, CancellationToken ct)
    {
        var fields = new FieldMap();
        foreach (var (column, value) in document.Columns) fields[shape.Column(column).Name] = value;

        var path = FileName.Path(document.Folder, document.Name);
        var drive = await places.DriveAsync(ct);
        if (document.Replaces.Length > 0) await RenameAsync(drive, document.Replaces, path, ct);
        var bytes = document.Bytes.ToArray();
        var url = await PutAsync(path, bytes.Length, () => new MemoryStream(bytes, writable: false), fields, ct);
        return new(document.Kind, path, url, document.ContentCode, document.At);
    }

    /// <summary>Puts what is read under exactly that path, with these columns; where a person opens it.</summary>
    /// <param name="open">Opens it from the start: it may be sent more than once.</param>
    public async Task<string> PutAsync(string path, long length, Func<Stream> open, FieldMap fields, CancellationToken ct)
    {
        var drive = await places.DriveAsync(ct);
        var file = length <= LargestSimpleUpload ? await AtOnceAsync(drive, path, open, ct) : await InPartsAsync(drive, path, open, ct);
        if (!fields.Any()) return file.WebUrl!;
        var item = await graph.Drives[drive].Items[file.Id].GetAsync(r => r.QueryParameters.Select = ["id", "webUrl", "sharepointIds"], ct);
        await items.OverwriteAsync(item!.SharepointIds!.ListItemId!, fields, ct);
        return item.WebUrl!;
    }

    public async Task<byte[]?> ReadAsync(string path, CancellationToken ct)
    {
        try
        {
            await using var content = await graph.Drives[await places.DriveAsync(ct)].Root.ItemWithPath(path).Content.GetAsync(cancellationToken: ct);
            if (content is null) return null;
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, ct);
            return bytes.ToArray();
        }
        catch (ApiException failure) when (failure.HasStatus(404))
        {
            return null;
        }
    }

    public async Task<LibraryFile?> FindAsync(string link, CancellationToken ct)
    {
        var (drive, address) = (await places.DriveAsync(ct), await places.LibraryAsync(ct));
        var path = LibraryLink.PathOf(link, address);
        // The link comes from outside: Graph is asked about links of our own site only.
        if (path is null && !LibraryLink.IsOf(link, options.Value.SiteHost)) return null;
        try
        {
            var found = path is not null
                ? await graph.Drives[drive].Root.ItemWithPath(path).GetAsync(r => (r.QueryParameters.Select, r.QueryParameters.Expand) = (s_asked, s_beside), ct)
                : await graph.Shares[LibraryLink.ShareOf(link)].DriveItem.GetAsync(r => (r.QueryParameters.Select, r.QueryParameters.Expand) = (s_asked, s_beside), ct);
            return found?.File is not null && found.ParentReference?.DriveId == drive ? Of(found) : null;
        }
        // What is gone, what is no link, and what this app may not follow.
        catch (ApiException failure) when (failure.ResponseStatusCode is 400 or 401 or 403 or 404)
        {
            return null;
        }
    }

    public async Task RemoveAsync(string path, CancellationToken ct)
    {
        try
        {
            await graph.Drives[await places.DriveAsync(ct)].Root.ItemWithPath(path).DeleteAsync(cancellationToken: ct);
        }
        catch (ApiException failure) when (failure.HasStatus(404))
        {
            // Gone is gone.
        }
    }

    private static LibraryFile Of(DriveItem item) => new(
        // Percent-encoded, as Graph documents it.
        $"{Uri.UnescapeDataString(item.ParentReference!.Path!)[(item.ParentReference.Path!.IndexOf(':', StringComparison.Ordinal) + 1)..]}/{item.Name}".TrimStart('/'),
        item.Size ?? 0,
        item.ListItem?.Fields?.AdditionalData is { } fields && fields.TryGetValue("ProposalId", out var proposal) ? proposal as string ?? "" : "",
        PersonOf(item.CreatedBy),
        PersonOf(item.LastModifiedBy));

    private static PersonId? PersonOf(IdentitySet? who) => who?.User?.Id is { Length: > 0 } id ? new(id) : null;

    // The whole file in one request: SharePoint keeps it or does not, and sending it twice comes to the same.
    private async Task<DriveItem> AtOnceAsync(string drive, string path, Func<Stream> open, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var body = open();
                return (await graph.Drives[drive].Root.ItemWithPath(path).Content.PutAsync(body, cancellationToken: ct))!;
            }
            catch (Exception failure) when (attempt < Attempts && MayPass(failure, ct))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(150 * attempt), ct);
            }
        }
    }

    // What was sent of a broken upload stays with the session, unseen; it goes on from there, or begins anew when the session is lost.
    private async Task<DriveItem> InPartsAsync(string drive, string path, Func<Stream> open, CancellationToken ct)
    {
        await using var body = open();
        LargeFileUploadTask<DriveItem>? task = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var uploaded = task is null
                    ? await (task = await BeginAsync(drive, path, body, ct)).UploadAsync(maxTries: 1, cancellationToken: ct)
                    : await task.ResumeAsync(maxTries: 1, cancellationToken: ct);
                if (uploaded.UploadSucceeded) return uploaded.ItemResponse;
                if (attempt == Attempts) throw new IOException("The upload in parts did not end.");
            }
            catch (Exception failure) when (attempt < Attempts && (MayPass(failure, ct) || failure.HasStatus(404, 410, 416)))
            {
                if (failure.HasStatus(404, 410)) task = null;
                await Task.Delay(TimeSpan.FromMilliseconds(150 * attempt), ct);
            }
        }
    }

    private async Task<LargeFileUploadTask<DriveItem>> BeginAsync(string drive, string path, Stream body, CancellationToken ct)
    {
        var session = await graph.Drives[drive].Root.ItemWithPath(path).CreateUploadSession.PostAsync(new CreateUploadSessionPostRequestBody
        {
            Item = new DriveItemUploadableProperties { AdditionalData = new Dictionary<string, object> { ["@microsoft.graph.conflictBehavior"] = "replace" } },
        }, cancellationToken: ct);
        GraphLink.DemandUpload(session!.UploadUrl, options.Value);
        return new LargeFileUploadTask<DriveItem>(session, body, Slice, parts.Value);
    }

    // Its versions go along. Where there is a file of the new name already, that one gets the content and the old one goes.
    private async Task RenameAsync(string drive, string from, string to, CancellationToken ct)
    {
        try
        {
            await graph.Drives[drive].Root.ItemWithPath(from).PatchAsync(new DriveItem { Name = to[(to.LastIndexOf('/') + 1)..] }, cancellationToken: ct);
        }
        catch (ApiException failure) when (failure.HasStatus(404))
        {
            // It was renamed already, or taken away.
        }
        catch (ApiException failure) when (failure.HasStatus(409))
        {
            await RemoveAsync(from, ct);
        }
    }

    private static bool MayPass(Exception failure, CancellationToken ct) => failure.IsUnclear(ct) || failure.HasStatus(409, 423);
}
