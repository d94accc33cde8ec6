using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Filing;

/// <summary>Turns what was kept (values, codes, row ids) into what is printed.</summary>
internal sealed class ChoiceWords(Answers answers, IReadOnlyList<Unit> units, IReadOnlyList<Direction> directions)
{
    public string Printed(FormField field, string typed) => field.Type switch
    {
        FieldType.Number => PrintedText.Number(typed),
        FieldType.Date => PrintedText.Date(typed),
        FieldType.LongText => PrintedText.Of(typed),
        FieldType.YesNo when field.Choices.Count == 0 => YesNo(typed),
        FieldType.Choice or FieldType.YesNo => Word(field, typed.Trim()),
        FieldType.MultiChoice => string.Join('、', Answers.Split(typed).Select(v => Word(field, v)).Where(w => w.Length > 0)),
        _ => PrintedText.Line(typed),
    };

    // A value without a word (the list changed meanwhile, or it was typed by hand) prints as it was typed: paper must not lose it.
    private string Word(FormField field, string value)
    {
        if (field.Choices.FirstOrDefault(c => c.Value == value) is { } choice) return choice.Label.Zh;
        var word = field.ChoicesFrom switch
        {
            "units" => units.FirstOrDefault(u => u.Code == value)?.Name,
            "directionFields" => directions.FirstOrDefault(d => d.FieldCode == value)?.FieldName,
            "directions" => directions.FirstOrDefault(d => d.Code == value)?.Name,
            "team" => answers.Rows("team").FirstOrDefault(r => r.Id == value)?["name"],
            _ => null,
        };
        return PrintedText.Line(word ?? value);
    }

    private static string YesNo(string typed) => typed.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "是" => "是",
        "false" or "no" or "否" => "否",
        _ => PrintedText.Line(typed),
    };
}
