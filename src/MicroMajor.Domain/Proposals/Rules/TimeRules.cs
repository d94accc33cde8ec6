using System.Globalization;

namespace MicroMajor.Domain.Proposals.Rules;

/// <summary>Clauses 三.4, 四.2 and 五.1: when things begin and end.</summary>
internal static class TimeRules
{
    // What must not come after what.
    private static readonly (string Before, string After)[] Sequence = [("enrolDate", "startDate"), ("startDate", "endDate"), ("buildStart", "buildEnd")];

    /// <summary>D-01.</summary>
    public static IEnumerable<Problem> TeachingStartsInSeptemberAtTheEarliest(RuleContext c)
    {
        var earliest = c.Policy.EarliestTeaching.In(c.Round.Year);
        foreach (var field in (string[])["enrolDate", "startDate"])
            if (c.Answers.Date(field) is { } day && day < earliest)
                yield return new("D-01", c.Label(field).And("date", Iso(day)).And("earliest", Iso(earliest)), new(field));
    }

    /// <summary>
    /// D-02: "before July" leaves open whether July is meant; as long as it may be, it is a question, and from then on an exception. What
    /// ends last counts, be it a course.
    /// </summary>
    public static IEnumerable<Problem> TeachingEndsBeforeJuly(RuleContext c)
    {
        var year = c.Round.Year + 1;
        var (last, arguable) = (c.Policy.LastTeaching.In(year), c.Policy.LastArguable.In(year));
        var end = c.Answers.Date("endDate");
        var (course, index) = CourseRules.Courses(c).Where(k => k.Course.Date("end") is { } day && (end is null || day > end)).OrderByDescending(k => k.Course.Date("end")).FirstOrDefault();
        if ((course?.Date("end") ?? end) is not { } latest || latest <= last) yield break;
        var facts = course is null ? Facts.None : CourseRules.Named(course, index);
        yield return new(
            latest <= arguable ? "D-02-july" : "D-02",
            facts.And("date", Iso(latest)).And("last", Iso(last)).And("arguable", Iso(arguable)),
            course is null ? new("endDate") : new("courses", course.Id, "end"));
    }

    /// <summary>B-03.</summary>
    public static IEnumerable<Problem> TheBuildingPeriodIsAtMostTwoYears(RuleContext c)
    {
        if (c.Answers.Date("buildStart") is not { } from || c.Answers.Date("buildEnd") is not { } to) yield break;
        // A begun month counts: 1 September to 1 September two years on is 24 months, the day after is the 25th.
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month + (to.Day > from.Day ? 1 : 0);
        if (months > c.Policy.MaxBuildMonths) yield return new("B-03", Facts.Of(("months", $"{months}"), ("max", $"{c.Policy.MaxBuildMonths}"), ("until", Iso(from.AddMonths(Math.Max(c.Policy.MaxBuildMonths, 0))))), new("buildEnd"));
    }

    /// <summary>X-06.</summary>
    public static IEnumerable<Problem> TheDatesFollowEachOther(RuleContext c)
    {
        foreach (var (before, after) in Sequence)
        {
            if (c.Answers.Date(before) is { } first && c.Answers.Date(after) is { } second && first > second)
                yield return new("X-06", Two(c.Form.Field(before), c.Form.Field(after), first, second), new(after));
        }

        foreach (var (course, index) in CourseRules.Courses(c))
        {
            if (course.Date("start") is { } first && course.Date("end") is { } second && first > second)
            {
                var columns = c.Form.Field("courses")?.Columns ?? [];
                var facts = Two(columns.FirstOrDefault(k => k.Key == "start"), columns.FirstOrDefault(k => k.Key == "end"), first, second);
                yield return new("X-06-course", facts.And("name", course["name"]).And("row", $"{index + 1}"), new("courses", course.Id, "end"));
            }
        }
    }

    /// <summary>F-01: what is argued out was argued out before it is handed in.</summary>
    public static IEnumerable<Problem> TheArgumentationIsOver(RuleContext c)
    {
        if (c.Answers.Date("argumentation.date") is { } day && day > c.Today)
            yield return new("F-01-future", Facts.Of(("date", Iso(day)), ("today", Iso(c.Today))), new("argumentation.date"));
    }

    private static Facts Two(FormField? before, FormField? after, DateOnly first, DateOnly second) => Facts.Of(
        ("before", before?.Label.Zh ?? ""), ("beforeEn", before?.Label.En ?? ""), ("after", after?.Label.Zh ?? ""), ("afterEn", after?.Label.En ?? ""),
        ("first", Iso(first)), ("second", Iso(second)));

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
