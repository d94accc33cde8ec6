using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Checks;

/// <summary>A value of a file as the form keeps it. A choice may be given by its value or by its words in either language; what is none is left to the rules.</summary>
internal sealed class FieldValues(Members members, IReadOnlyList<Unit> units, IReadOnlyList<Direction> directions, RoundPolicy policy)
{
    /// <summary>The text to keep; null when the value is of another type than the field's.</summary>
    public string? Read(FormField field, JsonElement value, string path, Answers answers) => field.Type switch
    {
        FieldType.Number => members.Number(value, path),
        FieldType.YesNo => members.YesNo(value, path),
        FieldType.Choice => One(field, value, path, answers),
        FieldType.MultiChoice => Several(field, value, path, answers),
        _ => members.Text(value, path) is { } text ? CleanText.Of(text) : null,
    };

    private string? Several(FormField field, JsonElement value, string path, Answers answers)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            var chosen = value.EnumerateArray().Select((v, i) => One(field, v, $"{path}[{i + 1}]", answers)).ToList();
            return chosen.Contains(null) ? null : string.Join(',', chosen);
        }

        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)) return members.Wrong<string>(path, "选项的数组", "an array of choices", value);
        return members.Text(value, path) is { } text ? string.Join(',', text.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => ValueOf(field, t, answers))) : null;
    }

    private string? One(FormField field, JsonElement value, string path, Answers answers) => value.ValueKind switch
    {
        JsonValueKind.Number => members.Number(value, path),
        JsonValueKind.String or JsonValueKind.Null => members.Text(value, path) is { } text ? ValueOf(field, text.Trim(), answers) : null,
        _ => members.Wrong<string>(path, "选项", "a choice", value),
    };

    private string ValueOf(FormField field, string text, Answers answers)
    {
        // Directions are named under whatever field: the rules say when the two do not belong together.
        var choices = FormChoices.Of(field, answers.With("industryField", ""), units, directions, policy);
        return (choices.FirstOrDefault(c => c.Value == text) ?? choices.FirstOrDefault(c => c.Label.Zh == text || string.Equals(c.Label.En, text, StringComparison.OrdinalIgnoreCase)))?.Value ?? text;
    }
}
