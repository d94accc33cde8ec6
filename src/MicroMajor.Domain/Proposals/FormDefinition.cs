using System.Text.Json.Serialization;

namespace MicroMajor.Domain.Proposals;

/// <summary>The form as data: sections, fields, limits, labels, conditions, tables. Cards, list columns and documents are drawn from it.</summary>
public sealed record FormDefinition(string Version, IReadOnlyList<FormSection> Sections)
{
    /// <summary>All fields in the order of the form.</summary>
    public IEnumerable<FormField> Fields => Sections.SelectMany(s => s.Fields);

    /// <summary>The section, or null.</summary>
    public FormSection? Section(string key) => Sections.FirstOrDefault(s => s.Key == key);

    /// <summary>The field, or null.</summary>
    public FormField? Field(string key) => Fields.FirstOrDefault(f => f.Key == key);

    /// <summary>The section that a field stands in.</summary>
    public FormSection SectionOf(string fieldKey) => Sections.First(s => s.Fields.Any(f => f.Key == fieldKey));

    /// <summary>The answers without those to hidden questions, wherever these came from.</summary>
    public Answers OnlyAsked(Answers answers) => Sections.Aggregate(answers, (a, s) => s.OnlyAsked(a));
}

/// <summary>A section of the form: one card.</summary>
public sealed record FormSection(string Key, Bilingual Title, IReadOnlyList<FormField> Fields)
{
    /// <summary>Its fields; each knows the section that it stands in.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [.. Fields.Select(f => f with { Section = Key })];

    // From top to bottom: what is cleared may have been the reason to ask for the next (type, direction, its note). The form's reader
    // makes sure that a condition looks further up in its own section.

    /// <summary>The answers without those to the section's hidden questions, and to hidden columns of its tables.</summary>
    public Answers OnlyAsked(Answers answers) => Fields.SelectMany(f => f.Inputs).Aggregate(answers, (a, f) =>
        f.Type != FieldType.Table ? f.IsAsked(a) ? a : a.With(f.Key, "")
        : f.IsAsked(a) ? a.WithRows(f.Key, a.Rows(f.Key).Select(f.OnlyAsked)) : a.WithRows(f.Key, []));
}

/// <summary>A field of the form, or a column of one of its tables.</summary>
public sealed record FormField(string Key, FieldType Type, Bilingual Label)
{
    /// <summary>The key of the section that it stands in; empty for a column. The section sets it.</summary>
    [JsonIgnore]
    public string Section { get; internal init; } = "";

    /// <summary>A line of help under the label.</summary>
    public Bilingual? Hint { get; init; }

    /// <summary>Must be answered to submit (never to save).</summary>
    public bool Required { get; init; }

    /// <summary>Characters that the form advises (建议字数); null where it advises none.</summary>
    public int? AdvisedLength { get; init; }

    /// <summary>Characters that the client lets one type; the server keeps longer texts all the same.</summary>
    public int MaxLength { get; init; } = 300;

    /// <summary>Smallest number that makes sense.</summary>
    public decimal? Min { get; init; }

    /// <summary>Largest number that makes sense.</summary>
    public decimal? Max { get; init; }

    /// <summary>A number of people or hours: no fractions.</summary>
    public bool Whole { get; init; }

    /// <summary>Asked only while this holds; else hidden and cleared.</summary>
    public Condition? When { get; init; }

    /// <summary>The choices of a choice field; a choice may carry its own words.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>What a new answer begins with: a value, or <c>@today</c>, <c>@unit</c> (the host unit's name), or <c>@</c> and another field's key.</summary>
    public string Default { get; init; } = "";

    /// <summary>Where further choices come from that are not in the form: units, directionFields, directions, weakMajors, team; for a text, suggestions: titles, people, majors.</summary>
    public string? ChoicesFrom { get; init; }

    /// <summary>Where it is kept who is meant, when the name was picked from the tenant's directory (<c>choicesFrom: people</c>): the person's id. Null for every other field.</summary>
    public string? PersonKey => ChoicesFrom == "people" ? $"{Key}.person" : null;

    /// <summary>What a card asks for: the field, and who is meant where it names a person.</summary>
    public IEnumerable<FormField> Inputs => PersonKey is { } person ? [this, this with { Key = person, Type = FieldType.Choice, ChoicesFrom = null, Required = false, Default = "" }] : [this];

    /// <summary>Said anew in every application, never taken over from an earlier one; so is every date.</summary>
    public bool Renew { get; init; }

    /// <summary>About a person: never taken over from somebody else's proposal.</summary>
    public bool Personal { get; init; }

    /// <summary>The columns of a table.</summary>
    public IReadOnlyList<FormField> Columns { get; init; } = [];

    /// <summary>Most rows of a table.</summary>
    public int MaxRows { get; init; } = 40;

    /// <summary>The clause or the origin of the field (notice clause id, or "ours").</summary>
    public string Origin { get; init; } = "";

    /// <summary>Is the field asked, given the other answers?</summary>
    public bool IsAsked(Answers answers) => When is null || When.Is.Any(v => answers.Choices(When.Field).Contains(v));

    /// <summary>Is the column asked, given the row's other cells?</summary>
    public bool IsAsked(Row row) => When is null || When.Is.Any(v => row.Choices(When.Field).Contains(v));

    /// <summary>A row of this table without the cells of hidden columns.</summary>
    public Row OnlyAsked(Row row) => Columns.SelectMany(c => c.Inputs).Aggregate(row, (r, c) => c.IsAsked(r) || r[c.Key].Length == 0 ? r : r.With(c.Key, ""));
}

/// <summary>The kinds of field.</summary>
public enum FieldType { Text, LongText, Number, Date, YesNo, Choice, MultiChoice, Phone, Table }

/// <summary>A choice: the value kept, and its words.</summary>
public sealed record Choice(string Value, Bilingual Label);

/// <summary>Holds when the other field has one of the values.</summary>
public sealed record Condition(string Field, IReadOnlyList<string> Is);
