using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace MicroMajor.SharePoint.Backups;

/// <summary>
/// What an Office file says. SharePoint writes the library's columns into such files when they are put there (docProps, customXml, and the relations and types
/// that name them), so that neither their bytes nor their size are as they were sent; of the rest it changes nothing.
/// </summary>
internal static class OfficeContent
{
    private const long MostUnpacked = 512L * 1024 * 1024;

    private static readonly string[] s_kinds = [".docx", ".xlsx", ".pptx"], s_parts = ["word/", "xl/", "ppt/"];

    /// <summary>Is the file one of those?</summary>
    public static bool IsOf(string path) => s_kinds.Any(k => path.EndsWith(k, StringComparison.OrdinalIgnoreCase));

    /// <summary>Tells the content from every other; null when it cannot be read as such a file.</summary>
    public static async Task<string?> DigestAsync(Stream file, CancellationToken ct)
    {
        var scratch = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows()) scratch.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // Its directory stands at its end.
        await using var copy = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), scratch);
        await file.CopyToAsync(copy, ct);
        copy.Position = 0;
        try
        {
            await using var zip = await ZipArchive.CreateAsync(copy, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
            var parts = zip.Entries.Where(e => s_parts.Any(p => e.FullName.StartsWith(p, StringComparison.Ordinal)) && !e.FullName.Contains("/_rels/", StringComparison.Ordinal)).OrderBy(e => e.FullName, StringComparer.Ordinal).ToList();
            if (parts.Count == 0 || parts.Sum(p => p.Length) > MostUnpacked) return null;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var part in parts)
            {
                await using var content = await part.OpenAsync(ct);
                hash.AppendData(Encoding.UTF8.GetBytes($"{part.FullName}\n"));
                hash.AppendData(await SHA256.HashDataAsync(content, ct));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
