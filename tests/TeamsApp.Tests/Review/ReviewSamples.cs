using MicroMajor.Kit;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Tests.Cards;

namespace MicroMajor.TeamsApp.Tests.Review;

/// <summary>Views of the reviewers' cards, each with its branches.</summary>
public static class ReviewSamples
{
    private const string Nasty = Samples.Nasty;

    private static readonly IReadOnlyList<CardFact> s_facts = [new("负责人", "林晓岚"), new(Nasty, Nasty)];
    private static readonly IReadOnlyList<CardLine> s_checks = [new("【鼓励项】团队来自 3 个学院。"), new(Nasty)];
    private static readonly IReadOnlyList<CardLink> s_links = [new("附件2 备案表", "http://127.0.0.1:5100/file?id=1&x=\"2\"")];
    private static readonly IReadOnlyList<CardOption> s_grades = [new("A 优（20 分）", "A"), new("B 良（16 分）", "B")];

    private static readonly ReturnedView s_returned = new(Nasty, Nasty, [new(Nasty, Nasty, Nasty, Nasty), new("2. 整体", "请核对", "", "")], Nasty, Nasty, true);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ICardView> All { get; } =
    [
        new Endorsement("WZY-2025-0001", "智能数据分析", "WZY-2025-0001 · 计算机学院", "待学院审核", null, s_facts, s_checks, true, [], ["29:1"]),
        new Endorsement("WZY-2025-0001", Nasty, Nasty, Nasty, Banner.Refused(Nasty), [], [], false, s_links, []),
        new Screening("WZY-2025-0001", "2025-spring", "智能数据分析", "WZY-2025-0001", "待形式审查", null, s_facts, s_checks, [], "", true, false, false, [], ["29:1"]),
        new Screening("WZY-2025-0001", "2025-spring", Nasty, Nasty, Nasty, Banner.Done(Nasty), s_facts, [], [new("韩景行 · 88 · 推荐", Nasty), new("杨承泽 · 尚未答复", "") { AssignmentId = "12" }], "均分 88（1/3 份）", false, true, true, s_links, []) { Late = [new("韩景行已不宜评审：是教学团队成员。请撤换。"), new(Nasty)] },
        new Endorsement("WZY-2025-0001", Nasty, Nasty, Nasty, Banner.Refused(Nasty), s_facts, s_checks, true, [], []) { Noted = Nasty, Returned = s_returned, ActsFor = Nasty },
        new Screening("WZY-2025-0001", "2025-spring", Nasty, Nasty, Nasty, null, s_facts, s_checks, [], "", true, false, false, [], ["29:1"]) { Noted = Nasty, Returned = s_returned with { CanCompare = false, More = "", Changes = "" } },
        new Screening("WZY-2025-0001", "2025-spring", Nasty, Nasty, Nasty, null, s_facts, [], [], "", false, true, true, [], ["29:1"]) { Awaited = Nasty, Pending = Nasty, Reason = Nasty, Advice = Nasty },
        new Screening("WZY-2025-0001", "2025-spring", Nasty, Nasty, Nasty, null, s_facts, [], [], "", false, false, false, [], ["29:1"]) { CanCheck = true },
        new Screening("WZY-2025-0001", "2025-spring", Nasty, Nasty, Nasty, null, s_facts, [], [], "", false, false, false, [], ["29:1"]) { RevisionDue = Nasty },
        new RankingCard("2025-spring", "评审排序与结论", "2025 年申报", "0 项", null, s_facts, []),
        new RankingCard("2025-spring", Nasty, Nasty, Nasty, Banner.Look(Nasty), s_facts, [new("WZY-2025-0001", Nasty, Nasty)])
        {
            Page = Nasty, Next = "10", IsLater = true, Experts = [new(Nasty)], Firmness = [new(Nasty)], CanDraft = true, Publish = Nasty,
        },
        new RankingCard("2025-spring", Nasty, Nasty, Nasty, Banner.Look(Nasty), s_facts, [new("WZY-2025-0001", Nasty, Nasty)]) { Publish = Nasty, Code = "AAAA-BBBB" },
        new ReturnForm("WZY-2025-0001", "智能数据分析", "WZY-2025-0001", "待学院审核", null) { Places = [new("整体", "whole"), new("专业定位", "positioning")] },
        new ReturnForm("WZY-2025-0001", Nasty, Nasty, Nasty, Banner.Refused(Nasty))
        {
            Points = [new(Nasty, "n.1"), new("二", "n.2")], Ticked = "n.1,n.2", Shown = "n.1,n.2", Findings = [new(Nasty, "C-06|courses|||")], Chosen = "C-06|courses|||", MoreFindings = Nasty,
            Places = [new(Nasty, "section:goals")], Place = "section:goals", Text = Nasty, Reason = Nasty,
        },
        new ReturnComparison("WZY-2025-0001", Nasty, Nasty)
        {
            Who = Nasty, Blocks = [BlockView.Heading(Nasty), BlockView.Words("", Nasty), BlockView.Label(Nasty, ""), BlockView.Row(Nasty, Nasty)], Place = "第 1 页", Number = 2, After = 1, BackVerb = "endorsement/open", Others = [new(Nasty, 1)],
        },
        new AssignExperts("WZY-2025-0001", "智能数据分析", "WZY-2025-0001", "待分配专家", null, [new("韩景行 · 教育科学学院", "id-1"), new(Nasty, "id-2")], "id-1", [new(Nasty)], 3),
        new AssignExperts("WZY-2025-0001", Nasty, Nasty, Nasty, Banner.Refused(Nasty), [], "", [], 3),
        new AssignExperts("WZY-2025-0001", Nasty, Nasty, Nasty, null, [new(Nasty, "id-2")], "", [new(Nasty)], 3) { Asked = 2 },
        new SettingsCard("我的设置", "外出：2025年6月20日 至 2025年6月27日，由周文博代理。", "您今天代理何清和。", Banner.Done("已保存，并已通知周文博。"), "2025-06-20", "2025-06-27", "id-1", [new("周文博", "id-1")], "Daily", [new("截止前三天、前一天和当天各提醒一次", "Milestones"), new("每个工作日早上汇总提醒一次", "Daily")]),
        new SettingsCard(Nasty, Nasty, "", Banner.Refused(Nasty), "", "", "", [new("（不请人代理）", "nobody")], "Milestones", [new(Nasty, "Milestones")]),
        new AssignmentCare("12", "WZY-2025-0001", "智能数据分析", "WZY-2025-0001 · 韩景行", "待专家答复", null, [new("截止", "2025年6月25日 23:59"), new("最近催办", "2025年6月23日 10:00")], true, true, "2025-06-30", false, true,
            [new("杨承泽 · 校外：海岳数据科技有限公司 · 人工智能", "id-2")], "", "", [new("陈思远不能评审这份申报：是负责人。")]),
        new AssignmentCare("12", "WZY-2025-0001", Nasty, Nasty, Nasty, Banner.Refused(Nasty), s_facts, false, false, "", true, true, [new(Nasty, "id-1")], "id-1", Nasty, [new(Nasty)]) { HasHistory = true },
        new ExpertAssignment("12", "WZY-2025-0001", "智能数据分析", "WZY-2025-0001", "待接受", null, s_facts, s_checks, true, true, false, ["29:1"]) { CanLeave = true, Next = "先跳过，看下一份（另有 4 份待评）" },
        new ExpertAssignment("12", "WZY-2025-0001", Nasty, Nasty, Nasty, Banner.Done(Nasty), s_facts, [], false, true, true, []) { CanLeave = true, Next = Nasty },
        new ExpertAssignment("12", "WZY-2025-0001", "智能数据分析", "WZY-2025-0001", "您已提交评审", null, [], [], false, false, false, []) { CanAmend = true, HasHistory = true, CanLeave = true },
        new ExpertAssignment("12", "WZY-2025-0001", "智能数据分析", "WZY-2025-0001", "您已申请回避", null, [], [], false, false, true, []) { CanAmend = true, CanRead = false },
        new ScoreForm("12", "WZY-2025-0001", "智能数据分析", "WZY-2025-0001", "评审中 · 第 2 / 5 份", null, [new("↳ 理由：分三期建设")], [new("need", "需求与定位", "20", Nasty, "A", s_grades, "", [new("【提示】 核心课程为 4 门"), new(Nasty)]), new("goals", Nasty, "15", "", "", s_grades, Nasty, [])], "Recommend", "", Nasty, "", 30) { CanSkip = true, Submit = "提交评审" },
        new ScoreForm("12", "WZY-2025-0001", Nasty, Nasty, Nasty, Banner.Refused(Nasty), [new(Nasty)], [], "", Nasty, "", Nasty, 30) { Submit = Nasty },
        new PaperReview("WZY-2025-0001", "0123456789abcdef", "评审表代录", "WZY-2025-0001 · 智能数据分析") { Facts = s_facts, Experts = [new("韩景行", "12"), new(Nasty, "13")], Expert = "12", Confirm = "确认代录" },
        new PaperReview("WZY-2025-0001", "0123456789abcdef", Nasty, Nasty) { Banner = Banner.Look(Nasty), Missing = [new(Nasty)] },
        new RubricForm("2025-spring", "评分标准", "2025 年申报", "可以改各项的名称和分值。") { CanChange = true, Items = [new("need", 1, "需求与定位", "20"), new("goals", 2, Nasty, "")] },
        new RubricForm("2025-spring", Nasty, Nasty, Nasty) { Banner = Banner.Refused(Nasty) },
        new LeaveForm("12", "智能数据分析", "WZY-2025-0001", "待接受", null, [new("婉拒：没有时间等", "decline"), new(Nasty, "other")], "", ""),
        new LeaveForm("12", Nasty, Nasty, Nasty, Banner.Refused(Nasty), [new(Nasty, "other")], "other", Nasty),
        new ReviewHistory("12", "WZY-2025-0001", "智能数据分析", "WZY-2025-0001", "您已提交评审", [new("第 2 次提交", [new("需求与定位 A → B"), new(Nasty)]), new(Nasty, [])], "review/open"),
        new ReviewHistory("12", "WZY-2025-0001", Nasty, Nasty, Nasty, [], "screening/open"),
        new RoundDesk("2025-spring", "教务处工作台", "2025 年申报", "截止 6月25日", null, s_facts, [new("WZY-2025-0001", "1. 智能数据分析", "均分 88")], "还有 3 项未列出。", true, s_links, ["29:1"]) { ButtonRows = RoundDeskActions.Of(A.Round(), new ReviewWords(), Language.Zh), Outdated = "过期：1 份备案表已过期或还没有写出（智能数据分析）。请重新生成备案材料。" },
        new RoundDesk("2025-spring", Nasty, Nasty, Nasty, Banner.Look(Nasty), [], [], "", false, [], []),
    ];
}
