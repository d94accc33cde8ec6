using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Tests.Filing;

public sealed class SummaryBookTests
{
    private static readonly RoundSnapshot List = Programmes.Summary(12).With(Programmes.Duties(8), Programmes.Round, Programmes.Units);

    public static TheoryData<string> Kinds => ["usual", "employment", "empty", "limits", "draft"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_validator_of_Office_has_nothing_to_say(string kind)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(SummaryBook.Write(Sample(kind))), isEditable: false);
        foreach (var version in new[] { FileFormatVersions.Office2019, FileFormatVersions.Microsoft365 })
            Assert.Empty(new OpenXmlValidator(version).Validate(book).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_read_back_is_what_was_frozen(string kind)
    {
        var snapshot = Sample(kind);
        var read = WrittenBook.Read(SummaryBook.Write(snapshot));
        Assert.Equal(snapshot.ContentCode, read.ContentCode);
        Assert.Equal(snapshot.Rows.Select(r => r.ProposalId), read.Lines.Select(l => l.ProposalId));
        foreach (var (row, line) in snapshot.Rows.Zip(read.Lines))
        {
            Assert.Equal(SummaryColumn.All.Select((c, i) => (c.Key, row.Cells[i])), SummaryColumn.All.Select(c => (c.Key, line.Cells[c.Key])));
            Assert.Equal(SummaryColumn.Further.Select((c, i) => (c.Key, row.FurtherCells[i])), SummaryColumn.Further.Select(c => (c.Key, line.Cells[c.Key])));
        }

        Assert.Equal(snapshot.Employment.Select(e => string.Join('|', e.Cells)), read.Employment.Select(e => string.Join('|', EmploymentColumn.All.Select(c => e[c.Key]))));
    }

    [Fact]
    public void The_forms_and_the_workbook_are_compared_cell_by_cell()
    {
        var form = Programmes.Normal();
        var book = WrittenBook.Read(SummaryBook.Write(RoundSnapshot.Of(Programmes.Round, [form])));
        Assert.Empty(CrossCheck.Compare([WrittenForm.Read(FilingForm.Write(form))], book));
        var other = book with { Lines = [book.Lines[0] with { Cells = new Dictionary<string, string>(book.Lines[0].Cells) { ["totalCredits"] = "99" } }] };
        Assert.Equal(["totalCredits"], CrossCheck.Compare([WrittenForm.Read(FilingForm.Write(form))], other).Select(d => d.Column));
    }

    [Fact]
    public void Numbers_are_numbers_days_are_days_and_a_phone_keeps_its_zero()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(SummaryBook.Write(With("lead.phone", "04128800001"))), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.First().Worksheet.Descendants<Row>().First(r => r.RowIndex! == 5).Elements<Cell>().ToList();
        var at = SummaryColumn.All.Concat(SummaryColumn.Further).Select((c, i) => (c.Key, i + 1)).ToDictionary(c => c.Key, c => cells[c.Item2]);
        Assert.All(new[] { "courseCount", "totalCredits", "startDate", "enrollmentQuota" }, key => Assert.Null(at[key].DataType));
        Assert.Equal("45915", at["startDate"].CellValue!.Text);
        Assert.Equal((CellValues.InlineString, "04128800001"), (at["lead.phone"].DataType!.Value, at["lead.phone"].InnerText));
    }

    [Theory]
    [InlineData("=1+2")]
    [InlineData("+HYPERLINK(\"http://evil.example\")")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("＝1+2")]
    [InlineData("a]]>b<c>&\"'")]
    [InlineData("_x0041_ _x005F_ _xZZZZ_ _x00")]
    [InlineData("‮العربية‬ 👩‍👩‍👧 𠮷")]
    [InlineData("<f>1+2</f>")]
    public void What_people_type_is_a_text_and_nothing_else(string typed)
    {
        var bytes = SummaryBook.Write(With("programName", typed));
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(book.WorkbookPart!.WorksheetParts.SelectMany(s => s.Worksheet.Descendants<CellFormula>()));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(book));
        var cell = book.WorkbookPart.WorksheetParts.First().Worksheet.Descendants<Cell>().Single(c => c.CellReference == "B5");
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        var frozen = With("programName", typed).Rows[0].Cells[0];
        Assert.Equal(frozen, cell.InnerText.Replace("_x005F_", "_", StringComparison.Ordinal).Length < cell.InnerText.Length ? Excel(cell.InnerText) : cell.InnerText);
        var quoted = book.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value).QuotePrefix?.Value ?? false;
        Assert.Equal(frozen.Length > 0 && "=+-@＝＋－＠".Contains(frozen[0]), quoted);
    }

    [Fact]
    public void A_cell_holds_no_more_than_Excel_reads()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(SummaryBook.Write(With("programName", new string('名', 40_000)))), isEditable: false);
        Assert.All(book.WorkbookPart!.WorksheetParts.First().Worksheet.Descendants<Cell>(), c => Assert.InRange(c.InnerText.Length, 0, 32_767));
    }

    [Fact]
    public void The_head_stands_still_is_printed_on_every_page_and_can_be_filtered()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(SummaryBook.Write(List)), isEditable: false);
        var sheet = ((WorksheetPart)book.WorkbookPart!.GetPartById("rId1")).Worksheet;
        var pane = sheet.Descendants<Pane>().Single();
        Assert.Equal((4d, "C5", PaneStateValues.Frozen), (pane.VerticalSplit!.Value, pane.TopLeftCell!.Value, pane.State!.Value));
        Assert.Equal("A4:Z16", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
        Assert.Equal(["汇总表!$A$4:$Z$16", "汇总表!$4:$4", "就业薄弱专业!$2:$2", $"\"{List.ContentCode}\""], book.WorkbookPart.Workbook.DefinedNames!.Elements<DefinedName>().Select(n => n.Text));
        var setup = sheet.Descendants<PageSetup>().Single();
        Assert.Equal((OrientationValues.Landscape, 0u), (setup.Orientation!.Value, setup.FitToHeight!.Value));
    }

    [Fact]
    public void Sixteen_writers_at_once_write_the_same_bytes()
    {
        var first = SummaryBook.Write(List);
        Parallel.For(0, 16, _ => Assert.Equal(first, SummaryBook.Write(List)));
    }

    [Fact]
    public void A_further_row_leaves_hardly_any_garbage()
    {
        long Of(int rows)
        {
            var list = RoundSnapshot.Of(Programmes.Round, [Programmes.Normal()]) is var one ? one with { Rows = [.. Enumerable.Repeat(one.Rows[0], rows)] } : null!;
            using var output = new MemoryStream(4 * 1024 * 1024);
            for (var i = 0; i < 3; i++) Again();
            var before = GC.GetAllocatedBytesForCurrentThread();
            Again();
            return GC.GetAllocatedBytesForCurrentThread() - before;

            void Again()
            {
                output.Position = 0;
                SummaryBook.Write(list, output);
            }
        }

        Assert.InRange((Of(2_100) - Of(100)) / 2_000d, -20, 200);
    }

    private static RoundSnapshot Sample(string kind) => kind switch
    {
        "employment" => List,
        "empty" => RoundSnapshot.Of(Programmes.Round, []),
        "limits" => RoundSnapshot.Of(Programmes.Round, [Programmes.Normal(), Programmes.Minimal, Programmes.AtTheLimits]),
        "draft" => RoundSnapshot.Of(Programmes.Round, [Programmes.Normal() with { IsFinal = false }]),
        _ => Programmes.Summary(12),
    };

    private static RoundSnapshot With(string field, string text) =>
        RoundSnapshot.Of(Programmes.Round, [Programmes.Frozen(Programmes.Recommended("WZY-2025-0007", Programmes.NormalAnswers.With(field, text)))]);

    // As Excel reads it: _x005F_ is an underscore.
    private static string Excel(string text) => text.Replace("_x005F_", "_", StringComparison.Ordinal);
}
