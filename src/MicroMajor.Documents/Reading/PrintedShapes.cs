using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;

namespace MicroMajor.Documents.Reading;

/// <summary>Takes apart what paper shows in one place and the form asks in several: a choice and its note, two dates, a list of names.</summary>
internal static class PrintedShapes
{
    private static readonly char[] s_between = ['、', '，', ',', '；', ';', '\n'];
    private static readonly string[] s_dashes = ["——", "—", "–", "~", "～", "至", "到"];

    public static FormReading Undone(FormReading reading, FormDefinition form)
    {
        var texts = new Dictionary<string, string>(reading.Texts, StringComparer.Ordinal);
        var tables = new Dictionary<string, IReadOnlyList<ReadRow>>(reading.Tables, StringComparer.Ordinal);
        Note(texts, "direction", "directionNote", form);
        if (texts.GetValueOrDefault("targetMajors") is { } targets && FieldTexts.Plain(targets) is var plain && (plain.Contains("全校", StringComparison.Ordinal) || plain == FieldTexts.Plain(SummaryColumn.WholeSchool)))
        {
            texts.Remove("targetMajors");
            texts["targetWholeSchool"] = "是";
        }

        texts.Remove("decliningMajors", out var declining);
        var weak = Names(declining ?? "").ToHashSet(StringComparer.Ordinal);
        foreach (var table in form.Fields.Where(f => f.Type == FieldType.Table))
        {
            if (texts.Remove(table.Key, out var listed) && !tables.ContainsKey(table.Key) && table.Columns.Any(c => c.Key == "name"))
            {
                tables[table.Key] = [.. Names(listed).Select(n => new ReadRow("", table.Key == "targetMajors" && declining is not null
                    ? new Dictionary<string, string> { ["name"] = n, ["declining"] = weak.Contains(n) ? "是" : "否" }
                    : new Dictionary<string, string> { ["name"] = n }))];
                if (table.Key == "targetMajors") texts.TryAdd("targetWholeSchool", "否");
            }

            if (tables.TryGetValue(table.Key, out var rows)) tables[table.Key] = [.. rows.Select(r => r with { Cells = Cells(r.Cells, form) })];
        }

        if (tables.GetValueOrDefault("industryPartners") is { } partners && partners.Any(p => !p.IsBlank)) texts.TryAdd("isIndustryAcademic", "是");
        return reading with { Texts = texts, Tables = tables };
    }

    private static Dictionary<string, string> Cells(IReadOnlyDictionary<string, string> read, FormDefinition form)
    {
        var cells = new Dictionary<string, string>(read, StringComparer.Ordinal);
        Note(cells, "basis", "basisNote", form);
        if (cells.Remove("dates", out var dates))
        {
            var ends = s_dashes.Aggregate(dates, (text, dash) => text.Replace(dash, "\n", StringComparison.Ordinal)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (ends.Length > 0) cells.TryAdd("start", Dotted(ends[0]));
            if (ends.Length > 1) cells.TryAdd("end", Dotted(ends[1]));
        }

        return cells;
    }

    // 其他（低空物流）.
    private static void Note(Dictionary<string, string> texts, string key, string note, FormDefinition form)
    {
        if (!texts.TryGetValue(key, out var text) || texts.ContainsKey(note)) return;
        var clean = CleanText.Of(text);
        var at = clean.IndexOfAny(['（', '(']);
        if (at <= 0 || clean[^1] is not ('）' or ')')) return;
        var column = form.Fields.SelectMany(f => f.Columns.Append(f)).FirstOrDefault(f => f.Key == key);
        if (column is null || column.Choices.All(c => c.Label.Zh != clean[..at].Trim())) return;
        (texts[key], texts[note]) = (clean[..at].Trim(), clean[(at + 1)..^1]);
    }

    private static string Dotted(string date) => date.Replace('.', '-').Replace('．', '-');

    private static IEnumerable<string> Names(string text) => text.Split(s_between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal);
}
