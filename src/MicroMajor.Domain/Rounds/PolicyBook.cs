using System.Globalization;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;

namespace MicroMajor.Domain.Rounds;

/// <summary>A member of a round's policy, as people read and type it.</summary>
/// <param name="Key">Its name in JSON: <c>maxTotalCredits</c>.</param>
/// <param name="Clause">The notice's clause; "ours" where the notice is silent or leaves it open.</param>
/// <param name="Read">The value as a text: a number, a day (09-01), true or false, a word, lines.</param>
/// <param name="Write">The policy with the typed value; null when the text is none.</param>
public sealed record PolicyMember(string Key, string Clause, Bilingual Label, PolicyKind Kind, Func<RoundPolicy, string> Read, Func<RoundPolicy, string, RoundPolicy?> Write)
{
    /// <summary>The words that a <see cref="PolicyKind.Choice"/> is made of.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>How a member is typed.</summary>
public enum PolicyKind { Number, Whole, Day, YesNo, Choice, Lines }

/// <summary>Every member of the policy, in the order of the notice: what the office's card, the documents and the reader of a policy file draw on.</summary>
public static class PolicyBook
{
    private const int MostDaysOff = 200;

    /// <summary>All members.</summary>
    public static IReadOnlyList<PolicyMember> All { get; } =
    [
        Lines("seniorTitles", "二.3", "高级职称（每行一个，全字匹配）", "Senior titles (one to a line, matched as a whole)",
            p => SeniorTitles.Of(p), (p, lines) => p with { SeniorTitles = lines.SequenceEqual(SeniorTitles.All, StringComparer.Ordinal) ? null : lines }),
        Lines("titleAliases", NoticeRule.Ours, "职称别名（每行“别名=职称”）", "Other names of titles (“alias=title” to a line)",
            p => [.. SeniorTitles.AliasesOf(p).Select(a => $"{a.Key}={a.Value}").Order(StringComparer.Ordinal)],
            (p, lines) => Pairs(lines) is { } pairs ? p with { TitleAliases = Same(pairs, SeniorTitles.Aliases) ? null : pairs } : null),
        Number("maxTotalCredits", "三.2", "总学分上限", "Most credits in all", 0.5m, 100m, p => p.MaxTotalCredits, (p, v) => p with { MaxTotalCredits = v }),
        Number("minCourseCredits", "三.2", "每门课程学分下限（原则上）", "Fewest credits of a course (in principle)", 0m, 100m, p => p.MinCourseCredits, (p, v) => p with { MinCourseCredits = v }),
        Number("maxCourseCredits", "三.2", "每门课程学分上限（原则上）", "Most credits of a course (in principle)", 0m, 100m, p => p.MaxCourseCredits, (p, v) => p with { MaxCourseCredits = v }),
        Whole("minAboutFive", NoticeRule.Ours, "“5门左右”的下限", "“About 5” core courses from", 0, 40, p => p.MinAboutFive, (p, v) => p with { MinAboutFive = v }),
        Whole("maxAboutFive", NoticeRule.Ours, "“5门左右”的上限", "“About 5” core courses to", 0, 40, p => p.MaxAboutFive, (p, v) => p with { MaxAboutFive = v }),
        Whole("minCoreCourses", NoticeRule.Ours, "核心课程少于此数须说明", "Fewer core courses need a reason", 0, 40, p => p.MinCoreCourses, (p, v) => p with { MinCoreCourses = v }),
        Whole("maxCoreCourses", NoticeRule.Ours, "核心课程多于此数须说明", "More core courses need a reason", 0, 40, p => p.MaxCoreCourses, (p, v) => p with { MaxCoreCourses = v }),
        Number("hoursPerCredit", NoticeRule.Ours, "每学分最少学时", "Fewest hours per credit", 0m, 100m, p => p.HoursPerCredit, (p, v) => p with { HoursPerCredit = v }),
        Number("maxSameCoursesPercent", NoticeRule.Ours, "与同一现有专业同名课程的比例上限（%）", "Most courses named as one existing major's (%)", 0m, 100m, p => p.MaxSameCoursesPercent, (p, v) => p with { MaxSameCoursesPercent = v }),
        Whole("minDifferenceLength", NoticeRule.Ours, "“与现有专业的差异”最少字数", "Fewest characters of the difference from existing majors", 0, 3000, p => p.MinDifferenceLength, (p, v) => p with { MinDifferenceLength = v }),
        Whole("minDemandLength", NoticeRule.Ours, "“社会需求分析”建议的最少字数", "Fewest characters of the analysis of need", 0, 3000, p => p.MinDemandLength, (p, v) => p with { MinDemandLength = v }),
        Whole("seniorFromGrade", NoticeRule.Ours, "“高年级”从几年级起", "“Senior” students from year", 1, 6, p => p.SeniorFromGrade, (p, v) => p with { SeniorFromGrade = v }),
        Number("weakBelowPercent", "三.3", "去向落实率低于（%）", "Weak: destination rate below (%)", 0m, 100m, p => p.WeakBelowPercent, (p, v) => p with { WeakBelowPercent = v }),
        Whole("weakOneIn", "三.3", "处于本校后几分之一", "Weak: in the school's last one in", 1, 100, p => p.WeakOneIn, (p, v) => p with { WeakOneIn = v }),
        YesNo("weakRoundsUp", NoticeRule.Ours, "“后1/3”除不尽时进位", "Round the last third up", p => p.WeakRoundsUp, (p, v) => p with { WeakRoundsUp = v }),
        Choice("directionsOwedBy", NoticeRule.Ours, "赋能方向按专业还是按学院计", "Directions owed by each", p => p.DirectionsOwedBy, (p, v) => p with { DirectionsOwedBy = v }),
        Whole("minDirections", "三.3", "赋能方向最少个数", "Fewest enabling directions", 0, 10, p => p.MinDirections, (p, v) => p with { MinDirections = v }),
        Whole("maxDirections", "三.3", "赋能方向最多个数", "Most enabling directions", 1, 20, p => p.MaxDirections, (p, v) => p with { MaxDirections = v }),
        Day("earliestTeaching", "三.4", "招生、授课最早日期（当年）", "First day of enrolment and teaching (the round's year)", p => p.EarliestTeaching, (p, v) => p with { EarliestTeaching = v }),
        Day("lastTeaching", "三.4", "授课和实践最晚日期（第二年）", "Last day of teaching (the second year)", p => p.LastTeaching, (p, v) => p with { LastTeaching = v }),
        Day("lastArguable", NoticeRule.Ours, "“7月前”存疑的最后一天（第二年）", "Last day that “before July” may include (the second year)", p => p.LastArguable, (p, v) => p with { LastArguable = v }),
        Whole("maxBuildMonths", "四.2", "建设期最多月数（一般）", "Most months of building (normally)", 1, 120, p => p.MaxBuildMonths, (p, v) => p with { MaxBuildMonths = v }),
        YesNo("deadlineCounts", NoticeRule.Ours, "截止的那一刻算在期限内", "The closing instant is still in time", p => p.DeadlineCounts, (p, v) => p with { DeadlineCounts = v }),
        Lines("advisedLengths", NoticeRule.Ours, "建议字数（每行“栏目=字数”，0为不建议）", "Advised lengths (“field=characters” to a line, 0 for none)",
            p => [.. (p.AdvisedLengths ?? new Dictionary<string, int>()).Select(a => $"{a.Key}={a.Value}").Order(StringComparer.Ordinal)],
            (p, lines) => Lengths(lines) is { } lengths ? p with { AdvisedLengths = lengths.Count > 0 ? lengths : null } : null),
        Number("tooLongFactor", NoticeRule.Ours, "超过建议字数几倍算过长", "Too long at so many times the advice", 1m, 10m, p => p.TooLongFactor, (p, v) => p with { TooLongFactor = v }),
        Whole("minReasonLength", NoticeRule.Ours, "例外说明最少字数", "Fewest characters of a reason", 1, 500, p => p.MinReasonLength, (p, v) => p with { MinReasonLength = v }),
        Whole("maxProgrammesPerLead", NoticeRule.Ours, "同一负责人的微专业个数上限", "Most programmes of one lead", 1, 20, p => p.MaxProgrammesPerLead, (p, v) => p with { MaxProgrammesPerLead = v }),
        Whole("experts", NoticeRule.Ours, "每份申报拟请专家数", "Experts sought for a proposal", 1, 20, p => p.Experts, (p, v) => p with { Experts = v }),
        Whole("minExperts", NoticeRule.Ours, "每份申报最少专家数", "Fewest experts of a proposal", 1, 20, p => p.MinExperts, (p, v) => p with { MinExperts = v }),
        YesNo("oddExperts", NoticeRule.Ours, "专家数取单数", "An odd number of experts", p => p.OddExperts, (p, v) => p with { OddExperts = v }),
        Whole("minOutsideExperts", NoticeRule.Ours, "每份申报最少校外专家数", "Fewest outside experts of a proposal", 0, 20, p => p.MinOutsideExperts, (p, v) => p with { MinOutsideExperts = v }),
        YesNo("blindApplicants", NoticeRule.Ours, "对专家隐去申报人姓名", "Keep applicants' names from the experts", p => p.BlindApplicants, (p, v) => p with { BlindApplicants = v }),
        Whole("minCommentLength", NoticeRule.Ours, "评语最少字数", "Fewest characters of a comment", 0, 1000, p => p.MinCommentLength, (p, v) => p with { MinCommentLength = v }),
        Number("flaggedSpread", NoticeRule.Ours, "分差超过此数须讨论", "Points further apart are to be discussed", 0m, 100m, p => p.FlaggedSpread, (p, v) => p with { FlaggedSpread = v }),
        Number("cutPoints", NoticeRule.Ours, "拟推荐的最低均分", "Lowest mean proposed for recommendation", 0m, 100m, p => p.CutPoints, (p, v) => p with { CutPoints = v }),
        Whole("quota", NoticeRule.Ours, "拟推荐个数上限（0为不限）", "Most programmes proposed (0 for no limit)", 0, 5000, p => p.Quota, (p, v) => p with { Quota = v }),
        YesNo("correctLeniency", NoticeRule.Ours, "按专家宽严校正均分", "Correct means for stern and lenient experts", p => p.CorrectLeniency, (p, v) => p with { CorrectLeniency = v }),
        Lines("tieBreakers", NoticeRule.Ours, "同分时依次比较（每行一项）", "Ties are broken by (one to a line)",
            p => p.TieBreakers ?? TieBreakers.Shipped, (p, lines) => p with { TieBreakers = lines.SequenceEqual(TieBreakers.Shipped, StringComparer.Ordinal) ? null : lines }),
        Choice("majority", NoticeRule.Ours, "会议表决通过所需多数", "Majority that a vote takes", p => p.Majority, (p, v) => p with { Majority = v }),
        Whole("revisionDays", NoticeRule.Ours, "“修改后推荐”的修改工作日", "Working days of a revision", 1, 60, p => p.RevisionDays, (p, v) => p with { RevisionDays = v }),
        Choice("annex2Files", NoticeRule.Ours, "附件2按什么生成文件", "Files of annex 2", p => p.Annex2Files, (p, v) => p with { Annex2Files = v }),
        Whole("publicityDays", NoticeRule.Ours, "公示工作日", "Working days of publicity", 1, 60, p => p.PublicityDays, (p, v) => p with { PublicityDays = v }),
        YesNo("fileAfterPublicity", NoticeRule.Ours, "公示结束后才生成备案材料", "Write the filing documents only after the publicity", p => p.FileAfterPublicity, (p, v) => p with { FileAfterPublicity = v }),
        Whole("reviewDays", NoticeRule.Ours, "专家评审工作日", "Working days of a review", 1, 60, p => p.ReviewDays, (p, v) => p with { ReviewDays = v }),
        Days("daysOff", "放假日（每行一天或“起/止”）", "Days off (a day or “from/to” to a line)", p => p.DaysOff, (p, v) => p with { DaysOff = v }),
        Days("extraWorkDays", "调休上班日（每行一天）", "Weekend days worked instead (a day to a line)", p => p.ExtraWorkDays, (p, v) => p with { ExtraWorkDays = v }),
    ];

    /// <summary>The member, or null.</summary>
    public static PolicyMember? Find(string key) => All.FirstOrDefault(m => m.Key == key);

    /// <summary>What makes no sense in a policy: each member out of its range, and bounds that cross.</summary>
    public static IReadOnlyList<Problem> Problems(RoundPolicy policy)
    {
        var problems = All.Where(m => m.Write(policy, m.Read(policy)) is null).Select(m => new Problem("policy-value", Named(m).And("typed", m.Read(policy)))).ToList();
        Crossed(policy.MinCourseCredits, policy.MaxCourseCredits, "minCourseCredits", "maxCourseCredits");
        Crossed(policy.MinAboutFive, policy.MaxAboutFive, "minAboutFive", "maxAboutFive");
        Crossed(policy.MinCoreCourses, policy.MinAboutFive, "minCoreCourses", "minAboutFive");
        Crossed(policy.MaxAboutFive, policy.MaxCoreCourses, "maxAboutFive", "maxCoreCourses");
        Crossed(policy.MinExperts, policy.Experts, "minExperts", "experts");
        Crossed(policy.MinOutsideExperts, policy.Experts, "minOutsideExperts", "experts");
        Crossed(policy.MinDirections, policy.MaxDirections, "minDirections", "maxDirections");
        Crossed(policy.LastTeaching.In(2000).DayNumber, policy.LastArguable.In(2000).DayNumber, "lastTeaching", "lastArguable");
        return problems;

        void Crossed(decimal lower, decimal upper, string first, string second)
        {
            if (lower > upper) problems.Add(new("policy-crossed", Named(Find(first)!).And("other", Find(second)!.Label.Zh).And("otherEn", Find(second)!.Label.En)));
        }
    }

    /// <summary>The policy with what was typed, member by member; or what cannot be read, and what makes no sense.</summary>
    public static Outcome<RoundPolicy> Changed(RoundPolicy policy, IReadOnlyDictionary<string, string> typed)
    {
        var problems = new List<Problem>();
        foreach (var member in All.Where(m => typed.ContainsKey(m.Key)))
        {
            if (member.Write(policy, typed[member.Key]) is { } changed) policy = changed;
            else problems.Add(new("policy-value", Named(member).And("typed", typed[member.Key])));
        }

        if (problems.Count == 0) problems.AddRange(Problems(policy));
        return problems.Count == 0 ? policy : Outcome<RoundPolicy>.Refused(problems);
    }

    private static Facts Named(PolicyMember member) => Facts.Of(("field", member.Label.Zh), ("fieldEn", member.Label.En), ("member", member.Key));

    private static PolicyMember Number(string key, string clause, string zh, string en, decimal min, decimal max, Func<RoundPolicy, decimal> read, Func<RoundPolicy, decimal, RoundPolicy> write) =>
        new(key, clause, new(zh, en), PolicyKind.Number, p => PrintedText.Of(read(p)), (p, text) => Answers.ParseNumber(text) is { } v && v >= min && v <= max ? write(p, v) : null);

    private static PolicyMember Whole(string key, string clause, string zh, string en, int min, int max, Func<RoundPolicy, int> read, Func<RoundPolicy, int, RoundPolicy> write) =>
        new(key, clause, new(zh, en), PolicyKind.Whole, p => read(p).ToString(CultureInfo.InvariantCulture),
            (p, text) => Answers.ParseNumber(text) is { } v && v >= min && v <= max && v == decimal.Truncate(v) ? write(p, (int)v) : null);

    private static PolicyMember Day(string key, string clause, string zh, string en, Func<RoundPolicy, MonthDay> read, Func<RoundPolicy, MonthDay, RoundPolicy> write) =>
        new(key, clause, new(zh, en), PolicyKind.Day, p => $"{read(p)}", (p, text) => MonthDay.Parse(text) is { } day ? write(p, day) : null);

    private static PolicyMember YesNo(string key, string clause, string zh, string en, Func<RoundPolicy, bool> read, Func<RoundPolicy, bool, RoundPolicy> write) =>
        new(key, clause, new(zh, en), PolicyKind.YesNo, p => read(p) ? "true" : "false", (p, text) => text.Trim() is "true" or "false" or "是" or "否" ? write(p, Answers.ParseYes(text)) : null);

    private static PolicyMember Choice<T>(string key, string clause, string zh, string en, Func<RoundPolicy, T> read, Func<RoundPolicy, T, RoundPolicy> write)
        where T : struct, Enum =>
        new(key, clause, new(zh, en), PolicyKind.Choice, p => $"{read(p)}", (p, text) => Enum.GetNames<T>().Contains(text.Trim(), StringComparer.Ordinal) ? write(p, Enum.Parse<T>(text.Trim())) : null)
        {
            Choices = Enum.GetNames<T>(),
        };

    private static PolicyMember Lines(string key, string clause, string zh, string en, Func<RoundPolicy, IReadOnlyList<string>> read, Func<RoundPolicy, IReadOnlyList<string>, RoundPolicy?> write) =>
        new(key, clause, new(zh, en), PolicyKind.Lines, p => string.Join('\n', read(p)), (p, text) => write(p, Split(text)));

    private static PolicyMember Days(string key, string zh, string en, Func<RoundPolicy, IReadOnlyList<DateOnly>?> read, Func<RoundPolicy, IReadOnlyList<DateOnly>?, RoundPolicy> write) =>
        Lines(key, NoticeRule.Ours, zh, en, p => [.. (read(p) ?? []).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
            (p, lines) => DayList(lines) is { } days ? write(p, days.Count > 0 ? days : null) : null);

    private static List<DateOnly>? DayList(IReadOnlyList<string> lines)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var line in lines)
        {
            var ends = line.Replace('至', '/').Split('/', StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || Day(ends[0]) is not { } first || Day(ends[^1]) is not { } last || last < first || last.DayNumber - first.DayNumber > MostDaysOff) return null;
            for (var day = first; day <= last; day = day.AddDays(1)) days.Add(day);
        }

        return days.Count <= MostDaysOff ? [.. days] : null;

        static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    // 、 and ； separate as well as a new line: lists are pasted from documents.
    private static List<string> Split(string text) =>
        [.. text.Split(['\n', '\r', '、', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    private static SortedDictionary<string, string>? Pairs(IReadOnlyList<string> lines)
    {
        var pairs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.Replace('＝', '=').Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, { Length: > 0 } value]) return null;
            pairs[name] = value;
        }

        return pairs;
    }

    private static SortedDictionary<string, int>? Lengths(IReadOnlyList<string> lines)
    {
        if (Pairs(lines) is not { } pairs) return null;
        var lengths = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (field, typed) in pairs)
        {
            if (Answers.ParseNumber(typed) is not { } length || length < 0m || length > 10_000m || length != decimal.Truncate(length)) return null;
            lengths[field] = (int)length;
        }

        return lengths;
    }

    private static bool Same(SortedDictionary<string, string> pairs, IReadOnlyDictionary<string, string> others) =>
        pairs.Count == others.Count && pairs.All(p => others.TryGetValue(p.Key, out var value) && value == p.Value);
}
