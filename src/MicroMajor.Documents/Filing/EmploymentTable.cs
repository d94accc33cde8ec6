using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>The second block of 附件3: the weak majors of clause 三.3 and the directions that are to help their students.</summary>
internal static class EmploymentTable
{
    /// <summary>Its heading. Ours, after the clause's words.</summary>
    public const string Title = "就业薄弱专业赋能微专业方向";

    /// <summary>The key of the block in bookmarks.</summary>
    public const string Key = "employment";

    private static readonly IReadOnlyDictionary<string, double> s_millimetres = new Dictionary<string, double>
    {
        ["major"] = 38,
        ["rate"] = 26,
        ["place"] = 24,
        ["reasons"] = 47.5,
        ["direction1"] = 38.5,
        ["direction2"] = 38.5,
        ["hostUnits"] = 34,
    };

    /// <summary>The block over the whole width of the page.</summary>
    public static Table Of(RoundSnapshot snapshot, Page page)
    {
        var columns = EmploymentColumn.All;
        var widths = columns.Select(c => (int)((long)Measure.Mm(s_millimetres[c.Key]) * page.TextWidth / Page.Summary.TextWidth)).ToList();
        var number = page.TextWidth - widths.Sum();
        var rows = new List<TableRow>
        {
            new([Cell(number, TextStyle.SmallHead, "序号"), .. columns.Select((c, i) => Cell(widths[i], TextStyle.SmallHead, Broken(c.TitleOf(snapshot.EmploymentYear)), Mark.Column(Key, c.Key)))]) { IsHeader = true },
        };
        foreach (var (i, row) in snapshot.Employment.Index())
            rows.Add(new([Cell(number, TextStyle.SmallCell, $"{i + 1}", Mark.Line($"major-{i + 1}")), .. row.Cells.Select((text, c) => Cell(widths[c], TextStyle.SmallCell, text))]));
        rows.Add(new([Cell(page.TextWidth, TextStyle.SmallHead, $"合计：{snapshot.Employment.Count}个专业", Mark.Sum(Key))]));
        return new(Title, rows) { Padding = Measure.Mm(0.9) };
    }

    // 2024年度 over 去向落实率 rather than 2024年度去向落 over 实率.
    private static string Broken(string title) => title.Replace("年度", "年度\n", StringComparison.Ordinal).Replace("/", "/\n", StringComparison.Ordinal);

    private static TableCell Cell(int width, TextStyle style, string text, string? mark = null) => new(width, new Paragraph(style, text, mark) { Align = "center" });
}
