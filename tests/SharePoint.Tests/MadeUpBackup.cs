using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace MicroMajor.SharePoint.Tests;

/// <summary>Backups as somebody with bad intentions, or a bad disk, leaves them.</summary>
internal static class MadeUpBackup
{
    /// <summary>The least that is an Office file: these parts.</summary>
    public static byte[] Office(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
            foreach (var (name, text) in parts)
                using (var part = zip.CreateEntry(name).Open()) part.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    /// <summary>Changes the text of an entry of the zip; null takes it out.</summary>
    public static void Entry(string file, string name, Func<string, string?> change, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        var text = "";
        if (zip.GetEntry(name) is { } there)
        {
            using (var reader = new StreamReader(there.Open())) text = reader.ReadToEnd();
            there.Delete();
        }

        if (change(text) is not { } now) return;
        using var writer = new StreamWriter(zip.CreateEntry(name, level).Open(), new UTF8Encoding(false));
        writer.Write(now);
    }

    /// <summary>Changes what a backup says of itself.</summary>
    public static void Manifest(string file, Action<JsonNode> change) => Entry(file, "manifest.json", text =>
    {
        var manifest = JsonNode.Parse(text)!;
        change(manifest);
        return manifest.ToJsonString();
    });
}
