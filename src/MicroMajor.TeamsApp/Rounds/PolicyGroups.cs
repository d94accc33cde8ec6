using MicroMajor.Domain;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>A group of the policy's members on the office's card: what people look for together.</summary>
public sealed record PolicyGroup(string Key, Bilingual Title, IReadOnlyList<string> Members);

/// <summary>The groups, in the order in which they are offered.</summary>
public static class PolicyGroups
{
    /// <summary>Every member of the policy stands in one group.</summary>
    public static IReadOnlyList<PolicyGroup> All { get; } =
    [
        new("courses", new("课程与学分", "Courses and credits"),
            ["maxTotalCredits", "minCourseCredits", "maxCourseCredits", "minAboutFive", "maxAboutFive", "minCoreCourses", "maxCoreCourses", "hoursPerCredit", "maxSameCoursesPercent"]),
        new("dates", new("时间", "Dates"), ["earliestTeaching", "lastTeaching", "lastArguable", "maxBuildMonths", "deadlineCounts", "seniorFromGrade"]),
        new("lead", new("负责人与职称", "Lead and titles"), ["seniorTitles", "titleAliases", "maxProgrammesPerLead"]),
        new("texts", new("文字", "Texts"), ["minDifferenceLength", "minDemandLength", "minReasonLength", "tooLongFactor", "advisedLengths"]),
        new("employment", new("就业与赋能方向", "Employment and directions"), ["weakBelowPercent", "weakOneIn", "weakRoundsUp", "directionsOwedBy", "minDirections", "maxDirections"]),
        new("review", new("评审", "Review"), ["experts", "minExperts", "oddExperts", "minOutsideExperts", "blindApplicants", "minCommentLength", "reviewDays"]),
        new("decision", new("排序与决定", "Ranking and decision"), ["flaggedSpread", "cutPoints", "quota", "correctLeniency", "tieBreakers", "majority", "revisionDays"]),
        new("calendar", new("工作日历", "Working days"), ["daysOff", "extraWorkDays"]),
        new("filing", new("备案材料", "Filing documents"), ["annex2Files", "publicityDays", "fileAfterPublicity"]),
    ];

    /// <summary>The group, or the first.</summary>
    public static PolicyGroup Find(string? key) => All.FirstOrDefault(g => g.Key == key) ?? All[0];

    /// <summary>Its members.</summary>
    public static IEnumerable<PolicyMember> MembersOf(PolicyGroup group) => group.Members.Select(key => PolicyBook.Find(key) ?? throw new InvalidOperationException($"The policy has no member {key}."));
}
