using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>附件3：“双千”计划“微专业”设置汇总表.</summary>
public static class SummaryTable
{
    /// <summary>The title as the notice gives it.</summary>
    public const string Title = "“双千”计划“微专业”设置汇总表";

    /// <summary>The key of the list in bookmarks.</summary>
    internal const string Key = "rows";

    private static readonly IReadOnlyDictionary<string, int> Millimetres = new Dictionary<string, int>
    {
        ["programName"] = 28, ["type"] = 15, ["direction"] = 24, ["hostUnit"] = 22, ["hostMajors"] = 22, ["targetMajors"] = 23, ["courseCount"] = 10,
        ["totalCredits"] = 10, ["startDate"] = 18, ["enrollmentQuota"] = 10, ["industryPartners"] = 25, ["lead"] = 20, ["lead.phone"] = 22,
    };

    /// <summary>The list as a Word file, A4 on its side. The same snapshot gives the same bytes.</summary>
    public static byte[] Write(RoundSnapshot snapshot) => new WordFile(
        $"{Title}：{snapshot.FiledBy}",
        snapshot.School,
        snapshot.RoundId,
        snapshot.ContentCode,
        snapshot.DecidedAt,
        IsDraft: !snapshot.IsFinal,
        Page.Summary,
        [new Paragraph(TextStyle.Annex, "附件3"), new Paragraph(TextStyle.Title, Title), Lines(snapshot), Rows(snapshot)]).Bytes();

    private static Paragraph Lines(RoundSnapshot snapshot) =>
        new(TextStyle.Line1, $"填报单位（公章）：{snapshot.FiledBy}\t填报人：\t联系电话：\t填报日期：　　　年　　月　　日")
        {
            Tabs = [(Measure.Mm(118), "left"), (Measure.Mm(155), "left"), (Page.Summary.TextWidth, "right")],
        };

    private static Table Rows(RoundSnapshot snapshot)
    {
        var columns = SummaryColumn.All;
        var widths = columns.Select(c => Measure.Mm(Millimetres[c.Key])).ToList();
        var number = Page.Summary.TextWidth - widths.Sum();
        var rows = new List<TableRow>
        {
            new([new TableCell(number, new Paragraph(TextStyle.SmallHead, "序号")), .. columns.Select((c, i) => new TableCell(widths[i], new Paragraph(TextStyle.SmallHead, c.Title, Mark.Column(Key, c.Key))))]) { IsHeader = true },
        };
        foreach (var (i, row) in snapshot.Rows.Index())
            rows.Add(new([
                new TableCell(number, new Paragraph(TextStyle.SmallCell, $"{i + 1}", Mark.Line(row.ProposalId)) { Align = "center" }),
                .. row.Cells.Select((text, c) => new TableCell(widths[c], new Paragraph(TextStyle.SmallCell, text) { Align = Fits(text, widths[c]) ? "center" : null }))]));
        rows.Add(new([new TableCell(Page.Summary.TextWidth, new Paragraph(TextStyle.SmallHead, $"合计：{snapshot.Rows.Count}个微专业", Mark.Sum(Key)))]));
        return new(Title, rows) { Padding = Measure.Mm(0.9) };
    }

    private static bool Fits(string text, int width) => Measure.Text(text, TextStyle.SmallCell.Size) <= width - (2 * Measure.Mm(0.9));
}
