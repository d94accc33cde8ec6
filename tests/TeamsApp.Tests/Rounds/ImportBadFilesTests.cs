using System.IO.Compression;
using System.Text;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Tests.Proposals;
using static MicroMajor.TeamsApp.Tests.Rounds.OfficeAtWork;

namespace MicroMajor.TeamsApp.Tests.Rounds;

/// <summary>Files that the office sends as its programs made them: what is in them reaches the preview, and the list, as promised.</summary>
public sealed class ImportBadFilesTests
{
    private readonly OfficeAtWork app = new();

    [Fact]
    public async Task A_formula_in_a_workbook_is_not_believed_and_named_with_its_cell_in_both_languages()
    {
        var workbook = Workbook(
            Row(1, "专业代码", "专业名称", "学院"),
            Row(2, "080901", "计算机科学与技术", "计算机学院"),
            "<row r='3'><c r='A3' t='str'><f>\"12\"&amp;\"0203\"</f><v>120203</v></c><c r='B3' t='inlineStr'><is><t>会计学</t></is></c><c r='C3' t='inlineStr'><is><t>计算机学院</t></is></c></row>",
            "<row r='4'><c r='A4' t='inlineStr'><is><t>070101</t></is></c><c r='B4' t='e'><v>#N/A</v></c></row>",
            Row(5, "=cmd|'/C calc'!A0", "数学与应用数学", ""));
        var preview = Shown(await app.SendFilesAsync(Office, ("专业.xlsx", workbook)));
        Assert.Contains("新增 1 · 未取 3 行", preview.Text, StringComparison.Ordinal);
        foreach (var place in new[] { "第 3 行的“专业代码”（A3）", "第 4 行的“专业名称”（B4）", "第 5 行的“专业代码”" })
            Assert.Contains($"{place}是公式或错误值：请复制后“选择性粘贴—数值”再发。", preview.Text, StringComparison.Ordinal);
        app.Language = Language.En;
        Assert.Contains("in line 3 (A3) is a formula or its failure: please copy it, paste it as values, and send it again.", Shown(await app.SendFilesAsync(Office, ("majors.xlsx", workbook))).Text, StringComparison.Ordinal);
        app.Language = Language.Zh;
        await app.PressAsync(preview, "写入");
        Assert.Equal(["080901 计算机科学与技术"], app.Tenant.Majors.Majors.Select(m => $"{m.Code} {m.Name}"));
    }

    [Theory]
    [InlineData("GB18030")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public async Task What_nobody_typed_in_a_table_of_text_is_left_out_and_links_stay_text(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var csv = "专业代码,专业名称,学院\r\n０８０９０１,\"\u202E计算机\u00AD科学\uE5E5与\u0007技术\",计算机学院\r\n120203,[会计](https://evil.example)㐂𠮷,生命学院\r\n";
        var preview = Shown(await app.SendFilesAsync(Office, ("专业.csv", [.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes(csv)])));
        Assert.Contains("新增 2", preview.Text, StringComparison.Ordinal);
        Assert.Contains("\\[会计\\](https://evil.example)㐂𠮷", preview.Text, StringComparison.Ordinal);
        await app.PressAsync(preview, "写入");
        Assert.Equal(["080901 计算机科学与技术", "120203 [会计](https://evil.example)㐂𠮷"], app.Tenant.Majors.Majors.Select(m => $"{m.Code} {m.Name}"));
    }

    private static string Row(int number, params string[] cells) =>
        $"<row r='{number}'>{string.Concat(cells.Select((c, i) => $"<c r='{(char)('A' + i)}{number}' t='inlineStr'><is><t>{c.Replace("&", "&amp;", StringComparison.Ordinal)}</t></is></c>"))}</row>";

    private static byte[] Workbook(params string[] rows)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put("[Content_Types].xml", $"<Types xmlns='{Package}/content-types'><Default Extension='xml' ContentType='application/xml'/></Types>");
            Put("_rels/.rels", $"<Relationships xmlns='{Package}/relationships'><Relationship Id='r1' Type='{Office}/officeDocument' Target='xl/workbook.xml'/></Relationships>");
            Put("xl/workbook.xml", $"<workbook xmlns='{Main}' xmlns:r='{Office}'><sheets><sheet name='专业' sheetId='1' r:id='s1'/></sheets></workbook>");
            Put("xl/_rels/workbook.xml.rels", $"<Relationships xmlns='{Package}/relationships'><Relationship Id='s1' Type='{Office}/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
            Put("xl/worksheets/sheet1.xml", $"<worksheet xmlns='{Main}'><sheetData>{string.Concat(rows)}</sheetData></worksheet>");

            void Put(string path, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open(), new UTF8Encoding(false));
                writer.Write(xml);
            }
        }

        return stream.ToArray();
    }
}
