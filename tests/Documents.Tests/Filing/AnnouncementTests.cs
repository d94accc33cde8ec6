using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MicroMajor.Documents.Filing;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Tests.Filing;

public sealed class AnnouncementTests
{
    [Fact]
    public void The_notice_leaves_its_number_to_be_typed_and_its_day_too_unless_it_is_given()
    {
        var (dated, blank) = (Text(ResultNotice.Write(Programmes.Decisions(3), new(2025, 7, 10))), Text(ResultNotice.Write(Programmes.Decisions(3))));

        Assert.Contains("〔　　　　〕　　号", dated, StringComparison.Ordinal);
        Assert.DoesNotMatch("〔[0-9]+〕", dated);
        Assert.Contains("云山师范学院教务处2025年7月10日", dated, StringComparison.Ordinal);
        Assert.Contains("云山师范学院教务处　　年　　月　　日", blank, StringComparison.Ordinal);
        Assert.Contains("择优推荐3个“微专业”", dated, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_goes_by_college_and_every_line_names_its_college()
    {
        var decisions = Programmes.Decisions(5);
        using var document = WordprocessingDocument.Open(new MemoryStream(ResultNotice.Write(decisions)), false);
        var rows = document.MainDocumentPart!.Document.Descendants<TableRow>().Select(r => string.Join('|', r.Elements<TableCell>().Select(c => c.InnerText))).ToList();

        Assert.Equal(
        [
            "序号|牵头学院（部）|微专业名称|类型|负责人",
            "1|健康管理学院|低空智能巡检技术|急需紧缺型|林知远",
            "2|健康管理学院|低空智能巡检技术|应用技能型|林知远",
            "3|商学院|面向未来产业的人工智能与低空经济融合创新综合实践能力培养项目|应用技能型|阿卜杜热依木·买买提艾力·托合提",
            "4|计算机与软件学院|低空智能巡检技术|应用技能型|林知远",
            "5|计算机与软件学院|低空智能巡检技术|急需紧缺型|林知远",
        ], rows);
    }

    [Theory]
    [InlineData("2025-07-09", 5, "2025年7月9日至2025年7月15日")]
    [InlineData("2025-07-11", 1, "2025年7月11日至2025年7月11日")]
    [InlineData("2025-07-12", 5, "2025年7月12日至2025年7月18日")]
    public void Publicity_counts_working_days_from_its_first_day(string from, int days, string period)
    {
        var decisions = Programmes.Decisions(2) with { PublicityDays = days };

        Assert.Contains($"公示期为{period}，共{days}个工作日，遇节假日顺延。", PublicityText.Plain(decisions, DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture)), StringComparison.Ordinal);
    }

    [Fact]
    public void How_long_the_list_is_public_is_the_rounds_policy_and_another_length_is_another_text_and_code()
    {
        var round = Programmes.Round with { Policy = Programmes.Round.Policy with { PublicityDays = 7 } };
        var (usual, longer) = (DecisionSnapshot.Of(Programmes.Round, [Programmes.Normal()], 0), DecisionSnapshot.Of(round, [Programmes.Normal()], 0));

        Assert.Contains("公示期5个工作日，", PublicityText.Plain(usual), StringComparison.Ordinal);
        Assert.Contains("公示期7个工作日，", PublicityText.Plain(longer), StringComparison.Ordinal);
        Assert.NotEqual(usual.ContentCode, longer.ContentCode);
        var other = round with { Policy = round.Policy with { PublicityDays = 5, ReviewDays = 9 } };
        Assert.Equal(usual.ContentCode, DecisionSnapshot.Of(other, [Programmes.Normal()], 0).ContentCode);
    }

    [Fact]
    public void The_plain_text_says_what_the_paper_says_and_makes_up_no_contact() => Assert.Equal(
        """
        “双千”计划“微专业”拟推荐名单公示

        　　根据《关于开展“双千”计划“微专业”申报工作的通知》，教务处组织专家对申报材料（2025年春季申报）进行了审核，拟推荐2个“微专业”，现予公示。公示期5个工作日，自发布之日起算。
        　　对公示名单有异议的，请在公示期内以书面形式向教务处反映，写明具体情况和联系方式。
        　　联系人：＿＿＿＿＿＿　联系电话：＿＿＿＿＿＿＿＿
        　　电子邮箱：＿＿＿＿＿＿＿＿＿＿＿＿

        健康管理学院
        1. 低空智能巡检技术（急需紧缺型，负责人：林知远）
        计算机与软件学院
        2. 低空智能巡检技术（应用技能型，负责人：林知远）

        云山师范学院教务处
        　　年　　月　　日

        """,
        PublicityText.Plain(Programmes.Decisions(2)));

    [Fact]
    public void While_something_is_undecided_every_page_and_the_plain_text_say_draft_and_the_code_is_another()
    {
        using var draft = WordprocessingDocument.Open(new MemoryStream(Samples.All["notice-draft"]), false);
        using var final = WordprocessingDocument.Open(new MemoryStream(Samples.All["notice"]), false);

        Assert.Contains("草　稿", draft.MainDocumentPart!.HeaderParts.Single().Header.InnerText, StringComparison.Ordinal);
        Assert.Empty(final.MainDocumentPart!.HeaderParts);
        Assert.StartsWith("【草稿，未经审定】", PublicityText.Plain(Programmes.Decisions(3, undecided: 1)), StringComparison.Ordinal);
        Assert.NotEqual(Programmes.Decisions(3).ContentCode, Programmes.Decisions(3, undecided: 1).ContentCode);
    }

    [Fact]
    public void The_same_decisions_give_the_same_code_and_bytes_in_any_order()
    {
        FilingSnapshot[] programmes = [Programmes.Normal("WZY-2025-0003"), Programmes.Minimal, Programmes.AtTheLimits];
        var (one, other) = (DecisionSnapshot.Of(Programmes.Round, programmes, 0), DecisionSnapshot.Of(Programmes.Round, [.. programmes.Reverse()], 0));

        Assert.Equal(one, other);
        Assert.Equal(ResultNotice.Write(one), ResultNotice.Write(other));
        Assert.Equal(PublicityText.Write(one), PublicityText.Write(other));
        Assert.NotEqual(one.ContentCode, DecisionSnapshot.Of(Programmes.Round, programmes[..2], 0).ContentCode);
    }

    [Fact]
    public void A_notice_has_the_margins_and_lines_of_the_standard()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Samples.All["notice"]), false);
        var margins = document.MainDocumentPart!.Document.Descendants<PageMargin>().Single();

        Assert.Equal((2098, 1984, 1587u, 1474u), (margins.Top!.Value, margins.Bottom!.Value, margins.Left!.Value, margins.Right!.Value));
        var body = document.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(s => s.StyleId == "OfficialBody");
        Assert.Equal(("579", LineSpacingRuleValues.Exact), (body.StyleParagraphProperties!.SpacingBetweenLines!.Line!.Value, body.StyleParagraphProperties.SpacingBetweenLines.LineRule!.Value));
    }

    private static string Text(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        return document.MainDocumentPart!.Document.InnerText;
    }
}
