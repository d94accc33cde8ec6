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
        _ => field.ChoicesFrom is null ? PrintedText.Line(typed) : Word(field, typed.Trim()),
    };

    // A value without a word (the list changed meanwhile, or it was typed by hand) prints as it was typed: paper must not lose it.
    private string Word(FormField field, string value) =>
        PrintedText.Line(FormChoices.Of(field, answers, units, directions).FirstOrDefault(c => c.Value == value)?.Label.Zh ?? value);

    private static string YesNo(string typed) => typed.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "是" => "是",
        "false" or "no" or "否" => "否",
        _ => PrintedText.Line(typed),
    };
}
