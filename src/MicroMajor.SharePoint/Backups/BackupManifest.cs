using System.Text.Encodings.Web;
using System.Text.Json;

namespace MicroMajor.SharePoint.Backups;

/// <summary>What a backup says of itself, in its last entry: what it holds, and what each part must be.</summary>
/// <param name="Format">The version of this format; another is refused.</param>
/// <param name="WrittenAt">When it was begun (UTC).</param>
/// <param name="Site">The site that it was taken of.</param>
internal sealed record BackupManifest(int Format, DateTimeOffset WrittenAt, string Site, IReadOnlyList<BackedList> Lists, IReadOnlyList<BackedFile> Files)
{
    /// <summary>The format that this program writes and reads.</summary>
    public const int Current = 1;

    /// <summary>The entry that holds it.</summary>
    public const string Entry = "manifest.json";

    /// <summary>How it is written: readable by a person.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>All rows of all lists.</summary>
    public long Rows => Lists.Sum(l => l.Count);

    /// <summary>The entry of a list: a row a line.</summary>
    public static string EntryOf(string list) => $"lists/{list}.jsonl";

    /// <summary>The entry of a file: as it is.</summary>
    public static string EntryOf(BackedFile file) => $"files/{file.Path}";
}

/// <summary>A list in a backup.</summary>
internal sealed record BackedList(string Name, long Count, long Size, string Sha256, IReadOnlyList<string> Columns);

/// <summary>A file of the library.</summary>
/// <param name="Path">Folders and name within the library.</param>
/// <param name="Url">Where a person opened it: rows name it by this, and another site has another.</param>
/// <param name="Sha256">Empty while nobody has read its bytes.</param>
/// <param name="Fields">The library's own columns that hold something.</param>
internal sealed record BackedFile(string Path, string Url, long Size, string Sha256, IReadOnlyDictionary<string, string> Fields);
