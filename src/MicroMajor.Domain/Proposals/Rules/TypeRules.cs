namespace MicroMajor.Domain.Proposals.Rules;

/// <summary>Clause 一: the three types, and what each is for.</summary>
internal static class TypeRules
{
    /// <summary>T-02.</summary>
    public static IEnumerable<Problem> TheUrgentTypeServesMajorsWithFallingDemand(RuleContext c)
    {
        var majors = c.Answers.Rows("targetMajors");
        if (c.Type == ProgrammeType.Urgent && !c.Answers.IsYes("targetWholeSchool") && majors.Count > 0 && !majors.Any(m => m.IsYes("declining")))
            yield return new("T-02", Facts.Of(("n", $"{majors.Count}")), new("targetMajors"));
    }

    /// <summary>T-03; what is blank is found by the form's own rules.</summary>
    public static IEnumerable<Problem> TheUrgentTypeNamesItsFieldAndDirection(RuleContext c)
    {
        if (c.Type != ProgrammeType.Urgent) yield break;
        var (field, direction) = (c.Answers["industryField"], c.Answers["direction"]);
        if (!FormRules.IsBlank(field) && field != FormChoices.Other && c.Directions.All(d => d.FieldCode != field))
            yield return new("T-03-unknown", c.Label("industryField"), new("industryField"));
        if (FormRules.IsBlank(direction) || direction == FormChoices.Other) yield break;
        var known = c.Directions.Where(d => d.Code == direction).ToList();
        if (known.Count == 0)
            yield return new("T-03-unknown", c.Label("direction"), new("direction"));
        else if (!FormRules.IsBlank(field) && known.All(d => d.FieldCode != field))
            yield return new("T-03-elsewhere", Facts.Of(("direction", known[0].Name), ("belongs", known[0].FieldName)), new("direction"));
    }

    /// <summary>T-04.</summary>
    public static IEnumerable<Problem> TheAppliedTypeSaysWhomItHelps(RuleContext c)
    {
        if (c.Type == ProgrammeType.Applied && FormRules.IsBlank(c.Answers["servedFlaggedMajors"]) && !c.Answers.Rows("targetMajors").Any(m => m.IsYes("declining")))
            yield return new("T-04", c.Label("servedFlaggedMajors"), new("servedFlaggedMajors"));
    }

    /// <summary>T-05.</summary>
    public static IEnumerable<Problem> TheAppliedTypeTeachesPractice(RuleContext c)
    {
        var courses = c.Answers.Rows("courses");
        if (c.Type == ProgrammeType.Applied && courses.Count > 0 && courses.All(k => k.Number("practiceHours") is null or <= 0m))
            yield return new("T-05", Facts.None, new("courses"));
    }

    /// <summary>T-06.</summary>
    public static IEnumerable<Problem> TheAppliedTypeUsesAnEncouragedModel(RuleContext c)
    {
        var mode = c.Answers["applicationMode"];
        if (c.Type == ProgrammeType.Applied && mode != FormChoices.Other && c.Form.Field("applicationMode")?.Choices.FirstOrDefault(k => k.Value == mode) is { } choice)
            yield return new("T-06", Facts.Of(("mode", choice.Label.Zh), ("modeEn", choice.Label.En)), new("applicationMode"));
    }

    /// <summary>T-07.</summary>
    public static IEnumerable<Problem> TheInterdisciplinaryTypeIsOpenToTheSchool(RuleContext c)
    {
        var majors = c.Answers.Rows("targetMajors").Count;
        if (c.Type == ProgrammeType.Interdisciplinary && !c.Answers.IsYes("targetWholeSchool") && majors > 0)
            yield return new("T-07", Facts.Of(("n", $"{majors}")), new("targetWholeSchool"));
    }

    /// <summary>T-08.</summary>
    public static IEnumerable<Problem> TheInterdisciplinaryTypeNamesItsIndustry(RuleContext c)
    {
        if (c.Type == ProgrammeType.Interdisciplinary && FormRules.IsBlank(c.Answers["frontierFocus"]))
            yield return new("T-08", c.Label("frontierFocus"), new("frontierFocus"));
    }
}
