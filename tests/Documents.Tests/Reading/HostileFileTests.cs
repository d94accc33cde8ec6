using System.IO.Compression;
using System.Text;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Documents.Tests.Reading;

public sealed class HostileFileTests
{
    private static readonly byte[] s_draft = Draft.Of(Programmes.NormalAnswers);

    private static readonly IReadOnlyDictionary<string, (string Code, Func<byte[]> File)> s_files = new Dictionary<string, (string, Func<byte[]>)>
    {
        ["nothing"] = ("word-broken", () => []),
        ["a zip cut in half"] = ("word-broken", () => s_draft[..(s_draft.Length / 2)]),
        ["a zip with noise inside"] = ("word-broken", () => [.. s_draft.Select((b, i) => i is > 3000 and < 12000 ? (byte)(b ^ 0x5A) : b)]),
        ["a text named docx"] = ("word-not-word", () => "微专业申报书"u8.ToArray()),
        ["a pdf named docx"] = ("word-is-pdf", () => "%PDF-1.7 …"u8.ToArray()),
        ["an old doc named docx"] = ("word-old", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("WordDocument")]),
        ["a file with a password"] = ("word-password", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512], .. Encoding.Unicode.GetBytes("EncryptedPackage")]),
        ["a web page named docx"] = ("word-not-word", () => "<html><body>微专业</body></html>"u8.ToArray()),
        ["any other zip"] = ("word-not-word", () => Zip(("readme.txt", "x"u8.ToArray()))),
        ["a workbook"] = ("word-not-word", () => Draft.With(s_draft, xml => xml.Replace("officeDocument\" Target=\"word/document.xml\"", "officeDocument\" Target=\"word/styles.xml\"", StringComparison.Ordinal), "_rels/.rels")),
        ["a part that is not there"] = ("word-not-word", () => Draft.With(s_draft, xml => xml.Replace("word/document.xml", "word/gone.xml", StringComparison.Ordinal), "_rels/.rels")),
        ["a text part elsewhere on the net"] = ("word-not-word", () => Draft.With(s_draft, xml => xml.Replace("Target=\"word/document.xml\"", "Target=\"http://127.0.0.1:1/x.xml\" TargetMode=\"External\"", StringComparison.Ordinal), "_rels/.rels")),
        ["macros by their content type"] = ("word-macros", () => Draft.With(s_draft, xml => xml.Replace("wordprocessingml.document.main+xml", "word.document.macroEnabled.main+xml", StringComparison.Ordinal), "[Content_Types].xml")),
        ["macros by their part"] = ("word-macros", () => Draft.Plus(s_draft, "word/VBAPROJECT.BIN", [1, 2, 3])),
        ["a DTD"] = ("word-broken", () => Draft.With(s_draft, xml => xml.Replace("<w:document", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document", StringComparison.Ordinal))),
        ["an entity from a file"] = ("word-broken", () => Draft.With(s_draft, xml => xml.Replace("<w:document", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document", StringComparison.Ordinal).Replace("<w:body>", "<w:body>&a;", StringComparison.Ordinal))),
        ["XML that does not end"] = ("word-broken", () => Draft.With(s_draft, xml => xml[..(xml.Length / 2)])),
        ["two parts of one name"] = ("word-broken", () => Draft.Plus(s_draft, "WORD/document.xml", "<x/>"u8.ToArray())),
        ["a thousand controls inside each other"] = ("word-broken", () => Draft.Typed(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 1000)) + Draft.P("x") + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 1000)))),
        ["a text part of a gigabyte"] = ("word-bomb", () => Bomb(1024)),
        ["a text part of thirty megabytes"] = ("word-bomb", () => Bomb(30)),
        ["a small text part that blows up"] = ("word-bomb", () => Bomb(8)),
        ["three thousand parts"] = ("word-bomb", () => Zip([.. Enumerable.Range(0, 3000).Select(i => ($"x/{i}", Array.Empty<byte>()))])),
        ["pictures of half a gigabyte"] = ("word-bomb", () => Enumerable.Range(0, 5).Aggregate(s_draft, (file, i) => Draft.Plus(file, $"word/media/{i}.bmp", new byte[100_000_000], CompressionLevel.Fastest))),
        ["a hundred megabytes"] = ("file-too-large", () => new byte[100 * 1024 * 1024]),
        ["somebody else's document"] = ("word-no-field", () => Draft.Typed(Draft.P("会议纪要") + Draft.Table(["时间", "地点"], ["周一", "三楼"]))),
    };

    public static TheoryData<string> Kinds => [.. s_files.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public void It_is_refused_and_the_reason_is_named(string kind) => Assert.Equal(s_files[kind].Code, Draft.Refusal(s_files[kind].File()).Code);

    [Fact]
    public void A_part_that_is_longer_than_it_says_is_counted_while_it_is_read()
    {
        // The size in the directory is a claim: here 1,000 bytes for 60 MB.
        var bomb = Bomb(60);
        var honest = BitConverter.GetBytes(60 * 1024 * 1024);
        for (var at = bomb.AsSpan().IndexOf(honest); at >= 0; at = bomb.AsSpan().IndexOf(honest)) BitConverter.GetBytes(1000).CopyTo(bomb.AsSpan(at));
        Assert.Equal("word-broken", Draft.Refusal(bomb).Code);
    }

    [Fact]
    public void What_a_document_refers_to_outside_is_never_fetched_and_the_rest_is_read()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var here = $"http://{listener.LocalEndpoint}/";
        var file = Draft.With(s_draft, xml => xml.Replace("</Relationships>",
            $"<Relationship Id=\"rX1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"{here}t.dotm\" TargetMode=\"External\"/>"
            + $"<Relationship Id=\"rX2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"{here}i.png\" TargetMode=\"External\"/></Relationships>", StringComparison.Ordinal), "word/_rels/document.xml.rels");
        file = Draft.With(file, xml => xml.Replace("<w:body>", "<w:body><w:altChunk r:id=\"rX1\"/><w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:imagedata r:id=\"rX2\"/></v:shape></w:pict></w:r></w:p>", StringComparison.Ordinal));
        Assert.Equal(Programmes.NormalAnswers, Draft.Anew(file));
        Assert.False(listener.Pending());
    }

    [Fact]
    public void A_field_that_stands_in_the_file_twice_is_read_when_both_agree_and_named_when_not()
    {
        static byte[] Twice(string second) => Draft.With(s_draft, xml => xml.Replace("<w:body>", $"<w:body><w:p><w:sdt><w:sdtPr><w:tag w:val=\"programName\"/></w:sdtPr><w:sdtContent>{Draft.R(second)}</w:sdtContent></w:sdt></w:p>", StringComparison.Ordinal));
        Assert.Empty(Draft.Into(Programmes.NormalAnswers, Twice("低空智能巡检技术")).Changes.All);
        var contrary = Draft.Into(Programmes.NormalAnswers, Twice("别的名称"));
        Assert.Empty(contrary.Changes.All);
        Assert.Equal([new Problem("word-field-twice", Facts.Of(("field", "微专业名称"), ("fieldEn", "Name of the micro-major")), new("programName"))], contrary.Problems);
    }

    [Fact]
    public void A_control_inside_another_belongs_to_the_outer_one()
    {
        var file = Draft.With(s_draft, xml => xml.Replace("<w:body>",
            $"<w:body><w:sdt><w:sdtPr><w:tag w:val=\"unknown\"/></w:sdtPr><w:sdtContent><w:p><w:sdt><w:sdtPr><w:tag w:val=\"shareUniversities\"/></w:sdtPr><w:sdtContent>{Draft.R("海东")}<w:sdt><w:sdtPr><w:tag w:val=\"lead.post\"/></w:sdtPr><w:sdtContent>{Draft.R("理工学院")}</w:sdtContent></w:sdt></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>", StringComparison.Ordinal));
        Assert.Equal(["shareUniversities"], Draft.Into(Programmes.NormalAnswers, file).Problems.Select(p => p.At!.Field));
        Assert.Equal("副院长", Draft.Read(file).Texts["lead.post"]);
    }

    private static byte[] Bomb(int megabytes)
    {
        using var stream = new MemoryStream();
        stream.Write(s_draft);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/document.xml")!.Delete();
            using var part = zip.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open();
            part.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>"u8);
            var blank = new byte[1024 * 1024];
            blank.AsSpan().Fill((byte)' ');
            for (var i = 0; i < megabytes; i++) part.Write(i == megabytes - 1 ? blank[..^(96 + 31)] : blank);
            part.Write("</w:p></w:body></w:document>   "u8);
        }

        return stream.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
                using (var entry = zip.CreateEntry(name).Open()) entry.Write(content);
        return stream.ToArray();
    }
}
