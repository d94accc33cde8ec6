using System.Text;
using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Proposals;

/// <summary>
/// A table of the form as JSON: one column, or as many as its rows at their limits may need, each a JSON array of whole rows.
/// </summary>
internal sealed class TableColumns
{
    private const string RowId = "_id";

    private readonly FormField table;

    /// <param name="editions">The table in each edition of the form that has it, oldest first: what the largest needs, all get.</param>
    public TableColumns(IReadOnlyList<FormField> editions)
    {
        table = editions[0];
        var first = AnswerColumns.NameOf(table.Key);
        var needed = editions.Max(Needed);
        Columns = [.. Enumerable.Range(1, needed).Select(n => n == 1
            ? new ListColumn(first, ColumnKind.Note, table.Label.Zh)
            : new ListColumn($"{first}_{n}", ColumnKind.Note, $"{table.Label.Zh}（续{n - 1}）"))];
    }

    public IReadOnlyList<ListColumn> Columns { get; }

    public Problem? Put(IReadOnlyList<Domain.Proposals.Row> rows, FieldMap fields)
    {
        var parts = new List<StringBuilder>();
        var total = 2;
        foreach (var row in rows)
        {
            var json = RowJson(row);
            total += json.Length + 1;
            if (json.Length + 2 > Limits.Note) return Limits.TooLong(json.Length, new(table.Key, row.Id));
            if (parts.Count == 0 || parts[^1].Length + json.Length + 2 > Limits.Note) parts.Add(new());
            parts[^1].Append(parts[^1].Length == 0 ? '[' : ',').Append(json);
        }

        if (parts.Count > Columns.Count) return Limits.TooLong(total, new(table.Key));
        for (var i = 0; i < Columns.Count; i++) fields[Columns[i].Name] = i < parts.Count ? parts[i].Append(']').ToString() : null;
        return null;
    }

    public IEnumerable<Domain.Proposals.Row> Read(ListRow row)
    {
        foreach (var column in Columns)
            foreach (var one in row.Reading(column.Name, RowsOf)) yield return one;
    }

    private static List<Domain.Proposals.Row> RowsOf(string json)
    {
        if (json.Length == 0) return [];
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(ReadRow)];
    }

    public static string RowJson(Domain.Proposals.Row row)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = Json.Options.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString(RowId, row.Id);
            foreach (var (column, text) in row.Cells) writer.WriteString(column, text);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static Domain.Proposals.Row ReadRow(JsonElement json) => new(
        json.GetProperty(RowId).GetString()!,
        json.EnumerateObject().Where(cell => cell.Name != RowId).Select(cell => KeyValuePair.Create(cell.Name, cell.Value.GetString()!)));

    private static int Needed(FormField table) =>
        (table.MaxRows * (RowId.Length + 10 + table.Columns.Sum(c => c.Key.Length + 6 + Longest(c))) / Limits.Note) + 1;

    // What is chosen or counted is short, whatever the form says of letters.
    private static int Longest(FormField column) => column.Type switch
    {
        FieldType.Text or FieldType.LongText or FieldType.MultiChoice => column.MaxLength,
        _ => Math.Min(column.MaxLength, 40),
    };
}
