using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Words;

/// <summary>What the owner's cards say beyond the words of the card files: sentences with figures, names and dates in them.</summary>
internal static class ProposalWords
{
    public static string TitleOf(Proposal proposal, Language language) => TitleOf(proposal.Name, language);

    public static string TitleOf(string name, Language language) =>
        name.Length > 0 ? name : Of(language, "（尚未命名的微专业）", "(Micro-major without a name yet)");

    public static MoreLine MoveToForm(Standing standing, Language language) => new(
        Of(language, "换用新版表格", "Move to the new edition"),
        FormWords.Shipped.Filled("home-newer", language, ("version", standing.Round.FormVersion), ("mine", standing.Edition.Version)),
        "proposals/move-form");

    public static string ReturnTitle(ProposalState state, Language language) => state switch
    {
        ProposalState.ReturnedByUnit => Of(language, "学院退回修改，原因如下", "Returned by the college, because"),
        ProposalState.RevisionRequested => Of(language, "修改后推荐，请按以下意见修改", "Recommended after revision: please see to these points"),
        ProposalState.ReturnedByOffice => Of(language, "教务处退回修改，原因如下", "Returned by the academic affairs office, because"),
        _ => "",
    };

    public static string Waiting(ProposalState state, string unit, Language language) => state switch
    {
        ProposalState.Draft => Of(language, "请填写各部分，然后提交。", "Fill in the sections, then submit."),
        ProposalState.ReturnedByUnit or ProposalState.ReturnedByOffice => Of(language, "请按退回意见修改，然后重新提交。", "Change what the reason asks for, then submit again."),
        ProposalState.UnitReview => Of(language, $"正在等{unit}审核。", $"Waiting for {unit} to review it."),
        ProposalState.Screening => Of(language, "学院已同意，正在等教务处形式审查。", "Endorsed by the college; waiting for the office's formal check."),
        ProposalState.ReadyForReview => Of(language, "形式审查已通过，正在等教务处安排专家。", "Formal check passed; the office is choosing experts."),
        ProposalState.UnderReview => Of(language, "专家正在评审。", "The experts are reviewing it."),
        ProposalState.RevisionRequested => Of(language, "请按意见修改，在期限前重新提交给教务处。", "See to the points and submit it again to the office by the date given."),
        ProposalState.RevisionCheck => Of(language, "已重新提交，正在等教务处核对修改。", "Submitted again; waiting for the office to check the revision."),
        ProposalState.Recommended => Of(language, "已列入推荐名单。", "It is on the recommended list."),
        ProposalState.NotRecommended => Of(language, "本次未列入推荐名单。", "It is not on the recommended list this time."),
        _ => Of(language, "您已撤回这份申报。", "You have withdrawn this proposal."),
    };

    // Both texts may have 4,000 characters; the message said all of them.
    private const int LongestDecision = 1_200;

    /// <summary>The decision's reason and the points to improve; empty while there is none.</summary>
    public static string DecisionReason(Decision? decision, Language language) => decision is null ? "" : string.Join('\n', new[]
    {
        RowLine.Cut(decision.Reason, LongestDecision),
        decision.Advice.Length > 0 ? Of(language, $"改进意见：\n{RowLine.Cut(decision.Advice, LongestDecision)}", $"Points to improve:\n{RowLine.Cut(decision.Advice, LongestDecision)}") : "",
    }.Where(t => t.Length > 0));

    /// <summary>Until when a revision is to be handed in.</summary>
    public static string RevisionDeadline(DateTimeOffset due, DateTimeOffset now, Language language) => now > due
        ? Of(language, $"修改期限已于 {ChinaTime.DayAndClock(due, language)} 截止，请联系教务处延期", $"The revision was due by {ChinaTime.DayAndClock(due, language)}; ask the office for more time")
        : Of(language, $"请在 {ChinaTime.DayAndClock(due, language)} 前修改并重新提交（北京时间）", $"Revise and submit again by {ChinaTime.DayAndClock(due, language)} (Beijing time)");

    public static string Deadline(Round round, DateTimeOffset now, Language language)
    {
        var at = ChinaTime.DayAndClock(round.Deadline, language);
        if (now < round.OpensAt) return Of(language, $"{ChinaTime.DayAndClock(round.OpensAt, language)} 起可以提交（北京时间）", $"Can be submitted from {ChinaTime.DayAndClock(round.OpensAt, language)} (Beijing time)");
        if (round.IsOver(now)) return Of(language, $"申报已于 {at} 截止（北京时间）", $"Closed at {at} (Beijing time)");
        var left = ChinaTime.DaysUntil(round.Deadline, now) switch
        {
            0 => Of(language, "今天截止", "closes today"),
            1 => Of(language, "明天截止", "closes tomorrow"),
            var days => Of(language, $"还有 {days} 天", $"{days} days left"),
        };
        return Of(language, $"截止 {at}（北京时间）· {left}", $"Deadline {at} (Beijing time) · {left}");
    }

    public static string StandsInTheWay(int count, Language language) =>
        Of(language, $"提交前还有 {count} 项须改", count == 1 ? "1 point stands in the way of submitting" : $"{count} points stand in the way of submitting");

    public static string GoTo(string place, Language language) => Of(language, $"去改：{place}", $"Go to {place}");

    public static string Resume(Language language) => Of(language, "从上次继续", "Go on where you left off");

    public static string Resume(string section, Language language) => Of(language, $"从上次继续：{section}", $"Go on where you left off: {section}");

    public static MoreLine Editors(Language language) => new(
        Of(language, "合作填报人", "Co-editors"), Of(language, "请别的老师一起填写：整份表格，或其中几部分。", "Ask colleagues to fill it in with you: the whole form, or some sections."), "proposals/editors");

    public static MoreLine History(Language language) => new(
        Of(language, "历史", "History"), Of(language, "每次保存都留有一版：谁、何时、改了什么；可以对比，可以恢复。", "Every save is kept: who, when and what; compare any two, bring one back."), "proposals/history");

    public static MoreLine Withdraw(Language language) => new(
        Of(language, "撤回…", "Withdraw…"), Of(language, "撤回申报：不再参加本批次。", "Withdraw the proposal: it leaves this round."), "proposals/withdraw-ask");

    public static string RowNumber(int number, Language language) => Of(language, $"第 {number} 行", $"Row {number}");

    public static string ReasonTitle(Language language) => Of(language, "写明理由", "Give the reason");

    public static string ReasonButton(ReasonState state, Language language) => state switch
    {
        ReasonState.Missing => Of(language, "写明理由", "Give the reason"),
        ReasonState.Unconfirmed => Of(language, "确认理由", "Confirm the reason"),
        _ => Of(language, "修改理由", "Change the reason"),
    };

    public static string ReasonLine(ReasonState state, string text, Language language) => state == ReasonState.Unconfirmed
        ? Of(language, $"理由（情况变化前写的）：{text}", $"Reason (written before the facts changed): {text}")
        : Of(language, $"理由：{text}", $"Reason: {text}");

    public static string ReasonHint(int fewest, Language language) => Of(language, $"不少于 {fewest} 字；评审人会看到。", $"At least {fewest} characters; the reviewers will read it.");

    public static string ReasonUnconfirmed(Language language) => Of(language, "理由还在，但它不是按现在的情况写的：仍然成立就直接保存，否则请改写。", "Your reason is still here, but it was not given for the facts as they are now: save it as it is if it still holds, or rewrite it.");

    public static string ReasonSaved(DateTimeOffset at, Language language) => Of(language, $"理由已保存 {ChinaTime.Clock(at)}", $"Reason saved at {ChinaTime.Clock(at)}");

    public static string ReasonTooShort(int fewest, Language language) => Of(language, $"已保存；理由还不足 {fewest} 字，请再写清楚些。", $"Saved; the reason has fewer than {fewest} characters, please say a little more.");

    public static string NoReasonWanted(Language language) => Of(language, "这一条现在已经符合，不需要理由。", "This requirement is met now; no reason is wanted.");

    public static string AndMore(int count, Language language) => Of(language, $"还有 {count} 项。", $"And {count} more.");

    public static string LastChanged(Proposal proposal, Language language) => proposal.UpdatedAt == default ? "" :
        Of(language, $"最近改动 {ChinaTime.DayAndClock(proposal.UpdatedAt, language)} · {proposal.UpdatedBy}", $"Last changed {ChinaTime.DayAndClock(proposal.UpdatedAt, language)} · {proposal.UpdatedBy}").TrimEnd(' ', '·');

    public static string Missing(string section, int count, Language language) => Of(language, $"{section} · 待改 {count}", $"{section} · {count} open");

    public static string Optional(string section, Language language) => Of(language, $"{section}（选填）", $"{section} (optional)");

    public static string SectionsDone(int done, int all, Language language) => Of(language, $"各部分 · 已完成 {done} / {all}", $"Sections · {done} of {all} done");

    public static string CourseCount(int courses, int core, Language language) => Of(language, $"{courses} 门课程（核心 {core} 门）", $"{courses} courses ({core} core)");

    public static string Credits(decimal sum, decimal most, Language language) => Of(language, $"{Plain(sum)} / {Plain(most)} 学分", $"{Plain(sum)} / {Plain(most)} credits");

    public static string Length(int now, int advised, Language language) => now == 0
        ? Of(language, $"建议 {advised} 字左右", $"About {advised} characters")
        : Of(language, $"现有 {now} 字，建议 {advised} 字左右", $"{now} characters now, about {advised} advised");

    public static string Place(int number, int all, Language language) => Of(language, $"第 {number} 部分，共 {all} 部分", $"Section {number} of {all}");

    public static string Page(int number, int all, Language language) => Of(language, $"第 {number} 页，共 {all} 页", $"Page {number} of {all}");

    public static string RowCount(FormField table, IReadOnlyList<Row> rows, Language language)
    {
        var count = Of(language, $"{rows.Count} 行", rows.Count == 1 ? "1 row" : $"{rows.Count} rows");
        if (rows.Count == 0 || table.Columns.All(c => c.Key != "credits")) return count;
        var (credits, hours) = (Plain(rows.Sum(r => r.Number("credits") ?? 0m)), Plain(rows.Sum(r => r.Number("hours") ?? 0m)));
        var core = table.Columns.All(c => c.Key != "isCore") ? "" : Of(language, $"，核心课程 {rows.Count(r => r.IsYes("isCore"))} 门", $", {rows.Count(r => r.IsYes("isCore"))} core");
        return Of(language, $"{count}，合计 {credits} 学分、{hours} 学时{core}", $"{count}, {credits} credits and {hours} hours in all{core}");
    }

    public static string Rows(int from, int to, int all, Language language) => Of(language, $"第 {from}–{to} 行，共 {all} 行", $"Rows {from}–{to} of {all}");

    public static string RowTitle(FormField table, int? number, Language language)
    {
        var label = table.Label.In(language);
        return number is null ? Of(language, $"{label} · 新增一行", $"{label} · new row") : Of(language, $"{label} · 第 {number} 行", $"{label} · row {number}");
    }

    public static string NotFilled(Language language) => Of(language, "（未填写）", "(not filled in)");

    public static string AsAWhole(Language language) => Of(language, "整体", "As a whole");

    public static string Verdict(int blocking, int others, Language language) => (blocking, others) switch
    {
        (0, 0) => Of(language, "核对通过，可以提交。", "All checks passed; it can be submitted."),
        (0, _) => Of(language, $"没有须改之处，可以提交；另有 {others} 项请核对或说明。", $"Nothing stands in the way; {others} points are worth a look or a reason."),
        (_, 0) => Of(language, $"还不能提交：{blocking} 项须改。", blocking == 1 ? "Not yet: 1 point must be changed." : $"Not yet: {blocking} points must be changed."),
        _ => Of(language, $"还不能提交：{blocking} 项须改；另有 {others} 项请核对或说明。", $"Not yet: {blocking} must be changed; {others} more are worth a look or a reason."),
    };

    public static string Saved(DateTimeOffset at, Language language) => Of(language, $"已保存 {ChinaTime.Clock(at)}", $"Saved at {ChinaTime.Clock(at)}");

    public static string SavedMoreAsked(DateTimeOffset at, int fields, Language language) => Of(language,
        $"已保存 {ChinaTime.Clock(at)}。按您的选择，这里新增了 {fields} 项，请接着填写。",
        $"Saved at {ChinaTime.Clock(at)}. Your choice asks for {fields} more field(s) here; please fill them in.");

    public static string SavedAndCleared(DateTimeOffset at, IReadOnlyList<string> cleared, int newlyAsked, Language language)
    {
        var more = newlyAsked == 0 ? "" : Of(language, $"这里新增了 {newlyAsked} 项，请接着填写。", $" Your choice asks for {newlyAsked} more field(s) here; please fill them in.");
        return Of(language,
            $"已保存 {ChinaTime.Clock(at)}。已清除不再需要的：{string.Join('、', cleared)}。{more}",
            $"Saved at {ChinaTime.Clock(at)}. Cleared, since no longer asked: {string.Join(", ", cleared)}.{more}");
    }

    public static string TextSaved(DateTimeOffset at, int length, int? advised, Language language) => advised is null
        ? Of(language, $"已保存 {ChinaTime.Clock(at)}，现有 {length} 字。", $"Saved at {ChinaTime.Clock(at)}, {length} characters.")
        : Of(language, $"已保存 {ChinaTime.Clock(at)}，现有 {length} 字，建议 {advised} 字左右。", $"Saved at {ChinaTime.Clock(at)}: {length} characters, about {advised} advised.");

    public static string NoSuchText(Language language) => Of(language, "这一栏不在表格中，请重新打开申报卡片。", "There is no such field in the form; please open the proposal's card again.");

    public static string NothingChanged(Language language) => Of(language, "没有改动，无需保存。", "Nothing was changed.");

    public static string RowSaved(string name, DateTimeOffset at, Language language) => Of(language, $"已保存“{name}” {ChinaTime.Clock(at)}", $"Saved “{name}” at {ChinaTime.Clock(at)}");

    public static string RowCopied(string name, Language language) => Of(language, $"照“{name}”新建一行：改好后保存。", $"A new row after “{name}”: change it, then save.");

    public static string RowMoved(string name, int place, int all, Language language) => Of(language, $"“{name}”现在是第 {place} 行，共 {all} 行。", $"“{name}” is row {place} of {all} now.");

    public static string RowRestored(string name, Language language) => Of(language, $"已恢复“{name}”", $"“{name}” is back");

    public static string RowSavedAndJoined(string name, IReadOnlyList<string> joined, DateTimeOffset at, Language language) => Of(language,
        $"已保存“{name}” {ChinaTime.Clock(at)}，并将{string.Concat(joined.Select(j => $"“{j}”"))}加入教学团队：请到“教学团队”补全信息。",
        $"Saved “{name}” at {ChinaTime.Clock(at)}; {string.Join(", ", joined)} joined the teaching team: please complete the row there.");

    public static string AsTyped(string typed, Language language) => Of(language, $"{typed}（照此填写）", $"{typed} (as typed)");

    public static string NobodyThere(string field, Language language) => Of(language,
        $"已保存，但通讯录中没有“{field}”所选的人，请重新选择。", $"Saved, but the directory does not know the person chosen for “{field}”; please choose again.");

    public static string RowRemoved(string name, Language language) => Of(language, $"已删除“{name}”", $"Removed “{name}”");

    public static string Started(string id, Language language) => Of(language, $"已建立草稿 {id}，请逐部分填写；随时可以保存。", $"Draft {id} is ready. Fill in section by section; save at any time.");

    public static string Submitted(string unit, bool inChat, Language language) => inChat
        ? Of(language, $"已提交，下一步由{unit}审核。有进展时这张卡片会更新。", $"Submitted. {unit} reviews it next; this card will be updated.")
        : Of(language, $"已提交，下一步由{unit}审核。有进展时这一页会更新。", $"Submitted. {unit} reviews it next; this page will be updated.");

    public static string Withdrawn(Language language) => Of(language, "已撤回。", "Withdrawn.");

    public static string OpenRound(Round round, DateTimeOffset now, Language language) => Of(language, $"{round.Name.Zh} · {Deadline(round, now, language)}", $"{round.Name.En} · {Deadline(round, now, language)}");

    public static string ClosedRound(Round round, DateTimeOffset now, Language language) => now < round.OpensAt
        ? Of(language, $"{round.Name.Zh}：{ChinaTime.DayAndClock(round.OpensAt, language)} 开始申报", $"{round.Name.En}: opens {ChinaTime.DayAndClock(round.OpensAt, language)}")
        : Of(language, $"{round.Name.Zh}：已于 {ChinaTime.DayAndClock(round.Deadline, language)} 截止", $"{round.Name.En}: closed {ChinaTime.DayAndClock(round.Deadline, language)}");

    public static string NotUnderstood(string typed, string? nearest, Language language) => nearest is null
        ? Of(language, $"没有听懂“{typed}”。可以这样说：", $"I did not understand “{typed}”. You can say:")
        : Of(language, $"没有听懂“{typed}”。您是不是想说“{nearest}”？", $"I did not understand “{typed}”. Did you mean “{nearest}”?");

    public static string StartTitle(Language language) => Of(language, "开始申报微专业", "Start a micro-major proposal");

    public static string ChooseRound(Language language) => Of(language, "请选择一个正在申报的批次。", "Please choose a round that is open.");

    public static string ChooseUnit(Language language) => Of(language, "请选择牵头学院（部）。", "Please choose the host unit.");

    public static string MyDesk(Language language) => Of(language, "我的任务", "My tasks");

    public static string MyProposals(Language language) => Of(language, "我的申报", "My proposals");

    public static string OlderOnes(Language language) => Of(language, "更早的申报没有列出。", "Older proposals are not listed.");

    public static string EmptyDesk(Language language) => Of(language, "您现在没有申报，也没有待办。", "You have no proposals and no tasks.");

    public static string OpenButton(ProposalState state, Language language) => ProposalLifecycle.IsEditable(state) ? Of(language, "继续填写", "Go on") : Of(language, "查看", "Open");

    public static string HelpTitle(Language language) => Of(language, "可以这样说", "What you can say");

    public static string Welcome(string? name, Language language) => string.IsNullOrWhiteSpace(name) ? Of(language, "您好", "Hello") : Of(language, $"{name}，您好", $"Hello {name}");

    public static string RowAsksMore(Language language) => Of(language, "已保存。按您的选择，这一行新增了要填的内容。", "Saved. Your choice asks for more in this row.");

    public static string NotSaved(IReadOnlyList<Problem> problems, bool inChat, Language language) => inChat
        ? Of(language, $"没有保存：{Refusal(problems, language)} 您填写的内容还在卡片上。", $"Not saved: {Refusal(problems, language)} What you typed is still on the card.")
        : Of(language, $"没有保存：{Refusal(problems, language)} 您填写的内容还在。", $"Not saved: {Refusal(problems, language)} What you typed is still there.");

    public static string NotSubmitted(IReadOnlyList<Problem> problems, Language language) => problems is [{ At: null }]
        ? Of(language, $"没有提交：{Refusal(problems, language)}", $"Not submitted: {Refusal(problems, language)}")
        : Of(language, $"还不能提交：{problems.Count} 项须改。", problems.Count == 1 ? "Not yet: 1 point must be changed." : $"Not yet: {problems.Count} points must be changed.");

    public static string PointsLeft(IReadOnlyList<Problem> problems, Language language) =>
        Of(language, $"还不能重新提交：{Refusal(problems, language)}", $"Not yet: {Refusal(problems, language)}") + (problems.Count > 3 ? " " + AndMore(problems.Count - 3, language) : "");

    public static string State(ProposalState state, Language language) => StateWords.Shipped.Owner(state, language);

    public static string Problem(Problem problem, Language language) => ProblemWords.Shipped.Plain(problem, language);

    public static string Clause(Problem problem, Language language) => ProblemWords.Shipped.Clause(problem, language);

    public static string Refusal(IReadOnlyList<Problem> problems, Language language) => string.Join(' ', problems.Take(3).Select(p => ProblemWords.Shipped.Sentence(p, language)));

    private static string Of(Language language, string zh, string en) => language == Language.Zh ? zh : en;

    private static string Plain(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Under the fields and directions while the office has not imported annex 1.</summary>
    public static string NoAnnex1(Language language) => language == Language.Zh
        ? "附件1未导入，仅为通知所列领域（通知一.1）；方向请选“其他”并说明。"
        : "Annex 1 is not imported: only the notice's own areas (clause 一.1). For the direction choose “other” and explain.";

    /// <summary>Under the weak majors while the office has not imported the figures.</summary>
    public static string NoRates(Language language) => language == Language.Zh
        ? "去向落实率尚未导入：请写专业名称，用逗号隔开（通知三.3）。"
        : "The employment rates are not imported yet: please write the names of the majors, with commas between (clause 三.3).";
}
