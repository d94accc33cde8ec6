using System.Text.RegularExpressions;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Domain.Proposals.Rules;

/// <summary>Ours: what must agree so that the office does not send the form back.</summary>
internal static partial class ConsistencyRules
{
    /// <summary>X-02.</summary>
    public static IEnumerable<Problem> TheNameIsUniqueInTheRound(RuleContext c)
    {
        var name = Spelling.OfProgramme(c.Answers["programName"]);
        if (name.Length == 0) yield break;
        if (c.Others.FirstOrDefault(o => Spelling.OfProgramme(o.Name) == name) is { } same)
            yield return new("X-02", Facts.Of(("other", same.Name)), new("programName"));
        else if (c.Others.FirstOrDefault(o => AreSimilar(name, Spelling.OfProgramme(o.Name))) is { } similar)
            yield return new("X-02-similar", Facts.Of(("other", similar.Name)), new("programName"));
    }

    /// <summary>Every one of them is a micro-major; the form says so already.</summary>
    public static IEnumerable<Problem> TheNameSaysMicroMajorAtMostOnce(RuleContext c)
    {
        if (Spelling.Of(c.Answers["programName"]).EndsWith("微专业微专业", StringComparison.Ordinal)) yield return new("name-ends-twice", Facts.None, new("programName"));
    }

    /// <summary>X-03: the second of the name is named.</summary>
    public static IEnumerable<Problem> CourseNamesAreUnique(RuleContext c)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (course, index) in CourseRules.Courses(c))
            if (Spelling.Of(course["name"]) is { Length: > 0 } name && !seen.TryAdd(name, index))
                yield return new("X-03", CourseRules.Named(course, index).And("first", $"{seen[name] + 1}"), new("courses", course.Id, "name"));
    }

    /// <summary>X-04: as the teacher of a course, or by a course's name among the courses to teach.</summary>
    public static IEnumerable<Problem> EveryMemberOfTheTeamTeaches(RuleContext c)
    {
        var courses = c.Answers.Rows("courses");
        if (courses.Count == 0) yield break;
        foreach (var member in c.Answers.Rows("team"))
        {
            var toTeach = Spelling.Of(member["toTeach"]);
            if (!FormRules.IsBlank(member["name"]) && !courses.Any(k => k["teacher"] == member.Id || Spelling.Of(k["name"]) is { Length: > 0 } name && toTeach.Contains(name, StringComparison.Ordinal)))
                yield return new("X-04", Facts.Of(("member", member["name"])), new("team", member.Id, "toTeach"));
        }
    }

    /// <summary>X-05: a mobile number, or one of a landline with or without its area code and extension.</summary>
    public static IEnumerable<Problem> ThePhoneCanBeCalled(RuleContext c)
    {
        var phone = c.Answers["lead.phone"];
        if (!FormRules.IsBlank(phone) && !Phone().IsMatch(Dialled(phone))) yield return new("X-05", c.Label("lead.phone"), new("lead.phone"));
    }

    /// <summary>X-07.</summary>
    public static IEnumerable<Problem> AClassIsNotLargerThanThePlaces(RuleContext c)
    {
        if (c.Answers.Number("classSize") is { } size && c.Answers.Number("enrollmentQuota") is { } places && size > places)
            yield return new("X-07", Facts.Of(("size", PrintedText.Of(size)), ("places", PrintedText.Of(places))), new("classSize"));
    }

    /// <summary>X-08: hidden rows would come back when the answer changes again; saving the section takes them away.</summary>
    public static IEnumerable<Problem> PartnersAreNamedOnlyWithIndustry(RuleContext c)
    {
        if (!FormRules.IsBlank(c.Answers["isIndustryAcademic"]) && !c.Answers.IsYes("isIndustryAcademic") && c.Answers.Rows("industryPartners").Count is > 0 and var n)
            yield return new("X-08", Facts.Of(("n", $"{n}")), new("isIndustryAcademic"));
    }

    /// <summary>X-09: over the advised length is said; over twice the length, as a rule, is too long.</summary>
    public static IEnumerable<Problem> TextsKeepToTheirLength(RuleContext c)
    {
        foreach (var field in c.Form.Fields.Where(f => f.Type is FieldType.Text or FieldType.LongText && f.IsAsked(c.Answers)))
        {
            if (c.Policy.AdvisedLengthOf(field) is not { } advised || NonBlank.Length(c.Answers[field.Key]) is var length && length <= advised) continue;
            var most = c.Policy.TooLongFrom(advised);
            var facts = RuleContext.LabelOf(field).And("now", $"{length}").And("advised", $"{advised}").And("max", $"{most}").And("over", $"{length - (length > most ? most : advised)}");
            yield return new(length > most ? "X-09-long" : "X-09", facts, new(field.Key));
        }
    }

    /// <summary>X-10.</summary>
    public static IEnumerable<Problem> NoRowIsBlank(RuleContext c) =>
        from table in c.Form.Fields
        where table.Type == FieldType.Table && table.IsAsked(c.Answers)
        from row in c.Answers.Rows(table.Key).Select((r, i) => (Row: r, Index: i))
        where row.Row.Cells.Values.All(FormRules.IsBlank)
        select new Problem("X-10", Facts.Of(("table", table.Label.Zh), ("tableEn", table.Label.En), ("row", $"{row.Index + 1}")), new(table.Key, row.Row.Id));

    /// <summary>X-11, as far as the caller knows the others.</summary>
    public static IEnumerable<Problem> TheLeadHeadsOneProgramme(RuleContext c)
    {
        var lead = Spelling.Of(c.Answers["lead.name"]);
        if (lead.Length == 0 || c.Others.Where(o => Spelling.Of(o.LeadName) == lead).ToList() is not { Count: > 0 } others || others.Count < c.Policy.MaxProgrammesPerLead) yield break;
        yield return new("X-11", Facts.Of(("lead", c.Answers["lead.name"]), ("other", others[0].Name), ("n", $"{others.Count + 1}"), ("max", $"{c.Policy.MaxProgrammesPerLead}")), new("lead.name"));
    }

    /// <summary>X-12: whoever splits the hours splits all of them.</summary>
    public static IEnumerable<Problem> TheoryAndPracticeMakeTheHours(RuleContext c)
    {
        foreach (var (course, index) in CourseRules.Courses(c))
        {
            var (theory, practice) = (course.Number("theoryHours"), course.Number("practiceHours"));
            if (theory is null && practice is null || course.Number("hours") is not { } hours) continue;
            if (!AreHours(theory) || !AreHours(practice) || (theory ?? 0m) + (practice ?? 0m) == hours) continue;
            var sum = (theory ?? 0m) + (practice ?? 0m);
            var facts = CourseRules.Named(course, index)
                .And("theory", PrintedText.Of(theory ?? 0m)).And("practice", PrintedText.Of(practice ?? 0m)).And("sum", PrintedText.Of(sum)).And("hours", PrintedText.Of(hours));
            // A course of no hours is no way out.
            yield return new("X-12", sum >= 1m && sum <= MostHours(c) ? facts.And("instead", PrintedText.Of(sum)) : facts, new("courses", course.Id, "hours"));
        }
    }

    private static decimal MostHours(RuleContext c) => c.Form.Field("courses")?.Columns.FirstOrDefault(k => k.Key == "hours")?.Max ?? decimal.MaxValue;

    // Numbers of twenty digits are named as too large; here they would only overflow the sum.
    private static bool AreHours(decimal? hours) => hours is null or (>= 0m and < 100_000m);

    // One holds the other, or one letter differs: 人工智能应用 and 人工智能运用.
    private static bool AreSimilar(string one, string other) =>
        one.Length >= 4 && other.Length >= 4
        && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal)
            || one.Length == other.Length && one.Zip(other).Count(p => p.First != p.Second) == 1);

    private static string Dialled(string typed)
    {
        var dialled = string.Concat(typed.Where(ch => !char.IsWhiteSpace(ch)).Select(ch => ch is >= '！' and <= '～' ? (char)(ch - 0xFEE0) : ch is '—' or '–' or '－' ? '-' : ch));
        return dialled.StartsWith("+86", StringComparison.Ordinal) ? dialled[3..].TrimStart('-') : dialled;
    }

    [GeneratedRegex(@"^(1[3-9][0-9]{9}|((0[0-9]{2,3}|\(0[0-9]{2,3}\))-?)?[1-9][0-9]{6,7}(-[0-9]{1,6})?)\z")]
    private static partial Regex Phone();
}
