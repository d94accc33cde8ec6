using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MicroMajor.Documents.Filing;

namespace MicroMajor.Documents.Tests.Filing;

public sealed class RankingReportTests
{
    [Fact]
    public void Each_line_says_rank_mean_spread_reviews_side_result_and_what_is_to_be_looked_at()
    {
        var rows = Rows(RankingReport.Write(Rankings.Of(8)));
        Assert.Equal("名次|编号|微专业名称|牵头学院（部）|均分|极差|评审份数|推荐线|结论|备注", rows[0]);
        Assert.Equal("1|WZY-2025-0001|智能数据分析|计算机与软件学院|92.25|8|5/5|线上|推荐|", rows[1]);
        Assert.Equal("2|WZY-2025-0003|低空智能巡检技术|商学院|85.75|16|5/5|线上|推荐（拟定）|分差过大，须讨论", rows[3]);
        Assert.Equal("6|WZY-2025-0006|跨境电商数智运营|健康管理学院|76|8|5/5|同分待定||", rows[6]);
        Assert.Equal("—|WZY-2025-0008|数字文旅策划|马克思主义学院（思想政治理论课教学研究部、通识教育中心）|88|16|2/5|评审不足||尚缺3份；分差过大，须讨论", rows[8]);
    }

    [Fact]
    public void Corrected_means_stand_beside_the_plain_ones_only_where_the_policy_asks_for_them()
    {
        Assert.Contains("|均分|校正分|极差|", Rows(RankingReport.Write(Rankings.Of(4, corrected: true)))[0], StringComparison.Ordinal);
        Assert.Contains("本批次只列出宽严，不校正", Text(RankingReport.Write(Rankings.Of(4))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_expert_could_turn_and_how_the_experts_judge_stand_below_with_numbers_for_names()
    {
        var rows = Rows(RankingReport.Write(Rankings.Of(8)));
        Assert.Contains("WZY-2025-0005|智慧养老服务|线上|去掉专家2：线下；去掉专家5：同分待定", rows);
        Assert.Contains("专家4|7|2|+0.25|+0.1|共同评审不足3份，仅供参考", rows);
    }

    [Fact]
    public void The_same_ranking_gives_the_same_bytes_and_its_code_stands_at_the_foot()
    {
        var paper = Rankings.Of(5);
        Assert.Equal(RankingReport.Write(paper), RankingReport.Write(Rankings.Of(5)));
        Assert.NotEqual(paper.ContentCode, (paper with { Policy = "AAAA-AAAA" }).ContentCode);
        using var document = WordprocessingDocument.Open(new MemoryStream(RankingReport.Write(paper)), false);
        Assert.Contains(paper.ContentCode, document.MainDocumentPart!.FooterParts.Single().Footer!.InnerText, StringComparison.Ordinal);
        Assert.Contains("7K3M-9QXA", document.MainDocumentPart.Document!.InnerText, StringComparison.Ordinal);
        Assert.Empty(document.MainDocumentPart.HeaderParts);
    }

    [Fact]
    public void While_the_reviews_are_open_it_is_a_draft()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(RankingReport.Write(Rankings.Of(5, final: false))), false);
        Assert.Single(document.MainDocumentPart!.HeaderParts);
        Assert.Contains("评审尚未关闭，为草稿", document.MainDocumentPart.Document!.InnerText, StringComparison.Ordinal);
    }

    private static string Text(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        return document.MainDocumentPart!.Document!.InnerText;
    }

    private static List<string> Rows(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        return [.. document.MainDocumentPart!.Document!.Descendants<TableRow>().Select(r => string.Join('|', r.Elements<TableCell>().Select(c => c.InnerText)))];
    }
}
