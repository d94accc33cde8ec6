using System.Globalization;
using System.Text;

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

    // Each is made when it is first asked for: most processes write one kind only.
    private static PackageFrame? s_final;
    private static PackageFrame? s_draft;
    private static PackageFrame? s_copy;

    public static PackageFrame Of(bool isDraft, bool remembers) => (isDraft, remembers) switch
    {
        (false, false) => s_final ??= Compiled(isDraft, remembers),
        (true, false) => s_draft ??= Compiled(isDraft, remembers),
        (true, true) => s_copy ??= Compiled(isDraft, remembers),
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
        const string Package = "application/vnd.openxmlformats-package.";
        const string Office = "application/vnd.openxmlformats-officedocument.";
        const string Main = Office + "wordprocessingml.";
        static string Part(string name, string type) => $"""<Override PartName="{name}" ContentType="{type}" />""";
        return string.Concat(
            Declaration,
            """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">""",
            $"""<Default Extension="rels" ContentType="{Package}relationships+xml" /><Default Extension="xml" ContentType="application/xml" />""",
            Part("/docProps/app.xml", Office + "extended-properties+xml"),
            Part("/docProps/core.xml", Package + "core-properties+xml"),
            remembers ? Part("/docProps/custom.xml", Office + "custom-properties+xml") : "",
            Part("/word/document.xml", Main + "document.main+xml"),
            Part("/word/fontTable.xml", Main + "fontTable+xml"),
            Part("/word/footer1.xml", Main + "footer+xml"),
            isDraft ? Part("/word/header1.xml", Main + "header+xml") : "",
            Part("/word/settings.xml", Main + "settings+xml"),
            Part("/word/styles.xml", Main + "styles+xml"),
            "</Types>");
    }

    private static string Related(params (string Type, string Target)[] targets)
    {
        var text = new StringBuilder(Declaration).Append("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">""");
        for (var i = 0; i < targets.Length; i++) text.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="rId{i + 1}" Type="{targets[i].Type}" Target="{targets[i].Target}" />""");
        return text.Append("</Relationships>").ToString();
    }

    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
}
