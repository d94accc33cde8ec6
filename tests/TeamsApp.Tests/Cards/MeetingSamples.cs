using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.TeamsApp.Tests.Cards;

/// <summary>Views of the cards of what comes after the reviews, each with its branches.</summary>
internal static class MeetingSamples
{
    private const string Nasty = Samples.Nasty;

    public static IReadOnlyList<ICardView> All { get; } =
    [
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
