using MicroMajor.Domain.Review;

namespace MicroMajor.Documents.Tests;

/// <summary>Rankings of made-up rounds.</summary>
internal static class Rankings
{
    private static readonly string[] s_names =
        ["智能数据分析", "碳管理与绿色发展", "低空智能巡检技术", "面向未来产业的人工智能与低空经济融合创新综合实践能力培养项目", "智慧养老服务", "跨境电商数智运营", "工业机器人应用", "数字文旅策划", "财税大数据", "新能源汽车检测"];

    private static readonly string[] s_units = ["计算机与软件学院", "健康管理学院", "商学院", "马克思主义学院（思想政治理论课教学研究部、通识教育中心）"];

    /// <summary>So many programmes, the last with too few reviews, in a round with a line that is not firm.</summary>
    public static RankingPaper Of(int count, bool corrected = false, bool final = true)
    {
        var rows = Enumerable.Range(1, count).Select(n => new RankingRow(
            n == count ? 0 : n == 3 ? 2 : n, $"WZY-2025-{n:0000}", s_names[(n - 1) % s_names.Length], s_units[(n - 1) % s_units.Length],
            n == count ? 88m : Math.Max(40m, 95.5m - 3.25m * n), corrected ? Math.Max(40m, 95m - 3.25m * n) : null, 4m + n % 5 * 4, n == count ? 2 : 5, 5, n == count ? CutSide.Unranked : n == 6 ? CutSide.Tied : n < 6 ? CutSide.Above : CutSide.Below)
        {
            IsFlagged = 4m + n % 5 * 4 > 15m,
            IsFragile = n is 5 or 7,
            TieBreaker = n is 2 ? "附件1方向" : n == 4 ? "课程体系" : "",
            Result = n == count || n == 6 ? null : n < 5 ? Conclusion.Recommend : n == 5 ? Conclusion.RecommendAfterRevision : Conclusion.NotRecommend,
            IsPublished = n == 1,
        }).ToList();
        return new("2025-spring", "2025年“双千”计划“微专业”申报", "云山师范学院", Programmes.DecidedAt, final, "7K3M-9QXA",
            new(3, 15m, 75m, 6, corrected, ["属附件1建设方向的在前", "“课程体系”一项平均分高的在前"]), rows,
            [.. rows.Where(r => r.IsFragile).Select(r => new RankingSwing(r.ProposalId, r.Name, r.Side, [new(2, r.Side == CutSide.Above ? CutSide.Below : CutSide.Above), new(5, CutSide.Tied)]))],
            [.. Enumerable.Range(1, 9).Select(n => new RankingExpert(n, 3 + n, n == 4 ? 2 : 3 + n, 6.25m - 1.5m * n, 4.1m - n, n == 4))]);
    }
}
