using MicroMajor.Domain.Filing;

namespace MicroMajor.Domain.Proposals.Rules;

/// <summary>Is what was typed of the field's kind? Blank is: whether it may be blank is another question.</summary>
internal static class Kinds
{
    public static (string Code, Facts Facts)? Wrong(FormField field, string text, RuleContext c)
    {
        if (FormRules.IsBlank(text)) return null;
        var facts = RuleContext.LabelOf(field);
        return field.Type switch
        {
            FieldType.Number => Number(field, text, facts),
            FieldType.Date when Answers.IsNoDay(text) => ("no-such-day", facts.And("typed", text.Trim())),
            FieldType.Date => Answers.ParseDate(text) is null ? ("not-a-date", facts) : null,
            FieldType.YesNo => text.Trim() is "true" or "false" or "是" or "否" ? null : ("not-a-choice", facts),
            FieldType.Choice => IsKnown(field, text.Trim(), c) ? null : ("not-a-choice", facts),
            FieldType.MultiChoice => Answers.Split(text).All(v => IsKnown(field, v, c)) ? null : ("not-a-choice", facts),
            // A field that advises a length has a rule about it.
            FieldType.Text or FieldType.LongText when c.Policy.AdvisedLengthOf(field) is null && text.Length > field.MaxLength =>
                ("too-long", facts.And("max", $"{field.MaxLength}").And("now", $"{text.Length}").And("over", $"{text.Length - field.MaxLength}")),
            _ => null,
        };
    }

    private static (string, Facts)? Number(FormField field, string text, Facts facts)
    {
        if (Answers.ParseNumber(text) is not { } number) return ("not-a-number", facts);
        if (field.Whole && number != decimal.Truncate(number)) return ("not-a-whole-number", facts);
        if (number < field.Min) return ("too-small", facts.And("min", PrintedText.Of(field.Min.Value)));
        if (number > field.Max) return ("too-large", facts.And("max", PrintedText.Of(field.Max.Value)));
        return null;
    }

    // Directions and teachers have rules of their own; of units we may not have been told.
    private static bool IsKnown(FormField field, string value, RuleContext c) =>
        field.Choices.Any(k => k.Value == value) || field.ChoicesFrom switch
        {
            null => false,
            "units" => c.Units.Count == 0 || c.Units.Any(u => u.Code == value),
            _ => true,
        };
}
