using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Words;

/// <summary>What is said about Word files beyond the words of the card files.</summary>
internal static class WordFileWords
{
    public static MoreLine Export(Language language) => new(
        Of(language, "导出 Word", "Export to Word"), Of(language, "把草稿存成可填写的 Word 文件，放进您的 OneDrive。", "Put the draft into your OneDrive as a Word form to fill in."), "word/export");

    public static MoreLine Import(Language language) => new(
        Of(language, "从 Word 导入", "Import from Word"), Of(language, "读取填好的 Word 文件，逐项选择要导入的内容。", "Read a filled-in Word file, and choose place by place what to take over."), "word/ask");

    public static string Offer(Proposal proposal, Language language) =>
        Of(language, $"{proposal.Id} 的申报书草稿，可在 Word 中填写后发回这里导入。", $"The draft of {proposal.Id}, to be filled in with Word and sent back here.");

    public static string Offered(Language language) =>
        Of(language, "文件已备好：请在下面的消息中点“允许”，它就放进您的 OneDrive。", "The file is ready: press Allow in the message below, and it goes into your OneDrive.");

    public static string OneAtATime(Language language) => Of(language, "请一次只发送一个 Word 文件，这样不会弄混。", "Please send one Word file at a time, so that they are not mixed up.");

    public static string NotRead(string file, string why, Language language) => Of(language, $"没有读取“{file}”。{why}", $"“{file}” was not read. {why}");

    public static string IntoThis(Language language) => Of(language, "导入到这份", "Into this one");

    public static string NotEditable(Language language) => Of(language, "这份申报现在不能修改，没有导入。", "This proposal cannot be changed now; nothing was taken over.");

    public static string NoFile(Language language) => Of(language, "没有等待导入的 Word 文件。请在聊天中发送填好的 .docx。", "No Word file is waiting. Please send a filled-in .docx in this chat.");

    public static string SentLast(Language language) => Of(language, "刚才发送的 Word 文件", "The Word file that you sent last");

    public static string LookAgain(Language language) => Of(language, "文件或申报刚刚有变化，还没有导入。请再看一遍。", "The file or the proposal has just changed; nothing was taken over yet. Please look again.");

    public static string Cancelled(Language language) => Of(language, "没有导入，申报保持原样。", "Nothing was taken over; the proposal is as it was.");

    public static string Empty(Language language) => Of(language, "（空）", "(empty)");

    public static string NoRow(Language language) => Of(language, "（没有这一行）", "(no such row)");

    public static string Conflict(Language language) =>
        Of(language, "导出之后，卡片上也改过这里。勾选会用 Word 的内容替换。", "This was changed on the card as well since the export. Ticked, Word's text replaces it.");

    public static string Shortened(string start, int length, Language language) => Of(language, $"{start}（共 {length} 字）", $"{start} ({length} characters)");

    public static string Places(int count, int page, int pages, Language language) => pages > 1
        ? Of(language, $"共 {count} 处不同，第 {page} / {pages} 页。不勾选的保持现在的内容；翻页会记住勾选。", $"{count} places differ; page {page} of {pages}. What is not ticked stays as it is; ticks are kept from page to page.")
        : Of(language, $"共 {count} 处不同。不勾选的保持现在的内容。", $"{count} places differ. What is not ticked stays as it is.");

    public static string Rows(int count, Language language) => Of(language, $"{count} 行", $"{count} rows");

    public static string RowChanges(IReadOnlyList<AnswerChange> rows, Language language)
    {
        var parts = new (int Count, string Zh, string En)[]
        {
            (rows.OfType<RowAdded>().Count(), "新增", "new"), (rows.OfType<RowChanged>().Count(), "修改", "changed"),
            (rows.OfType<RowMoved>().Count(), "移动", "moved"), (rows.OfType<RowRemoved>().Count(), "删除", "removed"),
        }.Where(p => p.Count > 0).ToList();
        var names = rows.OfType<RowAdded>().Select(r => r.Row["name"]).Where(n => n.Length > 0).Take(6).ToList();
        var listed = names.Count == 0 ? "" : Of(language, $"（{string.Join('、', names)}…）", $" ({string.Join(", ", names)}…)");
        return language == Language.Zh ? string.Join('，', parts.Select(p => $"{p.Zh} {p.Count} 行")) + listed : string.Join(", ", parts.Select(p => $"{p.Count} {p.En}")) + listed;
    }

    public static string KeptLater(Adoption adoption, FormDefinition form, Language language) => Of(
        language,
        $"导出之后在卡片上改过、Word 里没有动的，保持现在的内容：{Named(adoption.KeptLater, form, language)}。",
        $"Changed on the card since the export and untouched in Word, so kept as it is: {Named(adoption.KeptLater, form, language)}.");

    public static string NotTheirs(Adoption adoption, FormDefinition form, Language language) => Of(
        language,
        $"也有不同、但不由您填写的，保持现在的内容：{Named(adoption.NotTheirs, form, language)}。请把文件交给申报人导入。",
        $"Differing as well, but not yours to fill in, so kept as it is: {Named(adoption.NotTheirs, form, language)}. Let the proposal's owner take that over.");

    public static string NoSuchFile(Language language) => Of(
        language,
        "这个链接没有带到您可以导入的 Word 文件。可以导入的是本站点资料库里由您上传或最后修改的 .docx，或属于这份申报的文件。请在资料库中选中文件，在“详细信息”里复制“路径”；也可以把文件直接发到这个聊天。",
        "The link leads to no Word file that you can take over. That can be a .docx in this site's library which you put there or changed last, or one that belongs to this proposal. Select the file in the library and copy its path under Details; or send the file in this chat.");

    public static string PasteLink(Language language) => Of(language, "请先粘贴资料库中文件的链接。", "Please paste the link to a file in the library first.");

    public static string NothingNew(Adoption adoption, FormDefinition form, Language language)
    {
        var why = adoption.Problems.Count > 0 ? ProposalWords.Refusal(adoption.Problems, language) : adoption.KeptLater.Count > 0 ? KeptLater(adoption, form, language) : "";
        if (adoption.NotTheirs.Count > 0) return Of(language, $"由您填写的部分没有不同。{NotTheirs(adoption, form, language)}", $"Nothing differs in your part. {NotTheirs(adoption, form, language)}");
        return Of(language, $"Word 文件与现在的内容相同，没有需要导入的。{why}", $"The Word file says what the proposal says; there is nothing to take over. {why}").TrimEnd();
    }

    public static string Taken(AnswerChanges taken, IReadOnlyList<string> hidden, FormDefinition form, DateTimeOffset at, Language language)
    {
        if (taken.All.Count == 0 && hidden.Count == 0) return Of(language, "没有勾选，申报保持原样。", "Nothing was ticked; the proposal is as it was.");
        var left = hidden.Count == 0 ? "" : Of(language, $"按现在的选择不需要填写、没有保留的：{Named(hidden, form, language)}。", $" Not asked for by the present choices, and not kept: {Named(hidden, form, language)}.");
        return Of(language, $"已从 Word 导入 {taken.Fields.Count} 项并保存 {ChinaTime.Clock(at)}。{left}", $"Took over {taken.Fields.Count} fields from Word and saved them at {ChinaTime.Clock(at)}.{left}");
    }

    private static string Named(IEnumerable<string> fields, FormDefinition form, Language language)
    {
        var labels = fields.Distinct().Select(k => form.Fields.SelectMany(f => f.Columns.Append(f)).FirstOrDefault(f => f.Key == k)?.Label.In(language) ?? k).Distinct().ToList();
        return string.Join(language == Language.Zh ? "、" : ", ", labels.Take(6)) + (labels.Count > 6 ? Of(language, $"等 {labels.Count} 项", $" and {labels.Count - 6} more") : "");
    }

    private static string Of(Language language, string zh, string en) => language == Language.Zh ? zh : en;
}
