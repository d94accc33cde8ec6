using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Benchmarks.Documents;

/// <summary>The same list with the OpenXML SDK's streaming writer, the quickest way that it has, and less in it: no looks, no head, no heights of rows, neither the lines' numbers nor the proposals'.</summary>
internal static class SdkBook
{
    private static readonly SummaryColumn[] s_columns = [.. SummaryColumn.All, .. SummaryColumn.Further];

    public static void Write(RoundSnapshot snapshot, Stream output)
    {
        using var book = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var main = book.AddWorkbookPart();
        var part = main.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            for (var i = 0; i < snapshot.Rows.Count; i++)
            {
                var row = snapshot.Rows[i];
                writer.WriteStartElement(new Row { RowIndex = (uint)i + 1 });
                for (var c = 0; c < s_columns.Length; c++) Write(writer, i + 1, c, c < row.Cells.Count ? row.Cells[c] : row.FurtherCells[c - row.Cells.Count]);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        main.Workbook = new(new Sheets(new Sheet { Name = "1", SheetId = 1, Id = main.GetIdOfPart(part) }));
    }

    private static void Write(OpenXmlWriter writer, int row, int column, string text)
    {
        var place = $"{(char)('A' + column)}{row}";
        writer.WriteElement(text.Length < 6 && text.All(char.IsAsciiDigit)
            ? new Cell { CellReference = place, CellValue = new(text) }
            : new Cell { CellReference = place, DataType = CellValues.InlineString, InlineString = new(new Text(text)) });
    }
}
