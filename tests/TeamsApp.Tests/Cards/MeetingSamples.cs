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
