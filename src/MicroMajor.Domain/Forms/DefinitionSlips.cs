using System.Globalization;
using MicroMajor.Domain.Proposals;
using static MicroMajor.Domain.Forms.FormFinding;

namespace MicroMajor.Domain.Forms;

/// <summary>What makes no sense in a form by itself: a key given twice, a condition on a field that is not there.</summary>
internal static class DefinitionSlips
{
    private const string File = FormFiles.FormFile;

    /// <summary>Everything, in the order of the form.</summary>
    public static IEnumerable<FormFinding> Of(FormDefinition form) =>
    [
        .. Twice(form.Sections.Select(s => s.Key), "section-twice", ""),
        .. Twice(form.Fields.Select(f => f.Key), "field-twice", ""),
        .. form.Sections.SelectMany(s => Of(s, form)),
    ];

    private static IEnumerable<FormFinding> Of(FormSection section, FormDefinition form) =>
    [
        .. Words(section.Title, section.Key),
        .. section.Fields.SelectMany((f, i) => Of(f, $"{section.Key}/{f.Key}", section.Fields, i, form)),
    ];

    private static IEnumerable<FormFinding> Of(FormField field, string here, IReadOnlyList<FormField> beside, int at, FormDefinition form) =>
    [
        .. Words(field.Label, here),
        .. field.Hint is { } hint ? Words(hint, here) : [],
        .. Choices(field, here),
        .. field.When is { } when ? When(when, beside, at, here, form) : [],
        .. Limits(field, here),
        .. Default(field, here, form),
        .. Table(field, here),
        .. Twice(field.Columns.Select(c => c.Key), "column-twice", here),
        .. field.Columns.SelectMany((c, i) => Of(c, $"{here}.{c.Key}", field.Columns, i, form)),
    ];

    private static IEnumerable<FormFinding> Table(FormField field, string here)
    {
        if (field.Type == FieldType.Table && field.Columns.Count == 0) yield return Fault("table-bare", File, here);
        if (field.Type != FieldType.Table && field.Columns.Count > 0) yield return Fault("columns-stray", File, here, ("type", $"{field.Type}"));
        foreach (var column in field.Columns.Where(c => c.Type == FieldType.Table)) yield return Fault("table-nested", File, $"{here}.{column.Key}");
    }

    private static IEnumerable<FormFinding> Limits(FormField field, string here)
    {
        if (field.MaxLength <= 0) yield return Odd("maxLength", field.MaxLength);
        if (field.AdvisedLength is <= 0 and { } advised) yield return Odd("advisedLength", advised);
        if (field.MaxRows <= 0) yield return Odd("maxRows", field.MaxRows);
        if (field.Min > field.Max) yield return Odd("min", field.Min.Value);

        FormFinding Odd(string limit, decimal value) => Fault("limit-odd", File, here, ("limit", limit), ("value", value.ToString(CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<FormFinding> Default(FormField field, string here, FormDefinition form)
    {
        var makesSense = field.Default switch
        {
            "" or FormDefaults.Unit => true,
            FormDefaults.Today => field.Type == FieldType.Date,
            ['@', .. var other] => form.Field(other) is { } source && source.Type == field.Type,
            var value => field.Choices.Count == 0 || field.Choices.Any(c => c.Value == value),
        };
        if (!makesSense || field.Type == FieldType.Table && field.Default.Length > 0) yield return Fault("default-odd", File, here, ("value", field.Default));
    }

    private static IEnumerable<FormFinding> Choices(FormField field, string here)
    {
        var chosen = field.Type is FieldType.Choice or FieldType.MultiChoice;
        if (field.ChoicesFrom is { } source && !FormDefinitionReader.ChoiceSources.Contains(source))
            yield return Fault("source-unknown", File, here, ("source", source), ("known", string.Join(", ", FormDefinitionReader.ChoiceSources)));
        if (chosen && field.Choices.Count == 0 && field.ChoicesFrom is null) yield return Fault("choices-none", File, here);
        if (!chosen && field.Choices.Count > 0) yield return Fault("choices-stray", File, here, ("type", $"{field.Type}"));
        if (field.ChoicesFrom is not null && !chosen && field.Type != FieldType.Text) yield return Fault("source-stray", File, here, ("type", $"{field.Type}"));
        foreach (var twice in Twice(field.Choices.Select(c => c.Value), "choice-twice", here)) yield return twice;
        foreach (var choice in field.Choices)
        {
            foreach (var slip in Words(choice.Label, $"{here}={choice.Value}")) yield return slip;
            // Several choices are kept in one text, joined by commas.
            if (choice.Value.Length == 0 || choice.Value.Contains(',') || choice.Value.Trim() != choice.Value) yield return Fault("choice-bad", File, here, ("value", choice.Value));
        }
    }

    // A condition looks at a field further up in the same section: the two stand on one card, and what is hidden is cleared when that card is saved.
    private static IEnumerable<FormFinding> When(Condition when, IReadOnlyList<FormField> beside, int at, string here, FormDefinition form)
    {
        var place = beside.ToList().FindIndex(f => f.Key == when.Field);
        if (place < 0)
        {
            yield return form.Field(when.Field) is null ? Fault("when-unknown", File, here, ("field", when.Field)) : Fault("when-elsewhere", File, here, ("field", when.Field));
            yield break;
        }

        if (place >= at) yield return Fault("when-below", File, here, ("field", when.Field));
        var asked = beside[place];
        IReadOnlyList<string>? known = asked.Type switch
        {
            FieldType.YesNo => ["true", "false"],
            FieldType.Choice or FieldType.MultiChoice => [.. asked.Choices.Select(c => c.Value)],
            _ => null,
        };
        if (known is null) yield return Fault("when-valueless", File, here, ("field", when.Field));
        else if (when.Is.Count == 0) yield return Fault("when-never", File, here, ("field", when.Field), ("value", ""));
        else if (asked.ChoicesFrom is null)
            foreach (var value in when.Is.Where(v => !known.Contains(v)).Take(1)) yield return Fault("when-never", File, here, ("field", when.Field), ("value", value));
    }

    private static IEnumerable<FormFinding> Words(Bilingual words, string here)
    {
        if (string.IsNullOrWhiteSpace(words.Zh)) yield return Fault("label-missing", File, here, ("language", "zh"));
        if (string.IsNullOrWhiteSpace(words.En)) yield return Fault("label-missing", File, here, ("language", "en"));
    }

    private static IEnumerable<FormFinding> Twice(IEnumerable<string> keys, string code, string place)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (string.IsNullOrWhiteSpace(key)) yield return Fault("key-bad", File, place, ("key", key));
            else if (!seen.Add(key)) yield return Fault(code, File, place, ("key", key));
        }
    }
}
