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
    private const string Numerals = "一二三四五六七八九十";

    /// <summary>The numeral of the section after so many.</summary>
    public static char Numeral(int after) => Numerals[after];

    public static IEnumerable<Block> Blocks(FilingSnapshot snapshot, PrintedForm form, int after)
    {
        yield return new Paragraph(TextStyle.Heading, $"{Numeral(after)}、牵头单位意见") { PageBreakBefore = true };
        yield return new Table("牵头单位意见",
        [
            Row("微专业负责人意见", "", null),
            Row("学院（部）意见", snapshot.UnitOpinion, Mark.Field("unitOpinion"), sealedBy: true),
            Row("学校意见", "", null, sealedBy: true),
        ]);
        var partners = Partners(form).ToList();
        if (partners.Count == 0) yield break;
        yield return new Paragraph(TextStyle.Heading, $"{Numeral(after + 1)}、共建共享单位意见");
        yield return new Table("共建共享单位意见", [.. partners.Select(p => Row(p, "", null, sealedBy: true, lines: 1))]);
    }

    private static TableRow Row(string title, string text, string? mark, bool sealedBy = false, int lines = 5) => new([new TableCell(FormGrid.Width,
    [
        new Paragraph(TextStyle.NarrativeLabel, title),
        new Paragraph(TextStyle.Narrative, text, mark) { KeepNext = true },
        .. Enumerable.Repeat(new Paragraph(TextStyle.Value, "") { KeepNext = true }, Math.Max(1, lines - Lines(text))),
        new Paragraph(TextStyle.Signature, sealedBy ? $"{Signature}　　　（公章）" : Signature) { KeepNext = true },
        new Paragraph(TextStyle.Signature, "年　　　月　　　日"),
    ]) { VerticalAlign = "bottom" }]);

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
