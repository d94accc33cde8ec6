using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>
/// 关于公布…推荐结果的通知, set as GB/T 9704 has it. The document's number (发文字号) and its day are the office's to give: the number is left as a
/// place to be typed in.
/// </summary>
public static class ResultNotice
{
    /// <summary>The place of the number, with the brackets that the standard asks for.</summary>
    public const string Number = "〔　　　　〕　　号";

    /// <summary>The notice as a Word file. The same decisions give the same bytes.</summary>
    /// <param name="day">The day of the notice; null to leave it to whoever signs.</param>
    public static byte[] Write(DecisionSnapshot decisions, DateOnly? day = null) => Announcement.Bytes(TitleOf(decisions), decisions, [.. Blocks(decisions, day)]);

    internal static string TitleOf(DecisionSnapshot decisions) => $"关于公布“双千”计划“微专业”申报推荐结果的通知（{decisions.RoundName}）";

    private static IEnumerable<Block> Blocks(DecisionSnapshot decisions, DateOnly? day) =>
    [
        new Paragraph(TextStyle.OfficialLine, Number) { Align = "center" },
        new Paragraph(TextStyle.OfficialLine, ""),
        new Paragraph(TextStyle.OfficialTitle, "关于公布“双千”计划“微专业”\n申报推荐结果的通知"),
        new Paragraph(TextStyle.OfficialLine, ""),
        new Paragraph(TextStyle.OfficialLine, "各教学单位："),
        Announcement.Body($"根据《关于开展“双千”计划“微专业”申报工作的通知》，在各学院（部）申报的基础上，教务处组织专家对申报材料（{decisions.RoundName}）进行了审核，择优推荐{decisions.Recommended.Count}个“微专业”，名单如下。现予公布。", "opening"),
        new Paragraph(TextStyle.SmallCell, "") { KeepNext = true },
        Announcement.List(decisions),
        new Paragraph(TextStyle.OfficialLine, "") { KeepNext = true },
        Announcement.Body("推荐的“微专业”经省级教育部门审核后报教育部备案入库。请有关学院（部）坚持“边建设、边运行”原则，按备案表做好建设和开课准备。", "closing"),
        .. Announcement.Signed(decisions, day),
    ];
}
