using Azure.Identity;
using MicroMajor.Domain.Operations;
using MicroMajor.SharePoint.Lists;
using Microsoft.Extensions.Options;

namespace MicroMajor.SharePoint.Backups;

/// <summary>A site's lists and library as one file, and back; and whether either fits together.</summary>
public sealed class SiteBackups
{
    private readonly Schema schema;
    private readonly SiteFiles files;
    private readonly SiteRestore restore;
    private readonly SharePointOptions options;
    private readonly TimeProvider time;
    private readonly Func<Func<ListShape>, SharePointList> open;

    internal SiteBackups(Schema schema, SiteFiles files, SiteRestore restore, IOptions<SharePointOptions> options, TimeProvider time, Func<Func<ListShape>, SharePointList> open) =>
        (this.schema, this.files, this.restore, this.options, this.time, this.open) = (schema, files, restore, options.Value, time, open);

    /// <summary>Writes the site into a file that must not be there yet, and holds what was written against itself.</summary>
    /// <exception cref="BackupRefusedException">It cannot be written there, or the site cannot be read.</exception>
    public Task WriteAsync(string file, Action<Diagnosis> say, CancellationToken ct) => TryAsync(async () =>
    {
        var site = SiteRows(ct);
        await new BackupWriter(files).WriteAsync(file, $"https://{options.SiteHost}{options.SitePath}", time.GetUtcNow(), await site.ShapesAsync(schema), site, ct);
        using var backup = await OpenAsync(file, ct);
        Tell(backup, "written", say);
        await CheckAsync(backup.Rows, say, ct);
    }, ct);

    /// <summary>Brings the file into an empty site, or goes on with it, and holds the site against itself.</summary>
    /// <exception cref="BackupRefusedException">The file or the site is not fit for it.</exception>
    public Task RestoreAsync(string file, Action<Diagnosis> say, CancellationToken ct) => TryAsync(async () =>
    {
        using var backup = await OpenAsync(file, ct);
        Tell(backup, "read", say);
        var shapes = await backup.Rows.ShapesAsync(schema);
        foreach (var list in backup.Manifest.Lists)
            if (list.Columns.FirstOrDefault(c => shapes.Of(list.Name).NumberOf(c) < 0) is { } column) throw new BackupRefusedException("column-unknown", ("column", $"{list.Name}.{column}"));
        // A line that is none is found before anything is written.
        foreach (var shape in shapes.Lists) _ = await backup.Rows.Rows(shape).CountAsync(ct);
        await restore.RunAsync(backup, shapes, ct);
        Tell(backup, "restored", say);
        await CheckAsync(SiteRows(ct), say, ct);
    }, ct);

    /// <summary>Holds the file, or without one the site, against itself. Changes nothing.</summary>
    /// <exception cref="BackupRefusedException">The file is no backup, or not as it was written.</exception>
    public Task VerifyAsync(string? file, Action<Diagnosis> say, CancellationToken ct) => TryAsync(async () =>
    {
        if (file is null)
        {
            await CheckAsync(SiteRows(ct), say, ct);
            return;
        }

        using var backup = await OpenAsync(file, ct);
        Tell(backup, "read", say);
        await CheckAsync(backup.Rows, say, ct);
    }, ct);

    private static async Task TryAsync(Func<Task> work, CancellationToken ct)
    {
        try
        {
            await work();
        }
        catch (NotProvisionedException)
        {
            throw new BackupRefusedException("site-none");
        }
        catch (Exception refused) when (refused.HasStatus(401, 403))
        {
            throw new BackupRefusedException("site-forbidden");
        }
        catch (Exception broken) when (broken is AuthenticationFailedException || broken.IsUnclear(ct))
        {
            throw new BackupRefusedException("cut-off", ("why", broken.GetBaseException().Message));
        }
    }

    private async Task CheckAsync(SiteRows rows, Action<Diagnosis> say, CancellationToken ct)
    {
        var found = await new SiteInvariants(await rows.ShapesAsync(schema), rows).RunAsync(ct);
        foreach (var finding in found) say(finding);
        if (found.Count == 0) say(Diagnosis.Good("agrees"));
    }

    private SiteRows SiteRows(CancellationToken ct) => new(shape => open(() => shape).EveryAsync(ct), () => files.AllAsync(ct).Select(f => f.File));

    private Task<BackupFile> OpenAsync(string file, CancellationToken ct) => BackupFile.OpenAsync(file, [.. schema.All.Where(l => !l.IsLibrary).Select(l => l.Name)], ct);

    private static void Tell(BackupFile backup, string code, Action<Diagnosis> say) => say(Diagnosis.Good(
        code, ("rows", $"{backup.Manifest.Rows}"), ("files", $"{backup.Manifest.Files.Count}"), ("site", backup.Manifest.Site), ("at", $"{backup.Manifest.WrittenAt:O}"), ("digest", backup.Digest)));
}
