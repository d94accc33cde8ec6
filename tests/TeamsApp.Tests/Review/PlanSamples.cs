using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Tests.Cards;

namespace MicroMajor.TeamsApp.Tests.Review;

/// <summary>Views of the cards of the plan of experts, each with its branches.</summary>
public static class PlanSamples
{
    private const string Nasty = Samples.Nasty;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ICardView> All { get; } =
    [
        new PlanCard("2025-spring", "专家分配方案", "2025年“微专业”申报 · 只有教务处能看到", null, [new("待分配申报", "12 份")], [new("WZY-2025-0001", "智能数据分析", "韩景行、杨承泽（固定）、方若水", "default"), new("WZY-2025-0002", Nasty, Nasty, "warning")], "1 \"2\"")
        {
            Gaps = [new("智能数据分析", "校外专家 0 位，至少要 1 位。", "建议：专家库再增加 1 位校外专家。"), new(Nasty, Nasty, Nasty)], MoreGaps = "另有 3 份", Left = [new(Nasty)], LeftHeading = "没有保留的", Place = "第 1–8 份，共 12 份", Back = 0, Next = 2, CanRemake = true, CanPublish = true,
        },
        new PlanCard("2025-spring", Nasty, Nasty, Banner.Look(Nasty), [], [], "") { Text = Nasty, CanMake = true },
        new PlanCard("2025-spring", "专家分配方案", "2025年", Banner.Done("正在发布"), [], [], "v") { Text = "正在发布：3/12 份已分配", IsPublishing = true },
        new PlanProposal("2025-spring", "WZY-2025-0001", "智能数据分析", "WZY-2025-0001 · 计算机学院", null, [new("id-1", "韩景行", "校外：第一研究院 · 专业对口：数据分析 · 本批共 3 份", true, false, true), new("id-2", Nasty, Nasty, false, true, true), new("id-3", "杨承泽", "此前已请", false, false, false)], true)
        {
            Gaps = [new("智能数据分析", Nasty, Nasty)], Choices = [new("方若水 · 教育科学学院 · 专业：学前教育 · 本批共 2 份", "id-4"), new(Nasty, "id-5")], Others = $"傅青山：来自申报单位。\n{Nasty}", MoreSeats = Nasty, More = "专家库其余专家：第 1–12 位，共 57 位", Next = 12, Page = 1,
        },
        new PlanProposal("2025-spring", "WZY-2025-0001", Nasty, Nasty, Banner.Refused(Nasty), [], false),
        new PlanPublish("2025-spring", "发布专家分配方案", "将为 12 份申报分配专家", [new("1 份不会发布（专家不足）：智能数据分析"), new(Nasty)], "1 \"2\""),
        new PlanPublish("2025-spring", Nasty, Nasty, [], "v"),
    ];
}
