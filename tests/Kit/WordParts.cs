using System.IO.Compression;
using System.Text;

namespace MicroMajor.Kit;

/// <summary>Word files put together by hand, out of the pieces that Word itself writes.</summary>
public static class WordParts
{
    /// <summary>The namespaces of a part, as Word declares them.</summary>
    public const string Names = """xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 w15" """;

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static int s_controls;

    /// <summary>A package around a body. Further parts: their path below word/, the end of their relationship's type, their content.</summary>
    public static byte[] Package(string body, params IReadOnlyList<(string Path, string Kind, string Content)> parts) => Package(body, "", parts);

    /// <summary>The same with more relationships of the text, as markup.</summary>
    public static byte[] Package(string body, string relations, IReadOnlyList<(string Path, string Kind, string Content)> parts)
    {
        var files = new List<(string Name, string Content)>
        {
            ("[Content_Types].xml", $"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/word/document.xml" ContentType="{Word}document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{string.Concat(parts.Where(p => p.Path.EndsWith(".xml", StringComparison.Ordinal)).Select(p => $"""<Override PartName="/word/{p.Path}" ContentType="{Word}{p.Kind}+xml"/>"""))}</Types>"""),
            ("_rels/.rels", $"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"""),
            ("docProps/core.xml", """<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>某位老师</dc:creator></cp:coreProperties>"""),
            ("word/document.xml", $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {Names}><w:body>{body}</w:body></w:document>"""),
            ("word/_rels/document.xml.rels", $"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(parts.Select((p, i) => $"""<Relationship Id="rId{i + 1}" Type="{Office}{p.Kind}" Target="{p.Path}"/>"""))}{relations}</Relationships>"""),
        };
        files.AddRange(parts.Select(p => ($"word/{p.Path}", p.Content)));
        return Zip([.. files.Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Content)))]);
    }

    /// <summary>A zip of these files.</summary>
    public static byte[] Zip(params IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }

        return bytes.ToArray();
    }

    /// <summary>A part with a root element of its own.</summary>
    public static string Part(string root, string content) => $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {Names}>{content}</w:{root}>""";

    /// <summary>Styles as Word's own template has them: a default face, a prompt in grey.</summary>
    public static (string, string, string) Styles { get; } = ("styles.xml", "styles", Part("styles", """
        <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
        <w:style w:type="character" w:styleId="a3"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="808080"/></w:rPr></w:style>
        """.ReplaceLineEndings("")));

    /// <summary>A run.</summary>
    public static string Run(string text, string properties = "") => $"<w:r>{(properties.Length > 0 ? $"<w:rPr>{properties}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    /// <summary>A paragraph.</summary>
    public static string Line(string content, string properties = "") => $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}{(content.Length > 0 && content[0] != '<' ? Run(content) : content)}</w:p>";

    /// <summary>A control around anything.</summary>
    public static string Control(string tag, string content, string properties = "", string title = "") =>
        $"<w:sdt><w:sdtPr>{(title.Length > 0 ? $"<w:alias w:val=\"{title}\"/>" : "")}{(tag.Length > 0 ? $"<w:tag w:val=\"{tag}\"/>" : "")}<w:id w:val=\"{Interlocked.Increment(ref s_controls)}\"/>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>";

    /// <summary>A control in a line, with a prompt as Word puts it.</summary>
    public static string Prompted(string tag) => Control(tag, Run("单击此处输入文字。", "<w:rStyle w:val=\"a3\"/>"), "<w:showingPlcHdr/>");

    /// <summary>A section that repeats, with one item.</summary>
    public static string Repeating(string tag, string item) => Control(tag, $"<w:sdt><w:sdtPr><w:id w:val=\"{Interlocked.Increment(ref s_controls)}\"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>{item}</w:sdtContent></w:sdt>", "<w15:repeatingSection/>");

    /// <summary>Word's own box to tick.</summary>
    public static string Box(string tag) => Control(tag, Run("☐", "<w:rFonts w:ascii=\"MS Gothic\" w:eastAsia=\"MS Gothic\" w:hAnsi=\"MS Gothic\" w:hint=\"eastAsia\"/>"), "<w14:checkbox><w14:checked w14:val=\"0\"/><w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/><w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox>");

    /// <summary>A table with a grid.</summary>
    public static string Table(IReadOnlyList<int> grid, string rows) =>
        $"<w:tbl><w:tblPr><w:tblW w:w=\"{grid.Sum()}\" w:type=\"dxa\"/><w:tblBorders>{string.Concat(((string[])["top", "left", "bottom", "right", "insideH", "insideV"]).Select(s => $"<w:{s} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"))}</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{string.Concat(grid.Select(g => $"<w:gridCol w:w=\"{g}\"/>"))}</w:tblGrid>{rows}</w:tbl>";

    /// <summary>A row.</summary>
    public static string Row(params IReadOnlyList<string> cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    /// <summary>A cell.</summary>
    public static string Cell(int width, string content, int span = 1, string merge = "") =>
        $"<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{(span > 1 ? $"<w:gridSpan w:val=\"{span}\"/>" : "")}{(merge.Length > 0 ? $"<w:vMerge w:val=\"{merge}\"/>" : "")}</w:tcPr>{(content.Length > 0 && content.StartsWith("<w:p>", StringComparison.Ordinal) || content.StartsWith("<w:sdt>", StringComparison.Ordinal) && content.Contains("<w:p>", StringComparison.Ordinal) || content.StartsWith("<w:tbl>", StringComparison.Ordinal) ? content : Line(content))}</w:tc>";
}
