using System.Text;
using System.Xml.Linq;
using MicroMajor.Documents.Word;
using MicroMajor.Domain;

namespace MicroMajor.Documents.Reading;

/// <summary>
/// A Word file from outside, opened with care: what it is is told by its content, its size is limited before and while it is unpacked, no
/// macro, no DTD, and nothing that it refers to is ever fetched. Only the text part and the document's properties are read at all.
/// </summary>
internal sealed record WordPackage(XElement Body, string Imprint)
{
    /// <summary>The largest file that is read.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    private static readonly PackageLimits s_limits = new(LargestTotal: 400L * 1024 * 1024, LargestPart: 24 * 1024 * 1024, Deepest: 200, MostElements: 1_000_000);

    private const string Kinds = "[Content_Types].xml";
    private const string Links = "_rels/.rels";
    private const string OfficeDocument = "/officeDocument";
    private static readonly string[] s_office = ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"];

    /// <summary>Opens it, or says why not.</summary>
    public static Outcome<WordPackage> Open(byte[] bytes)
    {
        if (bytes.Length > LargestFile) return new Problem("file-too-large", Facts.Of(("limit", $"{LargestFile / 1024 / 1024}")));
        if (Foreign(bytes) is { } problem) return problem;
        try
        {
            using var package = new OutsidePackage(bytes, s_limits);
            return Read(package);
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

    private static Outcome<WordPackage> Read(OutsidePackage package)
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
        return new WordPackage(body, imprint);
    }
}
