namespace MicroMajor.Domain.Proposals.Rules;

/// <summary>Clauses 二 to 二.2: who applies, on what ground, with whom.</summary>
internal static class UnitRules
{
    /// <summary>U-01.</summary>
    public static IEnumerable<Problem> TheUnitTeachesUndergraduates(RuleContext c)
    {
        if (c.Unit is { TeachesUndergraduates: false } unit) yield return new("U-01", Facts.Of(("unit", unit.Name)));
    }

    /// <summary>U-03; that there is a row at all is found by the form's own rules.</summary>
    public static IEnumerable<Problem> AStrongMajorCarriesIt(RuleContext c)
    {
        var majors = c.Answers.Rows("hostMajors");
        if (majors.Count > 0 && !majors.Any(m => !FormRules.IsBlank(m["name"]) && HasEvidence(m))) yield return new("U-03", c.Label("hostMajors"), new("hostMajors"));
    }

    /// <summary>U-04; a blank text is found by the form's own rules.</summary>
    public static IEnumerable<Problem> TheNeedIsExplained(RuleContext c)
    {
        var length = NonBlank.Length(c.Answers["demandAnalysis"]);
        if (length > 0 && length < c.Policy.MinDemandLength)
            yield return new("U-04-short", Facts.Of(("now", $"{length}"), ("min", $"{c.Policy.MinDemandLength}"), ("more", $"{c.Policy.MinDemandLength - length}")), new("demandAnalysis"));
    }

    /// <summary>U-05.</summary>
    public static IEnumerable<Problem> TheDirectionIsOfAnnex1(RuleContext c)
    {
        if (c.Type == ProgrammeType.Urgent && c.Answers["direction"] is { Length: > 0 } code && c.Directions.FirstOrDefault(d => d.Code == code) is { } direction)
            yield return new("U-05", Facts.Of(("direction", direction.Name)), new("direction"));
    }

    /// <summary>U-06.</summary>
    public static IEnumerable<Problem> TheTeamCrossesUnits(RuleContext c)
    {
        var team = c.Answers.Rows("team");
        var units = Different(team.Select(t => t["unit"]));
        var fields = Different(team.Select(t => t["field"]));
        if (units == 0 && fields == 0) yield break;
        yield return units >= 2 || fields >= 2
            ? new("U-06", Facts.Of(("units", $"{units}"), ("fields", $"{fields}")), new("team"))
            : new("U-06-one", Facts.None, new("team"));
    }

    /// <summary>U-07.</summary>
    public static IEnumerable<Problem> PartnersTakePart(RuleContext c)
    {
        var partners = c.Answers.IsYes("isIndustryAcademic") ? c.Answers.Rows("industryPartners").Count(p => p.Choices("role").Count > 0) : 0;
        if (partners > 0) yield return new("U-07", Facts.Of(("n", $"{partners}")), new("industryPartners"));
        else if (!FormRules.IsBlank(c.Answers["isIndustryAcademic"])) yield return new("U-07-none", Facts.None, new("isIndustryAcademic"));
    }

    private static bool HasEvidence(Row major) => major["basis"] is { Length: > 0 } basis && (basis != FormChoices.Other || !FormRules.IsBlank(major["basisNote"]));

    private static int Different(IEnumerable<string> typed) => typed.Select(Spelling.Of).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Count();
}
