using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Documents.Filing;

/// <summary>
/// The snapshot as the paper shows it: what is one answer to a reader stands in one place (a direction and its note, a table
/// that is only a list), and what the form counts itself is there beside what was typed.
/// </summary>
internal sealed class PrintedForm
{
    // As many fields as a form has, so that the list never grows while it is filled.
    private const int Room = 80;

    private readonly Dictionary<string, FilingField> fields;

    public PrintedForm(FilingSnapshot snapshot)
    {
        fields = new(Room, StringComparer.Ordinal);
        foreach (var section in snapshot.Sections)
            for (var i = 0; i < section.Fields.Count; i++) fields.Add(section.Fields[i].Key, section.Fields[i]);
        Add("schoolName", "申报高校", snapshot.School);
        Add("hostUnit", "牵头学院（部）", snapshot.UnitName);
        Add("courseCount", "课程门数", PrintedText.Of(snapshot.Totals.Courses));
        Add("coreCourseCount", "核心课程门数", PrintedText.Of(snapshot.Totals.CoreCourses));
        Add("totalCredits", "总学分", PrintedText.Of(snapshot.Totals.Credits));
        Add("totalHours", "总学时", PrintedText.Of(snapshot.Totals.Hours));
        Joined("direction", "directionNote");
        ListTargets();
        Reshape("hostMajors", "basis", "优势依据", "basis", "basisNote", WithNote);
        Reshape("courses", "dates", "起止日期", "start", "end", Span);
    }

    /// <summary>The fields, in the order of the form.</summary>
    public Dictionary<string, FilingField>.ValueCollection Fields => fields.Values;

    /// <summary>The field, or null when the form does not ask it.</summary>
    public FilingField? this[string key] => fields.GetValueOrDefault(key);

    private void Add(string key, string label, string text) => fields[key] = new(key, FieldType.Text, label, text);

    private void Joined(string key, string note)
    {
        if (!fields.Remove(note, out var explained) || !fields.TryGetValue(key, out var field)) return;
        fields[key] = field with { Text = WithNote(field.Text, explained.Text) };
    }

    private void ListTargets()
    {
        fields.Remove("targetWholeSchool", out var whole);
        fields.Remove("targetMajors", out var majors);
        var label = majors?.Label ?? "面向学科及专业";
        if (whole?.Text == "是") Add("targetMajors", label, SummaryColumn.WholeSchool);
        else if (majors?.Table is { } table)
        {
            Add("targetMajors", label, string.Join('、', Cells(table, "name").Where(n => n.Length > 0)));
            var declining = Cells(table, "name").Zip(Cells(table, "declining")).Where(x => x.Second == "是").Select(x => x.First).ToList();
            if (declining.Count > 0) Add("decliningMajors", "", string.Join('、', declining));
        }
        else Add("targetMajors", label, majors?.Text ?? "");
    }

    // Two columns become one, at the end.
    private void Reshape(string key, string column, string title, string first, string second, Func<string, string, string> cell)
    {
        if (!fields.TryGetValue(key, out var field) || field.Table is not { } table) return;
        var (one, two) = (table.IndexOf(first), table.IndexOf(second));
        if (one < 0 || two < 0) return;
        var columns = new List<FilingColumn>(table.Columns.Count);
        var rows = new string[table.Rows.Count][];
        for (var r = 0; r < rows.Length; r++)
        {
            rows[r] = new string[table.Columns.Count - 1];
            rows[r][^1] = cell(table.Rows[r][one], table.Rows[r][two]);
        }

        for (var c = 0; c < table.Columns.Count; c++)
        {
            if (c == one || c == two) continue;
            for (var r = 0; r < rows.Length; r++) rows[r][columns.Count] = table.Rows[r][c];
            columns.Add(table.Columns[c]);
        }

        columns.Add(new(column, FieldType.Text, title));
        fields[key] = field with { Table = new(columns, rows) };
    }

    private static IEnumerable<string> Cells(FilingTable table, string column)
    {
        var at = table.IndexOf(column);
        return table.Rows.Select(r => at < 0 ? "" : r[at]);
    }

    internal static string WithNote(string text, string note) => note.Length == 0 ? text : text.Length == 0 ? note : $"{text}（{note}）";

    internal static string Span(string start, string end) =>
        start.Length == 0 ? Short(end) : end.Length == 0 ? Short(start) : $"{Short(start)}—{Short(end)}";

    // 2025年9月1日 is 2025.9.1 in a narrow column.
    private static string Short(string date) => date.Replace("年", ".").Replace("月", ".").Replace("日", "");
}
