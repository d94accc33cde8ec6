using System.Globalization;
using System.Text;

namespace MicroMajor.Domain.Filing;

/// <summary>The names of the documents in the library, safe for SharePoint, OneDrive, Windows and Linux.</summary>
public static class FileNames
{
    // OneDrive and Linux take 255 bytes for a name; a Chinese character is three of them.
    private const int MaxBytes = 240;
    private const int MaxUnitBytes = 90;

    /// <summary><c>附件2_{学院}_{微专业名称}_备案表.docx</c>; with the proposal's id when another programme would have the same name.</summary>
    public static string Form(FilingSnapshot snapshot, bool clashes = false) => Named("附件2", snapshot.UnitName, snapshot.ProgramName, clashes ? $"备案表_{Safe(snapshot.ProposalId)}.docx" : "备案表.docx");

    /// <summary><c>附件2_{学院}_备案表.docx</c>: all programmes of a college; with the round's id when another file would have the same name.</summary>
    public static string CollegeForms(CollegeSnapshot snapshot, bool clashes = false) => Named("附件2", snapshot.UnitName, "", clashes ? $"备案表_{Safe(snapshot.RoundId)}.docx" : "备案表.docx");

    /// <summary><c>评审表_{微专业名称}_{编号}.docx</c>.</summary>
    public static string ReviewSheet(FilingSnapshot snapshot) => Named("评审表", "", snapshot.ProgramName, $"{Safe(snapshot.ProposalId)}.docx");

    /// <summary><c>评审报告_{批次}.docx</c>.</summary>
    public static string RankingReport(Review.RankingPaper paper) => Named("评审报告", "", "", $"{Safe(paper.RoundId)}.docx");

    /// <summary><c>推荐结果通知_{批次}.docx</c>.</summary>
    public static string ResultNotice(DecisionSnapshot snapshot) => Named("推荐结果通知", "", "", $"{Safe(snapshot.RoundId)}.docx");

    /// <summary><c>会议纪要_{批次}_第{n}次.docx</c>.</summary>
    public static string Minutes(MinutesSnapshot snapshot) => Named("会议纪要", "", "", $"{Safe(snapshot.RoundId)}_第{snapshot.Number.ToString(CultureInfo.InvariantCulture)}次.docx");

    /// <summary><c>公示_{批次}.docx</c>.</summary>
    public static string Publicity(DecisionSnapshot snapshot) => Named("公示", "", "", $"{Safe(snapshot.RoundId)}.docx");

    /// <summary><c>草稿_{微专业名称}_{编号}.docx</c>: a draft handed out to be filled in.</summary>
    public static string Draft(string proposalId, string programme) => Named("草稿", "", programme, $"{Safe(proposalId)}.docx");

    /// <summary><c>附件3_{学校或学院}_汇总表.docx</c>; with the round's id when another list would have the same name.</summary>
    public static string Summary(RoundSnapshot snapshot, bool clashes = false) => Named("附件3", snapshot.FiledBy, "", clashes ? $"汇总表_{Safe(snapshot.RoundId)}.docx" : "汇总表.docx");

    /// <summary><c>附件3_{学校}_汇总表（全部栏目）.docx</c>.</summary>
    public static string FullSummary(RoundSnapshot snapshot) => Named("附件3", snapshot.FiledBy, "", "汇总表（全部栏目）.docx");

    /// <summary><c>附件3_{学校}_汇总表.xlsx</c>.</summary>
    public static string Workbook(RoundSnapshot snapshot) => Named("附件3", snapshot.FiledBy, "", "汇总表.xlsx");

    /// <summary>The names of these forms by proposal id: those that would be equal (also to a store that does not tell A from a) get their id.</summary>
    public static IReadOnlyDictionary<string, string> Forms(IReadOnlyList<FilingSnapshot> snapshots)
    {
        var clashing = snapshots.GroupBy(s => Form(s), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).SelectMany(g => g).Select(s => s.ProposalId).ToHashSet(StringComparer.Ordinal);
        return snapshots.ToDictionary(s => s.ProposalId, s => Form(s, clashing.Contains(s.ProposalId)), StringComparer.Ordinal);
    }

    /// <summary>A part of a name without what some store refuses: forbidden characters become their full-width likenesses.</summary>
    public static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in PrintedText.Line(text)) safe.Append(c switch { '"' or '*' or ':' or '<' or '>' or '?' or '/' or '\\' or '|' or '#' or '%' or '~' => (char)(c + 0xFEE0), _ => c });
        // SharePoint refuses _vti_ anywhere in a name.
        return safe.ToString().Replace("_vti_", "＿vti＿", StringComparison.OrdinalIgnoreCase).Trim(' ', '.', '　');
    }

    // The name begins with 附件, so that it is never one of the reserved (CON, desktop.ini, ~$…), and ends in what is ours.
    private static string Named(string annex, string unit, string programme, string end)
    {
        var head = Cut(Safe(unit), MaxUnitBytes) is { Length: > 0 } host ? $"{annex}_{host}_" : $"{annex}_";
        var middle = Cut(Safe(programme), MaxBytes - Encoding.UTF8.GetByteCount(head) - Encoding.UTF8.GetByteCount(end) - 1);
        return middle.Length > 0 ? $"{head}{middle}_{end}" : head + end;
    }

    // Cut between what a reader takes for characters: half an emoji is none.
    private static string Cut(string text, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytes) return text;
        var kept = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(text);
        for (var left = bytes; elements.MoveNext();)
        {
            var element = elements.GetTextElement();
            if ((left -= Encoding.UTF8.GetByteCount(element)) < 0) break;
            kept.Append(element);
        }

        return kept.ToString().TrimEnd(' ', '.', '　');
    }
}
