using System.Xml.Linq;

namespace MicroMajor.Documents.Word;

/// <summary>What a package says of its own parts: the same for all finals, for all drafts, and for all drafts that remember themselves.</summary>
/// <param name="First">The parts with which the package begins.</param>
/// <param name="Relationships">What belongs to the text.</param>
internal sealed record PackageFrame(IReadOnlyList<PackedPart> First, PackedPart Relationships)
{
    public static readonly byte[] Core = "docProps/core.xml"u8.ToArray();
    public static readonly byte[] Custom = "docProps/custom.xml"u8.ToArray();
    public static readonly byte[] Document = "word/document.xml"u8.ToArray();
    public static readonly byte[] Footer = "word/footer1.xml"u8.ToArray();

    private static readonly PackageFrame s_final = Compiled(isDraft: false, remembers: false);
    private static readonly PackageFrame s_draft = Compiled(isDraft: true, remembers: false);
    private static readonly PackageFrame s_copy = Compiled(isDraft: true, remembers: true);

    public static PackageFrame Of(bool isDraft, bool remembers) => (isDraft, remembers) switch
    {
        (false, false) => s_final,
        (true, false) => s_draft,
        (true, true) => s_copy,
        _ => throw new ArgumentException("Only a draft remembers itself.", nameof(remembers)),
    };

    private static PackageFrame Compiled(bool isDraft, bool remembers) => new(
        [
            PackedPart.Of("[Content_Types].xml", ContentTypes(isDraft, remembers)),
            PackedPart.Of("_rels/.rels", Related(
            [
                ($"{Ink.R}/officeDocument", "word/document.xml"),
                ($"{Ink.R}/extended-properties", "docProps/app.xml"),
                ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
                .. remembers ? [($"{Ink.R}/custom-properties", "docProps/custom.xml")] : Array.Empty<(string, string)>(),
            ])),
            PackedPart.Of("docProps/app.xml", """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>MicroMajor Teams App</Application></Properties>"""),
        ],
        PackedPart.Of("word/_rels/document.xml.rels", Related(
        [
            .. new[] { "styles", "settings", "fontTable" }.Select(part => ($"{Ink.R}/{part}", $"{part}.xml")),
            ($"{Ink.R}/footer", "footer1.xml"),
            .. isDraft ? [($"{Ink.R}/header", "header1.xml")] : Array.Empty<(string, string)>(),
        ])));

    private static string ContentTypes(bool isDraft, bool remembers)
    {
        const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types";
        XElement Part(string name, string type) => new(types + "Override", new XAttribute("PartName", name), new XAttribute("ContentType", type));
        return Xml.Declared(new(types + "Types",
            new XElement(types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            new XElement(types + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
            Part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
            Part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            remembers ? Part("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml") : null,
            Part("/word/document.xml", Main + "document.main+xml"),
            Part("/word/fontTable.xml", Main + "fontTable+xml"),
            Part("/word/footer1.xml", Main + "footer+xml"),
            isDraft ? Part("/word/header1.xml", Main + "header+xml") : null,
            Part("/word/settings.xml", Main + "settings+xml"),
            Part("/word/styles.xml", Main + "styles+xml")));
    }

    private static string Related(params (string Type, string Target)[] targets)
    {
        XNamespace relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
        return Xml.Declared(new(relationships + "Relationships", targets.Select((t, i) => new XElement(relationships + "Relationship",
            new XAttribute("Id", $"rId{i + 1}"), new XAttribute("Type", t.Type), new XAttribute("Target", t.Target)))));
    }
}

/// <summary>Small parts, as text.</summary>
internal static class Xml
{
    public static string Declared(XElement root) => """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + root.ToString(SaveOptions.DisableFormatting);
}
