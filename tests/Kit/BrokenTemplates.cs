using System.IO.Compression;
using System.Text;
using static MicroMajor.Kit.WordParts;

namespace MicroMajor.Kit;

/// <summary>A Word form with one fault, and exactly what the check finds in it beside the fields that it does not print anyhow.</summary>
public sealed record BrokenTemplate(string Name, byte[] Word, params IReadOnlyList<string> Findings)
{
    /// <summary>The map beside it.</summary>
    public string Map { get; init; } = OwnWord.Map;

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>Every kind of fault of a Word form, one each.</summary>
public static class BrokenTemplates
{
    private const string File = "annex2.docx";
    private const string MapFile = "annex2.map.json";
    private const string Document = "word/document.xml";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BrokenTemplate> All { get; } =
    [
        // What is no Word file of today.
        new("an old doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("WordDocument")], $"! word-old {File}"),
        new("a file with a password", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512], .. Encoding.Unicode.GetBytes("EncryptedPackage")], $"! word-password {File}"),
        new("a pdf", "%PDF-1.7"u8.ToArray(), $"! word-is-pdf {File}"),
        new("a text", "微专业申报书"u8.ToArray(), $"! word-not-word {File}"),
        new("a file cut in half", OwnWord.Form(isNew: false)[..4000], $"! word-broken {File}"),
        new("a text part of thirty megabytes", Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("_rels/.rels", """<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""u8.ToArray()), (Document, new byte[30 * 1024 * 1024])), $"! word-bomb {File}"),
        new("macros", Changed("[Content_Types].xml", t => t.Replace("wordprocessingml.document.main+xml", "ms-word.document.macroEnabled.main+xml", StringComparison.Ordinal)), $"! word-macros {File}"),
        new("a file saved as strict", Changed(Document, t => t.Replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main", StringComparison.Ordinal)), $"! word-strict {File}"),

        // What a document that leaves the house does not have.
        new("a picture from the net", Related("""<Relationship Id="x1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://127.0.0.1/logo.png" TargetMode="External"/>"""), $"! outside-link {File} {Document} kind=image"),
        new("a link to a file of somebody's machine", Related("""<Relationship Id="x1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="file:///c:/x.docx" TargetMode="External"/>"""), $"! outside-link {File} {Document} kind=hyperlink"),
        new("an embedded object", Related("""<Relationship Id="x1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject" Target="embeddings/oleObject1.bin"/>""", ("word/embeddings/oleObject1.bin", [1, 2])), $"! part-active {File} word/embeddings/oleObject1.bin kind=oleObject"),
        new("another document taken in", Bodied(b => b.Replace("<w:sectPr>", "<w:altChunk r:id=\"x1\"/><w:sectPr>", StringComparison.Ordinal)), $"! part-active {File} {Document} kind=altChunk"),
        new("comments", Typed(Line("完"), ("comments.xml", "comments", Part("comments", "<w:comment w:id=\"0\" w:author=\"某\">" + Line("改") + "</w:comment>"))), $"! traces-comments {File} word/comments.xml"),
        new("tracked changes", Typed("<w:p><w:ins w:id=\"1\" w:author=\"某\">" + Run("新") + "</w:ins></w:p>"), $"! traces-changes {File} {Document}"),
        new("fields that update when it is opened", Set("<w:updateFields w:val=\"true\"/>"), $"! fields-update {File} word/settings.xml"),
        new("a field that fetches a text, its code in pieces", Typed("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT \"c:\\x.docx\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"), $"! field-calls {File} {Document} field=INCLUDETEXT"),
        new("a field that starts a program", Typed("<w:p><w:fldSimple w:instr=\"DDEAUTO cmd x\">" + Run("x") + "</w:fldSimple></w:p>"), $"! field-calls {File} {Document} field=DDEAUTO"),
        new("a button with a macro", Typed("<w:p><w:fldSimple w:instr=\"MACROBUTTON go x\">" + Run("x") + "</w:fldSimple></w:p>"), $"! field-calls {File} {Document} field=MACROBUTTON"),
        new("today's date", Typed("<w:p><w:fldSimple w:instr=\" DATE \\@ yyyy \">" + Run("2025") + "</w:fldSimple></w:p>"), $"? field-changes {File} {Document} field=DATE"),

        // Controls and fields.
        new("a control of no field", Typed(Line(Prompted("motto"))), $"! hole-unknown {File} motto hint=, tag=motto"),
        new("a control called by the words of a field", Typed(Line(Prompted("微专业名称"))), $"! hole-unknown {File} 微专业名称 hint=programName, tag=微专业名称"),
        new("a required field that is not printed", Bodied(b => b.Replace(Tag("lead.phone"), Tag("lead.post"), StringComparison.Ordinal)), $"! field-unprinted {File}  field=联系电话, fieldEn=Phone, key=lead.phone"),
        new("a required column that is not printed", Bodied(b => b.Replace(Tag("courses.hours"), Tag("courses.credits"), StringComparison.Ordinal)), $"! column-unprinted {File}  field=总学时, fieldEn=Hours, key=courses.hours"),
        new("no place for the college's opinion", Bodied(b => b.Replace(Tag("unitOpinion"), Tag("programName"), StringComparison.Ordinal)), $"? opinion-unprinted {File}"),
        new("a table in a line", Typed(Line(Control("courses", Run("课程")))), $"! hole-table {File} courses key=courses"),
        new("a table around paragraphs that do not repeat", Typed(Control("team", Line(Control("team.name", Run("姓名"))))), $"! hole-table {File} team key=team"),
        new("a field on a section that repeats", Typed(Table([3000], Repeating("programName", Row(Cell(3000, "名称"))))), $"! hole-repeats {File} programName key=programName"),
        new("a field around a row", Typed(Table([3000], Row(Cell(3000, "一")) + Control("programName", Row(Cell(3000, "名称"))))), $"! hole-repeats {File} programName key=programName"),
        new("a column outside its table", Typed(Line(Prompted("courses.name"))), $"! column-outside {File} courses.name key=courses.name, table=courses"),
        new("a column in another table", Typed(Table([3000], Repeating("team", Row(Cell(3000, Line(Control("team.name", Run("名")) + Control("courses.name", Run("课")))))))), $"! column-outside {File} courses.name key=courses.name, table=courses"),
        new("the number of a row without a row", Typed(Line(Prompted("rowNumber"))), $"! number-outside {File} rowNumber"),
        new("a table in a table's row", Typed(Table([3000], Repeating("team", Row(Cell(3000, Line(Control("team.name", Run("名"))) + Repeating("courses", Line(Control("courses.name", Run("课"))))))))), $"! hole-nested {File} courses key=courses"),
        new("a control in a control", Typed(Line(Control("programName", Run("名") + Control("lead.name", Run("人"))))), $"! hole-nested {File} programName key=programName"),
        new("a field around a table", Typed(Control("introduction", Table([3000], Row(Cell(3000, "一"))) + Line(""))), $"! hole-shape {File} introduction key=introduction"),
        new("a field around two cells", Typed(Table([3000, 3000], Row(Control("introduction", Cell(3000, "一") + Cell(3000, "二"))))), $"! hole-shape {File} introduction key=introduction"),
        new("a table that repeats nothing of its own", Typed(Table([3000], Repeating("leadCourses", Row(Cell(3000, Prompted("programName")))))), $"! repeat-bare {File} leadCourses table=leadCourses"),
        new("two controls of one number", Typed(Line("<w:sdt><w:sdtPr><w:tag w:val=\"year\"/><w:id w:val=\"770001\"/></w:sdtPr><w:sdtContent>" + Run("年") + "</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:tag w:val=\"decidedOn\"/><w:id w:val=\"770001\"/></w:sdtPr><w:sdtContent>" + Run("日") + "</w:sdtContent></w:sdt>")), $"? control-twice {File} decidedOn id=770001"),
        new("a place typed in braces, in pieces", Typed("<w:p>" + Run("{{pro") + Run("gramName}}") + "</w:p>"), "? hole-typed " + File + " {{programName}} text={{programName}}"),
        new("a place typed in the brackets of a title", Typed(Line("《微专业名称》见《学生手册》")), $"? hole-typed {File} 《微专业名称》 text=《微专业名称》"),
        new("no place for the code", OwnWord.Form(isNew: false, hasCode: false), $"? code-added {File}"),
        new("no Chinese face", Styled(s => s.Replace(" w:eastAsia=\"宋体\"", "", StringComparison.Ordinal)), $"? font-none {File} programName"),
        new("a table without widths", Typed(Table([3000], Row(Cell(3000, "一"))).Replace("<w:gridCol w:w=\"3000\"/>", "", StringComparison.Ordinal)), $"? grid-none {File} {Document} n=6"),
        new("a row wider than its grid", Typed(Table([3000], Row(Cell(1500, "一"), Cell(1500, "二")))), $"? grid-uneven {File} {Document} columns=1, n=6"),
        new("a paragraph within a paragraph, behind a condition", Typed(Line(Control("?programName", Line("一")))), $"! fill-broken {File} {Document} what="),

        // The map.
        Mapped("a control that is not there", """{ "tag": "口号", "key": "programName" }""", $"? map-unused {MapFile} 口号 tag=口号"),
        Mapped("a key that is not there", """{ "tag": "论证时间2", "key": "motto" }""", $"? map-unused {MapFile} 论证时间2 tag=论证时间2", $"! map-key {MapFile} 论证时间2 key=motto"),
        Mapped("a control twice", """{ "tag": "核心", "key": "programName" }""", $"! map-twice {MapFile} 核心 tag=核心"),
        Mapped("a date's manner for a text", """{ "tag": "programName", "key": "programName", "date": "yyyy" }""", $"! map-odd {MapFile} programName property=date, value=yyyy"),
        Mapped("a date in hours", """{ "tag": "applyDate", "key": "applyDate", "date": "HH:mm" }""", $"! map-odd {MapFile} applyDate property=date, value=HH:mm"),
        Mapped("a separator for a text", """{ "tag": "programName", "key": "programName", "separator": ";" }""", $"! map-odd {MapFile} programName property=separator, value=;"),
        Mapped("marks for a text", """{ "tag": "programName", "key": "programName", "yes": "√" }""", $"! map-odd {MapFile} programName property=yes, value=√"),
        Mapped("words for a condition", """{ "tag": "?frontierFocus", "key": "?frontierFocus", "empty": "无" }""", $"! map-odd {MapFile} ?frontierFocus property=empty, value=无"),
    ];

    private static BrokenTemplate Mapped(string name, string hole, params string[] findings) =>
        new($"in the map, {name}", OwnWord.Form(isNew: false), findings) { Map = OwnWord.Map.Replace("\"empty\": \"无\" }\n", "\"empty\": \"无\" }, " + hole + "\n", StringComparison.Ordinal) };

    private static string Tag(string tag) => $"<w:tag w:val=\"{tag}\"/>";

    private static byte[] Typed(string more, params (string Path, string Kind, string Content)[] parts) =>
        Of(OwnWord.Body(isNew: false).Replace("<w:sectPr>", more + Line("") + "<w:sectPr>", StringComparison.Ordinal), parts);

    private static byte[] Bodied(Func<string, string> change) => Of(change(OwnWord.Body(isNew: false)));

    private static byte[] Of(string body, params (string Path, string Kind, string Content)[] parts) => Changed(Document, t => t[..t.IndexOf("<w:body>", StringComparison.Ordinal)] + $"<w:body>{body}</w:body></w:document>", parts);

    private static byte[] Set(string setting) => Changed("word/settings.xml", t => t.Replace("<w:compat/>", setting + "<w:compat/>", StringComparison.Ordinal));

    private static byte[] Styled(Func<string, string> change) => Changed("word/styles.xml", change);

    private static byte[] Related(string relation, params (string Name, byte[] Content)[] files) => Changed("word/_rels/document.xml.rels", t => t.Replace("</Relationships>", relation + "</Relationships>", StringComparison.Ordinal), [], files);

    // The form with one of its files changed, and others added.
    private static byte[] Changed(string file, Func<string, string> change, (string Path, string Kind, string Content)[]? parts = null, (string Name, byte[] Content)[]? others = null)
    {
        using var zip = new ZipArchive(new MemoryStream(OwnWord.Form(isNew: false)));
        var files = new List<(string, byte[])>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            var text = reader.ReadToEnd();
            if (entry.FullName == file) text = change(text);
            foreach (var (path, kind, _) in parts ?? [])
            {
                if (entry.FullName == "[Content_Types].xml") text = text.Replace("</Types>", $"<Override PartName=\"/word/{path}\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/></Types>", StringComparison.Ordinal);
                if (entry.FullName == "word/_rels/document.xml.rels") text = text.Replace("</Relationships>", $"<Relationship Id=\"more{kind}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{path}\"/></Relationships>", StringComparison.Ordinal);
            }

            files.Add((entry.FullName, Encoding.UTF8.GetBytes(text)));
        }

        files.AddRange((parts ?? []).Select(p => ($"word/{p.Path}", Encoding.UTF8.GetBytes(p.Content))));
        files.AddRange(others ?? []);
        return Zip(files);
    }
}
