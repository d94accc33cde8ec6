using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>What the notice of the results and the text for publicity have in common: the list, the signature, the paper.</summary>
internal static class Announcement
{
    /// <summary>Who signs: the office that the notice speaks for.</summary>
    public const string Office = "教务处";

    /// <summary>To be filled in by hand: no number, no name, no day is made up.</summary>
    public const string BlankDay = "　　年　　月　　日";

    private static readonly int s_number = Measure.Mm(12);
    private static readonly int s_unit = Measure.Mm(42);
    private static readonly int s_type = Measure.Mm(26);
    private static readonly int s_lead = Measure.Mm(26);

    public static byte[] Bytes(string title, DecisionSnapshot decisions, IReadOnlyList<Block> blocks) => File(title, decisions, blocks).Bytes();

    public static WordFile File(string title, DecisionSnapshot decisions, IReadOnlyList<Block> blocks) => new(
        title, decisions.School, decisions.RoundId, decisions.ContentCode, decisions.DecidedAt, IsDraft: !decisions.IsFinal, Page.Official, blocks);

    public static Paragraph Body(string text) => new(TextStyle.OfficialBody, text);

    /// <summary>The recommended programmes by college; the college's cell reaches over all of its rows.</summary>
    public static Table List(DecisionSnapshot decisions)
    {
        var name = Page.Official.TextWidth - s_number - s_unit - s_type - s_lead;
        var rows = new List<TableRow>
        {
            new([Head(s_number, "序号"), Head(s_unit, "牵头学院（部）"), Head(name, "微专业名称"), Head(s_type, "类型"), Head(s_lead, "负责人")]) { IsHeader = true },
        };
        foreach (var (i, p) in decisions.Recommended.Index())
        {
            var first = i == 0 || decisions.Recommended[i - 1].UnitName != p.UnitName;
            var alone = first && (i == decisions.Recommended.Count - 1 || decisions.Recommended[i + 1].UnitName != p.UnitName);
            rows.Add(new(
            [
                Cell(s_number, PrintedText.Of(i + 1), Mark.Line(p.ProposalId)),
                Cell(s_unit, first ? p.UnitName : "") with { Merge = alone ? null : first ? "restart" : "continue" },
                Cell(name, p.ProgramName), Cell(s_type, p.Type), Cell(s_lead, p.LeadName),
            ]));
        }

        return new("推荐名单", rows) { Padding = Measure.Mm(1.2) };
    }

    /// <summary>The signature, four characters from the right edge, kept with the day below it.</summary>
    public static IEnumerable<Block> Signed(DecisionSnapshot decisions, DateOnly? day) =>
    [
        new Paragraph(TextStyle.OfficialLine, "") { KeepNext = true },
        new Paragraph(TextStyle.OfficialLine, $"{decisions.School}{Office}　　") { Align = "right", KeepNext = true },
        new Paragraph(TextStyle.OfficialLine, $"{(day is { } known ? PrintedText.Of(known) : BlankDay)}　　") { Align = "right" },
    ];

    private static TableCell Head(int width, string text) => new(width, new Paragraph(TextStyle.ColumnHead, text) { KeepNext = true });

    private static TableCell Cell(int width, string text, string? mark = null) => new(width, new Paragraph(TextStyle.Cell, text, mark) { Align = "center" });
}
