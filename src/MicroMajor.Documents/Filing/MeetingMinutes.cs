using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>
/// 会议纪要 of a meeting on the programmes of a round: when, where and who, each programme with who stayed out, how it was voted and what was said,
/// and the places to sign. Ours: the notice says nothing of a meeting.
/// </summary>
public static class MeetingMinutes
{
    /// <summary>The title.</summary>
    public const string Title = "“双千”计划“微专业”评审会会议纪要";

    private const string Key = "votes";

    private static readonly int Width = Page.Form.TextWidth;
    private static readonly int LabelWidth = Measure.Mm(30);
    private static readonly int Padding = Measure.Mm(1.2);
    private static readonly int s_number = Measure.Mm(10);
    private static readonly int s_unit = Measure.Mm(33);
    private static readonly int s_mean = Measure.Mm(19);
    private static readonly int s_count = Measure.Mm(11.5);
    private static readonly int s_outcome = Measure.Mm(24);

    /// <summary>The minutes as a Word file. The same meeting gives the same bytes.</summary>
    public static byte[] Write(MinutesSnapshot minutes) => new WordFile(
        $"{Title}（{minutes.RoundName}）", minutes.School, minutes.RoundId, minutes.ContentCode, minutes.At, IsDraft: !minutes.IsFinal, Page.Form,
        [
            new Paragraph(TextStyle.Title, "“双千”计划“微专业”\n评审会会议纪要"),
            Head(minutes),
            new Paragraph(TextStyle.Heading, "一、表决结果"),
            Results(minutes),
            new Paragraph(TextStyle.Cell, minutes.Rule),
            new Paragraph(TextStyle.Heading, "二、审议情况"),
            .. minutes.Items.Index().SelectMany(x => Item(x.Index + 1, x.Item, isLast: x.Index == minutes.Items.Count - 1)),
            .. Signatures(),
        ]).Bytes();

    private static Table Head(MinutesSnapshot minutes) => new("会议情况",
    [
        Row("批次", "round", $"{minutes.RoundName}（第{minutes.Number}次会议）"),
        Row("时间", "when", Or(minutes.When)),
        Row("地点", "place", Or(minutes.Place)),
        Row("主持人", "chair", Or(minutes.Chair)),
        Row("记录人", "recorder", Or(minutes.Recorder)),
        Row("出席", "present", $"{minutes.Attendance}{(minutes.Present.Count > 0 ? "：" : "")}{string.Join('、', minutes.Present.Select(PrintedText.Line))}"),
    ]);

    private static Table Results(MinutesSnapshot minutes)
    {
        var name = Width - s_number - s_unit - s_mean - (3 * s_count) - s_outcome;
        var rows = new List<TableRow>
        {
            new([Head(s_number, "序号"), Head(name, "微专业名称", "name"), Head(s_unit, "牵头学院（部）", "unit"), Head(s_mean, "专家均分", "mean"), Head(s_count, "赞成", "for"), Head(s_count, "反对", "against"), Head(s_count, "弃权", "abstain"), Head(s_outcome, "会议意见", "outcome")]) { IsHeader = true },
        };
        foreach (var (i, item) in minutes.Items.Index())
        {
            var vote = item.Vote;
            rows.Add(new(
            [
                Cell(s_number, PrintedText.Of(i + 1), Mark.Line(item.ProposalId)), Cell(name, item.Name), Cell(s_unit, item.UnitName), Cell(s_mean, item.Mean),
                Cell(s_count, vote is null ? "—" : $"{vote.For}"), Cell(s_count, vote is null ? "—" : $"{vote.Against}"), Cell(s_count, vote is null ? "—" : $"{vote.Abstain}"),
                Cell(s_outcome, item.Outcome.Length > 0 ? item.Outcome : "未表决"),
            ]));
        }

        return new("表决结果", rows) { Padding = Padding };
    }

    // Nobody signs on a page with nothing else on it: the last programme goes along.
    private static IEnumerable<Block> Item(int number, MinutesItem item, bool isLast)
    {
        yield return new Paragraph(TextStyle.NarrativeLabel, $"（{number}）{PrintedText.Line(item.Name)}（{item.ProposalId}，{PrintedText.Line(item.UnitName)}）") { KeepNext = true };
        yield return new Paragraph(TextStyle.Cell, item.Recused.Length > 0 ? $"回避：{PrintedText.Line(item.Recused)}" : "回避：无", Mark.Field($"minutes.{number}.recused")) { KeepNext = true };
        yield return new Paragraph(TextStyle.Cell, item.Vote is { } vote
            ? $"表决：应投票{vote.Voters}人，赞成{vote.For}票，反对{vote.Against}票，弃权{vote.Abstain}票{Unused(vote)}。{item.Outcome}。"
            : "表决：未表决。", Mark.Field($"minutes.{number}.vote"))
        { KeepNext = isLast || item.Notes.Length > 0 };
        if (item.Notes.Length > 0) yield return new Paragraph(TextStyle.Cell, $"审议意见：{PrintedText.Of(item.Notes)}", Mark.Field($"minutes.{number}.notes")) { KeepNext = isLast };
    }

    private static string Unused(MinutesVote vote) => vote.Voters - vote.For - vote.Against - vote.Abstain is > 0 and var unused ? $"，未投{unused}票" : "";

    private static IEnumerable<Block> Signatures() =>
    [
        new Paragraph(TextStyle.Narrative, "会议意见是提交教务处的建议，由教务处作出决定。") { KeepNext = true },
        new Paragraph(TextStyle.Line1, "") { KeepNext = true },
        new Paragraph(TextStyle.Line1, "主持人（签字）：＿＿＿＿＿＿＿＿　　记录人（签字）：＿＿＿＿＿＿＿＿") { KeepNext = true },
        new Paragraph(TextStyle.Line1, "监票人（签字）：＿＿＿＿＿＿＿＿　　计票人（签字）：＿＿＿＿＿＿＿＿") { KeepNext = true },
        new Paragraph(TextStyle.Signature, Announcement.BlankDay),
    ];

    private static string Or(string text) => text.Length > 0 ? text : "（未填写）";

    private static TableRow Row(string label, string key, string value) =>
        new([new(LabelWidth, new Paragraph(TextStyle.Label, label)), new(Width - LabelWidth, new Paragraph(TextStyle.Value, PrintedText.Line(value), Mark.Field($"minutes.{key}")))]) { MaySplit = true };

    private static TableCell Head(int width, string text, string? column = null) => new(width, new Paragraph(TextStyle.ColumnHead, text, column is null ? null : Mark.Column(Key, column)) { KeepNext = true });

    private static TableCell Cell(int width, string text, string? mark = null) => new(width, new Paragraph(TextStyle.Cell, PrintedText.Line(text), mark) { Align = "center" });
}
