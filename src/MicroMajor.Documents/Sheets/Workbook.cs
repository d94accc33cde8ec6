using System.Text;
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
    private static readonly PackageLimits s_limits = new(LargestTotal: 200L * 1024 * 1024, LargestPart: 32 * 1024 * 1024, Deepest: 60, MostElements: 2_000_000);

    private const int MostSheets = 30;

    private const string OfficeDocument = "/officeDocument";

    /// <summary>The visible sheets that hold anything.</summary>
    public static Outcome<IReadOnlyList<Sheet>> Read(string name, byte[] bytes)
    {
        try
        {
            using var package = new OutsidePackage(bytes, s_limits);
            return Read(name, package);
        }
        catch (Exception broken) when (OutsidePackage.IsDamage(broken))
        {
            return new Problem("sheet-broken");
        }
    }

    /// <summary>What a name of the workbook stands for, as it is written there; empty when there is no such name.</summary>
    public static string Meant(byte[] bytes, string name)
    {
        try
        {
            using var package = new OutsidePackage(bytes, s_limits);
            if (package.IsUnreasonable || !package.IsSmall || package.Part("_rels/.rels") is not { } links || Main(links) is not { } main) return "";
            return package.Part(main)?.Descendants().FirstOrDefault(e => e.Name.LocalName == "definedName" && (string?)e.Attribute("name") == name)?.Value ?? "";
        }
        catch (Exception broken) when (OutsidePackage.IsDamage(broken))
        {
            return "";
        }
    }

    /// <summary>Is the old container around it that of an encrypted file?</summary>
    public static bool IsEncrypted(ReadOnlySpan<byte> bytes) => bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    private static Outcome<IReadOnlyList<Sheet>> Read(string name, OutsidePackage package)
    {
        if (package.IsUnreasonable || !package.IsSmall) return new Problem("sheet-bomb");
        if (package.HasTwins) return new Problem("sheet-broken");
        if (package.Part("[Content_Types].xml") is not { } types || package.Part("_rels/.rels") is not { } links) return new Problem("sheet-no-table");
        if (package.HasMacros(types)) return new Problem("sheet-macros");
        if (Main(links) is not { } main || package.Part(main) is not { } workbook || workbook.Name.LocalName != "workbook") return new Problem("sheet-no-table");

        var folder = main.Contains('/', StringComparison.Ordinal) ? main[..(main.LastIndexOf('/') + 1)] : "";
        var targets = package.Part($"{folder}_rels/{main[folder.Length..]}.rels") is { } rels ? Targets(rels, folder) : [];
        XElement? Named(string type) => targets.FirstOrDefault(t => t.Type.EndsWith(type, StringComparison.Ordinal)).Target is { } target ? package.Part(target) : null;
        var values = new CellValues(SharedStrings(Named("/sharedStrings")), NumberFormats.Of(Named("/styles")), Is1904(workbook));

        var sheets = new List<Sheet>();
        foreach (var sheet in workbook.Descendants().Where(e => e.Name.LocalName == "sheet").Take(MostSheets))
        {
            if ((string?)sheet.Attribute("state") is "hidden" or "veryHidden") continue;
            var id = sheet.Attributes().FirstOrDefault(a => a.Name.LocalName == "id")?.Value;
            if (targets.FirstOrDefault(t => t.Id == id) is not { Target: { } target } found || !found.Type.EndsWith("/worksheet", StringComparison.Ordinal) || package.Part(target) is not { } data) continue;
            var lines = SheetRows.Read(data, values);
            if (lines.Count > 0) sheets.Add(new($"{name} / {(string?)sheet.Attribute("name")}", lines));
        }

        return sheets.Count > 0 ? sheets : new Problem("import-empty");
    }

    private static string? Main(XElement links) => Targets(links, "").FirstOrDefault(t => t.Type.EndsWith(OfficeDocument, StringComparison.Ordinal)).Target;

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
}
