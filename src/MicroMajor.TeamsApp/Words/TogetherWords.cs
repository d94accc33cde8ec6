using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Words;

/// <summary>What the cards of working together say beyond the words of their files.</summary>
internal static class TogetherWords
{
    public static string Waiting(ProposalState state, Language language) => state == ProposalState.Withdrawn
        ? Of(language, "填报人已撤回这份申报。", "Its owner has withdrawn this proposal.")
        : Of(language, "请填写由您负责的部分；由填报人提交。", "Fill in the sections that are yours; the owner submits it.");

    public static string Waiting(int places, Language language) => Of(language,
        $"有 {places} 处您和别人同时改过：两份内容都在，等您选择。", places == 1 ? "You and somebody else changed 1 place at once: both texts are kept for you to choose." : $"You and somebody else changed {places} places at once: both texts are kept for you to choose.");

    public static string WhoFillsIn(Standing standing, Language language)
    {
        var proposal = standing.Proposal;
        if (standing.IsOwners)
        {
            var names = proposal.PresentEditors.Select(e => e.Name).ToList();
            return names.Count == 0 ? "" : Of(language, $"合作填报：{Listed(names, language)}", $"Filled in together with {Listed(names, language)}");
        }

        var mine = proposal.PresentEditors.FirstOrDefault(e => e.Id == standing.Reader);
        return mine is null ? "" : Of(language, $"填报人：{proposal.OwnerName} · 您负责：{SectionsOf(mine, standing.Form, language)}", $"Owner: {proposal.OwnerName} · Yours: {SectionsOf(mine, standing.Form, language)}");
    }

    public static string SectionsOf(Editor editor, FormDefinition form, Language language) => editor.Sections.Count == 0
        ? Of(language, "整份表格", "the whole form")
        : string.Join(language == Language.Zh ? "、" : ", ", form.Sections.Where(s => editor.MayEdit(s.Key)).Select(s => s.Title.In(language)));

    public static string EditorsTitle(Language language) => Of(language, "合作填报人", "Co-editors");

    public static string NobodyYet(Language language) => Of(language, "还没有邀请合作填报人。", "Nobody has been invited yet.");

    public static string Search(Language language) => Of(language, "（输入姓名查找）", "(type a name to search)");

    public static string ChoosePerson(Language language) => Of(language, "请先选择要邀请的人。", "Please choose whom to invite.");

    public static string ChooseEditor(Language language) => Of(language, "请先选择要移除的人。", "Please choose whom to remove.");

    public static string Invited(string name, Language language) => Of(language, $"已邀请{name}，卡片会发到对方的聊天里。", $"{name} is invited; the card goes to their chat.");

    public static string Uninvited(string name, Language language) => Of(language, $"已移除{name}；写过的内容都还在。", $"{name} is removed; what they wrote stays.");

    public static string NoLongerYours(Language language) => Of(language, "这份申报已不需要您参与填写", "This proposal no longer needs your help");

    public static string OnDesk(Language language) => Of(language, "我参与填报的", "Proposals I help to fill in");

    public static string BothChanged(string place, Language language) => Of(language, $"两人同时改了“{place}”", $"Two people changed “{place}” at once");

    public static string BothInDialog(Language language) => Of(language,
        "您保存时，这里刚被改过：别人的内容显示在下面，您的还在输入框里。请合成一份再保存。", "This text had just been changed when you saved: theirs is shown below, yours is still in the input. Please make one of the two and save.");

    public static string RowGone(Language language) => Of(language, "这一行已经被删除。", "This row has been removed.");

    public static string SavedBy(ProposalVersion? version, Language language) => version is null
        ? Of(language, "表里现在的内容", "What stands in the form now")
        : $"{ChinaTime.DayAndClock(version.At, language)} · {version.By}".TrimEnd(' ', '·');

    public static string YoursOf(DateTimeOffset at, Language language) => Of(language, $"您写的 · {ChinaTime.DayAndClock(at, language)}", $"Yours · {ChinaTime.DayAndClock(at, language)}");

    public static Bilingual OneText(Bilingual label) => new($"{label.Zh}：合成一份", $"{label.En}: made one");

    public static string OtherPlaces(int count, Language language) => Of(language, $"另有 {count} 处等您选择。", count == 1 ? "1 more place waits." : $"{count} more places wait.");

    public static string Nothing(Language language) => Of(language, "（空）", "(empty)");

    public static string ChangedAgain(Language language) => Of(language, "就在刚才，这里又被改了一次；您的内容没有丢，请再看一眼。", "It has been changed once more just now; your text is not lost. Please look again.");

    public static string LeftAsIs(Language language) => Of(language, "好的，保留表里现在的内容。", "Fine: what stands in the form stays.");

    public static string Now(Language language) => Of(language, "现在", "Now");

    public static string HistoryTitle(Language language) => Of(language, "历史", "History");

    public static string CompareTitle(Language language) => Of(language, "对比", "Comparison");

    public static string CompareWith(ProposalVersion chosen, Language language) => Of(language, $"选一版，与“{SavedBy(chosen, language)}”对比：", $"Choose one to compare with “{SavedBy(chosen, language)}”:");

    public static string WhatChanged(ProposalVersion version, ProposalVersion? before, IReadOnlyList<string> fields, Language language)
    {
        if (fields.Count > 0) return Of(language, $"改了：{Listed(fields, language)}", $"Changed: {Listed(fields, language)}");
        if (before is not null && before.State != version.State)
            return Of(language, $"{ProposalWords.State(before.State, language)} → {ProposalWords.State(version.State, language)}", $"{ProposalWords.State(before.State, language)} → {ProposalWords.State(version.State, language)}");
        return before is null ? Of(language, "保存下来的最早一版", "The earliest that is kept") : Of(language, "没有改动填写内容", "No change of the form");
    }

    public static string AndOthers(int count, Language language) => Of(language, $"另 {count} 项", $"{count} more");

    public static string Differences(int all, int first, int last, Language language) =>
        all == 0 ? Of(language, "填写内容完全一样。", "The forms read alike.")
        : last - first + 1 == all ? Of(language, $"共 {all} 处不同", all == 1 ? "1 difference" : $"{all} differences")
        : Of(language, $"共 {all} 处不同，第 {first}–{last} 处", $"{all} differences, {first}–{last} of them here");

    public static string RestoreWarning(ProposalVersion version, Standing standing, Language language)
    {
        var part = standing.IsOwners || standing.Form.Sections.All(standing.MayEdit) ? "" : Of(language, "只恢复由您负责的部分。", " Only the sections that are yours are brought back.");
        return Of(language,
            $"填写内容将恢复为 {ChinaTime.DayAndClock(version.At, language)} 的样子，算作您的一次保存；现在的内容仍留在历史里。{part}",
            $"The form will read as on {ChinaTime.DayAndClock(version.At, language)}, as a save of yours; what it holds now stays in the history.{part}");
    }

    public static string Restored(DateTimeOffset at, Language language) => Of(language, $"已恢复为 {ChinaTime.DayAndClock(at, language)} 的内容。", $"The form reads as on {ChinaTime.DayAndClock(at, language)} again.");

    public static string RowIn(string table, Language language) => Of(language, $"{table} · 新增一行", $"{table} · row added");

    public static string RowOut(string table, Language language) => Of(language, $"{table} · 删除一行", $"{table} · row removed");

    public static string Moved(int from, int to, Language language) => Of(language, $"第 {from} 行移到第 {to} 行", $"moved from row {from} to row {to}");

    public static string Labelled(string label, string text, Language language) => Of(language, $"{label}：{text}", $"{label}: {text}");

    private static string Listed(IReadOnlyList<string> names, Language language) => string.Join(language == Language.Zh ? "、" : ", ", names);

    private static string Of(Language language, string zh, string en) => language == Language.Zh ? zh : en;
}
