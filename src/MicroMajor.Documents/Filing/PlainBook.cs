using MicroMajor.Documents.Sheets;
using MicroMajor.Documents.Word;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Documents.Filing;

/// <summary>A column of a plain list: its heading, its width in characters, and what stands in it.</summary>
internal sealed record BookColumn<T>(string Title, int Width, Func<T, string> Of);

/// <summary>One list as a workbook: a frozen head that filters, texts as texts, printed across the page.</summary>
internal static class PlainBook
{
    /// <param name="name">What the list is called, in the properties and on the sheet.</param>
    /// <param name="at">When it was taken (UTC).</param>
    public static byte[] Write<T>(string name, Round round, IReadOnlyList<BookColumn<T>> columns, IReadOnlyList<T> lines, DateTimeOffset at)
    {
        using var output = new MemoryStream();
        var zip = new Zip(output);
        foreach (var part in BookParts.Of(1).First) zip.Copy(part);
        zip.Write(PackageFrame.Core, (name, round, at), static (stream, s) => PackageProperties.Write(stream, $"{s.name}：{s.round.Name.Zh}", s.round.School, s.round.Id, s.at));
        zip.Write(BookParts.Workbook, (name, Range: $"$A$1:${SheetInk.Letters(columns.Count - 1)}${lines.Count + 1}"), static (stream, s) => WriteWorkbook(stream, s.name, s.Range));
        zip.Copy(BookParts.Styles);
        zip.Write("xl/worksheets/sheet1.xml"u8.ToArray(), (columns, lines), static (stream, s) => WriteLines(stream, s.columns, s.lines));
        zip.Close();
        return output.ToArray();
    }

    private static void WriteWorkbook(Stream output, string name, string range)
    {
        using var xml = new Utf8Xml(output);
        xml.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView/></bookViews><sheets><sheet name="""u8);
        xml.Raw("\""u8);
        xml.Value(name);
        xml.Raw("\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames><definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">"u8);
        xml.Value($"{name}!{range}");
        xml.Raw("</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">"u8);
        xml.Value(name);
        xml.Raw("!$1:$1</definedName></definedNames></workbook>"u8);
        xml.Flush();
    }

    private static void WriteLines<T>(Stream output, IReadOnlyList<BookColumn<T>> columns, IReadOnlyList<T> lines)
    {
        using var xml = new Utf8Xml(output);
        xml.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>"""u8);
        for (var i = 0; i < columns.Count; i++)
        {
            xml.Raw("<col min=\""u8);
            xml.Number(i + 1);
            xml.Raw("\" max=\""u8);
            xml.Number(i + 1);
            xml.Raw("\" width=\""u8);
            xml.Number(columns[i].Width);
            xml.Raw("\" customWidth=\"1\"/>"u8);
        }

        xml.Raw("</cols><sheetData>"u8);
        var ink = new SheetInk(xml);
        ink.OpenRow(24);
        foreach (var column in columns) ink.Text(column.Title, CellStyle.Head);
        ink.CloseRow();
        foreach (var line in lines)
        {
            ink.OpenRow(SheetInk.Height(columns.Max(c => SheetInk.Lines(c.Of(line), c.Width))));
            foreach (var column in columns) ink.Text(column.Of(line), CellStyle.Text);
            ink.CloseRow();
        }

        xml.Raw("</sheetData><autoFilter ref=\"A1:"u8);
        xml.Value($"{SheetInk.Letters(columns.Count - 1)}{lines.Count + 1}");
        xml.Raw("""
            "/><pageMargins left="0.55" right="0.55" top="0.75" bottom="0.75" header="0.4" footer="0.4"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter></worksheet>
            """u8);
        xml.Flush();
    }
}
