namespace MicroMajor.Domain.Filing;

/// <summary>
/// The values of a filed programme by key, wherever they come from: a snapshot, or a document read back. One set of rules
/// derives the summary row from either.
/// </summary>
/// <param name="Texts">Scalar fields, and schoolName, hostUnit and the totals.</param>
/// <param name="Tables">Rows by table, cells by column.</param>
public sealed record FilingValues(IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Tables)
{
    /// <summary>The text of a field, or an empty one.</summary>
    public string this[string key] => Texts.GetValueOrDefault(key, "");

    /// <summary>The cells of one column of a table, blanks left out.</summary>
    public IEnumerable<string> Column(string table, string column) =>
        Tables.GetValueOrDefault(table, []).Select(r => r.GetValueOrDefault(column, "")).Where(c => c.Length > 0);

    /// <summary>The values of a snapshot.</summary>
    public static FilingValues Of(FilingSnapshot snapshot)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in snapshot.Fields.Where(f => f.Table is null)) texts[field.Key] = field.Text;
        texts["schoolName"] = snapshot.School;
        texts["hostUnit"] = snapshot.UnitName;
        texts["courseCount"] = PrintedText.Of(snapshot.Totals.Courses);
        texts["coreCourseCount"] = PrintedText.Of(snapshot.Totals.CoreCourses);
        texts["totalCredits"] = PrintedText.Of(snapshot.Totals.Credits);
        texts["totalHours"] = PrintedText.Of(snapshot.Totals.Hours);
        var tables = snapshot.Fields.Where(f => f.Table is not null).ToDictionary(
            f => f.Key,
            f => (IReadOnlyList<IReadOnlyDictionary<string, string>>)[.. f.Table!.Rows.Select(r => f.Table.Columns.Select((c, i) => (c.Key, Text: r[i])).ToDictionary(c => c.Key, c => c.Text, StringComparer.Ordinal))],
            StringComparer.Ordinal);
        return new(texts, tables);
    }
}
