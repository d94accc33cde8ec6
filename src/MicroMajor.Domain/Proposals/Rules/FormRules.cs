namespace MicroMajor.Domain.Proposals.Rules;

/// <summary>What the form itself asks for, whatever the notice says: what is required is there, a number is a number.</summary>
internal static class FormRules
{
    // A rule that names the field is a better answer than "please fill this in": it quotes its clause.
    private static readonly Dictionary<string, string> NamedBy = new(StringComparer.Ordinal)
    {
        ["type"] = "T-01",
        ["industryField"] = "T-03",
        ["direction"] = "T-03",
        ["directionNote"] = "T-03",
        ["hostMajors"] = "U-03",
        ["demandAnalysis"] = "U-04",
        ["lead.name"] = "L-01",
        ["lead.management"] = "L-03",
        ["difference"] = "C-04",
        ["deliveryMode"] = "C-07-choice",
        ["recognition"] = "D-03",
        ["argumentation.date"] = "F-01",
        ["argumentation.form"] = "F-01",
        ["argumentation.participants"] = "F-01",
        ["argumentation.conclusion"] = "F-01",
        ["programName"] = "F-02",
        ["objectives"] = "F-02",
        ["requirements"] = "F-02",
        ["teachingPlan"] = "F-02",
        ["curriculumDesign"] = "F-02",
        ["courses"] = "F-02",
        ["team"] = "F-02",
    };

    public static IEnumerable<Problem> WhatIsRequiredIsAnswered(RuleContext c)
    {
        foreach (var field in c.Form.Fields.Where(f => f.IsAsked(c.Answers)))
        {
            if (field.Type != FieldType.Table)
            {
                if (field.Required && IsBlank(c.Answers[field.Key])) yield return Missing(field, new(field.Key));
                continue;
            }

            var rows = c.Answers.Rows(field.Key);
            if (field.Required && rows.Count == 0) yield return Missing(field, new(field.Key));
            // The cells of a course are the rules' of 三.1.
            if (field.Key == "courses") continue;
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].Cells.Count == 0) continue;
                foreach (var column in field.Columns.Where(k => k.Required && k.IsAsked(rows[i]) && IsBlank(rows[i][k.Key])))
                    yield return new("required-cell", Cell(column, rows[i], i, field), new(field.Key, rows[i].Id, column.Key));
            }
        }
    }

    public static IEnumerable<Problem> EveryAnswerIsOfItsKind(RuleContext c)
    {
        foreach (var field in c.Form.Fields.Where(f => f.IsAsked(c.Answers)))
        {
            if (field.Type != FieldType.Table)
            {
                if (Kinds.Wrong(field, c.Answers[field.Key], c) is not { } wrong) continue;
                // What is no choice is chosen anew; a rule that names the field says from what.
                yield return new(wrong.Code == "not-a-choice" ? NamedBy.GetValueOrDefault(field.Key, wrong.Code) : wrong.Code, wrong.Facts, new(field.Key));
                continue;
            }

            var rows = c.Answers.Rows(field.Key);
            for (var i = 0; i < rows.Count; i++)
            {
                foreach (var column in field.Columns.Where(k => k.IsAsked(rows[i])))
                    if (Kinds.Wrong(column, rows[i][column.Key], c) is { } wrong)
                        yield return new($"{wrong.Code}-cell", In(wrong.Facts, rows[i], i, field), new(field.Key, rows[i].Id, column.Key));
            }
        }
    }

    public static IEnumerable<Problem> NoTableIsTooLong(RuleContext c) =>
        from table in c.Form.Fields
        where table.Type == FieldType.Table && table.IsAsked(c.Answers) && c.Answers.Rows(table.Key).Count > table.MaxRows
        select new Problem("too-many-rows", RuleContext.LabelOf(table).And("max", $"{table.MaxRows}").And("over", $"{c.Answers.Rows(table.Key).Count - table.MaxRows}"), new(table.Key));

    /// <summary>Which cell of which row: the row by its name, or by its place while it has none.</summary>
    public static Facts Cell(FormField column, Row row, int index, FormField table) => In(RuleContext.LabelOf(column), row, index, table);

    private static Facts In(Facts facts, Row row, int index, FormField table) =>
        facts.And("row", $"{index + 1}").And("name", row["name"]).And("table", table.Label.Zh).And("tableEn", table.Label.En);

    private static Problem Missing(FormField field, FieldRef at) =>
        new(NamedBy.GetValueOrDefault(field.Key, "required"), RuleContext.LabelOf(field), at);

    public static bool IsBlank(string text) => NonBlank.Length(text) == 0;
}
