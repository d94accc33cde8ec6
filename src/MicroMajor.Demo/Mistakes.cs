namespace MicroMajor.Demo;

/// <summary>What people get wrong in a first version: what they know goes onto their sheet with these slips.</summary>
internal static class Mistakes
{
    private static readonly IReadOnlyList<IReadOnlyList<Action<Sheet>>> s_byTurn =
    [
        [OneCourseTooMany, ThePhoneLacksADigit],
        [TheTitleIsShortened, TheClassIsLargerThanThePlaces, OneCourseIsHeavier],
        [TwoCoursesHaveOneName, TheHoursDoNotAddUp, TeachingEndsInAugust],
        [NothingIsSaidOfTheDifference, TheEndComesBeforeTheStart],
        [OneCourseTooMany, NothingIsSaidOfTheDifference, OneCourseHasNoSemester],
        [TheTitleIsShortened, TheBuildingTakesThreeYears],
    ];

    /// <summary>The owner's first version of the proposal at that place of the demo.</summary>
    public static Sheet FirstVersion(TypedProposal meant, int index)
    {
        var sheet = new Sheet(meant);
        foreach (var slip in s_byTurn[index % s_byTurn.Count]) slip(sheet);
        return sheet;
    }

    // C-09: the sixth course breaks the limit of fifteen credits, though none of the six is too heavy.
    private static void OneCourseTooMany(Sheet sheet) => sheet.Courses.Add(new(sheet.Courses[^1]) { ["name"] = sheet.Courses[^1]["name"] + "（拓展）" });

    // C-08: in principle two or three credits. Four of fifteen are allowed with a reason, and then another course has two.
    private static void OneCourseIsHeavier(Sheet sheet)
    {
        (sheet.Courses[4]["credits"], sheet.Courses[4]["hours"], sheet.Courses[4]["theoryHours"], sheet.Courses[4]["practiceHours"]) = ("4", "64", "16", "48");
        (sheet.Courses[0]["credits"], sheet.Courses[0]["hours"], sheet.Courses[0]["theoryHours"], sheet.Courses[0]["practiceHours"]) = ("2", "32", "16", "16");
    }

    private static void ThePhoneLacksADigit(Sheet sheet) => sheet.Texts["lead.phone"] = sheet.Texts["lead.phone"][..^1];

    private static void TheTitleIsShortened(Sheet sheet) => sheet.Texts["lead.title"] = "副高";

    private static void TheClassIsLargerThanThePlaces(Sheet sheet) => sheet.Texts["classSize"] = "200";

    private static void TwoCoursesHaveOneName(Sheet sheet) => sheet.Courses[3]["name"] = sheet.Courses[2]["name"];

    private static void TheHoursDoNotAddUp(Sheet sheet) => sheet.Courses[1]["practiceHours"] = "20";

    private static void OneCourseHasNoSemester(Sheet sheet) => sheet.Courses[2].Remove("semester");

    private static void NothingIsSaidOfTheDifference(Sheet sheet) => sheet.Texts.Remove("difference");

    private static void TheEndComesBeforeTheStart(Sheet sheet) => sheet.Texts["endDate"] = sheet.Texts["applyDate"];

    // D-02: allowed with a reason.
    private static void TeachingEndsInAugust(Sheet sheet) => sheet.Texts["endDate"] = sheet.Texts["endDate"].Replace("-06-20", "-08-20", StringComparison.Ordinal);

    // B-03: allowed with a reason.
    private static void TheBuildingTakesThreeYears(Sheet sheet)
    {
        var year = int.Parse(sheet.Texts["buildEnd"][..4], System.Globalization.CultureInfo.InvariantCulture);
        sheet.Texts["buildEnd"] = $"{year + 1}{sheet.Texts["buildEnd"][4..]}";
    }
}
