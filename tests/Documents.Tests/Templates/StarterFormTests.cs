using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Documents.Templates;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Documents.Tests.Templates;

/// <summary>The product's own layout as a Word file with controls, to begin a form of one's own with.</summary>
public sealed class StarterFormTests
{
    private static readonly FormEdition Shipped = FormEditions.Shipped.Last();

    [Fact]
    public void It_passes_the_check_without_a_word_and_so_does_that_of_an_edition_that_adds_fields()
    {
        Assert.Empty(Own.Check(StarterForm.Write(Shipped)).Select(BrokenForm.Told));
        var added = FormEdition.Read(NewForm.Files());
        Assert.Empty(WordTemplate.Check(new(new(StarterForm.Write(added), ""), TemplateMap.None, added.Form)).Select(BrokenForm.Told));
    }

    [Fact]
    public void Word_has_nothing_to_say_of_it()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(StarterForm.Write(Shipped)), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Description} {e.Path?.XPath}"));
        Assert.DoesNotContain("§", document.MainDocumentPart!.Document.InnerText + document.PackageProperties.Title, StringComparison.Ordinal);
        Assert.Equal(StarterForm.Write(Shipped), StarterForm.Write(Shipped));
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("limits")]
    [InlineData("minimal")]
    public void Filled_in_it_says_what_the_drawn_form_says(string kind)
    {
        var drawn = kind switch { "normal" => Programmes.Normal(), "limits" => Programmes.AtTheLimits, _ => Programmes.Minimal };
        var own = drawn with { Template = Own.Template(StarterForm.Write(Shipped)) };
        var (one, other) = (WrittenForm.Read(FilingForm.Write(drawn)), WrittenForm.Read(FilingForm.Write(own)));
        Assert.Equal((one.ProposalId, one.ContentCode), (other.ProposalId, other.ContentCode));
        Assert.Equal(one.Values.Texts.Where(t => t.Value.Length > 0).OrderBy(t => t.Key, StringComparer.Ordinal), other.Values.Texts.Where(t => t.Value.Length > 0).OrderBy(t => t.Key, StringComparer.Ordinal));
        Assert.Equal(Cells(one), Cells(other));
        Assert.Empty(CrossCheck.Compare([other], WrittenSummary.Read(SummaryTable.Write(RoundSnapshot.Of(Programmes.Round, [drawn])))));
    }

    private static IEnumerable<string> Cells(WrittenForm form) =>
        from table in form.Values.Tables
        from row in table.Value.Select((cells, number) => (cells, number))
        from cell in row.cells
        where cell.Value.Length > 0
        orderby table.Key, row.number, cell.Key
        select $"{table.Key} {row.number} {cell.Key} {cell.Value}";
}
