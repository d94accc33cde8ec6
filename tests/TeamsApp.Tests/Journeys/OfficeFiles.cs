using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Wordprocessing;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>What people do with Word and Excel, done to the files themselves.</summary>
internal static class OfficeFiles
{
    /// <summary>The person types over these places of a form; a place is named by its tag.</summary>
    public static byte[] Typed(byte[] form, params (string Tag, string Text)[] typed)
    {
        using var stream = new MemoryStream();
        stream.Write(form);
        using (var document = WordprocessingDocument.Open(stream, isEditable: true))
        {
            foreach (var (tag, text) in typed)
            {
                var control = document.MainDocumentPart!.Document!.Descendants<SdtElement>().Single(c => c.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value == tag);
                var texts = control.Descendants<Text>().ToList();
                texts[0].Text = text;
                foreach (var other in texts.Skip(1)) other.Remove();
            }
        }

        return stream.ToArray();
    }

    /// <summary>Every text of a document, changed where the person changes it, and every part written anew, as Word does when it saves.</summary>
    public static byte[] Saved(byte[] bytes, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var document = WordprocessingDocument.Open(stream, isEditable: true))
        {
            var main = document.MainDocumentPart!;
            foreach (var text in main.Document!.Descendants<Text>().Concat(main.FooterParts.SelectMany(f => f.Footer!.Descendants<Text>()))) text.Text = change(text.Text);
            main.Document!.Save();
        }

        return stream.ToArray();
    }

    /// <summary>A workbook with one sheet of these rows; what is a number is written as one.</summary>
    public static byte[] Sheet(params string[][] rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData(rows.Select(r => new Row(r.Select(CellOf)))));
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = "Sheet1" }));
        }

        return stream.ToArray();
    }

    /// <summary>A workbook in which the person types a text over a cell.</summary>
    public static byte[] TypedOver(byte[] bytes, string cell, string text)
    {
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var sheet = ((WorksheetPart)document.WorkbookPart!.GetPartById("rId1")).Worksheet!;
            var at = sheet.Descendants<Cell>().Single(c => c.CellReference == cell);
            at.RemoveAllChildren();
            at.DataType = CellValues.InlineString;
            at.InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text));
            sheet.Save();
        }

        return stream.ToArray();
    }

    private static Cell CellOf(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && !text.StartsWith('0')
        ? new Cell { CellValue = new CellValue(number) }
        : new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text)) };
}
