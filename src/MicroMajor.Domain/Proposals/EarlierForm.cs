namespace MicroMajor.Domain.Proposals;

/// <summary>What a draft takes over from an earlier proposal.</summary>
/// <param name="Answers">What the new draft begins with.</param>
/// <param name="Renewed">Answered before, and left out because every application says it anew: dates, the argumentation, reasons.</param>
/// <param name="Personal">Answered before, and left out because it is about somebody else's people.</param>
/// <param name="Unknown">Answered before, and unknown to the new form (or of another kind there); it stays in the earlier proposal.</param>
public sealed record TakenOver(Answers Answers, IReadOnlyList<Bilingual> Renewed, IReadOnlyList<Bilingual> Personal, IReadOnlyList<Bilingual> Unknown);

/// <summary>Takes over from an earlier proposal what a new one may begin with.</summary>
public static class EarlierForm
{
    // An example's name is the example's own.
    private const string Name = "programName";

    /// <summary>What is taken over.</summary>
    /// <param name="earlier">What the earlier proposal says.</param>
    /// <param name="was">The form that it was filled in by.</param>
    /// <param name="now">The form of the new draft.</param>
    /// <param name="own">Is it the person's own? Of somebody else's, nothing about persons is taken over, nor its name.</param>
    public static TakenOver Of(Answers earlier, FormDefinition was, FormDefinition now, bool own)
    {
        var (answers, renewed, personal) = (Answers.None, new List<Bilingual>(), new List<Bilingual>());
        foreach (var field in now.Fields.Where(f => IsThere(f, earlier) && (own || f.Key != Name)))
        {
            if (Renews(field)) renewed.Add(field.Label);
            else if (!own && IsPersonal(field)) personal.Add(field.Label);
            else if (field.Type == FieldType.Table) answers = answers.WithRows(field.Key, earlier.Rows(field.Key).Select(Row).Where(r => r.Cells.Count > 0));
            else answers = field.Inputs.Aggregate(answers, (a, f) => a.With(f.Key, earlier[f.Key]));

            Row Row(Row row)
            {
                var kept = new Row(row.Id, []);
                foreach (var column in field.Columns.Where(c => row[c.Key].Length > 0))
                {
                    if (Renews(column)) Say(renewed, field, column);
                    else if (!own && IsPersonal(column)) Say(personal, field, column);
                    else kept = column.Inputs.Aggregate(kept, (r, c) => r.With(c.Key, row[c.Key]));
                }

                return kept;
            }
        }

        var unknown = was.Fields.Where(f => IsThere(f, earlier) && (now.Field(f.Key) is not { } same || (same.Type == FieldType.Table) != (f.Type == FieldType.Table))).Select(f => f.Label)
            .Concat(was.Fields.Where(f => f.Type == FieldType.Table && now.Field(f.Key) is { Type: FieldType.Table })
                .SelectMany(f => f.Columns.Where(c => now.Field(f.Key)!.Columns.All(n => n.Key != c.Key) && earlier.Rows(f.Key).Any(r => r[c.Key].Length > 0)), Together));
        return new(now.OnlyAsked(answers), renewed, personal, [.. unknown]);
    }

    private static bool IsThere(FormField field, Answers earlier) => field.Type == FieldType.Table ? earlier.Rows(field.Key).Count > 0 : earlier[field.Key].Length > 0;

    private static bool Renews(FormField field) => field.Renew || field.Type == FieldType.Date;

    // Who is picked from the directory, or can be called, is a person whatever the form says of it.
    private static bool IsPersonal(FormField field) => field.Personal || field.Type == FieldType.Phone || field.ChoicesFrom is "people" or "team";

    private static void Say(List<Bilingual> said, FormField table, FormField column)
    {
        if (!said.Contains(Together(table, column))) said.Add(Together(table, column));
    }

    private static Bilingual Together(FormField table, FormField column) => new($"{table.Label.Zh}·{column.Label.Zh}", $"{table.Label.En}: {column.Label.En}");
}
