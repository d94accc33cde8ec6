using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>
/// The sheet that is signed: the opinions of those who lead it on one page of their own, then those of its partners.
/// Opinions with room for signature, seal and date. What is signed by hand stays blank; only the college's opinion is known here.
/// </summary>
internal static class Opinions
{
    // A sentence in the field of the universities is no name to sign under.
    private const int LongestName = 40;
    private const string Signature = "负责人签字：＿＿＿＿＿＿＿＿";
    private const string SealedSignature = $"{Signature}　　　（公章）";
    private const string Numerals = "一二三四五六七八九十";

    /// <summary>The numeral of the section after so many.</summary>
    public static char Numeral(int after) => Numerals[after];

    public static void Draw(Ink ink, FilingSnapshot snapshot, PrintedForm form, int after)
    {
        ink.Blocks([new Paragraph(TextStyle.Heading, $"{Numeral(after)}、牵头单位意见") { PageBreakBefore = true }]);
        Open(ink, "牵头单位意见");
        Draw(ink, "微专业负责人意见", "", null, isSealed: false);
        Draw(ink, "学院（部）意见", snapshot.UnitOpinion, Mark.Field("unitOpinion"));
        Draw(ink, "学校意见", "", null);
        ink.CloseTable();
        var partners = Partners(form).ToList();
        if (partners.Count == 0) return;
        ink.Paragraph(TextStyle.Heading, $"{Numeral(after + 1)}、共建共享单位意见");
        Open(ink, "共建共享单位意见");
        foreach (var partner in partners) Draw(ink, partner, "", null, lines: 1);
        ink.CloseTable();
    }

    private static void Open(Ink ink, string caption)
    {
        ink.NewGrid();
        ink.Edge(FormGrid.Width);
        ink.OpenTable(caption, Table.UsualPadding);
    }

    private static void Draw(Ink ink, string title, string text, string? mark, bool isSealed = true, int lines = 5)
    {
        ink.OpenRow();
        ink.OpenCell(FormGrid.Width, verticalAlign: "bottom");
        ink.Paragraph(TextStyle.NarrativeLabel, title);
        ink.Paragraph(TextStyle.Narrative, text, mark, keepNext: true);
        for (var blank = Math.Max(1, lines - Lines(text)); blank > 0; blank--) ink.Paragraph(TextStyle.Value, "", keepNext: true);
        ink.Paragraph(TextStyle.Signature, isSealed ? SealedSignature : Signature, keepNext: true);
        ink.Paragraph(TextStyle.Signature, "年　　　月　　　日");
        ink.CloseCell();
        ink.CloseRow();
    }

    private static int Lines(string text) => text.Length == 0 ? 0 : text.Split('\n').Sum(l => 1 + (Measure.Text(l, TextStyle.Narrative.Size) / FormGrid.Width));

    private static IEnumerable<string> Partners(PrintedForm form)
    {
        var named = form["industryPartners"]?.Table is { } table
            ? table.Rows.Select(r => r[table.IndexOf("name")])
            : [];
        return named.Concat(Lines(form, "coBuildUniversities")).Concat(Lines(form, "shareUniversities")).Where(p => p.Length is > 0 and <= LongestName).Distinct();
    }

    private static string[] Lines(PrintedForm form, string key) => form[key]?.Text.Split(['\n', '、', '，', ',', '；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
