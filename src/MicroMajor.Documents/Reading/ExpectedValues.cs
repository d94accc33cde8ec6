using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Reading;

/// <summary>What a document will say when it is read back, by place, told from the data that it is written from.</summary>
internal static class ExpectedValues
{
    public static SortedDictionary<string, string> Of(FilingSnapshot snapshot)
    {
        var values = About(snapshot.ContentCode, snapshot.ProposalId);
        foreach (var field in new PrintedForm(snapshot).Fields)
        {
            if (field.Table is not { } table)
            {
                values[KeyOf(Mark.Field(field.Key))] = field.Text;
                continue;
            }

            var number = 0;
            foreach (var row in table.Rows.Where(r => r.Any(c => c.Length > 0)))
            {
                number++;
                for (var c = 0; c < table.Columns.Count; c++) values[$"{KeyOf(Mark.Column(field.Key, table.Columns[c].Key))} {number}"] = OneLine(row[c]);
            }
        }

        values[KeyOf(Mark.Field("unitOpinion"))] = snapshot.UnitOpinion;
        return values;
    }

    public static SortedDictionary<string, string> Of(RoundSnapshot snapshot)
    {
        var values = About(snapshot.ContentCode, snapshot.RoundId);
        foreach (var (i, row) in snapshot.Rows.Index())
        {
            values[$"{SummaryTable.Key}.proposal {i + 1}"] = KeyOf(Mark.Line(row.ProposalId));
            for (var c = 0; c < row.Cells.Count; c++) values[$"{SummaryTable.Key}.{SummaryColumn.All[c].Key} {i + 1}"] = OneLine(row.Cells[c]);
        }

        foreach (var (i, row) in snapshot.Employment.Index())
        {
            values[$"{EmploymentTable.Key}.proposal {i + 1}"] = $"major-{i + 1}";
            for (var c = 0; c < row.Cells.Count; c++) values[$"{EmploymentTable.Key}.{EmploymentColumn.All[c].Key} {i + 1}"] = OneLine(row.Cells[c]);
        }

        return values;
    }

    private static SortedDictionary<string, string> About(string code, string subject) =>
        new(StringComparer.Ordinal) { ["contentCode"] = code, ["subject"] = subject };

    // As it comes back out of a bookmark's name.
    private static string KeyOf(string mark) => Mark.Read(mark)!.Value.Key;

    private static string OneLine(string text) => text.Replace("\n", "", StringComparison.Ordinal);
}
