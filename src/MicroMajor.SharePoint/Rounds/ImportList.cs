using MicroMajor.Domain;
using MicroMajor.Domain.Rounds;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Rounds;

/// <summary>The office's imports in the list Imports: the table as JSON, in as many columns as it may need.</summary>
internal sealed class ImportList(SharePointList list) : IImports
{
    public const int Parts = 8;

    private const string Key = "ImportId";

    public async Task<Stored<PendingImport>?> FindAsync(string id, CancellationToken ct) =>
        await list.FindAsync(Key, id, ct) is { } row && row.Text(Key) == id ? new(Read(row), ItemVersion.Of(row)) : null;

    public async Task<Outcome<Stored<PendingImport>>> SaveAsync(Stored<PendingImport> import, CancellationToken ct)
    {
        var fields = Write(import.Value);
        if (fields is null) return new Problem("import-too-large");
        if (import.Version.Length == 0)
        {
            var (row, added) = await list.AddOnceAsync(Key, fields, ct);
            return new Stored<PendingImport>(added ? import.Value : Read(row), ItemVersion.Of(row));
        }

        var (item, eTag) = ItemVersion.Read(import.Version);
        return await list.ReplaceAsync(item, eTag, fields, ct) is { } version ? new Stored<PendingImport>(import.Value, ItemVersion.Of(item, version)) : new Problem("changed-meanwhile");
    }

    public static string PartName(int part) => $"Sheet{part}";

    private static FieldMap? Write(PendingImport import)
    {
        var pieces = Pieces(Json.Of(import.Sheet)!).ToList();
        var seen = Json.OfMany(import.Seen);
        if (pieces.Count > Parts || seen?.Length > Limits.Note) return null;
        var fields = new FieldMap
        {
            ["Title"] = Limits.Heading($"{import.List} {import.Sheet.Name}"),
            [Key] = import.Id,
            ["OfficeList"] = $"{import.List}",
            ["ById"] = import.By.Value,
            ["ByName"] = import.ByName,
            ["At"] = Instant.Text(import.At),
            ["Source"] = import.Source,
            ["Seen"] = seen,
            ["AppliedAt"] = Instant.Text(import.AppliedAt),
            ["Retire"] = import.Retire,
        };
        for (var i = 0; i < Parts; i++) fields[PartName(i + 1)] = i < pieces.Count ? pieces[i] : null;
        return fields;
    }

    // SharePoint drops blanks at the ends of a text, and half a character is none: no piece ends in either.
    private static IEnumerable<string> Pieces(string json)
    {
        for (var at = 0; at < json.Length;)
        {
            var length = Math.Min(Limits.Note, json.Length - at);
            while (at + length < json.Length && (char.IsWhiteSpace(json[at + length - 1]) || char.IsWhiteSpace(json[at + length]) || char.IsHighSurrogate(json[at + length - 1]))) length--;
            yield return json.Substring(at, length);
            at += length;
        }
    }

    private static PendingImport Read(ListRow row) => new(
        row.Text(Key), Enum.Parse<OfficeList>(row.Text("OfficeList")), new(row.Text("ById")), row.Text("ByName"), Instant.Read(row.Text("At")) ?? default, row.Text("Source"),
        Json.Read<Sheet>(string.Concat(Enumerable.Range(1, Parts).Select(p => row.Text(PartName(p))))) ?? new("", []), Json.Many<string>(row.Text("Seen")), Instant.Read(row.Text("AppliedAt")))
    {
        Retire = row.Flag("Retire"),
    };
}
