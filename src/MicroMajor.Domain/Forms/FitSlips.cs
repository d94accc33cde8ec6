using MicroMajor.Domain.Proposals;
using static MicroMajor.Domain.Forms.FormFinding;

namespace MicroMajor.Domain.Forms;

/// <summary>What would not fit: onto a card, into a list's column, into the name of a bookmark.</summary>
public static class FitSlips
{
    /// <summary>Inputs on a card beside a table.</summary>
    public const int MostFields = 8;

    /// <summary>Columns of a table: a row is a card, too.</summary>
    public const int MostColumns = 16;

    private const int MostSections = 24;
    private const int MostChoices = 60;
    private const int MostRows = 60;
    private const int LongestLabel = 60;
    private const int LongestHint = 200;
    private const int LongestText = 10_000;
    private const int LongestCellText = 1_000;
    private const string File = FormFiles.FormFile;

    /// <summary>Everything that would not fit, in the order of the form.</summary>
    public static IEnumerable<FormFinding> Of(FormDefinition form)
    {
        if (form.Sections.Count == 0) yield return Fault("form-empty", File, "");
        foreach (var slip in Most("sections", form.Sections.Count, MostSections, "")) yield return slip;
        if (form.Field("programName") is not { Type: FieldType.Text }) yield return Fault("name-missing", File, "");
        foreach (var slip in form.Sections.SelectMany(Of)) yield return slip;
    }

    private static IEnumerable<FormFinding> Of(FormSection section)
    {
        if (!FormKeys.IsPlain(section.Key)) yield return Fault("key-bad", File, section.Key, ("key", section.Key));
        if (section.Fields.Count == 0) yield return Fault("section-empty", File, section.Key);
        foreach (var slip in Label(section.Title, LongestLabel, section.Key)) yield return slip;
        foreach (var slip in Most("fields", section.Fields.Count(f => f.Type != FieldType.Table), MostFields, section.Key)) yield return slip;
        foreach (var slip in Most("tables", section.Fields.Count(f => f.Type == FieldType.Table), 1, section.Key)) yield return slip;
        foreach (var field in section.Fields)
            foreach (var slip in Of(field, $"{section.Key}/{field.Key}", null)) yield return slip;
    }

    private static IEnumerable<FormFinding> Of(FormField field, string here, FormField? table)
    {
        foreach (var slip in Key(field, here, table).Concat(Label(field.Label, LongestLabel, here))) yield return slip;
        if (field.Hint is { } hint) foreach (var slip in Label(hint, LongestHint, here)) yield return slip;
        foreach (var choice in field.Choices)
            foreach (var slip in Label(choice.Label, LongestLabel, $"{here}={choice.Value}").Concat(Long(choice.Value, LongestLabel, $"{here}={choice.Value}"))) yield return slip;
        foreach (var slip in Most("choices", field.Choices.Count, MostChoices, here)) yield return slip;
        foreach (var slip in Most("maxLength", field.MaxLength, table is null ? LongestText : LongestCellText, here)) yield return slip;
        if (field.Type != FieldType.Table) yield break;
        foreach (var slip in Most("maxRows", field.MaxRows, MostRows, here).Concat(Most("columns", field.Columns.Count, MostColumns, here))) yield return slip;
        foreach (var column in field.Columns)
            foreach (var slip in Of(column, $"{here}.{column.Key}", field)) yield return slip;
    }

    private static IEnumerable<FormFinding> Key(FormField field, string here, FormField? table)
    {
        if (table is null ? !(field.Type == FieldType.Table ? FormKeys.IsPlain(field.Key) : FormKeys.IsField(field.Key)) : !FormKeys.IsPlain(field.Key)) yield return Fault("key-bad", File, here, ("key", field.Key));
        // A dot is written as two underscores in a bookmark.
        var (length, most) = table is null ? (field.Key.Length + field.Key.Count(c => c == '.'), FormKeys.LongestField) : (table.Key.Length + field.Key.Length, FormKeys.LongestCell);
        if (length > most) yield return Fault("key-long", File, here, ("key", table is null ? field.Key : $"{table.Key}.{field.Key}"), ("now", $"{length}"), ("max", $"{most}"));
        if (table is null ? FormKeys.IsTaken(field.Key) : FormKeys.OfCards.Contains(field.Key)) yield return Fault("key-taken", File, here, ("key", field.Key));
    }

    private static IEnumerable<FormFinding> Label(Bilingual words, int most, string here) => Long(words.Zh, most, here).Concat(Long(words.En, 2 * most, here));

    private static IEnumerable<FormFinding> Long(string text, int most, string here)
    {
        if (text.Length > most) yield return Fault("label-long", File, here, ("text", text[..12] + "…"), ("now", $"{text.Length}"), ("max", $"{most}"));
    }

    private static IEnumerable<FormFinding> Most(string what, int now, int most, string here)
    {
        if (now > most) yield return Fault("too-much", File, here, ("what", what), ("now", $"{now}"), ("max", $"{most}"));
    }
}
