using System.Globalization;
using System.Text;
using System.Xml.Linq;
using MicroMajor.Documents.Word;

namespace MicroMajor.Documents.Templates;

/// <summary>A part of the filled document: packed already, in pieces, or (with neither) the document's properties.</summary>
internal sealed record FramePart(byte[] Name, PackedPart? Packed, IReadOnlyList<Piece>? Pieces, int FirstMark);

/// <summary>
/// The package around a filled Word form, for finals and for drafts. What the form has no place for is added: the content code and the
/// proposal's number at the end of every footer, the mark on a draft at the top of every header, and a header or a footer where a page has none.
/// </summary>
internal sealed class TemplateFrame
{
    private const string Office = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Core = "docProps/core.xml";
    private const int MarksOfPart = 100_000;

    private static readonly XNamespace w = Ink.W;
    private static readonly XNamespace r = Ink.R;
    private static readonly XNamespace s_relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace s_types = "http://schemas.openxmlformats.org/package/2006/content-types";

    private readonly TemplatePackage package;
    private readonly IReadOnlyList<TextPart> texts;
    private readonly HoleNames names;
    private readonly HoleMarks marks;
    private readonly bool hasTwoSides;
    private readonly int firstMark;
    private readonly Dictionary<string, PackedPart> packed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TextPart> made = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<FramePart> final;
    private readonly IReadOnlyList<FramePart> draft;

    public TemplateFrame(TemplatePackage package, IReadOnlyList<TextPart> texts, HoleNames names, HoleMarks marks, bool hasTwoSides)
    {
        (this.package, this.texts, this.names, this.marks, this.hasTwoSides) = (package, texts, names, marks, hasTwoSides);
        var largest = texts.SelectMany(t => t.Root.Descendants(w + "bookmarkStart")).Select(b => int.TryParse((string?)b.Attribute(w + "id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).DefaultIfEmpty().Max();
        firstMark = largest < 1_000_000_000 ? largest + 1 : 1;
        // The footers that there are come first: what is read back stands where the office put it.
        if (NeedsCode) foreach (var footer in texts.Where(t => t.Kind == "footer")) footer.Root.Add(CodeLine(footer.Pieces));
        (final, draft) = (Compiled(isDraft: false), Compiled(isDraft: true));
    }

    /// <summary>The parts, in the order of the package.</summary>
    public IReadOnlyList<FramePart> Of(bool isDraft) => isDraft ? draft : final;

    private bool NeedsCode => !names.Has("contentCode") || !names.Has("proposalId");

    private List<FramePart> Compiled(bool isDraft)
    {
        var body = new XElement(texts[0].Root);
        var added = new List<(string Id, TextPart Part)>();
        if (NeedsCode) Complete(body, "footer", type => added.Add(Added("footer", type, pieces => CodeLine(pieces))));
        var marked = isDraft && !names.Has("draftMark");
        if (marked) Complete(body, "header", type => added.Add(Added("header", type, _ => DraftLine())));

        var parts = new List<FramePart>();
        var at = 0;
        foreach (var text in texts.Skip(1).Concat(added.Select(a => a.Part)).Prepend(texts[0] with { Root = body }))
        {
            var root = text.Root;
            if (marked && text.Kind == "header" && added.TrueForAll(a => a.Part != text))
            {
                root = new(root);
                root.AddFirst(DraftLine());
            }

            parts.Add(Of(text.Name, text.Pieces.Cut(root), firstMark + (at++ * MarksOfPart)));
        }

        parts.AddRange(package.Parts.Where(p => texts.All(t => t.Name != p.Name)).Select(p => Whole(p.Name, p.Content)));
        foreach (var (name, relations) in package.Relations) parts.Add(name == package.Main.Name && added.Count > 0 ? Made(TemplatePackage.RelationsOf(name), With(relations, added)) : Whole(TemplatePackage.RelationsOf(name), relations));
        if (added.Count > 0 && !package.Relations.ContainsKey(package.Main.Name)) parts.Add(Made(TemplatePackage.RelationsOf(package.Main.Name), With(null, added)));
        parts.Add(Made("_rels/.rels", Relations()));
        parts.Add(Whole("docProps/app.xml", """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>MicroMajor Teams App</Application></Properties>"""u8.ToArray()));
        parts.Add(new(Encoding.UTF8.GetBytes(Core), null, null, 0));
        var sorted = parts.OrderBy(p => Encoding.UTF8.GetString(p.Name), StringComparer.Ordinal);
        return [Made("[Content_Types].xml", Types(added.Select(a => a.Part))), .. sorted];
    }

    // Text in which nothing is filled in is packed once, too.
    private static FramePart Of(string name, IReadOnlyList<Piece> pieces, int mark)
    {
        if (pieces.Any(p => p is not Fixed)) return new(Encoding.UTF8.GetBytes(name), null, pieces, mark);
        using var whole = new MemoryStream();
        using (var xml = new Utf8Xml(whole))
        {
            var filling = new Filling(xml, null!, 0);
            foreach (var piece in pieces) piece.Write(filling);
            xml.Flush();
        }

        return Made(name, whole.ToArray());
    }

    private FramePart Whole(string name, byte[] content)
    {
        if (!packed.TryGetValue(name, out var part)) packed[name] = part = PackedPart.Of(name, content);
        return new(part.Name, part, null, 0);
    }

    private static FramePart Made(string name, byte[] content) => PackedPart.Of(name, content) is var part ? new(part.Name, part, null, 0) : null!;

    // A section takes over what the one before it had; only what no section so far has is added.
    private void Complete(XElement body, string kind, Action<string> add)
    {
        var place = body.Element(w + "body")!;
        if (place.Elements(w + "sectPr").LastOrDefault() is null) place.Add(new XElement(w + "sectPr"));
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in body.Descendants(w + "sectPr"))
        {
            foreach (var reference in section.Elements(w + $"{kind}Reference")) known.Add((string?)reference.Attribute(w + "type") ?? "default");
            string[] wanted = ["default", .. IsOn(section.Element(w + "titlePg")) ? ["first"] : Array.Empty<string>(), .. hasTwoSides ? ["even"] : Array.Empty<string>()];
            foreach (var type in wanted.Where(known.Add))
            {
                section.AddFirst(new XElement(w + $"{kind}Reference", new XAttribute(w + "type", type), new XAttribute(r + "id", Id(kind, type))));
                add(type);
            }
        }
    }

    // Made once, for finals and drafts alike: its bookmarks are given once.
    private (string, TextPart) Added(string kind, string type, Func<Pieces, XElement> line)
    {
        if (made.TryGetValue(Id(kind, type), out var known)) return (Id(kind, type), known);
        var pieces = new Pieces();
        var folder = package.Main.Name.LastIndexOf('/') is >= 0 and var slash ? package.Main.Name[..(slash + 1)] : "";
        return (Id(kind, type), made[Id(kind, type)] = new($"{folder}{kind}-{type}-added.xml", kind, new XElement(w + (kind == "header" ? "hdr" : "ftr"), new XAttribute(XNamespace.Xmlns + "w", w.NamespaceName), line(pieces)), pieces));
    }

    private static string Id(string kind, string type) => $"added{kind}{type}";

    private XElement CodeLine(Pieces pieces)
    {
        var line = new XElement(w + "p", new XElement(w + "pPr", new XElement(w + "spacing", Val("before", 0), Val("after", 0)), new XElement(w + "jc", new XAttribute(w + "val", "left"))));
        if (!names.Has("contentCode")) line.Add(Words("内容码 "), Place("contentCode"));
        if (!names.Has("proposalId")) line.Add(Words(names.Has("contentCode") ? "编号 " : "　编号 "), Place("proposalId"));
        return line;

        XNode[] Place(string key)
        {
            var hole = new Hole(HoleKind.Field, key);
            var run = new XElement(w + "r", Small(), pieces.One(new Value(hole)));
            return marks.Of(hole, "") is { } mark ? [pieces.One(new Bookmark(mark.Name, true, false)), run, pieces.One(new Bookmark(mark.Name, false, false))] : [run];
        }

        static XElement Words(string text) => new(w + "r", Small(), Text(text));
        static XElement Small() => Run(Typeface.Song.Name, 18, null);
    }

    private static XElement DraftLine() => new(w + "p",
        new XElement(w + "pPr", new XElement(w + "spacing", Val("before", 0), Val("after", 0)), new XElement(w + "jc", new XAttribute(w + "val", "center"))),
        new XElement(w + "r", Run(Typeface.Hei.Name, 21, "7F7F7F"), Text(StaticParts.DraftWords)));

    private static XElement Run(string face, int size, string? colour) => new(w + "rPr",
        new XElement(w + "rFonts", new XAttribute(w + "hint", "eastAsia"), new XAttribute(w + "ascii", Typeface.Latin), new XAttribute(w + "hAnsi", Typeface.Latin), new XAttribute(w + "eastAsia", face), new XAttribute(w + "cs", Typeface.Latin)),
        colour is null ? null : new XElement(w + "color", new XAttribute(w + "val", colour)),
        new XElement(w + "sz", Val("val", size)),
        new XElement(w + "szCs", Val("val", size)));

    private static XElement Text(string text) => new(w + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text);

    private static XAttribute Val(string name, int value) => new(w + name, value.ToString(CultureInfo.InvariantCulture));

    private static bool IsOn(XElement? setting) => setting is not null && (string?)setting.Attribute(w + "val") is null or "1" or "true" or "on";

    private byte[] Relations() => Bytes(new(s_relations + "Relationships",
        Relation("rId1", $"{Ink.R}/officeDocument", package.Main.Name),
        Relation("rId2", $"{Ink.R}/extended-properties", "docProps/app.xml"),
        Relation("rId3", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", Core)));

    private static byte[] With(byte[]? relations, List<(string Id, TextPart Part)> added)
    {
        var root = relations is null ? new XElement(s_relations + "Relationships") : XElement.Load(new MemoryStream(relations, writable: false));
        foreach (var (id, part) in added) root.Add(Relation(id, $"{Ink.R}/{part.Kind}", part.Name[(part.Name.LastIndexOf('/') + 1)..]));
        return Bytes(root);
    }

    private static XElement Relation(string id, string type, string target) => new(s_relations + "Relationship", new XAttribute("Id", id), new XAttribute("Type", type), new XAttribute("Target", target));

    private byte[] Types(IEnumerable<TextPart> added) => Bytes(new(s_types + "Types",
        new XElement(s_types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
        new XElement(s_types + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
        Of("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        Of(Core, "application/vnd.openxmlformats-package.core-properties+xml"),
        package.Parts.Select(p => Of(p.Name, p == package.Main ? $"{Office}document.main+xml" : p.ContentType)),
        added.Select(a => Of(a.Name, $"{Office}{a.Kind}+xml"))));

    private static XElement Of(string name, string type) => new(s_types + "Override", new XAttribute("PartName", $"/{name}"), new XAttribute("ContentType", type));

    private static byte[] Bytes(XElement root) => Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + root.ToString(SaveOptions.DisableFormatting));
}
