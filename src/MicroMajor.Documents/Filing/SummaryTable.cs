using System.Globalization;
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

    private static readonly IReadOnlyDictionary<string, double> Millimetres = new Dictionary<string, double>
    {
        ["programName"] = 28,
        ["type"] = 19,
        ["direction"] = 21,
        ["hostUnit"] = 21,
        ["hostMajors"] = 21.5,
        ["targetMajors"] = 22.5,
        ["courseCount"] = 9,
        ["totalCredits"] = 12,
        ["startDate"] = 19.5,
        ["enrollmentQuota"] = 9,
        ["industryPartners"] = 23.5,
        ["lead"] = 20,
        ["lead.phone"] = 22,
        ["coUnits"] = 13,
        ["targetAudience"] = 15,
        ["coreCourseCount"] = 9,
        ["totalHours"] = 9,
        ["classSize"] = 9,
        ["duration"] = 11,
        ["enrolDate"] = 17,
        ["endDate"] = 17,
        ["deliveryMode"] = 11,
        ["recognition"] = 13,
        ["teamCount"] = 9,
    };

    /// <summary>The list as a Word file, A4 on its side. The same snapshot gives the same bytes.</summary>
    public static byte[] Write(RoundSnapshot snapshot) => File(snapshot, Page.Summary, SummaryColumn.All).Bytes();

    /// <summary>The list with all columns, A3 on its side. The same snapshot gives the same bytes.</summary>
    public static byte[] WriteFull(RoundSnapshot snapshot) => File(snapshot, Page.FullSummary, [.. SummaryColumn.All, .. SummaryColumn.Further]).Bytes();

    /// <summary>The same into a stream that can go back, a row at a time: a long list takes no more memory than a short one.</summary>
    public static void Write(RoundSnapshot snapshot, Stream output) => File(snapshot, Page.Summary, SummaryColumn.All).WriteTo(output);

    private static WordFile File(RoundSnapshot snapshot, Page page, IReadOnlyList<SummaryColumn> columns) => new(
        $"{Title}：{snapshot.FiledBy}",
        snapshot.School,
        snapshot.RoundId,
        snapshot.ContentCode,
        snapshot.DecidedAt,
        IsDraft: !snapshot.IsFinal,
        page,
        [
            new Paragraph(TextStyle.Annex, "附件3"), new Paragraph(TextStyle.Title, Title), Lines(snapshot, page), new Drawing(ink => Rows(ink, snapshot, page, columns)),
            .. snapshot.Employment.Count == 0 ? Array.Empty<Block>() : [new Paragraph(TextStyle.Caption, EmploymentTable.Title), EmploymentTable.Of(snapshot, page)],
        ]);

    private static Paragraph Lines(RoundSnapshot snapshot, Page page) =>
        new(TextStyle.Line1, $"填报单位（公章）：{snapshot.FiledBy}\t填报人：\t联系电话：\t填报日期：　　　年　　月　　日")
        {
            Tabs = [(Measure.Mm(118), "left"), (Measure.Mm(155), "left"), (page.TextWidth, "right")],
        };

    private static void Rows(Ink ink, RoundSnapshot snapshot, Page page, IReadOnlyList<SummaryColumn> columns)
    {
        int[] widths = [.. columns.Select(c => Measure.Mm(Millimetres[c.Key]))];
        var number = page.TextWidth - widths.Sum();
        ink.NewGrid();
        ink.Edge(number);
        for (int i = 0, at = number; i < widths.Length; i++) ink.Edge(at += widths[i]);
        ink.OpenTable(Title, Measure.Mm(0.9));

        ink.OpenRow(isHeader: true);
        ink.Cell(number, TextStyle.SmallHead, "序号");
        for (var i = 0; i < widths.Length; i++) ink.Cell(widths[i], TextStyle.SmallHead, Broken(columns[i].Title, widths[i]), Mark.Column(Key, columns[i].Key));
        ink.CloseRow();

        Span<char> digits = stackalloc char[11];
        for (var i = 0; i < snapshot.Rows.Count; i++)
        {
            var row = snapshot.Rows[i];
            (i + 1).TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
            ink.OpenRow();
            ink.Cell(number, TextStyle.SmallCell, digits[..length], Mark.Line(row.ProposalId), "center");
            for (var c = 0; c < widths.Length; c++) Cell(ink, columns[c], c < row.Cells.Count ? row.Cells[c] : row.FurtherCells[c - row.Cells.Count], widths[c]);
            ink.CloseRow();
        }

        ink.OpenRow();
        ink.Cell(page.TextWidth, TextStyle.SmallHead, $"合计：{snapshot.Rows.Count}个微专业", Mark.Sum(Key));
        ink.CloseRow();
        ink.CloseTable();
    }

    private static void Cell(Ink ink, SummaryColumn column, string text, int width)
    {
        if (column.Key == "lead") ink.Cell(width, TextStyle.SmallCell, Broken(text, width), align: "center");
        else if (column.Key.EndsWith("Date", StringComparison.Ordinal)) ink.Cell(width, TextStyle.SmallCell, Fits(text, width) ? text : text.Replace("年", "年\n", StringComparison.Ordinal), align: "center");
        else ink.Cell(width, TextStyle.SmallCell, text, align: Fits(text, width) ? "center" : null);
    }

    // A title in brackets goes below the name rather than apart.
    private static string Broken(string text, int width) => Fits(text, width) ? text : text.Replace("（", "\n（");

    private static bool Fits(string text, int width) => Measure.Text(text, TextStyle.SmallCell.Size) <= width - (2 * Measure.Mm(0.9));
}
