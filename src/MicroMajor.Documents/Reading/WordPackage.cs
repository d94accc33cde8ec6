using System.Text;
using System.Xml.Linq;
using MicroMajor.Documents.Word;
using MicroMajor.Domain;

namespace MicroMajor.Documents.Reading;

/// <summary>
/// A Word file from outside, opened with care: what it is is told by its content, its size is limited before and while it is unpacked, no
/// macro, no DTD, and nothing that it refers to is ever fetched. Only the text, the heads and feet of its pages when they are asked for, and the
/// document's properties are read at all.
/// </summary>
internal sealed record WordPackage(XElement Body, string Imprint)
{
    /// <summary>The heads and feet of its pages, when they were asked for.</summary>
    public IReadOnlyList<XElement> Edges { get; private init; } = [];

    /// <summary>The identifier among its properties: the content code of a document of ours, as long as nobody dropped it.</summary>
    public string Identifier { get; private init; } = "";

    /// <summary>The largest file that is read.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    private const int MostEdges = 3_000;

    // What this program wrote may be longer than what people send.
    private static readonly PackageLimits s_filed = new(LargestTotal: 2_000L * 1024 * 1024, LargestPart: 512 * 1024 * 1024, Deepest: 200, MostElements: 20_000_000);

    private static readonly PackageLimits s_limits = new(LargestTotal: 400L * 1024 * 1024, LargestPart: 24 * 1024 * 1024, Deepest: 200, MostElements: 1_000_000);

    private const string Kinds = "[Content_Types].xml";
    private const string Links = "_rels/.rels";
    private const string OfficeDocument = "/officeDocument";
    private static readonly string[] s_office = ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"];

    /// <summary>Opens it, or says why not.</summary>
    public static Outcome<WordPackage> Open(byte[] bytes, bool withEdges = false) =>
        bytes.Length > LargestFile ? new Problem("file-too-large", Facts.Of(("limit", $"{LargestFile / 1024 / 1024}"))) : Open(bytes, s_limits, withEdges);

    /// <summary>Opens a document that lies in the library, of any length. What is no Word file throws.</summary>
    public static WordPackage Filed(byte[] bytes) => Open(bytes, s_filed, withEdges: true) is { IsDone: true } opened ? opened.Value : throw new InvalidDataException("This is no Word file.");

    private static Outcome<WordPackage> Open(byte[] bytes, PackageLimits limits, bool withEdges)
    {
        if (Foreign(bytes) is { } problem) return problem;
        try
        {
            using var package = new OutsidePackage(bytes, limits);
            return Read(package, withEdges);
        }
        catch (Exception broken) when (OutsidePackage.IsDamage(broken))
        {
            return new Problem("word-broken");
        }
    }

    // Extensions say what somebody calls a file; its first bytes say what it is.
    private static Problem? Foreign(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return null;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? new("word-password") : new("word-old");
        if (bytes.StartsWith("%PDF"u8)) return new("word-is-pdf");
        return bytes.IsEmpty ? new("word-broken") : new("word-not-word");
    }

    private static Outcome<WordPackage> Read(OutsidePackage package, bool withEdges)
    {
        if (package.IsUnreasonable || !package.IsSmallAt(Kinds)) return new Problem("word-bomb");
        if (package.HasTwins) return new Problem("word-broken");
        if (package.Part(Kinds) is not { } kinds) return new Problem("word-not-word");
        if (package.HasMacros(kinds)) return new Problem("word-macros");
        if (!package.IsSmallAt(Links) || package.Part(Links) is not { } links) return new Problem("word-not-word");
        var targets = links.Elements().Where(e => (string?)e.Attribute("TargetMode") != "External")
            .Select(e => (Type: (string?)e.Attribute("Type") ?? "", Target: ((string?)e.Attribute("Target") ?? "").TrimStart('/'))).ToList();
        var main = targets.FirstOrDefault(t => s_office.Any(o => t.Type == o + OfficeDocument)).Target;
        if (main is null || !package.Has(main)) return new Problem("word-not-word");
        if (!package.IsSmallAt(main)) return new Problem("word-bomb");
        var document = package.Part(main)!;
        if (document.Name.LocalName != "document" || document.Elements().FirstOrDefault(e => e.Name.LocalName == "body") is not { } body) return new Problem("word-not-word");
        var custom = targets.FirstOrDefault(t => t.Type.EndsWith("/custom-properties", StringComparison.Ordinal)).Target;
        var imprint = custom is not null && package.IsSmallAt(custom) && package.Part(custom) is { } properties ? CustomProperties.Read(properties) : "";
        return new WordPackage(body, imprint) { Edges = withEdges ? [.. EdgesOf(package, main)] : [], Identifier = withEdges ? IdentifierOf(package, targets) : "" };
    }

    private static IEnumerable<XElement> EdgesOf(OutsidePackage package, string main)
    {
        var (folder, name) = main.LastIndexOf('/') is >= 0 and var slash ? (main[..(slash + 1)], main[(slash + 1)..]) : ("", main);
        var links = $"{folder}_rels/{name}.rels";
        if (!package.IsSmallAt(links) || package.Part(links) is not { } related) yield break;
        var parts = related.Elements()
            .Where(e => (string?)e.Attribute("TargetMode") != "External" && ((string?)e.Attribute("Type") ?? "") is var type && (type.EndsWith("/footer", StringComparison.Ordinal) || type.EndsWith("/header", StringComparison.Ordinal)))
            .Select(e => (string?)e.Attribute("Target") ?? "").Select(t => t.StartsWith('/') ? t[1..] : folder + t).Distinct(StringComparer.Ordinal).Take(MostEdges);
        foreach (var part in parts)
            if (package.IsSmallAt(part) && package.Part(part) is { } edge) yield return edge;
    }

    private static string IdentifierOf(OutsidePackage package, IEnumerable<(string Type, string Target)> targets) =>
        targets.FirstOrDefault(t => t.Type.EndsWith("/core-properties", StringComparison.Ordinal)).Target is { } core && package.IsSmallAt(core) && package.Part(core) is { } properties
            ? properties.Elements().FirstOrDefault(e => e.Name.LocalName == "identifier")?.Value ?? "" : "";
}
