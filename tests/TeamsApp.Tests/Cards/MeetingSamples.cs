using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Filing;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.TeamsApp.Tests.Cards;

/// <summary>Views of the cards of what comes after the reviews, each with its branches.</summary>
internal static class MeetingSamples
{
    private const string Nasty = Samples.Nasty;

    public static IReadOnlyList<ICardView> All { get; } =
    [
        new MeetingCard("2025-spring", "", "评审会", "2025年春季", "还没有召开", null) { CanBegin = true },
        new MeetingCard("2025-spring", "1", "评审会（第 1 次）", Nasty, "已表决 1/30 项", Banner.Done(Nasty))
        {
            Facts = [new("时间", "2025年7月2日 09:00"), new(Nasty, Nasty)], Remark = Nasty, Lines = [new("1", "1. 智能数据分析", "赞成 5，反对 1，弃权 0（应投票 6）：建议推荐"), .. Enumerable.Range(2, 11).Select(n => new AgendaLine($"{n}", new string('名', 40), Nasty))],
            Place = "第 1–12 项，共 30 项", Back = 0, Next = 2, Go = "2", CanBegin = true,
        },
        new MeetingPresent("2025-spring", "1", Nasty, Nasty, Banner.Refused(Nasty), "2025-07-02", "09:00", Nasty, Nasty, Nasty, "9", [new("专家甲 · 教育科学学院", "id-1"), new(Nasty, "id-2")], "id-1", Nasty),
        new MeetingPresent("2025-spring", "1", "时间、地点和到会人员", "2025年春季", null, "", "", "", "", "", "", [], "", ""),
        new MeetingItemCard("2025-spring", "1", "2", "WZY-2025-0001", Nasty, Nasty, Nasty, Banner.Refused(Nasty))
        {
            Facts = [new("排序", "第 1，专家均分 88")], Conflicted = [new(Nasty)], Members = [new("专家甲", "id-1"), new(Nasty, "name:x")], Recused = "id-1", Notes = new string('议', 500), For = "5", Against = "1", Abstain = "0", Before = 1, Next = 3, CanVote = true,
        },
        new MeetingItemCard("2025-spring", "1", "1", "WZY-2025-0001", "1/1 智能数据分析", "WZY-2025-0001", "专家评审中", null) { Outcome = Nasty, WhyNot = Nasty },
        new ObjectionForm("2025-spring", "提出异议", "2025年春季 · 公示到 2025年6月27日 23:59", null) { Programmes = [new("计算机学院 · 智能数据分析", "WZY-2025-0001"), new(Nasty, "WZY-2025-0002")], Programme = "WZY-2025-0001", Text = Nasty },
        new ObjectionForm("2025-spring", Nasty, Nasty, Banner.Refused(Nasty)) { ForAnother = true, Programme = Nasty, Name = Nasty, Text = Nasty },
        new ObjectionCard("2025-spring", "1", "异议 1：《智能数据分析》", "WZY-2025-0001 · 计算机学院", "待教务处答复", null) { By = "周文博，2025年6月21日 10:00", Text = new string('情', 800), Reason = Nasty, CanAnswer = true },
        new ObjectionCard("2025-spring", "2", Nasty, Nasty, Nasty, Banner.Done(Nasty)) { By = Nasty, Text = Nasty, Answer = Nasty, Settled = Nasty, CanSettle = true },
        new MilestonesCard("WZY-2025-0001", "智能数据分析", "WZY-2025-0001 · 计算机学院", "省级审核通过 · 开始招生", Banner.Done("已记录。"), "screening/open")
        {
            Lines = [new("1. 报省级教育部门审核 · 2025年7月1日 · 辽教函〔2025〕12号", "林晓岚 2025年7月2日 09:00 记录", "1", "https://contoso.sharepoint.example/a.pdf", "佐证文件"), new(Nasty, Nasty, "", "", "")],
            More = "更早的 3 条记录未列出。",
            Next = [new("开始授课：2025年9月1日起（通知三.4）"), new(Nasty)],
            Remarks = [new(Nasty)],
            Form = new("", "登记进展", "授课：可于当年 9 月开始。", [new("开始授课", "Teaching"), new(Nasty, "Withdrawn")], "Teaching", "2025-09-01", "×教函〔2025〕12号", "https://contoso.sharepoint.example/a.pdf", Nasty, "false", ""),
        },
        new MilestonesCard("WZY-2025-0001", Nasty, Nasty, Nasty, null, "proposals/open"),
        new MilestonesCard("WZY-2025-0001", Nasty, Nasty, Nasty, Banner.Refused(Nasty), "screening/open") { Form = new("3", Nasty, "", [], "", "", Nasty, Nasty, Nasty, "true", Nasty) },
    ];
}
