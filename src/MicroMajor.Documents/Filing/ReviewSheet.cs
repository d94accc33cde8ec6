using System.Globalization;
using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Review;

namespace MicroMajor.Documents.Filing;

/// <summary>
/// 评审表: the proposal as it was handed in, then the rubric, for an expert who works without Teams. Grades, conclusion, comment and the
/// declaration of interests are boxes and controls, so that a sheet filled in with Word can be read back; by hand it is filled in as well.
/// </summary>
public static class ReviewSheet
{
    /// <summary>The title. Ours.</summary>
    public const string Title = "“微专业”申报专家评审表";

    internal const string Comment = "comment";
    internal const string Expert = "expert";
    internal const string RecusalReason = "recusal.reason";

    private const string ExpertPrompt = "姓名、单位、职称";
    private const string CommentPrompt = "在此填写评语";
    private const string ReasonPrompt = "与本人、亲属或其他利益有关的情况";

    /// <summary>What stands where nothing was filled in.</summary>
    internal static IReadOnlyList<string> Prompts { get; } = [ExpertPrompt, CommentPrompt, ReasonPrompt];

    private const string Guide = "可在 Word 中点选方框、填写评语后保存，也可打印后手写。每项只选一个等级。";
    private static readonly int Width = FormGrid.Width;
    private static readonly int LabelWidth = Measure.Mm(30);
    private static readonly int Padding = Measure.Mm(1.2);
    private static readonly int[] s_columns = [Measure.Mm(12), Measure.Mm(29), Measure.Mm(12), 0, Measure.Mm(23), Measure.Mm(16)];

    /// <summary>The sheet as a Word file. The same paper gives the same bytes.</summary>
    public static byte[] Write(ReviewPaper paper) => File(paper).Bytes();

    /// <summary>The same into a stream that can go back.</summary>
    public static void Write(ReviewPaper paper, Stream output) => File(paper).WriteTo(output);

    /// <summary>The box of a grade.</summary>
    internal static string GradeTag(string item, string grade) => $"grade.{item}.{grade}";

    /// <summary>The box of a conclusion.</summary>
    internal static string ConclusionTag(Conclusion conclusion) => $"conclusion.{conclusion}";

    private static WordFile File(ReviewPaper paper) => new(
        $"{Title}：{paper.Programme.ProgramName}",
        paper.Programme.School,
        paper.Programme.ProposalId,
        paper.Programme.ContentCode,
        paper.Programme.DecidedAt,
        IsDraft: false,
        Page.Form,
        [
            new Paragraph(TextStyle.Title, Title), Head(paper),
            new Drawing(ink => FilingForm.DrawContent(ink, paper.Programme, new(paper.Programme))),
            new Paragraph(TextStyle.Heading, "评分表") { PageBreakBefore = true }, new Paragraph(TextStyle.Cell, $"{Scale(paper.Rubric)}{Guide}"),
            new Paragraph(TextStyle.SmallCell, ""),
            new Drawing(ink => Grades(ink, paper)),
            new Paragraph(TextStyle.Heading, "评审意见"),
            new Drawing(ink => Opinion(ink, paper)),
        ])
    { HasBoxes = true };

    private static Table Head(ReviewPaper paper) => new("评审任务",
    [
        Pair("批次", Plain(paper.RoundName), "编号", Plain(paper.Programme.ProposalId)),
        Row("微专业名称", Plain(paper.Programme.ProgramName)),
        Pair("牵头学院（部）", Plain(paper.Programme.UnitName), "完成期限", Plain(paper.DueAt is { } due ? PrintedText.Of(due) : "")),
        Row("评审专家", new Paragraph(TextStyle.Value, CleanLine(paper.ExpertName)) { Control = new(Expert, "评审专家", ExpertPrompt) }),
    ]);

    private static Paragraph Plain(string text) => new(TextStyle.Value, CleanLine(text));

    private static string CleanLine(string text) => PrintedText.Line(text);

    private static TableRow Row(string label, Paragraph value) => new([new(LabelWidth, new Paragraph(TextStyle.Label, label)), new(Width - LabelWidth, value)]);

    private static TableRow Pair(string left, Paragraph a, string right, Paragraph b) => new(
    [
        new(LabelWidth, new Paragraph(TextStyle.Label, left)), new((Width / 2) - LabelWidth, a),
        new(LabelWidth, new Paragraph(TextStyle.Label, right)), new(Width - (Width / 2) - LabelWidth, b),
    ]);

    // 满分100分，A、B、C、D分别按…
    private static string Scale(Rubric rubric) =>
        $"满分{Number(rubric.Items.Sum(i => i.Points))}分；{string.Join('、', rubric.Grades.Select(g => g.Key))}分别得该项分值的{string.Join('、', rubric.Grades.Select(g => $"{Number(g.Share * 100)}%"))}。";

    private static void Grades(Ink ink, ReviewPaper paper)
    {
        int[] widths = [.. s_columns];
        widths[3] = Width - widths.Sum();
        ink.NewGrid();
        for (int i = 0, at = 0; i < widths.Length; i++) ink.Edge(at += widths[i]);
        ink.OpenTable("评分表", Padding);
        ink.OpenRow(isHeader: true);
        string[] heads = ["序号", "评审项目", "分值", "评审要点（通知要求）和校核情况", "等级\n（得分）", "备注"];
        for (var i = 0; i < heads.Length; i++) ink.Cell(widths[i], TextStyle.ColumnHead, heads[i], keepNext: true);
        ink.CloseRow();
        foreach (var (i, item) in paper.Rubric.Items.Index())
        {
            ink.OpenRow(maySplit: Remarks(paper, item.Key).Sum(r => r.Length) > 600);
            ink.Cell(widths[0], TextStyle.Cell, PrintedText.Of(i + 1), align: "center");
            ink.Cell(widths[1], TextStyle.Cell, CleanLine(item.Name.Zh), align: "center");
            ink.Cell(widths[2], TextStyle.Cell, Number(item.Points), align: "center");
            ink.OpenCell(widths[3]);
            ink.Paragraph(TextStyle.Cell, CleanLine(item.Words.Zh));
            foreach (var remark in Remarks(paper, item.Key)) ink.Paragraph(TextStyle.SmallCell, remark);
            ink.CloseCell();
            ink.OpenCell(widths[4]);
            foreach (var grade in paper.Rubric.Grades)
                ink.Boxes(TextStyle.Cell, [(GradeTag(item.Key, grade.Key), $"{grade.Key}（{Number(item.Points * grade.Share)}）")], align: "center");
            ink.CloseCell();
            ink.Cell(widths[5], TextStyle.Cell, "");
            ink.CloseRow();
        }

        if (Remarks(paper, "") is { Count: > 0 } others)
        {
            ink.OpenRow(maySplit: others.Sum(r => r.Length) > 600);
            ink.OpenCell(Width);
            ink.Paragraph(TextStyle.Cell, "其他校核情况", keepNext: true);
            foreach (var remark in others) ink.Paragraph(TextStyle.SmallCell, remark);
            ink.CloseCell();
            ink.CloseRow();
        }

        ink.CloseTable();
    }

    private static List<string> Remarks(ReviewPaper paper, string item) =>
        [.. paper.Remarks.Where(r => r.Item == item).Select(r => CleanLine(r.Text)).Where(t => t.Length > 0)];

    // Everything that is answered for with a signature stays on one page with it.
    private static void Opinion(Ink ink, ReviewPaper paper)
    {
        ink.NewGrid();
        ink.Edge(LabelWidth);
        ink.Edge(Width);
        ink.OpenTable("评审意见", Table.UsualPadding);
        Open(ink, "评审结论");
        ink.Boxes(TextStyle.Value, Conclusions.Select(c => (ConclusionTag(c.Conclusion), c.Words)), "　　", keepNext: true);
        Close(ink);
        Open(ink, "评语", $"（不少于{paper.MinComment}字）", Measure.Mm(62), "top");
        ink.Blocks([new Paragraph(TextStyle.Value, "") { Control = new(Comment, "评语", CommentPrompt), KeepNext = true }]);
        Close(ink);
        Open(ink, "回避声明");
        ink.Boxes(TextStyle.Value, [("recusal.none", "本人不是申报人或教学团队成员，与申报单位、合作单位没有可能影响公正评审的关系。")], keepNext: true);
        ink.Boxes(TextStyle.Value, [("recusal.asked", "本人申请回避，原因：")], keepNext: true);
        ink.Blocks([new Paragraph(TextStyle.Value, "") { Control = new(RecusalReason, "回避原因", ReasonPrompt), KeepNext = true }]);
        Close(ink);
        ink.OpenRow();
        ink.OpenCell(Width, verticalAlign: "bottom");
        ink.Paragraph(TextStyle.Value, "", keepNext: true);
        ink.Paragraph(TextStyle.Value, "", keepNext: true);
        ink.Paragraph(TextStyle.Signature, "专家签字：＿＿＿＿＿＿＿＿", keepNext: true);
        ink.Paragraph(TextStyle.Signature, "年　　　月　　　日");
        ink.CloseCell();
        ink.CloseRow();
        ink.CloseTable();
    }

    /// <summary>The conclusions in their words.</summary>
    internal static IReadOnlyList<(Conclusion Conclusion, string Words)> Conclusions { get; } =
        [(Conclusion.Recommend, "推荐"), (Conclusion.RecommendAfterRevision, "修改后推荐"), (Conclusion.NotRecommend, "不推荐")];

    private static void Open(Ink ink, string label, string below = "", int minHeight = TableRow.Height, string verticalAlign = "center")
    {
        ink.OpenRow(minHeight);
        ink.OpenCell(LabelWidth);
        ink.Paragraph(TextStyle.Label, label, keepNext: true);
        if (below.Length > 0) ink.Paragraph(TextStyle.SmallCell, below, align: "center", keepNext: true);
        ink.CloseCell();
        ink.OpenCell(Width - LabelWidth, verticalAlign: verticalAlign);
    }

    private static void Close(Ink ink)
    {
        ink.CloseCell();
        ink.CloseRow();
    }

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
