using System.Text;
using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Documents.Filing;

/// <summary>公示 of the programmes that are to be recommended: the list, for how long, and how to object. Nobody who was not recommended is named.</summary>
public static class PublicityText
{
    /// <summary>The title.</summary>
    public const string Title = "“双千”计划“微专业”拟推荐名单公示";

    private const string Contact = "联系人：＿＿＿＿＿＿　联系电话：＿＿＿＿＿＿＿＿\n电子邮箱：＿＿＿＿＿＿＿＿＿＿＿＿";

    /// <summary>The text as a Word file. The same decisions give the same bytes.</summary>
    /// <param name="from">The first day of publicity; null to count from the day on which it is published.</param>
    public static byte[] Write(DecisionSnapshot decisions, DateOnly? from = null) => Announcement.Bytes($"{Title}（{decisions.RoundName}）", decisions,
    [
        new Paragraph(TextStyle.OfficialTitle, "“双千”计划“微专业”\n拟推荐名单公示"),
        new Paragraph(TextStyle.OfficialLine, ""),
        Announcement.Body(Opening(decisions, from), "opening"),
        Announcement.Body(Objections, "objections"),
        new Paragraph(TextStyle.OfficialBody, Contact),
        new Paragraph(TextStyle.OfficialLine, "") { KeepNext = true },
        Announcement.List(decisions),
        .. Announcement.Signed(decisions, decisions.Period?.From ?? from),
    ]);

    /// <summary>The same as plain text, to be pasted into a web page.</summary>
    /// <param name="from">The first day of publicity; null to count from the day on which it is published.</param>
    public static string Plain(DecisionSnapshot decisions, DateOnly? from = null)
    {
        var text = new StringBuilder();
        if (!decisions.IsFinal) text.Append("【草稿，未经审定】\n");
        text.Append(Title).Append("\n\n　　").Append(Opening(decisions, from)).Append("\n　　").Append(Objections).Append("\n　　").Append(Contact.Replace("\n", "\n　　")).Append("\n\n");
        foreach (var college in decisions.Recommended.Index().GroupBy(p => p.Item.UnitName))
        {
            text.Append(college.Key).Append('\n');
            foreach (var (i, p) in college) text.Append(i + 1).Append(". ").Append(p.ProgramName).Append('（').Append(string.Join("，", new[] { p.Type, p.LeadName.Length > 0 ? $"负责人：{p.LeadName}" : "" }.Where(t => t.Length > 0))).Append("）\n");
        }

        return text.Append('\n').Append(decisions.School).Append(Announcement.Office).Append('\n').Append((decisions.Period?.From ?? from) is { } day ? PrintedText.Of(day) : Announcement.BlankDay).Append('\n').Replace("（）", "").ToString();
    }

    // Ours: the notice says nothing of publicity.
    private const string Objections = "对公示名单有异议的，请在公示期内以书面形式向教务处反映，写明具体情况和联系方式。";

    private static string Opening(DecisionSnapshot decisions, DateOnly? from) =>
        $"根据《关于开展“双千”计划“微专业”申报工作的通知》，教务处组织专家对申报材料（{decisions.RoundName}）进行了审核，拟推荐{decisions.Recommended.Count}个“微专业”，现予公示。{Period(decisions, from)}";

    private static string Period(DecisionSnapshot decisions, DateOnly? from)
    {
        // As it was begun: the round's own calendar has been counted.
        if (decisions.Period is { } period) return $"公示期为{PrintedText.Of(period.From)}至{PrintedText.Of(period.To)}，共{decisions.PublicityDays}个工作日（发布当日不计）。";
        if (from is not { } first) return $"公示期{decisions.PublicityDays}个工作日，自发布之日起算。";
        // The day of publication is the first, when people work on it.
        var noon = new DateTimeOffset(first.ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(8));
        return $"公示期为{PrintedText.Of(first)}至{PrintedText.Of(WorkingDays.EndOf(noon, decisions.PublicityDays - (first.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1), new RoundPolicy()))}，共{decisions.PublicityDays}个工作日，遇节假日顺延。";
    }
}
