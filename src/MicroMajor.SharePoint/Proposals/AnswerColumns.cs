using System.Text;
using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Proposals;

/// <summary>
/// The form as columns, for all editions that are in use: every scalar field a text of several lines, so that nothing typed is ever cut;
/// every table JSON, in as many columns as its rows may need. What no column is for is kept beside.
/// </summary>
internal sealed class AnswerColumns
{
    /// <summary>Answers of another edition of the form.</summary>
    public const string Others = "OtherAnswers";

    private readonly IReadOnlyList<FormField> scalars;
    private readonly IReadOnlyDictionary<string, TableColumns> tables;

    /// <param name="forms">Oldest first: what an edition calls a column stays, however later ones call the field.</param>
    public AnswerColumns(IEnumerable<FormDefinition> forms)
    {
        var all = forms.ToList();
        var fields = all.SelectMany(form => form.Fields).DistinctBy(f => NameOf(f.Key), StringComparer.OrdinalIgnoreCase).ToList();
        scalars = [.. fields.Where(f => f.Type != FieldType.Table)];
        tables = fields.Where(f => f.Type == FieldType.Table).ToDictionary(f => f.Key, f => new TableColumns([.. all.Select(form => form.Field(f.Key)).OfType<FormField>().Where(t => t.Type == FieldType.Table)]), StringComparer.Ordinal);
        var headings = new Headings(all);
        Columns =
        [
            .. fields.SelectMany(f => tables.TryGetValue(f.Key, out var table) ? table.Columns : [new(NameOf(f.Key), ColumnKind.Note, headings.Of(f))]),
            new(Others, ColumnKind.Note, "其他版本的填报内容"),
        ];
    }

    public IReadOnlyList<ListColumn> Columns { get; }

    /// <summary>Puts the answers into the map; the refusal when a table is too long for its columns.</summary>
    public Problem? Put(Answers answers, FieldMap fields)
    {
        foreach (var field in scalars) fields[NameOf(field.Key)] = answers[field.Key];
        foreach (var (key, table) in tables)
        {
            if (table.Put(answers.Rows(key), fields) is { } problem) return problem;
        }

        fields[Others] = OtherJson(answers);
        return null;
    }

    public Answers Read(ListRow row)
    {
        var answers = scalars.Aggregate(Answers.None, (a, f) => a.With(f.Key, row.Text(NameOf(f.Key))));
        answers = tables.Aggregate(answers, (a, t) => a.WithRows(t.Key, t.Value.Read(row)));
        return row.Reading(Others, json => WithOthers(answers, json));
    }

    private static Answers WithOthers(Answers answers, string json)
    {
        if (json.Length == 0) return answers;
        using var document = JsonDocument.Parse(json);
        foreach (var other in document.RootElement.EnumerateObject())
        {
            answers = other.Value.ValueKind == JsonValueKind.Array
                ? answers.WithRows(other.Name, other.Value.EnumerateArray().Select(TableColumns.ReadRow))
                : answers.With(other.Name, other.Value.GetString()!);
        }

        return answers;
    }

    /// <summary>The field that a column is for.</summary>
    public FieldRef PlaceOf(string column) => new(
        scalars.FirstOrDefault(f => NameOf(f.Key) == column)?.Key
        ?? tables.FirstOrDefault(t => t.Value.Columns.Any(c => c.Name == column)).Key
        ?? column);

    /// <summary>A field's internal name in SharePoint: <c>lead.name</c> is <c>lead_name</c>.</summary>
    public static string NameOf(string key)
    {
        var name = key.Replace('.', '_');
        return name.Length <= 32 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? name
            : throw new InvalidOperationException($"The field {key} cannot be a column: letters, digits and dots, 32 at most.");
    }

    // People see headings, not sections: 姓名 alone would say nothing, and two columns must not have one heading.
    private sealed class Headings(IReadOnlyList<FormDefinition> forms)
    {
        private readonly HashSet<string> given = new(StringComparer.Ordinal);

        public string Of(FormField field)
        {
            var form = forms.First(f => f.Field(field.Key) is not null);
            var plain = form.Fields.Count(f => f.Label.Zh == field.Label.Zh) == 1 ? field.Label.Zh : $"{form.SectionOf(field.Key).Title.Zh}·{field.Label.Zh}";
            return given.Add(plain) ? plain : $"{plain}（{field.Key}）";
        }
    }

    private string? OtherJson(Answers answers)
    {
        var texts = answers.Texts.Where(t => scalars.All(f => f.Key != t.Key)).ToList();
        var others = answers.Tables.Where(t => !tables.ContainsKey(t)).ToList();
        if (texts.Count + others.Count == 0) return null;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = Json.Options.Encoder }))
        {
            writer.WriteStartObject();
            foreach (var (key, text) in texts) writer.WriteString(key, text);
            foreach (var table in others)
            {
                writer.WritePropertyName(table);
                writer.WriteRawValue($"[{string.Join(',', answers.Rows(table).Select(TableColumns.RowJson))}]");
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
