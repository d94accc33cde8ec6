using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Tests.Rendering;

[Collection(RenderedOnce.Name)]
public sealed class RenderedPagesTests(Pages pages)
{
    // A page more or less is another fallback font's doing; two are ours.
    [Theory]
    [InlineData("minimal", 4)]
    [InlineData("normal", 9)]
    [InlineData("draft", 9)]
    [InlineData("limits", 25)]
    [InlineData("copy", 9)]
    [InlineData("copy-blank", 6)]
    [InlineData("college", 23)]
    [InlineData("college-mixed", 18)]
    [InlineData("minutes", 3)]
    [InlineData("minutes-draft", 2)]
    [InlineData("notice", 2)]
    [InlineData("notice-draft", 1)]
    [InlineData("publicity", 3)]
    [InlineData("review", 9)]
    [InlineData("review-limits", 23)]
    [InlineData("book", 2)]
    [InlineData("book-limits", 1)]
    [InlineData("summary-full", 2)]
    [InlineData("summary-full-limits", 1)]
    [InlineData("summary", 2)]
    [InlineData("summary-empty", 1)]
    [InlineData("summary-employment", 2)]
    [InlineData("summary-limits", 2)]
    public void A_document_has_as_many_pages_as_it_should(string kind, int expected) => Assert.InRange(pages.Count(kind), expected - 1, expected + 1);

    [Theory]
    [InlineData("normal", 24, 12)]
    [InlineData("minimal", 24, 12)]
    [InlineData("limits", 24, 12)]
    [InlineData("copy", 18, 10)]
    [InlineData("copy-limits", 18, 10)]
    [InlineData("college", 24, 12)]
    [InlineData("college-mixed", 24, 10)]
    [InlineData("minutes", 24, 12)]
    [InlineData("notice", 25, 12)]
    [InlineData("publicity", 25, 12)]
    [InlineData("review", 24, 12)]
    [InlineData("review-limits", 24, 12)]
    [InlineData("summary", 19, 12)]
    [InlineData("summary-full", 14, 12)]
    [InlineData("summary-full-limits", 14, 12)]
    [InlineData("book", 10, 8)]
    [InlineData("book-limits", 10, 8)]
    [InlineData("summary-limits", 19, 12)]
    [InlineData("summary-employment", 19, 12)]
    public void Nothing_reaches_into_the_margins(string kind, double side, double end)
    {
        foreach (var (page, picture) in pages.Pictures(kind).Index())
        {
            var (width, height) = (picture.Millimetres, picture.Height / (picture.Width / picture.Millimetres));
            Assert.True(picture.IsBlank(0, 0, side, height), $"left margin of page {page + 1}");
            Assert.True(picture.IsBlank(width - side, 0, width, height), $"right margin of page {page + 1}");
            Assert.True(picture.IsBlank(0, 0, width, end), $"top margin of page {page + 1}");
            Assert.True(picture.IsBlank(0, height - end, width, height), $"bottom margin of page {page + 1}");
            Assert.True(picture.Ink > 2, $"page {page + 1} is all but blank");
        }
    }

    [Fact]
    public void No_text_is_lost_on_the_way_to_the_page()
    {
        var text = pages.Text("limits");
        var lines = Programmes.AtTheLimits.Fields.SelectMany(f => f.Table is { } table ? table.Rows.SelectMany(r => r).Where(c => c.Length < 4) : f.Text.Split('\n'))
            .Select(l => string.Concat(l.Where(c => !char.IsWhiteSpace(c)))).Distinct();

        Assert.Equal([], lines.Where(l => !text.Contains(l, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_footer_names_the_content_and_the_page()
    {
        var text = pages.Text("limits", withFooters: true);

        Assert.Contains("内容码" + Programmes.AtTheLimits.ContentCode, text, StringComparison.Ordinal);
        Assert.Contains("—9—", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Chinese_is_set_in_Chinese_fonts() => Assert.True(pages.Fonts("normal").Contains("CJK", StringComparison.Ordinal), Pages.Missing);

    [Fact]
    public void What_another_program_saved_again_still_reads_back_the_same()
    {
        var saved = pages.SavedAgain("normal", "summary");
        var form = WrittenForm.Read(saved[0]);

        Assert.Equal([], CrossCheck.Compare(Programmes.Normal(), form));
        Assert.Equal([], CrossCheck.Compare([form], WrittenSummary.Read(saved[1])).Where(d => d.ProposalId == form.ProposalId));
    }

    [Fact]
    public void A_workbook_that_LibreOffice_saved_again_has_the_same_code_and_digest()
    {
        var list = RoundSnapshot.Of(Programmes.Round, [Programmes.Normal(), Programmes.Minimal, Programmes.AtTheLimits, Programmes.Frozen(Programmes.Recommended("WZY-2025-0031", Programmes.NormalAnswers.With("programName", "=1+2 _x0041_ <b>&")))])
            .With(Programmes.Duties(8), Programmes.Round, Programmes.Units);
        var filed = WrittenFile.Open(SummaryBook.Write(list)).Value;
        var again = WrittenFile.Open(pages.SavedAgain(SummaryBook.Write(list))).Value;

        Assert.Equal([], again.AlteredFrom(filed));
        Assert.Equal((list.ContentCode, filed.Digest), (again.Code, again.Digest));
    }

    [Fact]
    public void A_draft_that_LibreOffice_saved_again_is_still_read_and_nothing_in_it_has_changed()
    {
        var saved = pages.SavedAgain("copy", "copy-limits");
        foreach (var (bytes, answers) in saved.Zip([Programmes.NormalAnswers, Programmes.FullAnswers]))
        {
            var adoption = Reading.Draft.Into(answers, bytes);
            Assert.Empty(adoption.Changes.All);
            Assert.Empty(adoption.Problems);
            Assert.Equal(answers, Reading.Draft.Anew(bytes));
        }
    }
}
