using System.Globalization;
using MicroMajor.Documents.Word;
using MicroMajor.Domain.Review;

namespace MicroMajor.Documents.Filing;

/// <summary>评审报告: the ranking of a round for a committee, with what it rests on, how firm its cut line is and how the experts judge. Ours.</summary>
public static class RankingReport
{
    /// <summary>The title.</summary>
    public const string Title = "“微专业”申报专家评审报告";

    private static readonly int Width = Page.Summary.TextWidth;
    private static readonly int Padding = Measure.Mm(1.2);

    /// <summary>The report as a Word file. The same ranking gives the same bytes.</summary>
    public static byte[] Write(RankingPaper paper) => new WordFile(
        $"{Title}（{paper.RoundName}）", paper.School, paper.RoundId, paper.ContentCode, paper.AsOf, IsDraft: !paper.IsFinal, Page.Summary, [.. Blocks(paper)]).Bytes();

    private static IEnumerable<Block> Blocks(RankingPaper paper) =>
    [
        new Paragraph(TextStyle.Title, Title),
        new Paragraph(TextStyle.Caption, $"{paper.School}　{paper.RoundName}"),
        new Paragraph(TextStyle.Heading, "一、依据和方法"),
        .. Rules(paper).Select(t => new Paragraph(TextStyle.Narrative, t)),
        new Paragraph(TextStyle.Heading, "二、排序结果"),
        List(paper),
        new Paragraph(TextStyle.Heading, "三、推荐线是否稳固"),
        .. Firmness(paper),
        new Paragraph(TextStyle.Heading, "四、专家评分宽严"),
        .. Experts(paper),
    ];

    private static IEnumerable<string> Rules(RankingPaper paper)
    {
        var rules = paper.Rules;
        var (ranked, few, flagged) = (paper.Rows.Count(r => r.Rank > 0), paper.Rows.Count(r => r.Rank == 0), paper.Rows.Count(r => r.IsFlagged));
        yield return $"本报告为内部评审材料，结论公布前不得外传；专家以编号代替姓名。数据截至{At(paper.AsOf)}，{(paper.IsFinal ? "评审已关闭。" : "评审尚未关闭，为草稿。")}规则与评分标准版本码：{paper.Policy}。";
        yield return $"共{paper.Rows.Count}项，已排序{ranked}项，评审数不足{rules.MinExperts}份、暂不排序{few}项，分差过大须讨论{flagged}项。";
        yield return $"计分：取已提交评审总分的平均；满5份时去掉一个最高分和一个最低分。缺少的评审如实列出，不以平均分代替；总分极差超过{Number(rules.FlaggedSpread)}分的提请讨论。{(rules.Ties.Count > 0 ? $"同分的依次比较：{string.Join("；", rules.Ties)}；仍相同的名次并列。" : "同分的名次并列。")}";
        yield return $"推荐线：{CutLineOf(rules)}。";
        yield return $"宽严：设每份总分为“项目水平＋专家宽严”，按最小二乘拟合，宽严之和为0，正为偏宽、负为偏严；与他人共同评审不足3份的，数据仅供参考。{(rules.CorrectLeniency ? "本批次按宽严校正后排序（仅供参考的不校正）。" : "本批次只列出宽严，不校正。")}";
    }

    private static string CutLineOf(RankingRules rules) => (rules.CutPoints > 0, rules.Quota > 0) switch
    {
        (true, true) => $"不低于{Number(rules.CutPoints)}分，且不超过{rules.Quota}项",
        (true, false) => $"不低于{Number(rules.CutPoints)}分",
        (false, true) => $"不超过{rules.Quota}项",
        _ => "本批次未设",
    };

    private static Table List(RankingPaper paper)
    {
        var corrected = paper.Rules.CorrectLeniency;
        int[] widths = [Measure.Mm(13), Measure.Mm(33), 0, Measure.Mm(40), Measure.Mm(17), .. corrected ? new[] { Measure.Mm(17) } : [], Measure.Mm(14), Measure.Mm(14), Measure.Mm(20), Measure.Mm(24), Measure.Mm(37)];
        widths[2] = Width - widths.Sum();
        string[] heads = ["名次", "编号", "微专业名称", "牵头学院（部）", "均分", .. corrected ? new[] { "校正分" } : [], "极差", "评审\n份数", "推荐线", "结论", "备注"];
        return new("排序结果",
        [
            Head(widths, heads),
            .. paper.Rows.Select(r => Row(widths,
            [
                r.Rank > 0 ? $"{r.Rank}" : "—", r.ProposalId, r.Name, r.UnitName, Number(r.Mean), .. corrected ? new[] { Number(r.Corrected) } : [], r.Given > 1 ? Number(r.Spread) : "—", $"{r.Given}/{r.Asked}",
                paper.Rules.CutPoints > 0 || paper.Rules.Quota > 0 || r.Side == CutSide.Unranked ? SideOf(r.Side) : "—", ResultOf(r), Remark(r),
            ], left: [2, 3, widths.Length - 1])),
        ])
        { Padding = Padding };
    }

    private static string ResultOf(RankingRow row) => row.Result is { } result ? $"{ConclusionOf(result)}{(row.IsPublished ? "" : "\n（拟定）")}" : "";

    private static string Remark(RankingRow row) => string.Join("；", new[]
    {
        row.Asked > row.Given && !row.IsPublished ? $"尚缺{row.Asked - row.Given}份" : "",
        row.IsFlagged ? "分差过大，须讨论" : "",
        row.IsFragile ? "不稳（见三）" : "",
        row.TieBreaker.Length > 0 ? $"同分按“{row.TieBreaker}”排序" : "",
    }.Where(t => t.Length > 0));

    private static IEnumerable<Block> Firmness(RankingPaper paper)
    {
        if (paper.Rules is { CutPoints: <= 0, Quota: <= 0 })
        {
            yield return new Paragraph(TextStyle.Narrative, "本批次未设推荐线，不作检验。");
            yield break;
        }

        yield return new Paragraph(TextStyle.Narrative, $"逐一去掉每位专家的全部评分后重新排序，检验推荐线上下是否改变。{(paper.Swings.Count == 0 ? "去掉任何一位专家，推荐线上下都不改变。" : $"以下{paper.Swings.Count}项会因一位专家而改变，宜逐项讨论。")}");
        if (paper.Swings.Count == 0) yield break;
        int[] widths = [Measure.Mm(34), Measure.Mm(85), Measure.Mm(34), 0];
        widths[3] = Width - widths.Sum();
        yield return new Table("不稳的项目",
        [
            Head(widths, ["编号", "微专业名称", "现在", "去掉哪位专家则改变"]),
            .. paper.Swings.Select(s => Row(widths, [s.ProposalId, s.Name, SideOf(s.Side), string.Join("；", s.By.GroupBy(t => t.To).Select(g => $"去掉{string.Join("或", g.Select(t => $"专家{t.Expert}"))}：{SideOf(g.Key)}"))], left: [1, 3])),
        ])
        { Padding = Padding };
    }

    private static IEnumerable<Block> Experts(RankingPaper paper)
    {
        if (paper.Experts.Count == 0)
        {
            yield return new Paragraph(TextStyle.Narrative, "还没有提交的评审。");
            yield break;
        }

        int[] widths = [Measure.Mm(30), Measure.Mm(34), Measure.Mm(40), Measure.Mm(52), Measure.Mm(40), 0];
        widths[5] = Width - widths.Sum();
        yield return new Table("专家评分宽严",
        [
            Head(widths, ["专家", "评审份数", "共同评审份数", "与同组其他专家平均差", "宽严（分）", "备注"]),
            .. paper.Experts.Select(e => Row(widths, [$"专家{e.Number}", $"{e.Reviews}", $"{e.Common}", e.Common > 0 ? Signed(e.Deviation) : "—", e.Common > 0 ? Signed(e.Shift) : "—", e.IsUncertain ? "共同评审不足3份，仅供参考" : ""], left: [])),
        ])
        { Padding = Padding };
    }

    private static TableRow Head(int[] widths, string[] heads) => new([.. heads.Select((h, i) => new TableCell(widths[i], new Paragraph(TextStyle.ColumnHead, h) { KeepNext = true }))]) { IsHeader = true };

    private static TableRow Row(int[] widths, string[] cells, int[] left) =>
        new([.. cells.Select((c, i) => new TableCell(widths[i], new Paragraph(TextStyle.Cell, c) { Align = left.Contains(i) ? "left" : "center" }))]);

    private static string SideOf(CutSide side) => side switch { CutSide.Above => "线上", CutSide.Below => "线下", CutSide.Tied => "同分待定", _ => "评审不足" };

    private static string ConclusionOf(Conclusion conclusion) => conclusion switch { Conclusion.Recommend => "推荐", Conclusion.NotRecommend => "不推荐", _ => "修改后推荐" };

    private static string At(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    private static string Number(decimal? number) => number is { } given ? given.ToString("0.##", CultureInfo.InvariantCulture) : "—";

    private static string Signed(decimal number) => number.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture);
}
