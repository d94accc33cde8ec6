using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Tests.Cards;

namespace MicroMajor.TeamsApp.Tests.Rounds;

/// <summary>Views of the cards of the office's data, each with its branches.</summary>
internal static class ImportSamples
{
    private const string Nasty = Samples.Nasty;

    public static IReadOnlyList<ICardView> All { get; } =
    [
        new ImportLists("导入教务处的名单", [new("Directions", "建设方向（附件1）", "附件1未导入，仅有通知所列领域"), new("Units", Nasty, Nasty)]),
        new ImportLists(Nasty, [], Banner.Look(Nasty)),
        new ImportForm("Majors", "导入：本科专业", "学校的本科专业和开设学院", [new("专业代码 *", "如 080901"), new(Nasty, Nasty)]) { Notes = ["带 * 的列必须有", Nasty], SourceHint = "如：2025年本科专业目录" },
        new ImportForm("Units", Nasty, Nasty, []) { SourceHint = Nasty },
        new ImportPreview("id", "预览：本科专业", "新增 1 · 未取 1 行", "来源：粘贴 · 周书瑶 · 6月16日 14:05", [new("✕", "第 3 行缺少“专业代码”。", "", "attention"), new("≠", "080901 计算机科学与技术", "专业名称：甲 → 乙", "accent")]) { CanApply = true, Retire = "停用未再列出的 1 项", Next = 1, Place = "第 1–12 项，共 14 项", Others = [new("Employment", "去向落实率", "id")] },
        new ImportPreview("id", Nasty, Nasty, Nasty, [new("＋", Nasty, Nasty, "good")]) { Banner = Banner.Done(Nasty), Unused = Nasty, Back = 0, Page = 1, Place = Nasty },
        new DutiesCard("2025-spring", "就业方向", "2025年 · 2024 年度去向落实率", [new("养老服务管理（生命学院）", "48.5% · 第 30/36 · 低于50%、处于后1/3", "还没有确定方向（须 1–2 个）", "attention"), new(Nasty, Nasty, Nasty, "good") { Unit = "cs", Major = "080901" }]) { Facts = [new("就业薄弱专业", "12")], Owing = "生命学院：还欠方向。", CanRemind = true, Next = 1, Place = "第 1–10 项，共 12 项" },
        new DutiesCard("2025-spring", Nasty, Nasty, []) { Banner = Banner.Look(Nasty), Back = 0, Owing = Nasty },
        new OwnDuties("2025-spring", "本学院的就业薄弱专业", Nasty, [new("养老服务管理", "48.5%", Nasty, "warning") { Unit = "life", Major = "120414T" }]) { Banner = Banner.Done(Nasty), Place = "第 1–10 项，共 12 项", Next = 1, Back = 0 },
        new OwnDuties("2025-spring", Nasty, Nasty, []),
        new DirectionsForm("2025-spring", "life", "120414T", "赋能方向：养老服务管理", Nasty, ["智慧养老（生命学院，WZY-2025-0001）", Nasty], [new("direction1", "方向 1", Nasty, "host1", "方向 1 的依托学院", "life"), new("direction2", "方向 2", "", "host2", "方向 2 的依托学院", "")], [new("生命学院", "life"), new(Nasty, "x")]) { Banner = Banner.Refused(Nasty) },
        new DirectionsForm("2025-spring", "life", "120414T", "赋能方向：养老服务管理", "低于50%", [], [], []),
    ];
}
