using MicroMajor.Domain.Filing;

namespace MicroMajor.Domain.Proposals.Rules;

/// <summary>Clauses 三.1 to 三.3: the courses and the curriculum.</summary>
internal static class CourseRules
{
    /// <summary>C-02 and the semester of C-03, cell by cell. A teacher who has left the team is none.</summary>
    public static IEnumerable<Problem> EveryCourseIsComplete(RuleContext c)
    {
        if (c.Form.Field("courses") is not { } table) yield break;
        var team = c.Answers.Rows("team").Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (course, index) in Courses(c))
        {
            if (course.Cells.Count == 0) continue;
            foreach (var column in table.Columns.Where(k => k.Required && k.IsAsked(course)))
            {
                var typed = course[column.Key];
                if (FormRules.IsBlank(typed) || column.ChoicesFrom == "team" && !team.Contains(typed))
                    yield return new(column.Key == "semester" ? "C-03" : "C-02", FormRules.Cell(column, course, index, table), new("courses", course.Id, column.Key));
            }
        }
    }

    /// <summary>C-03: a course's dates lie between the start and the end of teaching.</summary>
    public static IEnumerable<Problem> EveryCourseLiesInTheTeachingPeriod(RuleContext c)
    {
        var (from, to) = (c.Answers.Date("startDate"), c.Answers.Date("endDate"));
        // A period that ends before it begins is named itself; no day lies in it.
        if (from > to) yield break;
        foreach (var (course, index) in Courses(c))
        {
            foreach (var column in (string[])["start", "end"])
            {
                if (course.Date(column) is not { } day || !(day < from || day > to)) continue;
                var facts = Named(course, index).And("date", Iso(day));
                yield return new("C-03-outside", day < from ? facts.And("from", Iso(from)) : facts.And("to", Iso(to)), new("courses", course.Id, column));
            }
        }
    }

    /// <summary>C-03: no fourth semester in a programme of one year.</summary>
    public static IEnumerable<Problem> TheSemesterFitsTheLength(RuleContext c)
    {
        var semesters = c.Answers["duration"] switch { "1s" => 1, "2s" or "1y" => 2, "2y" => 4, _ => int.MaxValue };
        foreach (var (course, index) in Courses(c))
            if (course.Number("semester") is { } semester && semester > semesters)
                yield return new("C-03-semester", Named(course, index).And("semester", PrintedText.Of(semester)).And("max", $"{semesters}"), new("courses", course.Id, "semester"));
    }

    /// <summary>C-04; a blank text is found by the form's own rules.</summary>
    public static IEnumerable<Problem> TheDifferenceIsExplained(RuleContext c)
    {
        var length = NonBlank.Length(c.Answers["difference"]);
        if (length > 0 && length < c.Policy.MinDifferenceLength)
            yield return new("C-04-short", Facts.Of(("now", $"{length}"), ("min", $"{c.Policy.MinDifferenceLength}"), ("more", $"{c.Policy.MinDifferenceLength - length}")), new("difference"));
    }

    /// <summary>C-05, as far as the form knows existing majors.</summary>
    public static IEnumerable<Problem> TheNameIsNotAnExistingMajors(RuleContext c)
    {
        var name = Spelling.OfProgramme(c.Answers["programName"]);
        var known = c.Answers.Rows("hostMajors").Concat(c.Answers.Rows("targetMajors")).Select(m => m["name"]).Concat(c.Majors.Select(m => m.Name));
        if (name.Length > 0 && known.FirstOrDefault(m => Spelling.Of(m) == name) is { } major)
            yield return new("C-05", Facts.Of(("major", major)), new("programName"));
    }

    /// <summary>C-05: the curriculum is not an existing major's. The major that is likest is named.</summary>
    public static IEnumerable<Problem> TheCoursesAreNotAnExistingMajors(RuleContext c)
    {
        var own = c.Answers.Rows("courses").Select(k => Spelling.Of(k["name"])).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (own.Count == 0 || c.Majors.Count == 0) yield break;
        var likest = c.Majors.Select(m => (Major: m, Same: own.Intersect(m.Courses.Select(Spelling.Of), StringComparer.Ordinal).Count())).MaxBy(m => m.Same);
        if (likest.Same * 100m <= c.Policy.MaxSameCoursesPercent * own.Count) yield break;
        // So many fewer of the same name would be enough.
        var fewer = likest.Same - (int)Math.Floor(c.Policy.MaxSameCoursesPercent * own.Count / 100m);
        yield return new("C-05-courses", Facts.Of(("major", likest.Major.Name), ("n", $"{likest.Same}"), ("of", $"{own.Count}"), ("percent", PrintedText.Of(Math.Round(likest.Same * 100m / own.Count, 1))), ("max", PrintedText.Of(c.Policy.MaxSameCoursesPercent)), ("fewer", $"{fewer}")), new("courses"));
    }

    /// <summary>C-06.</summary>
    public static IEnumerable<Problem> AboutFiveCoursesAreCore(RuleContext c)
    {
        var core = ProposalTotals.Of(c.Answers).CoreCourseCount;
        if (c.Answers.Rows("courses").Count == 0 || core >= c.Policy.MinAboutFive && core <= c.Policy.MaxAboutFive) yield break;
        var far = core < c.Policy.MinCoreCourses || core > c.Policy.MaxCoreCourses;
        var facts = Facts.Of(("n", $"{core}"), ("min", $"{c.Policy.MinAboutFive}"), ("max", $"{c.Policy.MaxAboutFive}"));
        facts = core < c.Policy.MinAboutFive ? facts.And("more", $"{c.Policy.MinAboutFive - core}") : facts.And("fewer", $"{core - c.Policy.MaxAboutFive}");
        yield return new(far ? "C-06-far" : "C-06", facts, new("courses"));
    }

    /// <summary>C-07: the notice permits it and asks for nothing; that one of the ways is chosen is the form's own wish.</summary>
    public static IEnumerable<Problem> OnlineAndClassesAreCombined(RuleContext c)
    {
        if (c.Answers["deliveryMode"] == "mixed") yield return new("C-07", Facts.None, new("deliveryMode"));
    }

    /// <summary>C-08.</summary>
    public static IEnumerable<Problem> ACourseHasTwoOrThreeCredits(RuleContext c)
    {
        foreach (var (course, index) in Courses(c))
            if (course.Number("credits") is { } credits && (credits < c.Policy.MinCourseCredits || credits > c.Policy.MaxCourseCredits))
                yield return new("C-08", Named(course, index)
                    .And("credits", PrintedText.Of(credits)).And("min", PrintedText.Of(c.Policy.MinCourseCredits)).And("max", PrintedText.Of(c.Policy.MaxCourseCredits))
                    .And("nearest", PrintedText.Of(credits < c.Policy.MinCourseCredits ? c.Policy.MinCourseCredits : c.Policy.MaxCourseCredits)), new("courses", course.Id, "credits"));
    }

    /// <summary>C-09, with the fewest and least courses that would do when they are left out.</summary>
    public static IEnumerable<Problem> TheCreditsAreWithinTheLimit(RuleContext c)
    {
        var totals = ProposalTotals.Of(c.Answers);
        var over = totals.Credits - Math.Clamp(c.Policy.MaxTotalCredits, 0m, 100_000m);
        if (over <= 0m) yield break;
        var facts = Facts.Of(("n", $"{totals.CourseCount}"), ("sum", PrintedText.Of(totals.Credits)), ("max", PrintedText.Of(c.Policy.MaxTotalCredits)), ("over", PrintedText.Of(over)));
        var drop = ToLeaveOut([.. c.Answers.Rows("courses").Select(ProposalTotals.CreditsOf).Where(k => k > 0m)], over);
        yield return new("C-09", drop is [var one]
            ? facts.And("drop", PrintedText.Of(one))
            : facts.And("drops", string.Join(" + ", drop.Select(PrintedText.Of))).And("count", $"{drop.Count}"), new("courses"));
    }

    // The largest first, until one more is enough; of those that are enough, the smallest.
    private static List<decimal> ToLeaveOut(List<decimal> credits, decimal over)
    {
        credits.Sort();
        var drop = new List<decimal>();
        while (over > 0m)
        {
            var enough = credits.FindIndex(k => k >= over);
            var next = enough >= 0 ? enough : credits.Count - 1;
            drop.Add(credits[next]);
            over -= credits[next];
            credits.RemoveAt(next);
        }

        return drop;
    }

    /// <summary>C-10.</summary>
    public static IEnumerable<Problem> TheHoursCarryTheCredits(RuleContext c)
    {
        foreach (var (course, index) in Courses(c))
            // A credit number beyond reason is somebody's slip, not a number of hours.
            if (course.Number("credits") is { } credits and > 0m and < 1000m && course.Number("hours") is { } hours && credits * Math.Clamp(c.Policy.HoursPerCredit, 0m, 1000m) is var need && hours < need)
                yield return new("C-10", Named(course, index)
                    .And("credits", PrintedText.Of(credits)).And("hours", PrintedText.Of(hours)).And("per", PrintedText.Of(c.Policy.HoursPerCredit)).And("need", PrintedText.Of(need)), new("courses", course.Id, "hours"));
    }

    /// <summary>C-11.</summary>
    public static IEnumerable<Problem> SeniorStudentsAreAddressed(RuleContext c)
    {
        var grades = c.Answers.Choices("targetGrades");
        if (grades.Count > 0 && !grades.Any(g => Answers.ParseNumber(g) >= c.Policy.SeniorFromGrade))
            yield return new("C-11", Facts.Of(("from", $"{c.Policy.SeniorFromGrade}")), new("targetGrades"));
    }

    /// <summary>The course by its name, or by its place while it has none.</summary>
    internal static Facts Named(Row course, int index) => Facts.Of(("name", course["name"]), ("row", $"{index + 1}"));

    internal static IEnumerable<(Row Course, int Index)> Courses(RuleContext c) => c.Answers.Rows("courses").Select((k, i) => (k, i));

    private static string Iso(DateOnly? day) => day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
