using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Filing;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Tests.Cards;

/// <summary>Views of the cards of the filing documents, each with its branches.</summary>
internal static class FilingSamples
{
    private const string Nasty = Samples.Nasty;

    public static IReadOnlyList<ICardView> All { get; } =
    [
        new FilingCheck("核对内容码 7K3M-9QXA", "7K3M-9QXA", Banner.Done("这是现行的一份，与登记的数据一致。"))
        {
            Facts = [new("材料", "附件2 备案表"), new("微专业", "智能数据分析"), new("写出时间", "6月25日 17:00")],
            Documents = [new("附件2 备案表", "https://contoso.sharepoint.example/a.docx")],
        },
        new FilingCheck(Nasty, Nasty, Banner.Look(Nasty)) { Facts = [new(Nasty, Nasty)], Documents = [new(Nasty, "https://contoso.sharepoint.example/a.docx")] },
        new FilingCheck("核对备案材料", "", null),
        new ResultsCard("2025-spring", "公示与结果通知", "2025年春季微专业申报", Banner.Look("还有 2 个微专业没有决定：现在写出的是草稿。"))
        {
            Facts = [new("推荐", "2"), new("尚未决定", "2"), new("内容码", "7K3M-9QXA")], Text = "“双千”计划“微专业”拟推荐名单公示\n\n1. 智能数据分析", Note = "名单较长。", CanWrite = true,
        },
        new ResultsCard("2025-spring", "公示与结果通知", "2025年春季", Banner.Done("公示已开始。"))
        {
            Facts = [new("推荐", "2")], Stage = "公示中：2025年6月20日 至 2025年6月27日 23:59，待答复的异议 1 件。", Code = "7K3M-9QXA", CanBegin = true, CanBeginAgain = true, CanEnd = true, CanRecord = true,
            Objections = [new("1", "1. 《智能数据分析》 · 待教务处答复"), new("2", Nasty)], MoreObjections = "另有 3 件已答复的未列出。", Text = "名单", CanWrite = true,
        },
        new ResultsCard("2025-spring", Nasty, Nasty, null) { Stage = Nasty, Text = new string('名', 6_000), Note = Nasty, CanWrite = true },
        new ResultsCard("2025-spring", "公示与结果通知", "2025年春季", Banner.Look("还没有推荐的微专业。")),
        new FilingCheck("核对文件 附件2_备案表.docx", "7K3M-9QXA", Banner.Refused("文件内容被改动过。"))
        {
            Facts = [new("材料", "附件2 备案表")],
            Changes = [new("微专业名称", "智能数据分析", "智能数据"), .. Enumerable.Range(1, 4).Select(_ => new FilingChange(Nasty, new string('长', 92), new string('字', 92)))],
            More = "还有 3 处改动。",
            CanImport = true,
        },
    ];
}
