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

    /// <summary>The key of the list in bookmarks.</summary>
    public const string Key = "recommended";

    /// <param name="mark">The key by which it is found again.</param>
    public static Paragraph Body(string text, string mark) => new(TextStyle.OfficialBody, text, Mark.Field(mark));

    /// <summary>The recommended programmes by college. Every line names its college: a cell over several lines would be empty on the next page.</summary>
    public static Table List(DecisionSnapshot decisions)
    {
        var name = Page.Official.TextWidth - s_number - s_unit - s_type - s_lead;
        var rows = new List<TableRow>
        {
            new([Head(s_number, "序号"), Head(s_unit, "牵头学院（部）", "unit"), Head(name, "微专业名称", "name"), Head(s_type, "类型", "type"), Head(s_lead, "负责人", "lead")]) { IsHeader = true },
        };
        foreach (var (i, p) in decisions.Recommended.Index())
        {
            rows.Add(new([Cell(s_number, PrintedText.Of(i + 1), Mark.Line(p.ProposalId)), Cell(s_unit, p.UnitName), Cell(name, p.ProgramName), Cell(s_type, p.Type), Cell(s_lead, p.LeadName)]));
        }

        return new("推荐名单", rows) { Padding = Measure.Mm(1.2) };
    }

    // Four characters of the body.
    private const int FromTheRight = 4 * 320;

    /// <summary>The signature, four characters from the right edge, kept with the day below it.</summary>
    public static IEnumerable<Block> Signed(DecisionSnapshot decisions, DateOnly? day) =>
    [
        new Paragraph(TextStyle.OfficialLine, "") { KeepNext = true },
        new Paragraph(TextStyle.OfficialLine, $"{decisions.School}{Office}") { Align = "right", Right = FromTheRight, KeepNext = true },
        new Paragraph(TextStyle.OfficialLine, day is { } known ? PrintedText.Of(known) : BlankDay) { Align = "right", Right = FromTheRight },
    ];

    private static TableCell Head(int width, string text, string? column = null) => new(width, new Paragraph(TextStyle.ColumnHead, text, column is null ? null : Mark.Column(Key, column)) { KeepNext = true });

    private static TableCell Cell(int width, string text, string? mark = null) => new(width, new Paragraph(TextStyle.Cell, text, mark) { Align = "center" });
}
