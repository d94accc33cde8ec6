using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain;

namespace MicroMajor.Documents.Templates;

/// <summary>A part of a Word form.</summary>
/// <param name="Name">Its name in the package, without the slash.</param>
/// <param name="Kind">What it is to the part that it belongs to: the end of the relationship's type.</param>
internal sealed record TemplatePart(string Name, string ContentType, string Kind, byte[] Content);

/// <summary>A reference out of the package.</summary>
internal sealed record OutsideReference(string Part, string Kind, string Target);

/// <summary>The office's Word file, opened with care once: its size and its parts are limited before the SDK sees it, and nothing it refers to is fetched.</summary>
/// <param name="Parts">The parts that belong to the text, the text first; without what the file says of its author.</param>
/// <param name="Relations">What belongs to a part, by its name: the part as it lies in the package.</param>
internal sealed record TemplatePackage(IReadOnlyList<TemplatePart> Parts, IReadOnlyDictionary<string, byte[]> Relations, IReadOnlyList<OutsideReference> Outside)
{
    private static readonly PackageLimits s_limits = new(LargestTotal: 64L * 1024 * 1024, LargestPart: 16 * 1024 * 1024, Deepest: 200, MostElements: 400_000);

    /// <summary>The text of the document.</summary>
    public TemplatePart Main => Parts[0];

    /// <summary>The part of that kind, or null.</summary>
    public TemplatePart? Of(string kind) => Parts.FirstOrDefault(p => p.Kind == kind);

    /// <summary>Opens it, or says why not.</summary>
    public static Outcome<TemplatePackage> Open(ReadOnlyMemory<byte> word)
    {
        var bytes = word.ToArray();
        var opened = WordPackage.Open(bytes);
        if (!opened.IsDone) return Outcome<TemplatePackage>.Refused(opened.Problems);
        if (opened.Value.Body.Name.NamespaceName != Word.Ink.W) return new Problem("word-strict");
        try
        {
            using var guard = new OutsidePackage(bytes, s_limits);
            if (guard.IsUnreasonable || !guard.IsSmall) return new Problem("word-bomb");
            return Read(bytes);
        }
        catch (Exception broken) when (OutsidePackage.IsDamage(broken) || broken is OpenXmlPackageException)
        {
            return new Problem("word-broken");
        }
    }

    /// <summary>A part as XML, without comments and instructions.</summary>
    public static XElement Xml(TemplatePart part) => OutsidePackage.Read(new MemoryStream(part.Content, writable: false), s_limits);

    private static TemplatePackage Read(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false);
        var (parts, outside) = (new List<TemplatePart>(), new List<OutsideReference>());
        var relations = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        Add(document.MainDocumentPart!);
        return new(parts, relations, outside);

        void Add(OpenXmlPart part)
        {
            var name = part.Uri.OriginalString.TrimStart('/');
            if (parts.Exists(p => p.Name == name)) return;
            parts.Add(new(name, part.ContentType, End(part.RelationshipType), Content(part)));
            outside.AddRange(part.ExternalRelationships.Select(r => new OutsideReference(name, End(r.RelationshipType), r.Uri.OriginalString)));
            outside.AddRange(part.HyperlinkRelationships.Where(r => r.IsExternal).Select(r => new OutsideReference(name, "hyperlink", r.Uri.OriginalString)));
            if (zip.GetEntry(RelationsOf(name)) is { } entry)
            {
                using var stream = new LimitedStream(entry.Open(), s_limits.LargestPart);
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                relations[name] = copy.ToArray();
            }

            foreach (var inner in part.Parts) Add(inner.OpenXmlPart);
        }
    }

    /// <summary>Where a package says what belongs to a part.</summary>
    public static string RelationsOf(string name) => name.LastIndexOf('/') is >= 0 and var slash ? $"{name[..slash]}/_rels/{name[(slash + 1)..]}.rels" : $"_rels/{name}.rels";

    private static byte[] Content(OpenXmlPart part)
    {
        using var stream = new LimitedStream(part.GetStream(FileMode.Open, FileAccess.Read), s_limits.LargestPart);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static string End(string type) => type[(type.LastIndexOf('/') + 1)..];
}
