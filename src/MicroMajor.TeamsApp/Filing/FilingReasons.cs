using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>Why a document was written once more, as its column 本版原因 says. The library is read in Chinese.</summary>
internal static class FilingReasons
{
    private const int MostNamed = 5;

    /// <summary>The reason of a step.</summary>
    /// <param name="before">The bytes of the edition before, where there is one.</param>
    public static string Of(FilingStep step, byte[]? before) => step.Cause switch
    {
        FilingCause.First => "首次写出",
        FilingCause.Missing => "文档库中没有了这份文件，重新写出",
        FilingCause.Altered => "文件在文档库中被改动过，按登记的数据重新写出",
        FilingCause.Renamed => "文件名称改变",
        _ => before is null ? "内容变化" : Changed(step.Document, before),
    };

    private static string Changed(PlannedDocument document, byte[] before)
    {
        try
        {
            return document.Content switch
            {
                FilingContent.Form form => Named(CrossCheck.Compare(form.Snapshot, WrittenForm.Read(before)).Select(a => LabelOf(form.Snapshot, a.Field))),
                FilingContent.List list => Lines(list.Snapshot, document.Kind == DocumentKinds.Workbook ? WrittenBook.Read(before) : WrittenSummary.Read(before)),
                FilingContent.College => "所含备案表的内容变化",
                _ => "内容变化",
            };
        }
        // Somebody may have put anything in its place.
        catch (Exception damaged) when (damaged is not OperationCanceledException)
        {
            return "内容变化";
        }
    }

    private static string Named(IEnumerable<string> labels)
    {
        var all = labels.Where(l => l.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return all.Count == 0 ? "内容变化" : $"内容变化：{string.Join('、', all.Take(MostNamed))}{(all.Count > MostNamed ? $"等{all.Count}项" : "")}";
    }

    private static string LabelOf(FilingSnapshot snapshot, string key)
    {
        if (key is "contentCode" or "proposalId") return "";
        var field = key.Split(' ')[0];
        return key == "unitOpinion" ? "学院（部）意见"
            : field == "hostUnit" ? "牵头学院（部）"
            : field == "schoolName" ? "申报高校"
            : (snapshot.Field(field) ?? snapshot.Field(field.Split('.')[0]))?.Label ?? "";
    }

    private static string Lines(RoundSnapshot snapshot, WrittenSummary before)
    {
        var (now, then) = (snapshot.Rows.ToDictionary(r => r.ProposalId, StringComparer.Ordinal), before.Lines.ToDictionary(l => l.ProposalId, StringComparer.Ordinal));
        var added = now.Keys.Count(id => !then.ContainsKey(id));
        var gone = then.Keys.Count(id => !now.ContainsKey(id));
        var alterations = CrossCheck.Compare(snapshot, before);
        var changed = now.Keys.Count(id => then.TryGetValue(id, out var line) && SummaryColumn.All.Index().Any(c => line.Cells.GetValueOrDefault(c.Item.Key, "") != now[id].Cells[c.Index].Replace("\n", "", StringComparison.Ordinal)));
        var parts = new[] { (added, "新增"), (gone, "减少"), (changed, "改动") }.Where(p => p.Item1 > 0).Select(p => $"{p.Item2}{p.Item1}个微专业")
            .Concat(alterations.Any(a => a.Field.StartsWith("employment.", StringComparison.Ordinal)) ? ["就业薄弱专业部分变化"] : []).ToList();
        return parts.Count == 0 ? "所列备案表的内容变化" : string.Join('，', parts);
    }
}
