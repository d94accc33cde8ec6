using MicroMajor.Domain.Proposals.Rules;

namespace MicroMajor.Domain.Proposals;

/// <summary>The rules of the notice, and ours, held against a form. Whatever was typed, they never throw: they say what is wrong with it.</summary>
public static class NoticeRules
{
    private static readonly IReadOnlyList<Func<RuleContext, IEnumerable<Problem>>> All =
    [
        FormRules.WhatIsRequiredIsAnswered,
        FormRules.EveryAnswerIsOfItsKind,
        FormRules.NoTableIsTooLong,
        TypeRules.TheUrgentTypeServesMajorsWithFallingDemand,
        TypeRules.TheUrgentTypeNamesItsFieldAndDirection,
        TypeRules.TheAppliedTypeSaysWhomItHelps,
        TypeRules.TheAppliedTypeTeachesPractice,
        TypeRules.TheAppliedTypeUsesAnEncouragedModel,
        TypeRules.TheInterdisciplinaryTypeIsOpenToTheSchool,
        TypeRules.TheInterdisciplinaryTypeNamesItsIndustry,
        UnitRules.TheUnitTeachesUndergraduates,
        UnitRules.AStrongMajorCarriesIt,
        UnitRules.TheNeedIsExplained,
        UnitRules.TheDirectionIsOfAnnex1,
        UnitRules.TheTeamCrossesUnits,
        UnitRules.PartnersTakePart,
        LeadRules.ThereIsOneLead,
        LeadRules.TheLeadHasASeniorTitle,
        LeadRules.TheLeadAcceptsTheDuties,
        CourseRules.EveryCourseIsComplete,
        CourseRules.EveryCourseLiesInTheTeachingPeriod,
        CourseRules.TheSemesterFitsTheLength,
        CourseRules.TheDifferenceIsExplained,
        CourseRules.TheNameIsNotAnExistingMajors,
        CourseRules.TheCoursesAreNotAnExistingMajors,
        CourseRules.AboutFiveCoursesAreCore,
        CourseRules.OnlineAndClassesAreCombined,
        CourseRules.ACourseHasTwoOrThreeCredits,
        CourseRules.TheCreditsAreWithinTheLimit,
        CourseRules.TheHoursCarryTheCredits,
        CourseRules.SeniorStudentsAreAddressed,
        TimeRules.TeachingStartsInSeptemberAtTheEarliest,
        TimeRules.TeachingEndsBeforeJuly,
        TimeRules.TheBuildingPeriodIsAtMostTwoYears,
        TimeRules.TheDatesFollowEachOther,
        TimeRules.TheArgumentationIsOver,
        ConsistencyRules.TheNameIsUniqueInTheRound,
        ConsistencyRules.TheNameSaysMicroMajorAtMostOnce,
        ConsistencyRules.CourseNamesAreUnique,
        ConsistencyRules.EveryMemberOfTheTeamTeaches,
        ConsistencyRules.ThePhoneCanBeCalled,
        ConsistencyRules.AClassIsNotLargerThanThePlaces,
        ConsistencyRules.PartnersAreNamedOnlyWithIndustry,
        ConsistencyRules.TextsKeepToTheirLength,
        ConsistencyRules.NoRowIsBlank,
        ConsistencyRules.TheLeadHeadsOneProgramme,
        ConsistencyRules.TheoryAndPracticeMakeTheHours,
    ];

    /// <summary>What the rules find, in the order of the form; what is about the whole comes last.</summary>
    public static IReadOnlyList<Problem> Check(RuleContext context)
    {
        // An edition of the form may leave out what a softer rule reads: then the rule has nobody to speak to.
        var found = All.SelectMany(rule => rule(context)).Where(f => f.At is null || context.Form.Field(f.At.Field) is not null).ToList();
        found.AddRange(Reasons.Wanted(context.Answers, found, context.Policy));
        var order = new FormOrder(context);
        // OrderBy is stable: within one place the findings stay in the order of the rules.
        return [.. found.OrderBy(order.Field).ThenBy(order.Row).ThenBy(order.Column)];
    }

    /// <summary>The findings about a field itself, or about its rows.</summary>
    public static IReadOnlyList<Problem> AtField(IReadOnlyList<Problem> findings, string field) => [.. findings.Where(f => f.At?.Field == field)];

    /// <summary>The findings about one row of a table, or one cell of it.</summary>
    public static IReadOnlyList<Problem> AtRow(IReadOnlyList<Problem> findings, string table, string row, string? column = null) =>
        [.. findings.Where(f => f.At is { } at && at.Field == table && at.Row == row && (column is null || at.Column == column))];

    /// <summary>The findings by the field that they are about; those about the whole under an empty key.</summary>
    public static ILookup<string, Problem> ByField(IReadOnlyList<Problem> findings) => findings.ToLookup(f => f.At?.Field ?? "", StringComparer.Ordinal);
}
