using System.Text;
using MicroMajor.Documents.Sheets;
using MicroMajor.Domain;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Documents.Tests.Sheets;

public sealed class SheetFileTests
{
    private const string Table = "专业代码,专业名称,去向落实率\r\n080901,计算机科学与技术,48.5%\r\n";

    static SheetFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "gb18030", "utf-16le-bom", "utf-16be-bom", "utf-16le", "utf-16be"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_csv_is_read_in_whatever_encoding_it_was_written(string encoding)
    {
        byte[] bytes = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Table),
            "utf-8-bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Table)],
            // 㐂 and 𠮷 take four bytes in GB18030.
            "gb18030" => Encoding.GetEncoding("GB18030").GetBytes(Table),
            "utf-16le-bom" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Table)],
            "utf-16be-bom" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Table)],
            "utf-16le" => Encoding.Unicode.GetBytes(Table),
            _ => Encoding.BigEndianUnicode.GetBytes(Table),
        };
        Assert.Equal(["1: 专业代码|专业名称|去向落实率", "2: 080901|计算机科学与技术|48.5%"], Told(Assert.Single(SheetFile.Read("x.csv", bytes).Value)));
    }

    [Fact]
    public void Rare_characters_of_gb18030_come_through()
    {
        var bytes = Encoding.GetEncoding("GB18030").GetBytes("专业名称,去向落实率\n㐂𠮷学,50\n");
        Assert.Equal("2: 㐂𠮷学|50", Told(Assert.Single(SheetFile.Read("x.csv", bytes).Value))[1]);
    }

    [Theory]
    [InlineData("\t")]
    [InlineData(",")]
    [InlineData("，")]
    [InlineData(";")]
    [InlineData("；")]
    [InlineData("|")]
    [InlineData("、")]
    public void What_stands_between_the_cells_is_told_by_the_headings(string between)
    {
        var text = $"某校 2024 届，毕业生、去向；一览\n\n专业代码{between}专业名称{between}去向落实率\n080901{between}软件工程{between}48.5%";
        Assert.Equal(["3: 专业代码|专业名称|去向落实率", "4: 080901|软件工程|48.5%"], Told(SheetFile.Pasted(text).Value).TakeLast(2));
    }

    [Fact]
    public void A_cell_with_line_ends_and_commas_is_one_cell_and_lines_are_counted_as_people_count_them()
    {
        var text = "专业代码,专业名称,课程\n1,甲,\"数据结构,\n操作系统\n\"\"C\"\" 语言\"\n\n2,乙\"二\"甲,";
        Assert.Equal(["1: 专业代码|专业名称|课程", "2: 1|甲|数据结构,\n操作系统\n\"C\" 语言", "6: 2|乙\"二\"甲"], Told(SheetFile.Pasted(text).Value));
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_named_with_its_line() =>
        Assert.Equal(new Problem("sheet-quotes", Facts.Of(("line", "2"))), Assert.Single(SheetFile.Pasted("专业代码,专业名称\n1,\"甲\n2,乙").Problems));

    [Fact]
    public void A_picture_is_no_table()
    {
        var png = (byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1];
        Assert.Equal("sheet-encoding", Assert.Single(SheetFile.Read("x.csv", png).Problems).Code);
        Assert.Equal("sheet-no-table", Assert.Single(SheetFile.Read("x.csv", "%PDF-1.7"u8.ToArray()).Problems).Code);
    }

    [Fact]
    public void Shared_and_inline_texts_numbers_percentages_and_dates_are_read_as_they_are_shown()
    {
        var sheet = One(new Xlsx().Styles("0.00&quot;%&quot;", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "0.0%;[Red]-0.0%")
            .Shared("<si><t>专业</t></si>", "<si><r><t>去向</t></r><r><t>落实率</t></r><rPh><t>ruby</t></rPh></si>")
            .Sheet("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
                + "<row r='3'><c r='A3' t='inlineStr'><is><t>甲</t></is></c><c r='B3' s='1'><v>0.48499999999999999</v></c><c r='D3' s='2'><v>45535</v></c></row>"
                + "<row r='4'><c r='A4'><v>80901</v></c><c r='B4'><v>48.5</v></c><c r='C4' s='3'><v>48.5</v></c><c r='D4' s='4'><v>59</v></c><c r='E4' s='5'><v>1</v></c><c r='F4' t='b'><v>1</v></c><c r='G4' t='d'><v>2024-08-31T00:00:00</v></c></row>"
                + "<row r='5'><c><v>1E-2</v></c><c t='str'><v>乙</v></c></row>"));
        Assert.Equal(["1: 专业|去向落实率", "3: 甲|48.5%||2024-08-31", "4: 80901|48.5|48.5|1900-02-28|100%|true|2024-08-31", "5: 0.01|乙"], Told(sheet));
    }

    [Fact]
    public void Workbooks_that_count_days_from_1904_are_believed() =>
        Assert.Equal(["1: 2024-08-31"], Told(One(new Xlsx().Since1904().Styles().Sheet("<row r='1'><c r='A1' s='2'><v>44073</v></c></row>"))));

    [Fact]
    public void Formulas_and_failures_are_marked_with_the_name_of_their_cell()
    {
        var line = One(new Xlsx().Sheet("<row r='7'><c r='A7'><v>1</v></c><c r='B7'><f>C7/2</f><v>48.5</v></c><c r='AB7' t='e'><v>#N/A</v></c></row>")).Lines[0];
        Assert.Equal([(1, "B7"), (27, "AB7")], line.Formulas.Select(f => (f.Key, f.Value)));
    }

    [Fact]
    public void What_stands_in_merged_cells_stands_in_every_row_that_they_run_over()
    {
        var sheet = One(new Xlsx().Sheet(
            Xlsx.Row(1, "学院", "专业") + Xlsx.Row(2, "数学学院", "统计学") + "<row r='3'><c r='B3' t='inlineStr'><is><t>数学</t></is></c></row>" + Xlsx.Row(4, "", "物理学"),
            after: "<mergeCells><mergeCell ref='A2:A3'/><mergeCell ref='A1:C1'/><mergeCell ref='A2:A99999999'/><mergeCell ref='x'/></mergeCells>"));
        Assert.Equal(["1: 学院|专业", "2: 数学学院|统计学", "3: 数学学院|数学", "4: 数学学院|物理学"], Told(sheet));
    }

    [Fact]
    public void Hidden_sheets_are_not_read_and_several_visible_ones_are()
    {
        var sheets = SheetFile.Read("x.xlsx", new Xlsx().Sheet(Xlsx.Row(1, "甲"), "一").Sheet(Xlsx.Row(1, "密"), "二", "hidden").Sheet(Xlsx.Row(1, "密"), "三", "veryHidden").Sheet("", "四").Sheet(Xlsx.Row(2, "乙"), "五").Bytes()).Value;
        Assert.Equal(["x.xlsx / 一", "x.xlsx / 五"], sheets.Select(s => s.Name));
    }

    [Fact]
    public void Whatever_is_wrong_with_a_workbook_is_said()
    {
        Assert.Equal("sheet-broken", Refused([.. "PK\u0003\u0004"u8.ToArray(), .. new byte[200]]));
        Assert.Equal("sheet-no-table", Refused(new Xlsx().Part("_rels/.rels", "<Relationships/>").Bytes()));
        Assert.Equal("sheet-no-table", Refused(new Xlsx().Part("xl/workbook.xml", "<document/>").Bytes()));
        Assert.Equal("import-empty", Refused(new Xlsx().Sheet("").Bytes()));
        Assert.Equal("sheet-macros", Refused(new Xlsx().Sheet(Xlsx.Row(1, "甲")).Part("xl/vbaProject.bin", "x").Bytes()));
        Assert.Equal("sheet-broken", Refused(new Xlsx().Sheet(Xlsx.Row(1, "甲")).Part("xl/sharedStrings.xml", "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><sst><si><t>&a;</t></si></sst>").Bytes()));
        Assert.Equal("sheet-broken", Refused(new Xlsx().Sheet(string.Concat(Enumerable.Repeat("<row>", 5_000))).Bytes()));
        Assert.Equal("sheet-broken", Refused(new Xlsx().Sheet("<row r='1'><c r='A1' t='s'><v>0</v></c></row>").Shared(string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100))).Bytes()));
        Assert.Equal("sheet-old", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]));
        Assert.Equal("sheet-password", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")]));
    }

    [Fact]
    public void A_bomb_and_a_hundred_megabytes_are_refused_before_they_are_read()
    {
        Assert.Equal("sheet-bomb", Refused(new Xlsx().Sheet(Xlsx.Row(1, "甲")).Part("xl/media/x.bin", new byte[30 * 1024 * 1024]).Bytes()));
        Assert.Equal(new Problem("file-too-large", Facts.Of(("limit", "10"))), Assert.Single(SheetFile.Read("x.xlsx", new byte[100 * 1024 * 1024]).Problems));
    }

    [Fact]
    public void A_link_to_elsewhere_is_not_followed()
    {
        var bytes = new Xlsx().Sheet(Xlsx.Row(1, "甲")).Part(
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='s1' TargetMode='External' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='https://evil.example/sheet.xml'/></Relationships>").Bytes();
        Assert.Equal("import-empty", Refused(bytes));
    }

    [Fact]
    public void A_sheet_of_a_hundred_thousand_rows_is_read_as_far_as_an_import_looks()
    {
        var rows = string.Concat(Enumerable.Range(1, 100_000).Select(i => $"<row r='{i}'><c><v>{i}</v></c></row>"));
        Assert.Equal(2_000, One(new Xlsx().Sheet(rows)).Lines.Count);
    }

    private static string Refused(byte[] bytes) => Assert.Single(SheetFile.Read("x.xlsx", bytes).Problems).Code;

    private static Sheet One(Xlsx xlsx) => Assert.Single(SheetFile.Read("x.xlsx", xlsx.Bytes()).Value);

    private static List<string> Told(Sheet sheet) => [.. sheet.Lines.Select(l => $"{l.Number}: {string.Join('|', l.Cells)}")];
}
