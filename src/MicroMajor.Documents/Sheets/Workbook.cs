using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Documents.Sheets;

/// <summary>
/// An Excel file (xlsx) from outside, opened with care: its parts are limited before and while they are unpacked, no macro, no DTD, and nothing
/// that it refers to elsewhere is fetched. Only visible sheets are read; values as they are shown, formulas never computed nor believed.
/// </summary>
internal static class Workbook
{
    private const int MostEntries = 2_000;
    private const long LargestTotal = 200L * 1024 * 1024;
    private const int LargestPart = 32 * 1024 * 1024;
    private const int GreatestRatio = 150;
    private const int Deepest = 60;
    private const int MostElements = 2_000_000;
    private const int MostSheets = 30;

    private const string OfficeDocument = "/officeDocument";

    /// <summary>The visible sheets that hold anything.</summary>
    public static Outcome<IReadOnlyList<Sheet>> Read(string name, byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return Read(name, zip);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException or NotSupportedException or FormatException or ArgumentException or OverflowException)
        {
            return new Problem("sheet-broken");
        }
    }

    /// <summary>Is the old container around it that of an encrypted file?</summary>
    public static bool IsEncrypted(ReadOnlySpan<byte> bytes) => bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    private static Outcome<IReadOnlyList<Sheet>> Read(string name, ZipArchive zip)
    {
        if (zip.Entries.Count > MostEntries || zip.Entries.Sum(e => e.Length) > LargestTotal || zip.Entries.Any(e => !IsSmall(e))) return new Problem("sheet-bomb");
        if (zip.Entries.DistinctBy(e => e.FullName.ToUpperInvariant()).Count() < zip.Entries.Count) return new Problem("sheet-broken");
        if (zip.GetEntry("[Content_Types].xml") is not { } types || Part(zip, "_rels/.rels") is not { } links) return new Problem("sheet-no-table");
        if (zip.Entries.Any(e => e.Name.StartsWith("vba", StringComparison.OrdinalIgnoreCase)) || Xml(types).Descendants().Attributes().Any(a => a.Value.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)))
            return new Problem("sheet-macros");
        var main = Targets(links, "").FirstOrDefault(t => t.Type.EndsWith(OfficeDocument, StringComparison.Ordinal)).Target;
        if (main is null || Part(zip, main) is not { } workbook || workbook.Name.LocalName != "workbook") return new Problem("sheet-no-table");

        var folder = main.Contains('/', StringComparison.Ordinal) ? main[..(main.LastIndexOf('/') + 1)] : "";
        var targets = Part(zip, $"{folder}_rels/{main[folder.Length..]}.rels") is { } rels ? Targets(rels, folder) : [];
        XElement? Named(string type) => targets.FirstOrDefault(t => t.Type.EndsWith(type, StringComparison.Ordinal)).Target is { } target ? Part(zip, target) : null;
        var values = new CellValues(SharedStrings(Named("/sharedStrings")), NumberFormats.Of(Named("/styles")), Is1904(workbook));

        var sheets = new List<Sheet>();
        foreach (var sheet in workbook.Descendants().Where(e => e.Name.LocalName == "sheet").Take(MostSheets))
        {
            if ((string?)sheet.Attribute("state") is "hidden" or "veryHidden") continue;
            var id = sheet.Attributes().FirstOrDefault(a => a.Name.LocalName == "id")?.Value;
            if (targets.FirstOrDefault(t => t.Id == id) is not { Target: { } target } found || !found.Type.EndsWith("/worksheet", StringComparison.Ordinal) || Part(zip, target) is not { } data) continue;
            var lines = SheetRows.Read(data, values);
            if (lines.Count > 0) sheets.Add(new($"{name} / {(string?)sheet.Attribute("name")}", lines));
        }

        return sheets.Count > 0 ? sheets : new Problem("import-empty");
    }

    private static bool Is1904(XElement workbook) =>
        (string?)workbook.Elements().FirstOrDefault(e => e.Name.LocalName == "workbookPr")?.Attribute("date1904") is "1" or "true";

    // A shared text may be in pieces of different looks; what is written above it for pronunciation is no part of it.
    private static List<string> SharedStrings(XElement? part) =>
        [.. (part?.Elements() ?? []).Where(e => e.Name.LocalName == "si").Select(CellValues.TextOf)];

    private static List<(string Id, string Type, string Target)> Targets(XElement rels, string folder) =>
    [
        .. rels.Elements().Where(e => (string?)e.Attribute("TargetMode") != "External")
            .Select(e => ((string?)e.Attribute("Id") ?? "", (string?)e.Attribute("Type") ?? "", Placed((string?)e.Attribute("Target") ?? "", folder))),
    ];

    private static string Placed(string target, string folder) =>
        target.StartsWith('/') ? target[1..] : target.StartsWith("../", StringComparison.Ordinal) ? target[3..] : folder + target;

    private static XElement? Part(ZipArchive zip, string path) => zip.GetEntry(path) is { } entry ? Xml(entry) : null;

    // What it says of itself; what it then really is, is counted while it is read.
    private static bool IsSmall(ZipArchiveEntry entry) => entry.Length <= LargestPart && (entry.Length < 1024 * 1024 || entry.Length / Math.Max(1, entry.CompressedLength) <= GreatestRatio);

    private static XElement Xml(ZipArchiveEntry entry)
    {
        using var stream = new LimitedStream(entry.Open(), LargestPart);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LargestPart,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        using var counted = new CountedReader(reader, Deepest, MostElements);
        return XDocument.Load(counted).Root ?? throw new XmlException("There is no root.");
    }
}
