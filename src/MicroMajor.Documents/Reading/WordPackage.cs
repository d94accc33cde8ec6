using System.IO.Compression;
using System.Text;
using System.Xml;
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

    private const int MostEntries = 2_000;
    private const long LargestTotal = 400L * 1024 * 1024;
    private const int LargestPart = 24 * 1024 * 1024;
    private const int GreatestRatio = 150;
    private const int Deepest = 200;
    private const int MostElements = 1_000_000;

    private const string OfficeDocument = "/officeDocument";
    private static readonly string[] s_office = ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"];

    /// <summary>Opens it, or says why not.</summary>
    public static Outcome<WordPackage> Open(byte[] bytes)
    {
        if (bytes.Length > LargestFile) return new Problem("file-too-large", Facts.Of(("limit", $"{LargestFile / 1024 / 1024}")));
        if (Foreign(bytes) is { } problem) return problem;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return Read(zip);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException or NotSupportedException or FormatException or ArgumentException)
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

    private static Outcome<WordPackage> Read(ZipArchive zip)
    {
        if (zip.Entries.Count > MostEntries) return new Problem("word-bomb");
        if (zip.Entries.Sum(e => e.Length) > LargestTotal) return new Problem("word-bomb");
        // Two parts of one name are one part to one reader and the other to the next.
        if (zip.Entries.DistinctBy(e => e.FullName.ToUpperInvariant()).Count() < zip.Entries.Count) return new Problem("word-broken");
        if (zip.GetEntry("[Content_Types].xml") is not { } types) return new Problem("word-not-word");
        if (!IsSmall(types)) return new Problem("word-bomb");
        var kinds = Xml(types);
        if (zip.Entries.Any(e => e.Name.StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase) || e.Name.StartsWith("vbaData", StringComparison.OrdinalIgnoreCase))
            || kinds.Attributes().Concat(kinds.Descendants().Attributes()).Any(a => a.Value.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || a.Value.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)))
            return new Problem("word-macros");
        if (zip.GetEntry("_rels/.rels") is not { } links || !IsSmall(links)) return new Problem("word-not-word");
        var targets = Xml(links).Elements().Where(e => (string?)e.Attribute("TargetMode") != "External")
            .Select(e => (Type: (string?)e.Attribute("Type") ?? "", Target: ((string?)e.Attribute("Target") ?? "").TrimStart('/'))).ToList();
        var main = targets.FirstOrDefault(t => s_office.Any(o => t.Type == o + OfficeDocument)).Target;
        if (main is null || zip.GetEntry(main) is not { } part) return new Problem("word-not-word");
        if (!IsSmall(part)) return new Problem("word-bomb");
        var document = Xml(part);
        if (document.Name.LocalName != "document" || document.Elements().FirstOrDefault(e => e.Name.LocalName == "body") is not { } body) return new Problem("word-not-word");
        var custom = targets.FirstOrDefault(t => t.Type.EndsWith("/custom-properties", StringComparison.Ordinal)).Target;
        var imprint = custom is not null && zip.GetEntry(custom) is { } properties && IsSmall(properties) ? CustomProperties.Read(Xml(properties)) : "";
        return new WordPackage(body, imprint);
    }

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
            CloseInput = false,
        });
        using var counted = new CountedReader(reader, Deepest, MostElements);
        return XDocument.Load(counted).Root ?? throw new XmlException("There is no root.");
    }
}
