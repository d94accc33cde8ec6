using MicroMajor.Documents.Sheets;
using MicroMajor.Documents.Word;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Documents.Filing;

/// <summary>One act, in the words of the reader: when, on what, which, from where to where, by whom, why.</summary>
public sealed record AuditLine(string At, string ProposalId, string Act, string From, string To, string By, string Reason);

/// <summary>The acts of a round as a workbook (操作记录): one line an act, oldest first, texts as texts.</summary>
public static class AuditBook
{
    private static readonly (string Title, int Width, Func<AuditLine, string> Of)[] s_columns =
    [
        ("时间（北京）", 17, l => l.At), ("申报编号", 15, l => l.ProposalId), ("操作", 16, l => l.Act), ("原状态", 18, l => l.From), ("新状态", 18, l => l.To), ("操作人", 16, l => l.By), ("理由", 60, l => l.Reason),
    ];

    /// <summary>The workbook.</summary>
    /// <param name="at">When it was taken: so far it tells the story (UTC).</param>
    public static byte[] Write(Round round, IReadOnlyList<AuditLine> lines, DateTimeOffset at)
    {
        using var output = new MemoryStream();
        var zip = new Zip(output);
        foreach (var part in BookParts.Of(1).First) zip.Copy(part);
        zip.Write(PackageFrame.Core, (round, at), static (stream, s) => PackageProperties.Write(stream, $"操作记录：{s.round.Name.Zh}", s.round.School, s.round.Id, s.at));
        zip.Write(BookParts.Workbook, lines.Count, WriteWorkbook);
        zip.Copy(BookParts.Styles);
        zip.Write("xl/worksheets/sheet1.xml"u8.ToArray(), lines, WriteLines);
        zip.Close();
        return output.ToArray();
    }

    private static void WriteWorkbook(Stream output, int lines)
    {
        using var xml = new Utf8Xml(output);
        xml.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView/></bookViews><sheets><sheet name="操作记录" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">操作记录!"""u8);
        xml.Value($"$A$1:${SheetInk.Letters(s_columns.Length - 1)}${lines + 1}");
        xml.Raw("</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">操作记录!$1:$1</definedName></definedNames></workbook>"u8);
        xml.Flush();
    }

    private static void WriteLines(Stream output, IReadOnlyList<AuditLine> lines)
    {
        using var xml = new Utf8Xml(output);
        xml.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>"""u8);
        for (var i = 0; i < s_columns.Length; i++)
        {
            xml.Raw("<col min=\""u8);
            xml.Number(i + 1);
            xml.Raw("\" max=\""u8);
            xml.Number(i + 1);
            xml.Raw("\" width=\""u8);
            xml.Number(s_columns[i].Width);
            xml.Raw("\" customWidth=\"1\"/>"u8);
        }

        xml.Raw("</cols><sheetData>"u8);
        var ink = new SheetInk(xml);
        ink.OpenRow(24);
        foreach (var column in s_columns) ink.Text(column.Title, CellStyle.Head);
        ink.CloseRow();
        foreach (var line in lines)
        {
            ink.OpenRow(SheetInk.Height(s_columns.Max(c => SheetInk.Lines(c.Of(line), c.Width))));
            foreach (var column in s_columns) ink.Text(column.Of(line), CellStyle.Text);
            ink.CloseRow();
        }

        xml.Raw("</sheetData><autoFilter ref=\"A1:"u8);
        xml.Value($"{SheetInk.Letters(s_columns.Length - 1)}{lines.Count + 1}");
        xml.Raw("""
            "/><pageMargins left="0.55" right="0.55" top="0.75" bottom="0.75" header="0.4" footer="0.4"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter></worksheet>
            """u8);
        xml.Flush();
    }
}
