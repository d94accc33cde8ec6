using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Backups;

/// <summary>
/// A backup that was read from end to end and is what its manifest says. The file comes from outside: nothing of it is believed, no name in it is a name on
/// this machine, and nothing of it is kept in memory but the manifest.
/// </summary>
internal sealed class BackupFile : IDisposable
{
    private const long LargestManifest = 64L * 1024 * 1024;
    private const int LargestLine = 32 * 1024 * 1024;
    private const int LongestPath = 400;

    // Rows of a real site are packed to a tenth. Deflate goes down to a thousandth, which only a trap does.
    private const long MostTimesSmaller = 200;
    private const long AlwaysFine = 4L * 1024 * 1024;

    private readonly ZipArchive zip;

    private BackupFile(ZipArchive zip, BackupManifest manifest, string digest) => (this.zip, Manifest, Digest) = (zip, manifest, digest);

    /// <summary>What it says of itself.</summary>
    public BackupManifest Manifest { get; }

    /// <summary>The SHA-256 of the manifest: as it was told when the backup was written, the whole of it is as it was.</summary>
    public string Digest { get; }

    /// <summary>Its rows and files.</summary>
    public SiteRows Rows => new(RowsAsync, () => Manifest.Files.ToAsyncEnumerable());

    /// <summary>Opens it and holds every entry against the manifest.</summary>
    /// <exception cref="BackupRefusedException">It is not what this program wrote.</exception>
    public static async Task<BackupFile> OpenAsync(string file, IReadOnlyCollection<string> lists, CancellationToken ct)
    {
        if (!File.Exists(file)) throw new BackupRefusedException("file-none", ("file", file));
        ZipArchive? zip = null;
        try
        {
            zip = await ZipFile.OpenReadAsync(file, ct);
            var (manifest, digest) = await ManifestAsync(zip, ct);
            var backup = new BackupFile(zip, manifest, digest);
            backup.DemandEntries(lists);
            foreach (var list in manifest.Lists) await backup.DemandAsync(BackupManifest.EntryOf(list.Name), list.Size, list.Sha256, ct);
            foreach (var kept in manifest.Files) await backup.DemandAsync(BackupManifest.EntryOf(kept), kept.Size, kept.Sha256, ct);
            return backup;
        }
        catch (Exception broken)
        {
            if (zip is not null) await zip.DisposeAsync();
            if (broken is InvalidDataException or JsonException or NotSupportedException or IOException or UnauthorizedAccessException or ArgumentException or OverflowException) throw new BackupRefusedException("file-broken", ("file", file), ("entry", "zip"));
            throw;
        }
    }

    /// <summary>Opens the bytes of a file.</summary>
    public Stream Open(BackedFile file) => zip.GetEntry(BackupManifest.EntryOf(file))!.Open();

    /// <inheritdoc />
    public void Dispose() => zip.Dispose();

    private static async Task<(BackupManifest, string)> ManifestAsync(ZipArchive zip, CancellationToken ct)
    {
        if (zip.GetEntry(BackupManifest.Entry) is not { Length: <= LargestManifest } entry) throw new BackupRefusedException("file-no-backup");
        var bytes = new byte[entry.Length + 1];
        await using var content = await entry.OpenAsync(ct);
        var read = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        if (read != entry.Length) throw new InvalidDataException();
        using var json = JsonDocument.Parse(bytes.AsMemory(0, read));
        // Of another format nothing else can be said.
        if (!json.RootElement.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.Number) throw new BackupRefusedException("file-no-backup");
        if (!format.TryGetInt32(out var version) || version != BackupManifest.Current) throw new BackupRefusedException("file-format", ("format", format.GetRawText()), ("known", $"{BackupManifest.Current}"));
        var manifest = json.Deserialize<BackupManifest>(BackupManifest.Options)!;
        if (manifest is not { Site: not null, Lists: not null, Files: not null } || manifest.Lists.Any(l => l is not { Name: not null, Sha256: not null, Columns: not null }) || manifest.Files.Any(f => f is not { Path: not null, Url: not null, Sha256: not null, Fields: not null })) throw new JsonException();
        return (manifest, Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, read))));
    }

    // The manifest and the entries are the same things, each once; and every name is one that SharePoint would take.
    private void DemandEntries(IReadOnlyCollection<string> lists)
    {
        foreach (var list in Manifest.Lists)
            if (!lists.Contains(list.Name, StringComparer.Ordinal)) throw new BackupRefusedException("file-list", ("list", list.Name));
        if (lists.FirstOrDefault(l => Manifest.Lists.Count(m => m.Name == l) != 1) is { } other) throw new BackupRefusedException("file-list", ("list", other));
        if (Manifest.Files.FirstOrDefault(f => !IsPath(f.Path)) is { } odd) throw new BackupRefusedException("file-path", ("path", odd.Path));
        if (Manifest.Files.GroupBy(f => f.Path, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new BackupRefusedException("file-path", ("path", twice.Key));
        var named = Manifest.Lists.Select(l => BackupManifest.EntryOf(l.Name)).Concat(Manifest.Files.Select(BackupManifest.EntryOf)).Append(BackupManifest.Entry).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
            if (!named.Remove(entry.FullName)) throw new BackupRefusedException("file-entry", ("entry", entry.FullName));
        if (named.FirstOrDefault() is { } missing) throw new BackupRefusedException("file-broken", ("entry", missing));
    }

    private static bool IsPath(string path) => path.Length <= LongestPath && path.Split('/').All(s =>
        s.Length > 0 && s is not ("." or "..") && s == s.Trim() && s.IndexOfAny(['"', '*', ':', '<', '>', '?', '\\', '|']) < 0 && !s.Any(char.IsControl));

    private async Task DemandAsync(string name, long size, string sha256, CancellationToken ct)
    {
        var entry = zip.GetEntry(name)!;
        if (entry.Length != size) throw new BackupRefusedException("file-broken", ("entry", name));
        if (size > AlwaysFine && size / MostTimesSmaller > entry.CompressedLength) throw new BackupRefusedException("file-trap", ("entry", name));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var content = await entry.OpenAsync(ct);
        var (part, left) = (new byte[128 * 1024], size);
        // What it says of its length is not believed either.
        while (left >= 0 && await content.ReadAsync(part, ct) is > 0 and var read)
        {
            hash.AppendData(part, 0, read);
            left -= read;
        }

        if (left != 0 || Convert.ToHexStringLower(hash.GetHashAndReset()) != sha256) throw new BackupRefusedException("file-broken", ("entry", name));
    }

    private async IAsyncEnumerable<ListRow> RowsAsync(ListShape shape)
    {
        await using var content = await zip.GetEntry(BackupManifest.EntryOf(shape.Name))!.OpenAsync();
        var (lines, count, last) = (new LineReader(content, LargestLine), 0L, 0);
        while (await lines.NextAsync() is { Length: > 0 } line)
        {
            var row = Row(line.Span, shape);
            var number = int.Parse(row.Id, CultureInfo.InvariantCulture);
            // Numbers are given out in order, or not at all.
            if (number <= last && SiteShapes.AreNumbered(shape)) throw Broken(shape);
            (count, last) = (count + 1, number);
            yield return row;
        }

        if (count != Manifest.Lists.Single(l => l.Name == shape.Name).Count) throw Broken(shape);
    }

    private static BackupRefusedException Broken(ListShape shape) => new("file-broken", ("entry", BackupManifest.EntryOf(shape.Name)));

    private static ListRow Row(ReadOnlySpan<byte> line, ListShape shape)
    {
        try
        {
            return RowReader.Row(line, shape) is { } row && ItemNumber.Is(row.Id) ? row : throw new JsonException();
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw Broken(shape);
        }
    }

    // Lines of bytes: a row is read as it came from the wire, without a text in between.
    private sealed class LineReader(Stream content, int longest)
    {
        private byte[] bytes = new byte[64 * 1024];
        private int from, to;

        public async Task<ReadOnlyMemory<byte>> NextAsync()
        {
            for (var looked = 0; ;)
            {
                var end = bytes.AsSpan(from + looked, to - from - looked).IndexOf((byte)'\n');
                if (end >= 0)
                {
                    var line = bytes.AsMemory(from, looked + end);
                    from += looked + end + 1;
                    return line;
                }

                looked = to - from;
                // Longer than any row: no line at all, and the count will not be right.
                if (looked > longest) return default;
                bytes.AsSpan(from, looked).CopyTo(bytes);
                (from, to) = (0, looked);
                if (to == bytes.Length) Array.Resize(ref bytes, bytes.Length * 2);
                var read = await content.ReadAsync(bytes.AsMemory(to));
                if (read == 0) return default;
                to += read;
            }
        }
    }
}
