using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Proposals.Rules;

/// <summary>Clause 一: the three types, and what each is for.</summary>
internal static class TypeRules
{
    /// <summary>T-02.</summary>
    public static IEnumerable<Problem> TheUrgentTypeServesMajorsWithFallingDemand(RuleContext c)
    {
        var majors = c.Answers.Rows("targetMajors");
        if (c.Type == ProgrammeType.Urgent && !c.Answers.IsYes("targetWholeSchool") && majors.Count > 0 && !majors.Any(m => m.IsYes("declining") || IsWeak(m["name"], c)))
            yield return new("T-02", Facts.Of(("n", $"{majors.Count}")), new("targetMajors"));
    }

    // The office's figures say it too, whether or not somebody marked the major by hand.
    private static bool IsWeak(string major, RuleContext c) =>
        !FormRules.IsBlank(major) && c.Weak.Any(w => Spelling.Of(w.Label) == Spelling.Of(major) || Spelling.Of(w.Major.Name) == Spelling.Of(major) || w.Major.Code == major.Trim());

    /// <summary>T-03; what is blank is found by the form's own rules.</summary>
    public static IEnumerable<Problem> TheUrgentTypeNamesItsFieldAndDirection(RuleContext c)
    {
        if (c.Type != ProgrammeType.Urgent) yield break;
        var (field, direction) = (c.Answers["industryField"], c.Answers["direction"]);
        if (!FormRules.IsBlank(field) && field != FormChoices.Other && !Annex1.HasField(c.Directions, field))
            yield return new("T-03-unknown", c.Label("industryField"), new("industryField"));
        if (FormRules.IsBlank(direction) || direction == FormChoices.Other) yield break;
        var known = c.Directions.Where(d => d.Code == direction).ToList();
        if (known.Count == 0)
            yield return new("T-03-unknown", c.Label("direction"), new("direction"));
        else if (!FormRules.IsBlank(field) && known.All(d => !Annex1.IsOf(d, field)))
            yield return new("T-03-elsewhere", Facts.Of(("direction", known[0].Name), ("belongs", known[0].FieldName)), new("direction"));
    }

    /// <summary>T-04.</summary>
    public static IEnumerable<Problem> TheAppliedTypeSaysWhomItHelps(RuleContext c)
    {
        if (c.Type == ProgrammeType.Applied && FormRules.IsBlank(c.Answers["servedFlaggedMajors"]) && FormRules.IsBlank(c.Answers["employability"]) && !c.Answers.Rows("targetMajors").Any(m => m.IsYes("declining")))
            yield return new("T-04", c.Label("employability"), new("employability"));
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
