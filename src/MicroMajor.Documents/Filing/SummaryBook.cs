using MicroMajor.Documents.Sheets;
using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>
/// 附件3 as a workbook, with all columns: numbers are numbers and days are days, the head stands still and is printed on every page, and the
/// employment block is a sheet of its own. Its last column is the number of the proposal, by which its lines are found again.
/// </summary>
public static class SummaryBook
{
    /// <summary>The name of the first sheet.</summary>
    public const string ListSheet = "汇总表";

    /// <summary>The name of the sheet of the employment block.</summary>
    public const string EmploymentSheet = "就业薄弱专业";

    internal const string CodeLabel = "内容码 ";
    internal const string CodeName = "ContentCode";
    internal const string IdTitle = "申报编号";

    private const int HeadRow = 4;

    private static readonly IReadOnlyDictionary<string, int> s_widths = new Dictionary<string, int>
    {
        ["programName"] = 18,
        ["type"] = 10,
        ["direction"] = 14,
        ["hostUnit"] = 14,
        ["hostMajors"] = 14,
        ["targetMajors"] = 16,
        ["courseCount"] = 6,
        ["totalCredits"] = 7,
        ["startDate"] = 13,
        ["enrollmentQuota"] = 6,
        ["industryPartners"] = 16,
        ["lead"] = 12,
        ["lead.phone"] = 13,
        ["coUnits"] = 12,
        ["targetAudience"] = 12,
        ["coreCourseCount"] = 6,
        ["totalHours"] = 7,
        ["classSize"] = 6,
        ["duration"] = 7,
        ["enrolDate"] = 13,
        ["endDate"] = 13,
        ["deliveryMode"] = 10,
        ["recognition"] = 12,
        ["teamCount"] = 6,
    };

    private static readonly IReadOnlyDictionary<string, int> s_employment = new Dictionary<string, int>
    {
        ["major"] = 24,
        ["rate"] = 14,
        ["place"] = 12,
        ["reasons"] = 30,
        ["direction1"] = 24,
        ["direction2"] = 24,
        ["hostUnits"] = 22,
    };

    /// <summary>The workbook. The same snapshot gives the same bytes.</summary>
    public static byte[] Write(RoundSnapshot snapshot)
    {
        using var output = new MemoryStream();
        Write(snapshot, output);
        return output.ToArray();
    }

    /// <summary>The same into a stream that can go back, a row at a time.</summary>
    public static void Write(RoundSnapshot snapshot, Stream output)
    {
        var hasEmployment = snapshot.Employment.Count > 0;
        var zip = new Zip(output);
        foreach (var part in BookParts.Of(hasEmployment ? 2 : 1).First) zip.Copy(part);
        zip.Write(PackageFrame.Core, snapshot, static (stream, s) => PackageProperties.Write(stream, $"{SummaryTable.Title}：{s.FiledBy}", s.School, s.ContentCode, s.DecidedAt));
        zip.Write(BookParts.Workbook, snapshot, WriteWorkbook);
        zip.Copy(BookParts.Styles);
        zip.Write("xl/worksheets/sheet1.xml"u8.ToArray(), snapshot, WriteList);
        if (hasEmployment) zip.Write("xl/worksheets/sheet2.xml"u8.ToArray(), snapshot, WriteEmployment);
        zip.Close();
    }

    internal static IReadOnlyList<SummaryColumn> Columns { get; } = [.. SummaryColumn.All, .. SummaryColumn.Further];

    private static int Last => Columns.Count + 1;

    private static void WriteWorkbook(Stream output, RoundSnapshot snapshot)
    {
        using var xml = new Utf8Xml(output);
        xml.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView/></bookViews><sheets><sheet name="汇总表" sheetId="1" r:id="rId1"/>"""u8);
        if (snapshot.Employment.Count > 0) xml.Raw("""<sheet name="就业薄弱专业" sheetId="2" r:id="rId2"/>"""u8);
        xml.Raw("</sheets><definedNames>"u8);
        Name(xml, "_xlnm._FilterDatabase", $"汇总表!$A${HeadRow}:${SheetInk.Letters(Last)}${HeadRow + snapshot.Rows.Count}", " localSheetId=\"0\" hidden=\"1\"");
        Name(xml, "_xlnm.Print_Titles", $"汇总表!${HeadRow}:${HeadRow}", " localSheetId=\"0\"");
        if (snapshot.Employment.Count > 0) Name(xml, "_xlnm.Print_Titles", "就业薄弱专业!$2:$2", " localSheetId=\"1\"");
        Name(xml, CodeName, $"\"{snapshot.ContentCode}\"", " hidden=\"1\"");
        xml.Raw("</definedNames></workbook>"u8);
        xml.Flush();
    }

    private static void Name(Utf8Xml xml, string name, string value, string attributes)
    {
        xml.Raw("<definedName name=\""u8);
        xml.Value(name);
        xml.Raw("\""u8);
        xml.Raw(System.Text.Encoding.ASCII.GetBytes(attributes));
        xml.Raw(">"u8);
        xml.Text(value);
        xml.Raw("</definedName>"u8);
    }

    private static void WriteList(Stream output, RoundSnapshot snapshot)
    {
        using var xml = new Utf8Xml(output);
        int[] widths = [.. Columns.Select(c => s_widths[c.Key])];
        Open(xml, [6, .. widths, 15], HeadRow, "C");
        var ink = new SheetInk(xml);
        Row(ink, 20, "附件3", CellStyle.Annex);
        Row(ink, 30, SummaryTable.Title, CellStyle.Title);
        Row(ink, 22, $"填报单位（公章）：{snapshot.FiledBy}　　　　填报人：　　　　　　　　联系电话：　　　　　　　　填报日期：　　　　年　　月　　日", CellStyle.Line);

        ink.OpenRow(42);
        ink.Text("序号", CellStyle.Head);
        foreach (var column in Columns) ink.Text(column.Title, CellStyle.Head);
        ink.Text(IdTitle, CellStyle.Head);
        ink.CloseRow();
        for (var i = 0; i < snapshot.Rows.Count; i++)
        {
            var row = snapshot.Rows[i];
            var lines = 1;
            for (var c = 0; c < Columns.Count; c++) lines = Math.Max(lines, SheetInk.Lines(Text(row, c), widths[c]));
            ink.OpenRow(SheetInk.Height(lines));
            ink.Number(i + 1, CellStyle.Count);
            for (var c = 0; c < Columns.Count; c++) Cell(ink, Columns[c].Key, Text(row, c));
            ink.Text(row.ProposalId, CellStyle.Phone);
            ink.CloseRow();
        }

        ink.OpenRow(20);
        ink.Text($"合计：{snapshot.Rows.Count}个微专业", CellStyle.Sum);
        ink.Blank(Last, CellStyle.Sum);
        ink.CloseRow();
        var end = ink.Row;
        Row(ink, 18, CodeLabel + snapshot.ContentCode, CellStyle.Line);
        xml.Raw("</sheetData><autoFilter ref=\"A4:"u8);
        xml.Value($"{SheetInk.Letters(Last)}{HeadRow + snapshot.Rows.Count}");
        xml.Raw("\"/><mergeCells count=\"3\">"u8);
        foreach (var merged in (int[])[2, 3, end])
        {
            xml.Raw("<mergeCell ref=\""u8);
            xml.Value($"A{merged}:{SheetInk.Letters(Last)}{merged}");
            xml.Raw("\"/>"u8);
        }

        xml.Raw("</mergeCells>"u8);
        Close(xml, snapshot, paper: 8);
    }

    private static string Text(SummaryRow row, int column) => column < row.Cells.Count ? row.Cells[column] : row.FurtherCells[column - row.Cells.Count];

    private static void Cell(SheetInk ink, string key, string text)
    {
        switch (key)
        {
            case "courseCount" or "coreCourseCount" or "totalHours" or "enrollmentQuota" or "classSize" or "teamCount":
                ink.Number(text, CellStyle.Count);
                break;
            case "totalCredits":
                ink.Number(text, CellStyle.Credits);
                break;
            case "startDate" or "enrolDate" or "endDate":
                ink.Day(text);
                break;
            case "lead.phone":
                ink.Text(text, CellStyle.Phone);
                break;
            default:
                ink.Text(text, CellStyle.Text);
                break;
        }
    }

    private static void WriteEmployment(Stream output, RoundSnapshot snapshot)
    {
        using var xml = new Utf8Xml(output);
        var columns = EmploymentColumn.All;
        Open(xml, [6, .. columns.Select(c => s_employment[c.Key])], 2, "C");
        var ink = new SheetInk(xml);
        Row(ink, 26, EmploymentTable.Title, CellStyle.Annex);
        ink.OpenRow(32);
        ink.Text("序号", CellStyle.Head);
        foreach (var column in columns) ink.Text(column.TitleOf(snapshot.EmploymentYear), CellStyle.Head);
        ink.CloseRow();
        for (var i = 0; i < snapshot.Employment.Count; i++)
        {
            ink.OpenRow(SheetInk.Height(snapshot.Employment[i].Cells.Index().Max(c => SheetInk.Lines(c.Item, s_employment[columns[c.Index].Key]))));
            ink.Number(i + 1, CellStyle.Count);
            foreach (var cell in snapshot.Employment[i].Cells) ink.Text(cell, CellStyle.Text);
            ink.CloseRow();
        }

        ink.OpenRow(20);
        ink.Text($"合计：{snapshot.Employment.Count}个专业", CellStyle.Sum);
        ink.Blank(columns.Count, CellStyle.Sum);
        ink.CloseRow();
        xml.Raw("</sheetData>"u8);
        Close(xml, snapshot, paper: 9);
    }

    private static void Row(SheetInk ink, double height, string text, CellStyle style)
    {
        ink.OpenRow(height);
        ink.Text(text, style);
        ink.CloseRow();
    }

    private static void Open(Utf8Xml xml, IReadOnlyList<int> widths, int frozen, string from)
    {
        xml.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane xSplit="2" ySplit="""u8);
        xml.Raw("\""u8);
        xml.Number(frozen);
        xml.Raw("\" topLeftCell=\""u8);
        xml.Value($"{from}{frozen + 1}");
        xml.Raw("\""u8);
        xml.Raw(""" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>"""u8);
        for (var i = 0; i < widths.Count; i++)
        {
            xml.Raw("<col min=\""u8);
            xml.Number(i + 1);
            xml.Raw("\" max=\""u8);
            xml.Number(i + 1);
            xml.Raw("\" width=\""u8);
            xml.Number(widths[i]);
            xml.Raw("\" customWidth=\"1\"/>"u8);
        }

        xml.Raw("</cols><sheetData>"u8);
    }

    private static void Close(Utf8Xml xml, RoundSnapshot snapshot, int paper)
    {
        xml.Raw("""<printOptions horizontalCentered="1"/><pageMargins left="0.55" right="0.55" top="0.75" bottom="0.75" header="0.4" footer="0.4"/><pageSetup paperSize="""u8);
        xml.Raw("\""u8);
        xml.Number(paper);
        xml.Raw("\""u8);
        xml.Raw(""" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter>"""u8);
        if (!snapshot.IsFinal) xml.Raw("<oddHeader>&amp;C草　稿　DRAFT　　未经审定，不作申报材料</oddHeader>"u8);
        xml.Raw("<oddFooter>&amp;L"u8);
        xml.Text(CodeLabel + snapshot.ContentCode);
        xml.Raw("&amp;C— &amp;P —&amp;R"u8);
        xml.Text(snapshot.RoundId.Replace("&", "&&", StringComparison.Ordinal));
        xml.Raw("</oddFooter></headerFooter></worksheet>"u8);
        xml.Flush();
    }
}
