using MicroMajor.Domain.Proposals;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>Every field asked, every text at its limit, every table full: the largest form that the client lets anybody type.</summary>
internal static class LargestForm
{
    public static Answers Answers { get; } = Fill();

    private static Answers Fill()
    {
        var answers = Answers.None;
        foreach (var field in FormDefinitions.Current.Fields.Where(f => f.Type != FieldType.Table)) answers = answers.With(field.Key, Text(field, field.Key.Length));
        answers = answers.With("type", "urgent").With("industryField", "F1").With("direction", "other").With("targetWholeSchool", "false").With("isIndustryAcademic", "true").With("coUnits", string.Join(',', Enumerable.Range(1, 40).Select(i => $"U{i:00}")));
        foreach (var table in FormDefinitions.Current.Fields.Where(f => f.Type == FieldType.Table))
            for (var row = 1; row <= table.MaxRows; row++)
                answers = answers.WithRow(table.Key, new Row($"r{row}", table.Columns.Select(c => KeyValuePair.Create(c.Key, c.ChoicesFrom == "team" ? $"r{row}" : Text(c, row)))));
        return answers;
    }

    // Common Chinese characters, different from place to place, so that nothing is found where it is not.
    private static string Text(FormField field, int seed) => field.Type switch
    {
        FieldType.Number => "15",
        FieldType.Date => "2025-09-01",
        FieldType.YesNo => "true",
        FieldType.Phone => "13800000000",
        FieldType.Choice => field.Choices.Count > 0 ? field.Choices[^1].Value : "",
        FieldType.MultiChoice => string.Join(',', field.Choices.Select(c => c.Value)),
        _ => string.Concat(Enumerable.Range(0, field.MaxLength).Select(i => (char)('一' + (i * 7 + seed * 131 + field.Key.Sum(c => c)) % 6000))),
    };
}
