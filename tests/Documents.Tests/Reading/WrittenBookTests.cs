using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Tests.Reading;

/// <summary>A list that was written as a workbook, when somebody sends it back.</summary>
public sealed class WrittenBookTests
{
    private static readonly RoundSnapshot List = Programmes.Summary(12).With(Programmes.Duties(8), Programmes.Round, Programmes.Units);
    private static readonly byte[] Filed = SummaryBook.Write(List);

    [Fact]
    public void A_workbook_tells_its_code_and_the_digest_that_was_kept_when_it_was_written()
    {
        var read = WrittenFile.Open(Filed).Value;

        Assert.Equal((List.ContentCode, true, WrittenDigest.Of(DocumentKinds.Workbook, new FilingContent.List(List), () => Filed)), (read.Code, read.IsWorkbook, read.Digest));
        Assert.Matches("^[0-9a-f]{32}$", read.Digest);
        Assert.NotEqual(read.Digest, WrittenDigest.Of(SummaryBook.Write(List with { Employment = [] })));
    }

    [Fact]
    public void Saved_anew_with_shared_texts_it_says_the_same()
    {
        var again = Saved(Filed, book =>
        {
            var shared = book.AddNewPart<SharedStringTablePart>();
            shared.SharedStringTable = new SharedStringTable();
            foreach (var cell in book.WorksheetParts.SelectMany(s => s.Worksheet.Descendants<Cell>()).Where(c => c.DataType?.Value == CellValues.InlineString))
            {
                shared.SharedStringTable.Append(new SharedStringItem(new Text(cell.InnerText) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }));
                cell.RemoveAllChildren();
                cell.DataType = CellValues.SharedString;
                cell.CellValue = new CellValue(shared.SharedStringTable.Elements().Count() - 1);
            }
        });

        Assert.Equal(WrittenFile.Open(Filed).Value.Digest, WrittenFile.Open(again).Value.Digest);
    }

    [Theory]
    [InlineData("B5", "rows.programName 1")]
    [InlineData("A17", "rows.total")]
    [InlineData("Z6", "rows.proposal 2")]
    public void A_cell_that_was_typed_over_is_named_with_what_was_filed_and_what_stands_there(string cell, string place)
    {
        var (filed, altered) = (WrittenFile.Open(Filed).Value, WrittenFile.Open(Typed(cell, "合计改过的")).Value);

        Assert.NotEqual(filed.Digest, altered.Digest);
        Assert.Equal([(place, "合计改过的")], altered.AlteredFrom(filed).Select(a => (a.Field, a.Written)));
    }

    [Fact]
    public void A_number_that_became_a_formula_is_altered_though_it_shows_the_same()
    {
        var altered = Saved(Filed, book =>
        {
            var cell = At(book, "H5");
            cell.CellFormula = new CellFormula("10+2");
        });

        var change = Assert.Single(WrittenFile.Open(altered).Value.AlteredFrom(WrittenFile.Open(Filed).Value));
        Assert.Equal($"={change.Frozen}", change.Written);
    }

    [Fact]
    public void A_line_that_was_taken_out_is_missed()
    {
        var altered = Saved(Filed, book => At(book, "B16").Parent!.Remove());

        Assert.Contains(new("rows.proposal 12", List.Rows[11].ProposalId, ""), WrittenFile.Open(altered).Value.AlteredFrom(WrittenFile.Open(Filed).Value));
    }

    [Fact]
    public void The_code_is_found_in_the_workbook_when_its_line_is_gone_and_a_code_that_was_typed_over_is_another_paper()
    {
        Assert.Equal(List.ContentCode, WrittenFile.Open(Saved(Filed, book => At(book, "A18").Parent!.Remove())).Value.Code);
        Assert.Equal("0000-0000", WrittenFile.Open(Typed("A18", "内容码 0000-0000")).Value.Code);
    }

    [Fact]
    public void A_table_from_elsewhere_has_no_code_and_a_hostile_one_is_refused_with_its_reason()
    {
        Assert.Null(WrittenFile.Open(new Sheets.Xlsx().Sheet(Sheets.Xlsx.Row(1, "专业代码", "内容码 7K3M-9QXA")).Bytes()).Value.Code);
        Assert.Equal(["word-macros"], WrittenFile.Open(Draft.Plus(Filed, "xl/vbaProject.bin", [1])).Problems.Select(p => p.Code));
        Assert.Equal(["word-broken"], WrittenFile.Open(Filed[..3000]).Problems.Select(p => p.Code));
        Assert.Equal(["sheet-broken"], WrittenFile.Open(Draft.With(Filed, xml => xml.Replace("<worksheet", "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet", StringComparison.Ordinal), "xl/worksheets/sheet1.xml")).Problems.Select(p => p.Code));
    }

    private static byte[] Typed(string cell, string text) => Saved(Filed, book =>
    {
        var at = At(book, cell);
        at.RemoveAllChildren();
        at.DataType = CellValues.InlineString;
        at.InlineString = new InlineString(new Text(text));
    });

    private static Cell At(WorkbookPart book, string cell) => ((WorksheetPart)book.GetPartById("rId1")).Worksheet.Descendants<Cell>().Single(c => c.CellReference == cell);

    private static byte[] Saved(byte[] bytes, Action<WorkbookPart> change)
    {
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var document = SpreadsheetDocument.Open(stream, true))
        {
            change(document.WorkbookPart!);
            foreach (var sheet in document.WorkbookPart!.WorksheetParts) sheet.Worksheet.Save();
        }

        return stream.ToArray();
    }
}
