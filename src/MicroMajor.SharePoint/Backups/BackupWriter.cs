using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Backups;

/// <summary>Writes a backup as it reads the site: no row and no file is kept. Under its name it stands only when it is whole.</summary>
internal sealed class BackupWriter(SiteFiles files)
{
    private static readonly byte[] s_end = [(byte)'\n'];

    /// <summary>The manifest of what was written.</summary>
    public async Task<BackupManifest> WriteAsync(string file, string site, DateTimeOffset at, SiteShapes shapes, SiteRows rows, CancellationToken ct)
    {
        if (File.Exists(file)) throw new BackupRefusedException("file-there", ("file", file));
        var partial = file + ".partial";
        var stream = Make(partial);
        try
        {
            var manifest = await WritePartAsync(stream, site, at, shapes, rows, ct);
            File.Move(partial, file);
            return manifest;
        }
        catch
        {
            // Half a backup is none, and holds what is personal all the same.
            File.Delete(partial);
            throw;
        }
    }

    private async Task<BackupManifest> WritePartAsync(FileStream stream, string site, DateTimeOffset at, SiteShapes shapes, SiteRows rows, CancellationToken ct)
    {
        await using var written = stream;
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        List<BackedList> lists = [];
        foreach (var shape in shapes.Lists) lists.Add(await ListAsync(zip, shape, rows, ct));
        List<BackedFile> library = [];
        await foreach (var (id, found) in files.AllAsync(ct))
            if (await FileAsync(zip, id, found, ct) is { } kept)
                library.Add(kept);
        var manifest = new BackupManifest(BackupManifest.Current, at, site, lists, library);
        await using var entry = await zip.CreateEntry(BackupManifest.Entry).OpenAsync(ct);
        await JsonSerializer.SerializeAsync(entry, manifest, BackupManifest.Options, ct);
        return manifest;
    }

    private static async Task<BackedList> ListAsync(ZipArchive zip, ListShape shape, SiteRows rows, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var entry = await zip.CreateEntry(BackupManifest.EntryOf(shape.Name)).OpenAsync(ct);
        var (line, count, size) = (new RowLine(shape), 0L, 0L);
        await foreach (var row in rows.Rows(shape))
        {
            ct.ThrowIfCancellationRequested();
            foreach (var part in new[] { line.Of(row).ToArray(), s_end })
            {
                hash.AppendData(part);
                await entry.WriteAsync(part, ct);
                size += part.Length;
            }

            count++;
        }

        return new(shape.Name, count, size, Convert.ToHexStringLower(hash.GetHashAndReset()), [.. shape.Columns.Select(c => c.Name)]);
    }

    // One that went away since it was listed is no part of the backup.
    private async Task<BackedFile?> FileAsync(ZipArchive zip, string id, BackedFile file, CancellationToken ct)
    {
        await using var bytes = await files.OpenAsync(id, ct);
        if (bytes is null) return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // What is in the library is packed already.
        await using var entry = await zip.CreateEntry(BackupManifest.EntryOf(file), CompressionLevel.NoCompression).OpenAsync(ct);
        var (part, size) = (new byte[128 * 1024], 0L);
        while (await bytes.ReadAsync(part, ct) is > 0 and var read)
        {
            hash.AppendData(part, 0, read);
            await entry.WriteAsync(part.AsMemory(0, read), ct);
            size += read;
        }

        return file with { Size = size, Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }

    // Whoever may read it reads everything: it is its owner's alone from the first byte.
    private static FileStream Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 128 * 1024 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new(path, options);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefusedException("file-unwritable", ("file", path));
        }
    }
}
