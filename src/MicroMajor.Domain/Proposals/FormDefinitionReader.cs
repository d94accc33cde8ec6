using System.Text.Json;

namespace MicroMajor.Domain.Proposals;

/// <summary>A form file that makes no sense, with the place in it.</summary>
public sealed class FormDefinitionException(string place, string why, Exception? cause = null) : Exception($"{place}: {why}", cause)
{
    /// <summary>Section, field and column, or the path in the JSON.</summary>
    public string Place { get; } = place;
}

/// <summary>Reads a form file. A slip in it (a misspelt property, a key given twice, a condition on a field that is not there) stops the program at its start, not an owner in the middle of the form.</summary>
public static class FormDefinitionReader
{
    /// <summary>Where the choices of a field may come from when they are not in the form.</summary>
    public static IReadOnlyList<string> ChoiceSources { get; } = ["units", "directionFields", "directions", "team", "titles", "people"];

    /// <summary>The form in that JSON.</summary>
    /// <exception cref="FormDefinitionException">Names the place.</exception>
    public static FormDefinition Read(string json)
    {
        FormDefinition form;
        try
        {
            form = JsonSerializer.Deserialize<FormDefinition>(json, Embedded.Strict) ?? throw new FormDefinitionException("$", "the file is empty");
        }
        catch (JsonException slip)
        {
            throw new FormDefinitionException($"{slip.Path} line {slip.LineNumber + 1}", slip.Message, slip);
        }

        Check(form);
        return form;
    }

    private static void Check(FormDefinition form)
    {
        Unique(form.Sections.Select(s => s.Key), "$", "section");
        Unique(form.Fields.Select(f => f.Key), "$", "field");
        foreach (var section in form.Sections)
        {
            Words(section.Title, section.Key);
            Fields(section.Fields, section.Key);
        }

        foreach (var field in form.Fields.SelectMany(f => f.Columns.Append(f))) Default(field, form);
    }

    private static void Default(FormField field, FormDefinition form)
    {
        var makesSense = field.Default switch
        {
            "" or FormDefaults.Unit => true,
            FormDefaults.Today => field.Type == FieldType.Date,
            ['@', .. var other] => form.Field(other) is { } source && source.Type == field.Type,
            var value => field.Choices.Count == 0 || field.Choices.Any(c => c.Value == value),
        };
        if (!makesSense || field.Type == FieldType.Table && field.Default.Length > 0) throw new FormDefinitionException(field.Key, $"“{field.Default}” cannot be where an answer begins");
    }

    private static void Fields(IReadOnlyList<FormField> fields, string place)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            var here = $"{place}/{field.Key}";
            Words(field.Label, here);
            if (field.Hint is { } hint) Words(hint, here);
            Choices(field, here);
            if (field.When is { } when) When(when, fields.Take(i), here);
            if (field.MaxLength <= 0 || field.AdvisedLength <= 0 || field.Min > field.Max || field.MaxRows <= 0) throw new FormDefinitionException(here, "a limit makes no sense");
            if ((field.Type == FieldType.Table) != (field.Columns.Count > 0)) throw new FormDefinitionException(here, "a table has columns, and nothing else has");
            Unique(field.Columns.Select(c => c.Key), here, "column");
            if (field.Columns.Any(c => c.Type == FieldType.Table)) throw new FormDefinitionException(here, "a table cannot stand in a table");
            Fields(field.Columns, here);
        }
    }

    private static void Choices(FormField field, string here)
    {
        var chosen = field.Type is FieldType.Choice or FieldType.MultiChoice;
        if (field.ChoicesFrom is { } source && !ChoiceSources.Contains(source)) throw new FormDefinitionException(here, $"there are no choices called {source}");
        if (chosen && field.Choices.Count == 0 && field.ChoicesFrom is null) throw new FormDefinitionException(here, "nothing to choose from");
        if (!chosen && field.Choices.Count > 0) throw new FormDefinitionException(here, "only a choice field has choices");
        if (field.ChoicesFrom is not null && !chosen && field.Type != FieldType.Text) throw new FormDefinitionException(here, "only a choice field or a text can draw on choices");
        Unique(field.Choices.Select(c => c.Value), here, "choice");
        foreach (var choice in field.Choices)
        {
            Words(choice.Label, $"{here}={choice.Value}");
            // Several choices are kept in one text, joined by commas.
            if (choice.Value.Length == 0 || choice.Value.Contains(',') || choice.Value.Trim() != choice.Value) throw new FormDefinitionException(here, $"“{choice.Value}” cannot be a value");
        }
    }

    // A condition looks at a field further up in the same section: the two stand on one card, and what is hidden is cleared when that card is saved.
    private static void When(Condition when, IEnumerable<FormField> before, string here)
    {
        var field = before.FirstOrDefault(f => f.Key == when.Field) ?? throw new FormDefinitionException(here, $"there is no field {when.Field} further up in the section");
        var known = field.Type switch
        {
            FieldType.YesNo => ["true", "false"],
            FieldType.Choice or FieldType.MultiChoice => field.Choices.Select(c => c.Value).ToList(),
            _ => throw new FormDefinitionException(here, $"{when.Field} has no values to ask for"),
        };
        if (when.Is.Count == 0 || when.Is.Any(v => !known.Contains(v) && field.ChoicesFrom is null)) throw new FormDefinitionException(here, $"{when.Field} never has such a value");
    }

    private static void Words(Bilingual words, string here)
    {
        if (string.IsNullOrWhiteSpace(words.Zh) || string.IsNullOrWhiteSpace(words.En)) throw new FormDefinitionException(here, "a label is wanted in both languages");
    }

    private static void Unique(IEnumerable<string> keys, string place, string kind)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (string.IsNullOrWhiteSpace(key)) throw new FormDefinitionException(place, $"a {kind} without a key");
            if (!seen.Add(key)) throw new FormDefinitionException(place, $"the {kind} {key} is there twice");
        }
    }
}
