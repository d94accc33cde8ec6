using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

/// <summary>
/// Every rule at its boundary: a form before it, one on it, one after it, and whether the rule finds anything. A rule without its line
/// here fails a test. What is no matter of the form is held against where it is decided instead.
/// </summary>
public sealed class RuleBoundaryTests
{
    private static readonly Answers Whole = CompleteForm.Answers;

    private static readonly Answers Urgent = Whole.With("type", "urgent").With("industryField", "digital").With("direction", "digital-1");

    private static readonly Answers Open = Whole.With("type", "interdisciplinary").With("frontierFocus", "未来信息").With("targetWholeSchool", "true").WithRows("targetMajors", []);

    private static readonly IReadOnlyList<Line> Lines =
    [
        Form("T-01", (Whole.With("type", ""), true), (Whole, false), (Whole.With("type", "national"), true)),
        Form("T-02", (Urgent.WithRow("targetMajors", Urgent.Rows("targetMajors")[1].With("declining", "true")), false), (Urgent, false), (Urgent.WithRow("targetMajors", Urgent.Rows("targetMajors")[0].With("declining", "false")), true)),
        Form("T-03", (Urgent, false), (Urgent.With("direction", "other").With("directionNote", "智慧文旅"), false), (Urgent.With("direction", "other"), true)),
        Form("T-03", (Urgent, false), (Urgent.With("industryField", ""), true), (Urgent.With("direction", ""), true)),
        Form("T-03-unknown", (Urgent.With("direction", "other").With("directionNote", "智慧文旅"), false), (Urgent, false), (Urgent.With("direction", "moon-1"), true)),
        Form("T-03-elsewhere", (Urgent, false), (Urgent.With("industryField", "green").With("direction", "green-1"), false), (Urgent.With("industryField", "green"), true)),
        Form("T-04", (Whole, false), (Weak("", "甲"), false), (Weak("", ""), true)),
        Form("T-04", (Weak("市场营销", ""), false), (Weak("", "").WithRows("targetMajors", Whole.Rows("targetMajors")), false), (Weak("", ""), true)),
        Form("T-05", (Whole, false), (PracticeIn(1), false), (PracticeIn(0), true)),
        Form("T-06", (Whole.With("applicationMode", "other"), false), (Whole.With("applicationMode", "skills"), true), (Whole, true)),
        Form("T-07", (Open, false), (Open.With("targetWholeSchool", "false"), false), (Open.With("targetWholeSchool", "false").WithRows("targetMajors", Whole.Rows("targetMajors").Take(1)), true)),
        Form("T-08", (Open, false), (Open.With("frontierFocus", "芯"), false), (Open.With("frontierFocus", ""), true)),

        Within("U-01", (Context(Whole), false), (Context(Whole) with { Unit = null }, false), (Context(Whole) with { Unit = A.Unit() with { TeachesUndergraduates = false } }, true)),
        Form("U-03", (Hosts("national", "provincial"), false), (Hosts("", "provincial"), false), (Hosts("", "other"), true)),
        Form("U-03", (Hosts("feature"), false), (Hosts("other"), true), (Hosts(), true)),
        Form("U-04", (Whole.With("demandAnalysis", ""), true), (Whole.With("demandAnalysis", "需"), false), (Whole, false)),
        Length("U-04-short", "demandAnalysis", 100, at: false),
        Form("U-05", (Urgent.With("direction", "other").With("directionNote", "智慧文旅"), false), (Urgent, true), (Urgent.With("type", "applied"), false)),
        Form("U-06", (Team("甲", "甲"), false), (Team("甲", "乙"), true), (Team("甲", "乙", "丙"), true)),
        Form("U-06-one", (Team(), false), (Team("甲", "甲"), true), (Team("甲", "乙"), false)),
        Form("U-07", (Whole.With("isIndustryAcademic", "false"), false), (Partners(""), false), (Partners("practice"), true)),
        Form("U-07-none", (Whole.With("isIndustryAcademic", ""), false), (Partners("practice"), false), (Whole.With("isIndustryAcademic", "false"), true)),

        Form("L-01", (Whole.With("lead.name", ""), true), (Whole, false), (Whole.With("lead.name", "陈思远、许知秋"), true)),
        Form("L-02", (Whole.With("lead.title", "助理研究员"), true), (Whole.With("lead.title", "副研究员"), false), (Whole.With("lead.title", "研究员"), false)),
        Form("L-02", (Whole.With("lead.title", "讲师"), true), (Whole.With("lead.title", "高级讲师"), false), (Whole.With("lead.title", "教授级高级工程师"), false)),
        Form("L-03", (Whole.With("lead.management", ""), true), (Whole.With("lead.management", "任系主任"), false), (Whole, false)),
        Form("L-04", (Whole.With("lead.ack", ""), true), (Whole.With("lead.ack", "false"), true), (Whole, false)),

        Form("C-02", (Whole, false), (Cell("teacher", "r1"), false), (Cell("teacher", "r9"), true)),
        Form("C-02", (Cell("credits", ""), true), (Cell("credits", "3"), false), (Cell("mode", ""), true)),
        Form("C-03", (Cell("semester", ""), true), (Cell("semester", "1"), false), (Cell("semester", "2"), false)),
        Form("C-03-outside", (Cell("start", "2025-09-14"), true), (Cell("start", "2025-09-15"), false), (Cell("start", "2025-09-16"), false)),
        Form("C-03-outside", (Cell("end", "2026-06-25"), false), (Cell("end", "2026-06-26"), false), (Cell("end", "2026-06-27"), true)),
        Form("C-03-semester", (Cell("semester", "1"), false), (Cell("semester", "2"), false), (Cell("semester", "3"), true)),
        Form("C-04", (Whole.With("difference", ""), true), (Whole.With("difference", "异"), false), (Whole, false)),
        Length("C-04-short", "difference", 50, at: false),
        Within("T-02", (InRound(["地理科学"]), false), (InRound(["别的专业"]), true), (InRound([]), true)),
        Within("C-05", (Known("计算机科学", []), false), (Known("智能数据分析", []), false), (Known("智能数据分析与应用", []), true)),
        Within("C-05-courses", (Alike(1), false), (Alike(2), false), (Alike(3), true)),
        Form("C-05", (Whole, false), (Hosted("智能数据分析"), false), (Hosted("智能数据分析与应用"), true)),
        Form("C-06", (Courses(3, 3m), true), (Courses(4, 3m), false), (Courses(5, 3m), false)),
        Form("C-06", (Courses(5, 2m), false), (Courses(6, 2m), false), (Courses(7, 2m), true)),
        Form("C-06-far", (Courses(2, 3m), true), (Courses(3, 3m), false), (Courses(4, 3m), false)),
        Form("C-06-far", (Courses(9, 2m), false), (Courses(10, 2m), false), (Courses(11, 2m), true)),
        Form("C-07-choice", (Whole.With("deliveryMode", ""), true), (Whole.With("deliveryMode", "online"), false), (Whole.With("deliveryMode", "letter"), true)),
        Form("C-07", (Whole.With("deliveryMode", ""), false), (Whole.With("deliveryMode", "online"), false), (Whole.With("deliveryMode", "mixed"), true)),
        Form("C-08", (Cell("credits", "1.99"), true), (Cell("credits", "2"), false), (Cell("credits", "2.55"), false)),
        Form("C-08", (Cell("credits", "2.99"), false), (Cell("credits", "3"), false), (Cell("credits", "3.01"), true)),
        Form("C-09", (Cell("credits", "2.99"), false), (Courses(5, 3m), false), (Cell("credits", "3.01"), true)),
        Form("C-09", (Courses(5, 2.55m), false), (Courses(6, 2.5m), false), (Courses(6, 2.55m), true)),
        Form("C-10", (Cell("hours", "47.99"), true), (Cell("hours", "48"), false), (Cell("hours", "49"), false)),
        Form("C-10", (Cells(("credits", "2.55"), ("hours", "40.79")), true), (Cells(("credits", "2.55"), ("hours", "40.8")), false), (Cells(("credits", "2.55"), ("hours", "41")), false)),
        Form("C-11", (Whole.With("targetGrades", "1,2"), true), (Whole.With("targetGrades", "2,3"), false), (Whole.With("targetGrades", "4"), false)),

        Form("D-01", (Whole.With("enrolDate", "2025-08-31"), true), (Whole.With("enrolDate", "2025-09-01"), false), (Whole.With("enrolDate", "2025-09-02"), false)),
        Form("D-02", (Whole.With("endDate", "2026-07-30"), false), (Whole.With("endDate", "2026-07-31"), false), (Whole.With("endDate", "2026-08-01"), true)),
        Form("D-02", (Whole.With("endDate", "").WithRow("courses", Whole.Rows("courses")[0].With("end", "2026-07-30")), false), (Whole.With("endDate", "").WithRow("courses", Whole.Rows("courses")[0].With("end", "2026-07-31")), false), (Whole.With("endDate", "").WithRow("courses", Whole.Rows("courses")[0].With("end", "2026-08-01")), true)),
        Form("D-02-july", (Whole.With("endDate", "2026-06-29"), false), (Whole.With("endDate", "2026-06-30"), false), (Whole.With("endDate", "2026-07-01"), true)),
        Form("D-02-july", (Whole.With("endDate", "2026-07-30"), true), (Whole.With("endDate", "2026-07-31"), true), (Whole.With("endDate", "2026-08-01"), false)),
        Form("D-03", (Whole.With("recognition", ""), true), (Whole.With("recognition", "certificate"), false), (Whole, false)),
        Form("B-03", (Whole.With("buildEnd", "2027-08-31"), false), (Whole.With("buildEnd", "2027-09-01"), false), (Whole.With("buildEnd", "2027-09-02"), true)),

        Form("F-01", (Whole.With("argumentation.conclusion", ""), true), (Whole.With("argumentation.conclusion", "可"), false), (Whole.With("argumentation.participants", ""), true)),
        Form("F-01-future", (Whole.With("argumentation.date", "2025-06-19"), false), (Whole.With("argumentation.date", "2025-06-20"), false), (Whole.With("argumentation.date", "2025-06-21"), true)),
        Form("F-02", (Whole, false), (Whole.WithRows("courses", Whole.Rows("courses").Take(1)), false), (Whole.WithRows("courses", []), true)),
        Form("F-02", (Whole.With("objectives", ""), true), (Whole.With("objectives", "学"), false), (Whole.With("teachingPlan", ""), true)),

        Others("X-02", ("智慧养老", false), ("智能数据分析与运用", false), ("智能数据分析与应用", true)),
        Others("X-02-similar", ("智能数据分折与运用", false), ("智能数据分析与运用", true), ("智能数据分析与应用", false)),
        Form("X-03", (Whole, false), (Named("数据治理"), false), (Named("数据治理与 安全"), true)),
        Form("X-04", (Whole, false), (Whole.WithRow("team", new Row("r6", [new("name", "柳如是"), new("toTeach", "助讲“数据治理与安全”")])), false), (Whole.WithRow("team", new Row("r6", [new("name", "柳如是"), new("toTeach", "数据治理")])), true)),
        Form("X-05", (Whole.With("lead.phone", "1390000000"), true), (Whole.With("lead.phone", "13900000001"), false), (Whole.With("lead.phone", "139000000012"), true)),
        Form("X-06", (Whole.With("endDate", "2025-09-14"), true), (Whole.With("endDate", "2025-09-15"), false), (Whole.With("endDate", "2025-09-16"), false)),
        Form("X-06-course", (Cell("end", "2025-09-14"), true), (Cell("end", "2025-09-15"), false), (Cell("end", "2025-09-16"), false)),
        Form("X-07", (Whole.With("classSize", "59"), false), (Whole.With("classSize", "60"), false), (Whole.With("classSize", "61"), true)),
        Form("X-08", (Whole, false), (Whole.With("isIndustryAcademic", "false").WithRows("industryPartners", []), false), (Whole.With("isIndustryAcademic", "false"), true)),
        Length("X-09", "introduction", 300, at: false, above: true),
        Length("X-09-long", "introduction", 600, at: false, above: true),
        Form("X-10", (Whole, false), (Whole.WithRow("team", new Row("r9", [new("age", "40")])), false), (Whole.WithRow("team", new Row("r9", [])), true)),
        Leads("X-11", (0, false), (1, true), (2, true)),
        Form("X-12", (Cell("practiceHours", "17"), true), (Cell("practiceHours", "18"), false), (Cell("practiceHours", "19"), true)),
    ];

    // Decided by people, by the lifecycle, or by how documents are drawn.
    private static readonly IReadOnlyDictionary<string, Action> Elsewhere = new Dictionary<string, Action>
    {
        ["U-02"] = () => Assert.All((string[])["智能数据分析与应用", "软件工程", "从未有过的名称"], name => Assert.DoesNotContain(Found(Context(Whole.With("programName", name))), f => RuleBook.Stops(f.Code))),
        ["C-01"] = () => Assert.Contains(Rubrics.Current.Items, i => i.Words.Zh.Contains("精课程、高聚焦", StringComparison.Ordinal)),
        ["B-01"] = NothingFollowsTheDecision,
        ["B-02"] = () => Assert.DoesNotContain(Found(Context(Whole.With("startDate", "2025-09-15").With("buildStart", "2025-09-01").With("buildEnd", "2027-08-31"))), f => RuleBook.Stops(f.Code)),
        ["B-04"] = NothingFollowsTheDecision,
        ["B-05"] = NothingFollowsTheDecision,
        ["F-03"] = () => Assert.Equal([true, false], new[] { Packed().List.ContentCode, "0000-0000" }.Select(seen => new UnitHandIns(A.Round().Id, "cs", []).HandIn(Packed(), A.Round(), seen, "", A.Dean, A.Day).IsDone)),
        ["O-01"] = () => Assert.Equal([true, false, false], new[] { 49.9m, 50m, 50.1m }.Select(rate => Triggered(WeakReason.BelowHalf, Rates(rate)))),
        ["O-02"] = () => Assert.Equal([false, true, true], new[] { 64m, 63m, 62m }.Select(rate => Triggered(WeakReason.LastThird, Rates(rate, 60m, 61m, 63m, 70m, 80m, 90m)))),
        ["O-03"] = () => Assert.Equal([false, true, true], new[] { "", "减", "社会需求减少" }.Select(why => Triggered(WeakReason.Flagged, [Rates(90m)[0] with { FlagReason = why }]))),
        ["O-04"] = () => Assert.Equal([true, false, false], new[] { 0, 1, 2 }.Select(n => DutyWith(n).Findings(new(), "学院").Any(f => f.Code == "O-04"))),
        ["O-04-many"] = () => Assert.Equal([false, false, true], new[] { 1, 2, 3 }.Select(n => DutyWith(n).Findings(new(), "学院").Any(f => f.Code == "O-04-many"))),
        ["O-05"] = () => Assert.Equal([true, false], new[] { "", "cs" }.Select(host => DutyWith(1, host).Findings(new(), "学院").Any(f => f.Code == "O-05"))),
        ["R-01"] = () => Assert.Equal([false, true, true], new[] { 2, 3, 4 }.Select(given => Decided(given).IsDone)),
        ["S-01"] = () => Assert.Equal([true, true, false], new[] { -1, 0, 1 }.Select(ticks => A.Proposal().Complete().Build().Submit(A.Round(), [], A.Owner, A.Deadline.AddTicks(ticks)).IsDone)),
        ["S-02"] = () => Assert.Equal([false, false, true], new[] { 0, 1, 2 }.Select(n => Right("S-02", Packed(n)))),
        ["S-03"] = () => Assert.Equal([true, false, false, false], new[] { FileKind.Pdf, FileKind.OldOffice, FileKind.Broken, FileKind.Other }.Select(kind => Right("S-03", Packed(2, kind)))),
        ["S-04"] = () => Assert.Equal([false, true, false], new[] { 1, 2, 3 }.Select(n => Right("S-04", Packed(n)))),
        ["S-05"] = () => Assert.Equal([true, false, true], new[] { (0, ""), (1, ""), (1, "补充一个微专业") }.Select(b => PackCheck.Of(Packed(), HandedIn(b.Item1), A.Round(), b.Item2, A.Day).Single(f => f.Rule == "S-05").Problem is null)),
        ["S-06"] = () => Assert.Equal([true, true, false], new[] { FileKind.Word, FileKind.Workbook, FileKind.Archive }.Select(kind => Right("S-06", Packed(2, kind)))),
        ["X-01"] = () => Assert.Equal([true, false], new[] { Packed(), Packed() with { Disagreeing = ["智能数据分析"] } }.Select(p => Right("X-01", p))),
    };

    private static Pack Packed(int files = 2, FileKind kind = FileKind.Word) => Pack.Of(A.Round(), A.Unit(), [Snapshot(Whole)], [], [A.Unit()]) with
    {
        Files = [.. new[] { DocumentKinds.CollegeForms, DocumentKinds.CollegeSummary, DocumentKinds.Workbook }.Take(files).Select((k, i) => new PackedFile(k, $"附件{i + 2}", i == 1 ? kind : FileKind.Word))],
    };

    private static UnitHandIns HandedIn(int times) => new(A.Round().Id, "cs", [.. Enumerable.Range(1, times).Select(n => new HandIn(n, A.Dean.Id, A.Dean.Name, A.Day, "", [], ""))]);

    private static bool Right(string rule, Pack pack) => PackCheck.Of(pack, HandedIn(0), A.Round(), "", A.Day).Single(f => f.Rule == rule).Problem is null;

    public static IEnumerable<object[]> Numbers => Lines.Select((l, i) => new object[] { i, l.Code });

    public static TheoryData<string> Ids => [.. Elsewhere.Keys];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_rule_finds_what_lies_beyond_its_boundary_and_nothing_before(int line, string code)
    {
        var (_, before, on, after) = Lines[line];
        Assert.Equal((before.Found, on.Found, after.Found), (Finds(before.Context), Finds(on.Context), Finds(after.Context)));

        bool Finds(RuleContext context) => Found(context).Any(f => f.Code == code);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_is_no_matter_of_the_form_is_decided_where_it_belongs(string id) => Elsewhere[id]();

    [Fact]
    public void Every_rule_has_its_boundary() =>
        Assert.Empty(RuleBook.All.Select(r => r.Id).Except([.. Lines.Select(l => l.Code), .. Elsewhere.Keys]));

    [Fact]
    public void No_rule_has_a_boundary_that_is_never_crossed() =>
        Assert.All(Lines, l => Assert.Contains(true, new[] { l.Before.Found, l.On.Found, l.After.Found }));

    [Fact]
    public void What_is_decided_elsewhere_is_never_found_in_a_form() =>
        Assert.Empty(Lines.SelectMany(l => new[] { l.Before, l.On, l.After }).SelectMany(s => Found(s.Context)).Select(f => f.Code).Distinct().Intersect(Elsewhere.Keys));

    [Fact]
    public void A_rule_reads_what_it_says_and_nothing_else()
    {
        // Blank any field or column that a rule does not name, and the rule finds what it found.
        var form = FormDefinitions.Current;
        var unnamed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var context in Lines.Select(l => l.After.Found ? l.After.Context : l.Before.Context))
        {
            var found = ById(context);
            foreach (var field in form.Fields)
            {
                foreach (var (key, blanked) in Blanked(context.Answers, field))
                {
                    var without = ById(context with { Answers = blanked });
                    foreach (var id in found.Keys.Union(without.Keys).Where(id => !found.GetValueOrDefault(id, []).SequenceEqual(without.GetValueOrDefault(id, []))))
                        if (!Reads(id, key, field)) unnamed.Add($"{id} reads {key}");
                }
            }
        }

        Assert.Empty(unnamed);
    }

    // No major addressed is marked; only these two say whom it helps.
    private static Answers Weak(string served, string employability) =>
        Whole.With("servedFlaggedMajors", served).With("employability", employability).WithRows("targetMajors", Whole.Rows("targetMajors").Skip(1));

    // Four courses, so many of which an existing major has as well: two of four are half, and half is not more than half.
    private static RuleContext Alike(int courses) =>
        Context(Whole.WithRows("courses", CompleteForm.Courses(4, 3m))) with { Majors = [new("1", "软件工程", "cs", [.. CompleteForm.Courses(4, 3m).Take(courses).Select(c => c["name"]), "别的课程"]), new("2", "空", "cs", [])] };

    // The first rate is the one that is asked about.
    private static List<EmploymentRate> Rates(params IReadOnlyList<decimal> rates) => [.. rates.Select((rate, i) => new EmploymentRate($"{i}", $"专业{i}", 2024, rate, null, null, "", default, ""))];

    private static bool Triggered(WeakReason reason, IReadOnlyList<EmploymentRate> rates) =>
        WeakMajors.Of([], rates, new()).Any(w => w.Rate.MajorCode == "0" && w.Reasons.Contains(reason));

    private static Duty DutyWith(int directions, string host = "cs")
    {
        var weak = WeakMajors.Of([new("0", "专业0", "cs", [])], Rates(40m), new());
        var named = Enumerable.Range(1, directions).Select(i => new NamedDirection("0", $"方向{i}", host));
        return Assert.Single(Duties.Of(weak, [], [new("2025", "cs", [.. named])], new()));
    }

    private static RuleContext Known(string major, IReadOnlyList<string> courses) => Context(Whole) with { Majors = [new("1", major, "cs", courses)] };

    // The only major addressed is not marked by hand; the office's figures may mark it.
    private static RuleContext InRound(IReadOnlyList<string> weak) => Context(Urgent.WithRows("targetMajors", [new Row("r1", [new("name", "地理 科学")])])) with
    {
        Weak = [.. weak.Select(w => new WeakMajor(new(w, w, "geo", []), new(w, w, 2024, 40m, null, null, "", default, ""), 1, 1, [WeakReason.BelowHalf]) { Label = w })],
    };

    private static bool Reads(string id, string key, FormField field)
    {
        var reads = RuleBook.All.Where(r => RuleBook.IdOf(r.Id) == id).SelectMany(r => r.Reads).ToHashSet();
        return reads.Contains(key) || reads.Contains(field.Key) || reads.Any(r => r.StartsWith($"{field.Key}.", StringComparison.Ordinal) && key == field.Key)
            || reads.Contains("texts") && new RoundPolicy().AdvisedLengthOf(field) is not null || reads.Contains("tables") && field.Type == FieldType.Table
            // A field that is not asked is not wanted, and what is asked hangs on another answer.
            || field.Key == "type" || form(id).Any(f => f.When?.Field == key);

        static IEnumerable<FormField> form(string id) => FormDefinitions.Current.Fields.Where(f => RuleBook.All.Where(r => RuleBook.IdOf(r.Id) == id).Any(r => r.Reads.Any(x => x == f.Key || x.StartsWith($"{f.Key}.", StringComparison.Ordinal))));
    }

    private static IEnumerable<(string Key, Answers Answers)> Blanked(Answers answers, FormField field)
    {
        if (field.Type != FieldType.Table) return answers[field.Key].Length > 0 ? [(field.Key, answers.With(field.Key, ""))] : [];
        if (answers.Rows(field.Key).Count == 0) return [];
        return [(field.Key, answers.WithRows(field.Key, [])), .. field.Columns.Select(c => ($"{field.Key}.{c.Key}", answers.WithRows(field.Key, answers.Rows(field.Key).Select(r => r.With(c.Key, "")))))];
    }

    // Names of rows stand in sentences; what is found, and where, is what a rule says.
    private static Dictionary<string, List<string>> ById(RuleContext context) =>
        Found(context).Where(f => RuleBook.Find(f.Code) is not null).GroupBy(f => RuleBook.IdOf(f.Code)).ToDictionary(g => g.Key, g => g.Select(f => $"{f.Code} {f.At}").Order(StringComparer.Ordinal).ToList());

    private static void NothingFollowsTheDecision() =>
        Assert.DoesNotContain(ProposalLifecycle.Table, t => t.From is ProposalState.Recommended or ProposalState.NotRecommended);

    private static Outcome<Proposal> Decided(int given)
    {
        Proposal proposal = A.Proposal().Complete().UnderReview(A.Expert(1), A.Expert(2), A.Expert(3)).OwingNothing();
        return proposal.Decide(Conclusion.Recommend, "需求明确", "", A.Round(), [.. Enumerable.Range(1, given).Select(n => A.Assignment(proposal, A.Expert(n)).Submitted("A").Build())], A.Office, A.Day);
    }

    private static FilingSnapshot Snapshot(Answers answers) =>
        FilingSnapshot.Of(A.Proposal().Build() with { Answers = answers }, FormEditions.Shipped.Find(FormEditions.First)!, A.Round(), A.Unit(), [A.Unit()], A.Directions);

    private static IReadOnlyList<Problem> Found(RuleContext context) => NoticeRules.Check(context);

    private static RuleContext Context(Answers answers) => new(FormDefinitions.Current, answers, A.Round(), A.Unit(), A.Directions, A.Day);

    private static Line Form(string code, (Answers Answers, bool Found) before, (Answers Answers, bool Found) on, (Answers Answers, bool Found) after) =>
        new(code, (Context(before.Answers), before.Found), (Context(on.Answers), on.Found), (Context(after.Answers), after.Found));

    private static Line Within(string code, (RuleContext, bool) before, (RuleContext, bool) on, (RuleContext, bool) after) => new(code, before, on, after);

    // Blanks count nothing: a character in two is one.
    private static Line Length(string code, string field, int boundary, bool at, bool above = false)
    {
        (Answers, bool) Of(int length, bool found) => (Whole.With(field, string.Join(' ', Enumerable.Repeat("字", length))), found);
        return Form(code, Of(boundary - 1, !above), Of(boundary, at), Of(boundary + 1, above));
    }

    private static Line Others(string code, params (string Name, bool Found)[] sides) =>
        Within(code, Other(sides[0]), Other(sides[1]), Other(sides[2]));

    private static (RuleContext, bool) Other((string Name, bool Found) side) => (Context(Whole) with { Others = [new(side.Name, "周文博")] }, side.Found);

    private static Line Leads(string code, params (int Count, bool Found)[] sides)
    {
        (RuleContext, bool) Of((int Count, bool Found) side) => (Context(Whole) with { Others = [.. Enumerable.Range(0, side.Count).Select(n => new OtherProgramme($"另一个{n}号", "陈思远"))] }, side.Found);
        return Within(code, Of(sides[0]), Of(sides[1]), Of(sides[2]));
    }

    private static Answers Courses(int count, decimal credits) => Whole.WithRows("courses", CompleteForm.Courses(count, credits));

    private static Answers Cell(string column, string text) => Cells((column, text));

    private static Answers Cells(params (string Column, string Text)[] cells) =>
        Whole.WithRow("courses", cells.Aggregate(Whole.Rows("courses")[0], (r, c) => r.With(c.Column, c.Text)));

    private static Answers Named(string course) => Whole.WithRow("courses", Whole.Rows("courses")[0].With("name", course));

    private static Answers PracticeIn(int courses) =>
        Whole.WithRows("courses", Whole.Rows("courses").Select((c, i) => c.With("practiceHours", i < courses ? "1" : "0")));

    private static Answers Hosts(params string[] bases) => Whole.WithRows("hostMajors", bases.Select((b, i) => new Row($"r{i + 1}", [new("name", $"专业{i}"), new("basis", b)])));

    private static Answers Hosted(string major) => Whole.WithRow("hostMajors", Whole.Rows("hostMajors")[0].With("name", major));

    private static Answers Team(params string[] units) => Whole.WithRows("team", units.Select((u, i) => new Row($"r{i + 1}", [new("name", $"成员{i}"), new("unit", u), new("field", "数据")])));

    private static Answers Partners(string role) => Whole.WithRow("industryPartners", Whole.Rows("industryPartners")[0].With("role", role));

    private sealed record Line(string Code, (RuleContext Context, bool Found) Before, (RuleContext Context, bool Found) On, (RuleContext Context, bool Found) After);
}
