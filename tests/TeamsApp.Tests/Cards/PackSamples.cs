using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Filing;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.TeamsApp.Tests.Cards;

/// <summary>Views of the cards of hand-ins, each with its branches.</summary>
internal static class PackSamples
{
    private const string Nasty = Samples.Nasty;

    public static IReadOnlyList<ICardView> All { get; } =
    [
        new PackCard("2025-spring", "cs", "报送：计算机与软件学院", "2025年申报 · 截止 2025年6月25日 23:59", "尚未报送", "default")
        {
            Programmes = [new("1. 智能数据分析 · WZY-2025-0001 · 7K3M-9QXA")],
            Left = [new("低空巡检 · WZY-2025-0002 · 待学院审核"), new("另有 1 个仍在填报（未提交）")],
            Checks = [new("✓  附件2和附件3齐全（S-02）", "good"), new("!  还有 2 个微专业不在材料包中", "warning"), new("✗  报送已截止", "attention")],
            CanHandIn = true, ViewerIds = ["29:1"],
        },
        new PackCard("2025-spring", "cs", Nasty, Nasty, Nasty, "warning")
        {
            Banner = Banner.Done(Nasty), Outdated = Nasty, Documents = [new(Nasty, "https://contoso.sharepoint.example/a.docx"), new("附件3", "https://contoso.sharepoint.example/b.docx")],
            Programmes = [new(Nasty)], Left = [new(Nasty)], Checks = [new(Nasty, "warning")], Earlier = [new(Nasty)], CanAgain = true, CanReturn = true, CanSeeAll = true,
        },
        // A college with thirty programmes of the longest names, every list full.
        new PackCard("2025-spring", "cs", new string('报', 40), new string('截', 60), new string('退', 260), "attention")
        {
            Banner = Banner.Refused(new string('拒', 300)), Outdated = new string('过', 500),
            Documents = [new($"附件2 备案表（全学院） 7K3M-9QXA", $"https://contoso.sharepoint.example/{new string('a', 400)}"), new("附件3 汇总表（学院） 7K3M-9QXA", $"https://contoso.sharepoint.example/{new string('b', 400)}")],
            Programmes = [.. Enumerable.Range(1, 31).Select(n => new CardLine($"{n}. {new string('名', 60)} · WZY-2025-0001 · 7K3M-9QXA"))],
            Left = [.. Enumerable.Range(1, 12).Select(n => new CardLine($"{new string('余', 60)} · WZY-2025-0001 · 学院已退回"))],
            Checks = [.. Enumerable.Range(1, 9).Select(n => new PackCheckLine($"✗  {new string('查', 160)}", "attention"))],
            Earlier = [.. Enumerable.Range(1, 5).Select(n => new CardLine(new string('早', 250)))],
            CanAgain = true, CanReturn = true, CanAllow = true, CanSeeAll = true, ViewerIds = ["29:1"],
        },
        new PackAsk("2025-spring", "cs", "7K3M-9QXA", "报送材料包？", "将一次性提交 2 个附件", [new("📄 附件2.docx"), new("📄 附件3.docx")], false),
        new PackAsk("2025-spring", "cs", "7K3M-9QXA", Nasty, Nasty, [new(Nasty)], true),
        new PackReturn("2025-spring", "cs", "1", Nasty, Nasty),
        new PacksCard("2025-spring", "各学院报送情况", "2025年申报", [new("cs", "计算机与软件学院", "已提交 · 第 1 次", "good"), new("econ", "经济与管理学院", "未报送", "warning")])
        {
            Facts = [new("已提交", "1 / 2 个学院")], CanRemind = true, Place = "第 1–2 个，共 12 个", Next = 1, Back = 0,
        },
        new PacksCard("2025-spring", Nasty, Nasty, [new("cs", Nasty, Nasty, "attention")]) { Banner = Banner.Look(Nasty) },
    ];
}
