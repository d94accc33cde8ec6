using MicroMajor.Documents.Filing;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Reading;

/// <summary>A value that the two annexes do not say alike.</summary>
/// <param name="Column">The column of the summary; <c>form</c> when there is no form for a line, <c>line</c> when there is no line for a form.</param>
public sealed record Disagreement(string ProposalId, string Column, string InForm, string InSummary);

/// <summary>A value of a form that is not what the snapshot says (altered by hand, or another edition of the data).</summary>
/// <param name="Field">The field, or <c>table.column</c> with the row's number.</param>
public sealed record Alteration(string Field, string Frozen, string Written);

/// <summary>Compares what lies in the library: annex 2 with annex 3, and a form with the snapshot it was drawn from.</summary>
public static class CrossCheck
{
    /// <summary>Every cell on which the forms and the summary differ; empty when they agree.</summary>
    public static IReadOnlyList<Disagreement> Compare(IReadOnlyList<WrittenForm> forms, WrittenSummary summary) =>
    [
        .. summary.Lines.SelectMany(line => forms.FirstOrDefault(f => f.ProposalId == line.ProposalId) is { } form
            ? Compare(form, line)
            : [new Disagreement(line.ProposalId, "form", "", line.Cells.GetValueOrDefault("programName", ""))]),
        .. forms.Where(f => summary.Lines.All(l => l.ProposalId != f.ProposalId)).Select(f => new Disagreement(f.ProposalId, "line", f.Values["programName"], "")),
    ];

    /// <summary>Every value of the form that differs from what the snapshot would be written as; empty when it is unaltered.</summary>
    public static IReadOnlyList<Alteration> Compare(FilingSnapshot snapshot, WrittenForm form)
    {
        var frozen = Flat(WrittenForm.Read(FilingForm.Write(snapshot)));
        var written = Flat(form);
        return Differences(frozen, written);
    }

    /// <summary>Every cell of the summary, its employment block included, that differs from what the snapshot would be written as.</summary>
    public static IReadOnlyList<Alteration> Compare(RoundSnapshot snapshot, WrittenSummary summary)
    {
        var frozen = Flat(WrittenSummary.Read(SummaryTable.Write(snapshot)));
        var written = Flat(summary);
        return Differences(frozen, written);
    }

    private static IEnumerable<Disagreement> Compare(WrittenForm form, WrittenLine line) => SummaryColumn.All
        .Where(c => IsComparable(form, c.Key))
        .Select(c => new Disagreement(form.ProposalId, c.Key, c.From(form.Values), line.Cells.GetValueOrDefault(c.Key, "")))
        .Where(d => d.InForm != d.InSummary);

    // A Word form of the office's own need not print what is counted, and may show a day or a choice in other letters: these are held against the snapshot only.
    private static bool IsComparable(WrittenForm form, string column)
    {
        if (PrintedKeys.Counted.Contains(column) && !form.Values.Texts.ContainsKey(column)) return false;
        if (form.Reshaped.Count == 0) return true;
        string[] from = column switch
        {
            "direction" => ["industryField", "direction", "directionNote"],
            "lead" => ["lead.name", "lead.title"],
            "targetMajors" => ["targetWholeSchool", "targetMajors"],
            _ => [column],
        };
        return !form.Reshaped.Keys.Any(k => from.Contains(k) || from.Contains(k[..Math.Max(0, k.LastIndexOf('.'))]));
    }

    private static IReadOnlyList<Alteration> Differences(SortedDictionary<string, string> frozen, SortedDictionary<string, string> written) =>
        [.. frozen.Keys.Union(written.Keys).Select(k => new Alteration(k, frozen.GetValueOrDefault(k, ""), written.GetValueOrDefault(k, ""))).Where(a => a.Frozen != a.Written)];

    private static SortedDictionary<string, string> Flat(WrittenSummary summary)
    {
        var flat = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["contentCode"] = summary.ContentCode, ["roundId"] = summary.RoundId };
        foreach (var (number, line) in summary.Lines.Index())
        {
            flat[$"{SummaryTable.Key}.proposal {number + 1}"] = line.ProposalId;
            foreach (var (column, text) in line.Cells) flat[$"{SummaryTable.Key}.{column} {number + 1}"] = text;
        }

        foreach (var (number, line) in summary.Employment.Index())
            foreach (var (column, text) in line) flat[$"{EmploymentTable.Key}.{column} {number + 1}"] = text;
        return flat;
    }

    private static SortedDictionary<string, string> Flat(WrittenForm form)
    {
        var flat = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["contentCode"] = form.ContentCode, ["proposalId"] = form.ProposalId };
        foreach (var (key, text) in form.Values.Texts) flat[key] = text;
        foreach (var (key, text) in form.Reshaped) flat[key] = text;
        foreach (var (table, rows) in form.Values.Tables)
        {
            foreach (var (number, row) in rows.Index())
                foreach (var (column, text) in row) flat[$"{table}.{column} {number + 1}"] = text;
        }

        return flat;
    }
}
