using System.Globalization;
using System.Text;

namespace MicroMajor.Documents.Word;

/// <summary>What a package says of its own parts: the same for all finals, for all drafts, for all drafts that remember themselves, and for all files of so many programmes.</summary>
/// <param name="First">The parts with which the package begins.</param>
/// <param name="Relationships">What belongs to the text.</param>
internal sealed record PackageFrame(IReadOnlyList<PackedPart> First, PackedPart Relationships)
{
    public static readonly byte[] Core = "docProps/core.xml"u8.ToArray();
    public static readonly byte[] Custom = "docProps/custom.xml"u8.ToArray();
    public static readonly byte[] Document = "word/document.xml"u8.ToArray();
    public static readonly byte[] Footer = "word/footer1.xml"u8.ToArray();

    /// <summary>The header of drafts, in a file of several programmes.</summary>
    public const string DraftHeader = "draft";

    /// <summary>The header that says nothing.</summary>
    public const string NoHeader = "plain";

    // Each is made when it is first asked for: most processes write one kind only.
    private static PackageFrame? s_final;
    private static PackageFrame? s_draft;
    private static PackageFrame? s_copy;

    /// <summary>Some page is a draft's.</summary>
    public bool HasDrafts { get; private init; }

    /// <summary>Some page is a draft's and some is not.</summary>
    public bool IsMixed { get; private init; }

    public static PackageFrame Of(bool isDraft, bool remembers) => (isDraft, remembers) switch
    {
        (false, false) => s_final ??= Compiled(isDraft, remembers),
        (true, false) => s_draft ??= Compiled(isDraft, remembers),
        (true, true) => s_copy ??= Compiled(isDraft, remembers),
        _ => throw new ArgumentException("Only a draft remembers itself.", nameof(remembers)),
    };

    /// <summary>A file of several programmes.</summary>
    public static PackageFrame Of(IReadOnlyList<Foot> feet)
    {
        var hasDrafts = feet.Any(f => f.IsDraft);
        var isMixed = hasDrafts && !feet.All(f => f.IsDraft);
        return Compiled(
            [
                .. feet.Select((_, i) => new Beside(FooterId(i), "footer", $"{FooterName(i)}.xml")),
                .. hasDrafts ? [new Beside(DraftHeader, "header", "header1.xml")] : Array.Empty<Beside>(),
                .. isMixed ? [new Beside(NoHeader, "header", "header2.xml")] : Array.Empty<Beside>(),
            ], remembers: false) with
        { HasDrafts = hasDrafts, IsMixed = isMixed };
    }

    /// <summary>The relationship of the foot at a place.</summary>
    public static string FooterId(int at) => string.Create(CultureInfo.InvariantCulture, $"foot{at + 1}");

    /// <summary>The part of the foot at a place. Parts are in the order of their names.</summary>
    public static byte[] FooterOf(int at) => Encoding.UTF8.GetBytes($"word/{FooterName(at)}.xml");

    private static string FooterName(int at) => string.Create(CultureInfo.InvariantCulture, $"footer{at + 1:0000}");

    private static PackageFrame Compiled(bool isDraft, bool remembers) =>
        Compiled([new("rId4", "footer", "footer1.xml"), .. isDraft ? [new("rId5", "header", "header1.xml")] : Array.Empty<Beside>()], remembers) with { HasDrafts = isDraft };

    private static PackageFrame Compiled(IReadOnlyList<Beside> parts, bool remembers) => new(
        [
            PackedPart.Of("[Content_Types].xml", ContentTypes(parts, remembers)),
            PackedPart.Of("_rels/.rels", Related(Numbered(
            [
                ($"{Ink.R}/officeDocument", "word/document.xml"),
                ($"{Ink.R}/extended-properties", "docProps/app.xml"),
                ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
                .. remembers ? [($"{Ink.R}/custom-properties", "docProps/custom.xml")] : Array.Empty<(string, string)>(),
            ]))),
            PackedPart.Of("docProps/app.xml", """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>MicroMajor Teams App</Application></Properties>"""),
        ],
        PackedPart.Of("word/_rels/document.xml.rels", Related(
        [
            .. Numbered([.. new[] { "styles", "settings", "fontTable" }.Select(part => ($"{Ink.R}/{part}", $"{part}.xml"))]),
            .. parts.Select(p => (p.Id, $"{Ink.R}/{p.Kind}", p.Name)),
        ])));

    private static string ContentTypes(IReadOnlyList<Beside> parts, bool remembers)
    {
        const string Package = "application/vnd.openxmlformats-package.";
        const string Office = "application/vnd.openxmlformats-officedocument.";
        const string Main = Office + "wordprocessingml.";
        static string Part(string name, string type) => $"""<Override PartName="{name}" ContentType="{type}" />""";
        return string.Concat(
            [
                Declaration,
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">""",
                $"""<Default Extension="rels" ContentType="{Package}relationships+xml" /><Default Extension="xml" ContentType="application/xml" />""",
                Part("/docProps/app.xml", Office + "extended-properties+xml"),
                Part("/docProps/core.xml", Package + "core-properties+xml"),
                remembers ? Part("/docProps/custom.xml", Office + "custom-properties+xml") : "",
                Part("/word/document.xml", Main + "document.main+xml"),
                Part("/word/fontTable.xml", Main + "fontTable+xml"),
                .. parts.Select(p => Part($"/word/{p.Name}", $"{Main}{p.Kind}+xml")),
                Part("/word/settings.xml", Main + "settings+xml"),
                Part("/word/styles.xml", Main + "styles+xml"),
                "</Types>",
            ]);
    }

    private static IEnumerable<(string Id, string Type, string Target)> Numbered(IReadOnlyList<(string Type, string Target)> targets) =>
        targets.Select((t, i) => (string.Create(CultureInfo.InvariantCulture, $"rId{i + 1}"), t.Type, t.Target));

    private static string Related(IEnumerable<(string Id, string Type, string Target)> targets)
    {
        var text = new StringBuilder(Declaration).Append("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">""");
        foreach (var (id, type, target) in targets) text.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="{id}" Type="{type}" Target="{target}" />""");
        return text.Append("</Relationships>").ToString();
    }

    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    /// <summary>A footer or header beside the text.</summary>
    private sealed record Beside(string Id, string Kind, string Name);
}
