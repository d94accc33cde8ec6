using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Tests.Cards;

namespace MicroMajor.TeamsApp.Tests.Rounds;

/// <summary>Views of the cards of rounds, each with its branches.</summary>
internal static class RoundsSamples
{
    private const string Nasty = Samples.Nasty;

    public static IReadOnlyList<ICardView> All { get; } =
    [
        new RoundForm("", "新批次", Nasty, Banner.Refused(Nasty), new(Nasty, Nasty, "2026", Nasty, "2026-03-01", "00:00", "2026-04-01", "23:59", "2025-spring")) { Follows = [new(Nasty, "2025-spring"), new("通知的默认要求", "none")], Others = [new(Nasty, "2025-spring")] },
        new RoundForm("2025-spring", "批次的名称和时间", "正在接收提交。", null, new("2025年申报", "", "", "", "", "", "", "", "")) { CanBegin = true },
        new PolicyForm("2025-spring", "批次规则", Nasty, "courses", "课程与学分")
        {
            Banner = Banner.Done(Nasty), Differs = Nasty,
            Inputs = [new("maxTotalCredits", "text", "总学分上限（通知三.2）", "15", Nasty, [], 20), new("seniorTitles", "lines", "高级职称", "教授\n副教授", "", [], 4000), new("deadlineCounts", "choice", "截止的那一刻", "true", Nasty, [new("是", "true"), new(Nasty, "false")], 20)],
            GroupRows = [new([new(Nasty, "2025-spring", "dates"), new("评审", "2025-spring", "review")]), new([new("工作日历", "2025-spring", "calendar")])], Rounds = [new(Nasty, "2024", "courses")],
        },
        new PolicyForm("2025-spring", "批次规则", "2025", "courses", "课程与学分") { Inputs = [], GroupRows = [] },
        new PolicyPreview("2025-spring", "改动预览", Nasty, "courses", """{"maxTotalCredits":"12"}""", "print") { Banner = Banner.Look(Nasty), Changes = [Nasty], Effect = [Nasty], NowFail = [Nasty], NoLongerFail = [Nasty] },
        new PolicyPreview("2025-spring", "改动预览", "2025", "courses", "{}", "print") { Changes = [], Effect = [] },
        new NoticeCard("通知怎么说") { Intro = Nasty, Choices = [new("三.2 课程", "三.2")] },
        new NoticeCard(Nasty)
        {
            Clauses = [new(Nasty, Nasty, Nasty, [Nasty, "必须"], Nasty, [Nasty], [new("打开：课程设置", "WZY-2025-0001", "courses", "courses")]), new("通知五.2", "原文", "", [], "", [], [])],
            More = Nasty, Draft = Nasty, Choices = [new(Nasty, "一")],
        },
        new FormList("表格版本", "文档库“表单”文件夹", "2 个版本", null, [new("2025", "随产品提供 · 使用批次：2025年申报", false, true), new("2026", "已上传，尚未启用", true, false)], [new("2025-spring", "2025年申报：2025 版", true)], ""),
        new FormList(Nasty, Nasty, Nasty, Banner.Done(Nasty), [new(Nasty, Nasty, true, true)], [new(Nasty, Nasty, false)], Nasty),
        new FormChecked("2026", "ab12", "检查报告：2026", "可以启用", "good", "新增：微证书", [new("【提示】“微证书”没有位置", "annex2.layout.json", false)], "") { Rounds = [new("2025年申报：2025 版", "2025-spring")], Round = "2025-spring", CanStart = true },
        new FormChecked(Nasty, Nasty, Nasty, Nasty, "attention", Nasty, [new(Nasty, Nasty, true), new(Nasty, Nasty, false)], Nasty) { Banner = Banner.Refused(Nasty), Starter = "https://contoso.example/annex2.starter.docx" },
        new FormEnabling("2026", "ab12", "2025-spring", "2025", "启用 2026 版表格", "批次将换用新版"),
        new FormEnabling(Nasty, Nasty, Nasty, Nasty, Nasty, Nasty),
    ];
}
