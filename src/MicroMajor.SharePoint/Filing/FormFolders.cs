using MicroMajor.Domain.Forms;
using MicroMajor.SharePoint.Lists;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;

namespace MicroMajor.SharePoint.Filing;

/// <summary>The folder 表单 of the document library: one folder in it for each edition that the office puts there.</summary>
internal sealed class FormFolders(GraphServiceClient graph, SitePlaces places) : IFormFolders
{
    private const string Root = "表单";
    private const int MostFolders = 200;

    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken ct) =>
        [.. (await ChildrenAsync(Root, ct) ?? []).Where(c => c.Folder is not null).Select(c => c.Name!).Order(StringComparer.Ordinal)];

    public async Task<FormFolder?> FindAsync(string version, CancellationToken ct)
    {
        // A name comes back from a card: it may be anything, and a slash in it would lead elsewhere.
        if (!FormKeys.IsVersion(version) || await ChildrenAsync($"{Root}/{version}", ct) is not { } children) return null;
        var files = new List<FormFile>();
        foreach (var child in children.Where(c => c.File is not null))
        {
            var size = child.Size ?? 0;
            files.Add(new(child.Name!, size, FormFile.IsKnown(child.Name!) && size <= FormFile.LargestOf(child.Name!) ? await ReadAsync(child.Id!, FormFile.LargestOf(child.Name!), ct) : null));
        }

        return new(version, [.. files.OrderBy(f => f.Name, StringComparer.Ordinal)]);
    }

    private async Task<List<DriveItem>?> ChildrenAsync(string path, CancellationToken ct)
    {
        var drive = await places.DriveAsync(ct);
        try
        {
            var folder = await graph.Drives[drive].Root.ItemWithPath(path).GetAsync(r => r.QueryParameters.Select = ["id", "folder"], ct);
            if (folder?.Folder is null) return null;
            var page = await graph.Drives[drive].Items[folder.Id].Children.GetAsync(r => (r.QueryParameters.Select, r.QueryParameters.Top) = (["id", "name", "size", "file", "folder"], MostFolders), ct);
            return page?.Value ?? [];
        }
        catch (ApiException failure) when (failure.HasStatus(404))
        {
            return null;
        }
    }

    // The size was said before the file was read, and it may have grown: one byte more than the limit is read, and no more.
    private async Task<ReadOnlyMemory<byte>?> ReadAsync(string id, int largest, CancellationToken ct)
    {
        await using var content = await graph.Drives[await places.DriveAsync(ct)].Items[id].Content.GetAsync(cancellationToken: ct);
        if (content is null) return ReadOnlyMemory<byte>.Empty;
        var bytes = new byte[largest + 1];
        var read = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return read > largest ? null : bytes.AsMemory(0, read);
    }
}
