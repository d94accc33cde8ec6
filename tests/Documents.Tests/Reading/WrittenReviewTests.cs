using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Review;

namespace MicroMajor.Documents.Tests.Reading;

public sealed class WrittenReviewTests
{
    private const string Comment = "课程体系聚焦、实训充分，合作企业参与课程开发，建议补充学分认定办法并明确场地安排。";
    private static readonly byte[] s_blank = ReviewSheet.Write(Programmes.Paper(Programmes.Normal(), 4));

    [Fact]
    public void A_blank_sheet_says_nothing_but_what_it_is_about()
    {
        var read = WrittenReview.Read(s_blank, Rubrics.Current).Value;

        Assert.Equal((Programmes.Normal().ProposalId, Programmes.Normal().ContentCode), (read.ProposalId, read.ContentCode));
        Assert.Equal((0, null, "", "", false, ""), (read.Typed.Grades.Count, read.Typed.Conclusion, read.Typed.Comment, read.ExpertName, read.AsksRecusal, read.RecusalReason));
        Assert.Empty(read.Unclear);
    }

    [Fact]
    public void A_sheet_that_was_filled_in_reads_back_as_a_review_that_could_be_given()
    {
        var grades = Rubrics.Current.Items.ToImmutableSortedDictionary(i => i.Key, i => i.Key == "team" ? "B" : "A", StringComparer.Ordinal);
        var filled = Filled(s_blank, [.. grades.Select(g => $"grade.{g.Key}.{g.Value}"), "conclusion.RecommendAfterRevision"], ("comment", Comment), ("expert", "许望舒"));

        var read = WrittenReview.Read(filled, Rubrics.Current).Value;

        Assert.Equal(grades, read.Typed.Grades);
        Assert.Equal((Conclusion.RecommendAfterRevision, Comment, "许望舒"), (read.Typed.Conclusion, read.Typed.Comment, read.ExpertName));
        Assert.Empty(read.Typed.Problems(Rubrics.Current, new()));
        Assert.Equal(97m, Rubrics.Current.Total(read.Typed.Grades));
    }

    [Fact]
    public void Two_boxes_for_one_item_count_as_none_and_are_named()
    {
        var read = WrittenReview.Read(Filled(s_blank, ["grade.need.A", "grade.need.C", "grade.team.D", "conclusion.Recommend", "conclusion.NotRecommend", "recusal.asked"], ("recusal.reason", "与负责人合作过课题")), Rubrics.Current).Value;

        Assert.Equal(["need", "conclusion"], read.Unclear);
        Assert.Equal(("D", 1, null, true, "与负责人合作过课题"), (read.Typed.Grades["team"], read.Typed.Grades.Count, read.Typed.Conclusion, read.AsksRecusal, read.RecusalReason));
    }

    [Theory]
    [InlineData("word-no-field", "a filing form")]
    [InlineData("word-not-word", "a text")]
    [InlineData("word-broken", "a file cut in half")]
    [InlineData("word-macros", "macros")]
    [InlineData("word-broken", "a DTD")]
    public void What_is_no_review_sheet_is_refused_with_its_reason(string code, string kind) => Assert.Equal([code], WrittenReview.Read(kind switch
    {
        "a filing form" => FilingForm.Write(Programmes.Normal()),
        "a text" => "评审表"u8.ToArray(),
        "a file cut in half" => s_blank[..(s_blank.Length / 2)],
        "macros" => Draft.Plus(s_blank, "word/vbaProject.bin", [1]),
        _ => Draft.With(s_blank, xml => xml.Replace("<w:document", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document", StringComparison.Ordinal)),
    }, Rubrics.Current).Problems.Select(p => p.Code));

    [Fact]
    public void The_sheet_names_the_rubric_its_remarks_and_nobody_who_reviews()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(s_blank), false);
        var text = document.MainDocumentPart!.Document.InnerText;

        Assert.All(Rubrics.Current.Items, i => Assert.Contains(i.Words.Zh, text, StringComparison.Ordinal));
        Assert.Contains("提示：核心课程为4门", text, StringComparison.Ordinal);
        Assert.Contains("满分100分；A、B、C、D分别得该项分值的100%、80%、60%、40%。", text, StringComparison.Ordinal);
        Assert.Contains("完成期限2025年7月8日", text, StringComparison.Ordinal);
        Assert.Contains("评审专家姓名、单位、职称", text, StringComparison.Ordinal);
        Assert.DoesNotContain("牵头单位意见", text, StringComparison.Ordinal);
    }

    // As somebody would in Word: a tick in the box, words in the place of the prompt.
    private static byte[] Filled(byte[] blank, IReadOnlyList<string> ticked, params IReadOnlyList<(string Tag, string Text)> texts)
    {
        using var stream = new MemoryStream();
        stream.Write(blank);
        using (var document = WordprocessingDocument.Open(stream, true))
        {
            foreach (var control in document.MainDocumentPart!.Document.Descendants<SdtElement>())
            {
                var tag = control.SdtProperties!.GetFirstChild<Tag>()!.Val!.Value!;
                if (ticked.Contains(tag)) control.Descendants<Text>().First().Text = "☑";
                foreach (var (_, text) in texts.Where(t => t.Tag == tag))
                {
                    control.SdtProperties.GetFirstChild<ShowingPlaceholder>()?.Remove();
                    control.Descendants<Text>().First().Text = text;
                }
            }
        }

        return stream.ToArray();
    }
}
