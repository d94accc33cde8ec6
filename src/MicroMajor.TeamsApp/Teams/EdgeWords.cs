using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>The sentences that the edge itself says, when no room can.</summary>
internal static class EdgeWords
{
    public static string Unavailable(Language language) => language == Language.Zh
        ? "这张卡片上的操作已不可用。请发送“帮助”，看看现在可以做什么。"
        : "This action is no longer available. Send “help” to see what you can do now.";

    public static string Failed(Language language) => language == Language.Zh
        ? "抱歉，这一步没有完成，问题已记录。请稍后再试一次。"
        : "Sorry, that did not go through; the problem has been recorded. Please try again in a moment.";

    public static string TooManyTogether(Language language) => language == Language.Zh
        ? "内容太多了：SharePoint 一次最多查找 5,000 项，这里超过了，所以没有列出来；什么都没有丢。请按学院或环节缩小范围，或者用申报编号查找；如果总是这样，请告诉管理员。"
        : "There is too much to list: SharePoint looks through 5,000 items at a time, and here are more. Nothing is lost. Please narrow it down by college or state, or find a proposal by its number; if this keeps coming up, tell your administrator.";

    public static string StillWorking(Language language) => language == Language.Zh
        ? "还在处理，完成后会在聊天中告诉您。"
        : "Still working on it. You will see the result in this chat.";

    public static string TookTooLong(Language language) => language == Language.Zh
        ? "现在响应很慢，没能及时得到结果；这一步可能已经完成。请看一下现在的内容，需要的话再试一次。"
        : "Things are slow just now and no result came in time; it may have been done all the same. Please look at what is there now, and try again if need be.";

    public static string PersonalOnly(Language language) => language == Language.Zh
        ? "这里的内容其他人也能看到。请在与我的单独聊天中使用。"
        : "Others can read along here. Please use our personal chat.";

    public static string NotUnderstood(Language language) => language == Language.Zh
        ? "我没有看懂。请发送“帮助”，看看可以做什么。"
        : "I did not understand that. Send “help” to see what you can do.";

    public static string FileNotBrought(Language language) => language == Language.Zh
        ? "文件没有放进您的 OneDrive。请稍后再试一次。"
        : "The file could not be put into your OneDrive. Please try again in a moment.";

    /// <param name="names">The files that nobody here can read.</param>
    /// <param name="extensions">What can be read; may be empty.</param>
    public static string FilesNotTaken(Language language, IReadOnlyList<string> names, IReadOnlyList<string> extensions)
    {
        if (language == Language.Zh)
        {
            var wanted = extensions.Count == 0 ? "目前我还不接收文件。" : $"我能读的是：{string.Join("、", extensions)}。";
            return $"“{string.Join("”“", names)}”这类文件我读不了。{wanted}";
        }
        var taken = extensions.Count == 0 ? "I take no files yet." : $"I can read: {string.Join(", ", extensions)}.";
        return $"I cannot read “{string.Join("”, “", names)}”. {taken}";
    }
}
