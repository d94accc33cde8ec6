using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace MicroMajor.Documents.Word;

/// <summary>A Word file: the blocks on their page, the footer with the content code, and what every package has.</summary>
/// <param name="Subject">The id of what it is about, printed at the right of the footer.</param>
/// <param name="Instant">Created and modified, as the file itself says.</param>
internal sealed record WordFile(string Title, string School, string Subject, string ContentCode, DateTimeOffset Instant, bool IsDraft, Page Page, IReadOnlyList<Block> Blocks)
{
    /// <summary>What a draft remembers of itself, in properties of the document; empty for none.</summary>
    public string Imprint { get; init; } = "";

    public byte[] Bytes() => Zip.Of(
    [
        ("[Content_Types].xml", Utf8(ContentTypes())),
        ("_rels/.rels", Utf8(Relationships(
        [
            ($"{Ink.R}/officeDocument", "word/document.xml"),
            ($"{Ink.R}/extended-properties", "docProps/app.xml"),
            ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            .. Imprint.Length > 0 ? [($"{Ink.R}/custom-properties", "docProps/custom.xml")] : Array.Empty<(string, string)>(),
        ]))),
        ("docProps/app.xml", Utf8("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>MicroMajor Teams App</Application></Properties>""")),
        ("docProps/core.xml", Utf8(CoreProperties())),
        .. Imprint.Length > 0 ? [("docProps/custom.xml", Utf8(Declared(CustomProperties.Of(Imprint))))] : Array.Empty<(string, byte[])>(),
        ("word/_rels/document.xml.rels", Utf8(Relationships(
        [
            .. new[] { "styles", "settings", "fontTable" }.Select(part => ($"{Ink.R}/{part}", $"{part}.xml")),
            ($"{Ink.R}/footer", "footer1.xml"),
            .. IsDraft ? [($"{Ink.R}/header", "header1.xml")] : Array.Empty<(string, string)>(),
        ]))),
        ("word/document.xml", Document()),
        ("word/fontTable.xml", StaticParts.FontTable),
        ("word/footer1.xml", Footer()),
        .. IsDraft ? [("word/header1.xml", Header())] : Array.Empty<(string, byte[])>(),
        ("word/settings.xml", StaticParts.Settings),
        ("word/styles.xml", StaticParts.Styles),
    ]);

    private byte[] Document() => Ink.Part("document", ink => ink.Element("body", () =>
    {
        ink.Blocks(Blocks, page => Section(ink, page));
        Section(ink, Page);
    }), extended: Imprint.Length > 0);

    private void Section(Ink ink, Page page) => ink.Element("sectPr", () =>
    {
        if (IsDraft) ink.Reference("headerReference", "rId5");
        ink.Reference("footerReference", "rId4");
        if (page.IsLandscape) ink.Value("pgSz", ("w", Text(page.Width)), ("h", Text(page.Height)), ("orient", "landscape"));
        else ink.Value("pgSz", ("w", Text(page.Width)), ("h", Text(page.Height)));
        ink.Value("pgMar", ("top", Text(page.Top)), ("right", Text(page.Right)), ("bottom", Text(page.Bottom)), ("left", Text(page.Left)), ("header", Text(Measure.Mm(12))), ("footer", Text(Measure.Mm(13))), ("gutter", "0"));
    });

    private byte[] Footer() => Ink.Part("ftr", ink => ink.Element("p", () =>
    {
        var style = TextStyle.Footer;
        ink.ParagraphProperties(new(style, "") { Tabs = [(Page.TextWidth / 2, "center"), (Page.TextWidth, "right")] });
        ink.Run(style, "内容码 ");
        ink.Marked(style, Mark.Code, ContentCode);
        ink.Run(style, "\t— ");
        ink.PageNumber(style);
        ink.Run(style, " —\t");
        ink.Marked(style, Mark.Subject, Subject);
    }), firstMark: 900_000);

    private static byte[] Header() => Ink.Part("hdr", ink => ink.Blocks([new Paragraph(TextStyle.Header, "草　稿　DRAFT　　未经审定，不作申报材料")]));

    private string CoreProperties()
    {
        XNamespace cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", dc = "http://purl.org/dc/elements/1.1/", terms = "http://purl.org/dc/terms/", xsi = "http://www.w3.org/2001/XMLSchema-instance";
        var at = Instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        XElement When(string name) => new(terms + name, new XAttribute(xsi + "type", "dcterms:W3CDTF"), at);
        return Declared(new(cp + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", cp), new XAttribute(XNamespace.Xmlns + "dc", dc), new XAttribute(XNamespace.Xmlns + "dcterms", terms), new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", Title),
            new XElement(dc + "creator", School),
            new XElement(dc + "identifier", ContentCode),
            new XElement(dc + "language", "zh-CN"),
            When("created"),
            When("modified")));
    }

    private string ContentTypes()
    {
        const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types";
        XElement Part(string name, string type) => new(types + "Override", new XAttribute("PartName", name), new XAttribute("ContentType", type));
        return Declared(new(types + "Types",
            new XElement(types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            new XElement(types + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
            Part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
            Part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            Imprint.Length > 0 ? Part("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml") : null,
            Part("/word/document.xml", Main + "document.main+xml"),
            Part("/word/fontTable.xml", Main + "fontTable+xml"),
            Part("/word/footer1.xml", Main + "footer+xml"),
            IsDraft ? Part("/word/header1.xml", Main + "header+xml") : null,
            Part("/word/settings.xml", Main + "settings+xml"),
            Part("/word/styles.xml", Main + "styles+xml")));
    }

    private static string Relationships(params (string Type, string Target)[] targets)
    {
        XNamespace relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
        return Declared(new(relationships + "Relationships", targets.Select((t, i) => new XElement(relationships + "Relationship",
            new XAttribute("Id", $"rId{i + 1}"), new XAttribute("Type", t.Type), new XAttribute("Target", t.Target)))));
    }

    private static string Declared(XElement root) => """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + root.ToString(SaveOptions.DisableFormatting);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
