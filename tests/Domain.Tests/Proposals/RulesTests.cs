using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class RulesTests
{
    [Fact]
    public void A_complete_form_has_nothing_but_pluses()
    {
        var found = Check(CompleteForm.Answers);
        Assert.Equal(["C-07", "T-06", "U-06", "U-07"], found.Select(f => f.Code).Order());
    }

    [Fact]
    public void An_empty_form_is_missing_everything_that_is_required_and_nothing_else_stands_in_the_way()
    {
        var found = Check(Answers.None).Where(f => RuleBook.Stops(f.Code)).ToList();
        var required = FormDefinitions.Current.Fields.Where(f => f.Required && f.IsAsked(Answers.None)).Select(f => f.Key);
        Assert.Equal(required, found.Select(f => f.At!.Field));
    }

    [Fact]
    public void The_six_things_that_the_notice_names_are_named_by_its_clause() =>
        Assert.Equal(
            ["programName", "objectives", "requirements", "curriculumDesign", "teachingPlan", "courses", "team"],
            Check(Answers.None).Where(f => f.Code == "F-02").Select(f => f.At!.Field));

    [Theory]
    // 一: three types.
    [InlineData("T-01", "type", "national")]
    // 二.3: one lead, by the whole word a senior title.
    [InlineData("L-01", "lead.name", "陈思远、许知秋")]
    [InlineData("L-02", "lead.title", "讲师")]
    [InlineData("L-02", "lead.title", "助理研究员")]
    [InlineData("L-03", "lead.management", "")]
    [InlineData("C-04", "difference", "")]
    [InlineData("C-07-choice", "deliveryMode", "")]
    [InlineData("D-03", "recognition", "")]
    [InlineData("U-04", "demandAnalysis", "")]
    [InlineData("F-01", "argumentation.participants", "")]
    [InlineData("F-01-future", "argumentation.date", "2025-06-21")]
    [InlineData("X-05", "lead.phone", "12345")]
    [InlineData("X-05", "lead.phone", "1390000000")]
    [InlineData("X-06", "endDate", "2025-09-14")]
    [InlineData("X-07", "classSize", "61")]
    [InlineData("name-ends-twice", "programName", "数据分析微专业微专业")]
    [InlineData("not-a-number", "enrollmentQuota", "六十")]
    [InlineData("not-a-whole-number", "classSize", "29.5")]
    [InlineData("too-small", "enrollmentQuota", "0")]
    [InlineData("not-a-date", "startDate", "明年秋天")]
    [InlineData("not-a-choice", "duration", "3y")]
    [InlineData("not-a-choice", "targetGrades", "3,9")]
    [InlineData("too-long", "programName", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一")]
    [InlineData("required", "introduction", "")]
    public void One_answer_that_breaks_a_hard_rule_is_named_at_its_field(string code, string field, string typed)
    {
        var found = Assert.Single(Check(CompleteForm.Answers.With(field, typed)), f => RuleBook.Stops(f.Code) && f.Code == code);
        Assert.Equal(new FieldRef(field), found.At);
    }

    [Theory]
    [InlineData("argumentation.date", "2025-06-20")]
    [InlineData("endDate", "2026-06-30")]
    [InlineData("enrolDate", "2025-09-01")]
    [InlineData("classSize", "60")]
    [InlineData("enrollmentQuota", "６０")]
    [InlineData("lead.phone", "0412-5550000")]
    [InlineData("lead.phone", "（0412）5550000")]
    [InlineData("lead.phone", "+86 139 0000 0001")]
    [InlineData("programName", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十")]
    [InlineData("programName", "数据分析微专业")]
    [InlineData("lead.title", "正高级工程师")]
    [InlineData("buildEnd", "2027-09-01")]
    public void An_answer_on_the_boundary_is_in_order(string field, string typed) =>
        Assert.DoesNotContain(Check(CompleteForm.Answers.With(field, typed)), f => RuleBook.Strength(f.Code) is not (RuleStrength.Plus or RuleStrength.Hint));

    [Theory]
    [InlineData(5, "3", false)]
    [InlineData(6, "3", true)]
    [InlineData(6, "2.5", false)]
    [InlineData(7, "2", false)]
    [InlineData(8, "2", true)]
    public void The_credits_reach_fifteen_and_no_further(int courses, string credits, bool refused) =>
        Assert.Equal(refused, Check(WithCourses(courses, credits)).Any(f => f.Code == "C-09"));

    [Fact]
    public void A_hundredth_of_a_credit_too_many_is_too_many()
    {
        var answers = CompleteForm.Answers.WithRow("courses", CompleteForm.Answers.Rows("courses")[0].With("credits", "3.01"));
        Assert.Contains(Check(answers), f => f.Code == "C-09" && f.Facts["over"] == "0.01");
    }

    [Fact]
    public void Six_courses_of_three_break_the_sum_and_not_the_course()
    {
        var found = Check(WithCourses(6, "3"));
        Assert.Equal(Facts.Of(("n", "6"), ("sum", "18"), ("max", "15"), ("over", "3"), ("drop", "3")), Assert.Single(found, f => f.Code == "C-09").Facts);
        Assert.DoesNotContain(found, f => f.Code == "C-08");
    }

    [Fact]
    public void Five_courses_of_three_and_a_practice_of_one_are_one_credit_too_many()
    {
        var practice = CompleteForm.Courses(6, 1m)[5].With("isCore", "false").With("hours", "16");
        var found = Check(CompleteForm.Answers.WithRow("courses", practice));
        Assert.Equal(["C-08", "C-09", "justification-missing"], Findings(found));
        Assert.Equal(("16", "1", "1"), (found.First(f => f.Code == "C-09").Facts["sum"], found.First(f => f.Code == "C-09").Facts["over"], found.First(f => f.Code == "C-09").Facts["drop"]));
    }

    [Fact]
    public void Seven_courses_of_two_are_only_rather_many() => Assert.Equal(["C-06"], Findings(Check(WithCourses(7, "2"))));

    [Theory]
    [InlineData("1.99", true)]
    [InlineData("2", false)]
    [InlineData("2.5", false)]
    [InlineData("3", false)]
    [InlineData("3.01", true)]
    public void A_course_outside_two_to_three_credits_needs_a_reason(string credits, bool wanted)
    {
        var first = CompleteForm.Answers.Rows("courses")[0].With("credits", credits).With("hours", "");
        var found = Check(CompleteForm.Answers.WithRow("courses", first));
        Assert.Equal(wanted, found.Any(f => f.Code == "C-08" && f.At == new FieldRef("courses", "r1", "credits")));
        Assert.Equal(wanted, found.Any(f => f.Code == "justification-missing" && f.Facts["rule"] == "C-08"));
    }

    [Theory]
    [InlineData(2, "C-06-far")]
    [InlineData(3, "C-06")]
    [InlineData(4, null)]
    [InlineData(6, null)]
    [InlineData(7, "C-06")]
    [InlineData(10, "C-06")]
    [InlineData(11, "C-06-far")]
    public void About_five_courses_are_core(int core, string? code)
    {
        var found = Check(WithCourses(core, "2")).Where(f => f.Code.StartsWith("C-06", StringComparison.Ordinal)).Select(f => f.Code);
        Assert.Equal(code is null ? [] : [code], found);
    }

    [Theory]
    [InlineData("2026-06-30", null, false)]
    [InlineData("2026-07-01", "D-02-july", false)]
    [InlineData("2026-07-31", "D-02-july", false)]
    [InlineData("2026-08-01", "D-02", true)]
    public void July_is_a_question_and_August_an_exception(string end, string? code, bool needsReason)
    {
        var found = Check(CompleteForm.Answers.With("endDate", end));
        Assert.Equal(code is null ? [] : [code], found.Select(f => f.Code).Where(k => k.StartsWith("D-02", StringComparison.Ordinal)));
        Assert.Equal(needsReason, found.Any(f => f.Code == "justification-missing"));
    }

    [Theory]
    [InlineData("2025-08-31", true)]
    [InlineData("2025-09-01", false)]
    public void Teaching_before_September_is_worth_a_look(string enrol, bool said) =>
        Assert.Equal(said, Check(CompleteForm.Answers.With("enrolDate", enrol)).Any(f => f.Code == "D-01"));

    [Theory]
    [InlineData("2027-09-01", false)]
    [InlineData("2027-09-02", true)]
    public void Two_years_of_building_end_on_the_day_two_years_on(string end, bool needsReason) =>
        Assert.Equal(needsReason, Check(CompleteForm.Answers.With("buildEnd", end)).Any(f => f.Code == "B-03"));

    [Fact]
    public void A_written_reason_lets_an_exception_pass()
    {
        var answers = CompleteForm.Answers.With("buildEnd", "2028-08-31");
        Assert.Contains(Check(answers), f => f.Code == "justification-missing" && f.At == new FieldRef("justifications"));
        var reasoned = Reasons.Given(answers, "B-03", "实训平台分三期建设", Check(answers));
        Assert.DoesNotContain(Check(reasoned), f => RuleBook.Stops(f.Code));
    }

    [Theory]
    [InlineData("C-08", "实训平台分三期建设")]
    [InlineData("B-03", "无")]
    public void A_reason_for_another_rule_or_one_that_says_nothing_is_none(string rule, string text)
    {
        var late = CompleteForm.Answers.With("buildEnd", "2028-08-31");
        var answers = Reasons.Given(late, rule, text, Check(late));
        Assert.Contains(Check(answers), f => f.Code == "justification-missing");
    }

    [Fact]
    public void Four_courses_out_of_range_want_one_reason()
    {
        var found = Check(WithCourses(4, "3.5"));
        Assert.Equal(4, found.Count(f => f.Code == "C-08"));
        Assert.Single(found, f => f.Code == "justification-missing");
    }

    [Fact]
    public void A_unit_that_teaches_no_undergraduates_needs_a_reason()
    {
        var found = NoticeRules.Check(Context(CompleteForm.Answers) with { Unit = A.Unit() with { TeachesUndergraduates = false } });
        Assert.Equal(["U-01", "justification-missing"], Findings(found));
    }

    [Theory]
    [InlineData("name", "C-02")]
    [InlineData("credits", "C-02")]
    [InlineData("hours", "C-02")]
    [InlineData("mode", "C-02")]
    [InlineData("teacher", "C-02")]
    [InlineData("semester", "C-03")]
    public void A_blank_cell_of_a_course_is_named_by_its_clause_and_place(string column, string code)
    {
        var answers = CompleteForm.Answers.WithRow("courses", CompleteForm.Answers.Rows("courses")[1].With(column, ""));
        var found = Assert.Single(Check(answers), f => RuleBook.Stops(f.Code));
        Assert.Equal((code, new FieldRef("courses", "r2", column)), (found.Code, found.At));
    }

    [Fact]
    public void A_teacher_who_has_left_the_team_is_none()
    {
        var answers = CompleteForm.Answers.WithoutRow("team", "r5");
        Assert.Equal(new FieldRef("courses", "r5", "teacher"), Assert.Single(Check(answers), f => f.Code == "C-02").At);
    }

    [Theory]
    [InlineData("start", "2025-09-14", true)]
    [InlineData("start", "2025-09-15", false)]
    [InlineData("end", "2026-06-26", false)]
    [InlineData("end", "2026-06-27", true)]
    public void A_course_outside_the_teaching_period_is_refused(string column, string day, bool refused)
    {
        var answers = CompleteForm.Answers.WithRow("courses", CompleteForm.Answers.Rows("courses")[0].With(column, day));
        Assert.Equal(refused, Check(answers).Any(f => f.Code == "C-03-outside"));
    }

    [Theory]
    [InlineData(49, true)]
    [InlineData(50, false)]
    public void The_difference_takes_fifty_characters_without_blanks(int characters, bool refused) =>
        Assert.Equal(refused, Check(CompleteForm.Answers.With("difference", string.Join(' ', Enumerable.Repeat("异", characters)))).Any(f => f.Code == "C-04-short"));

    [Theory]
    [InlineData(300, null)]
    [InlineData(301, "X-09")]
    [InlineData(600, "X-09")]
    [InlineData(601, "X-09-long")]
    public void A_text_may_be_twice_as_long_as_advised(int characters, string? code) =>
        Assert.Equal(code is null ? [] : [code], Findings(Check(CompleteForm.Answers.With("introduction", new string('字', characters)))));

    [Fact]
    public void A_host_major_without_evidence_carries_nothing()
    {
        var answers = CompleteForm.Answers.WithRows("hostMajors", [new Row("r1", [new("name", "计算机科学与技术"), new("basis", "other")])]);
        Assert.Contains(Check(answers), f => f.Code == "U-03");
        Assert.DoesNotContain(Check(answers.WithRow("hostMajors", answers.Rows("hostMajors")[0].With("basisNote", "校级重点建设专业"))), f => f.Code == "U-03");
    }

    [Theory]
    [InlineData("digital", "digital-1", "", null)]
    [InlineData("other", "other", "智慧文旅", null)]
    [InlineData("digital", "other", "智慧文旅", null)]
    [InlineData("digital", "other", "", "T-03")]
    [InlineData("", "digital-1", "", "T-03")]
    [InlineData("digital", "", "", "T-03")]
    [InlineData("moon", "digital-1", "", "T-03-unknown")]
    [InlineData("digital", "moon-1", "", "T-03-unknown")]
    [InlineData("digital", "green-1", "", "T-03-elsewhere")]
    public void The_urgent_type_names_a_field_and_a_direction_of_it(string field, string direction, string note, string? code)
    {
        var answers = CompleteForm.Answers.With("type", "urgent").With("industryField", field).With("direction", direction).With("directionNote", note);
        var found = Check(answers).Where(f => RuleBook.Stops(f.Code)).Select(f => f.Code).Distinct().ToList();
        Assert.Contains(code ?? "", code is null ? [""] : found);
        Assert.All(found, f => Assert.StartsWith("T-03", f));
        if (code is null) Assert.Empty(found);
    }

    [Fact]
    public void What_another_type_would_ask_is_not_asked()
    {
        // Left over from a change of the type, not yet cleared by a save.
        var answers = CompleteForm.Answers.With("industryField", "moon").With("direction", "moon-1");
        Assert.Equal(["C-07", "T-06", "U-06", "U-07"], Check(answers).Select(f => f.Code).Order());
    }

    [Theory]
    [InlineData("智能数据分析与应用", "X-02")]
    [InlineData("智能数据分析与应用微专业", "X-02")]
    [InlineData("智能数据分析与运用", "X-02-similar")]
    [InlineData("数据分析与应用", "X-02-similar")]
    [InlineData("智慧养老服务管理", null)]
    public void A_name_is_used_once_in_a_round(string other, string? code)
    {
        var found = NoticeRules.Check(Context(CompleteForm.Answers) with { Others = [new(other, "周文博")] });
        Assert.Equal(code is null ? [] : [code], Findings(found));
    }

    [Fact]
    public void A_lead_of_two_programmes_is_worth_a_look() =>
        Assert.Equal(["X-11"], Findings(NoticeRules.Check(Context(CompleteForm.Answers) with { Others = [new("智慧养老服务管理", "陈 思远")] })));

    [Fact]
    public void The_second_course_of_a_name_is_named()
    {
        var answers = CompleteForm.Answers.WithRow("courses", CompleteForm.Answers.Rows("courses")[3].With("name", "数据思维与 Ｐｙｔｈｏｎ基础"));
        Assert.Equal(new FieldRef("courses", "r4", "name"), Assert.Single(Check(answers), f => f.Code == "X-03").At);
    }

    [Theory]
    [InlineData("30", "18", false)]
    [InlineData("30", "17", true)]
    [InlineData("", "", false)]
    [InlineData("30", "", true)]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335", false)]
    public void Theory_and_practice_make_the_hours(string theory, string practice, bool refused)
    {
        var answers = CompleteForm.Answers.WithRow("courses", CompleteForm.Answers.Rows("courses")[0].With("theoryHours", theory).With("practiceHours", practice));
        Assert.Equal(refused, Check(answers).Any(f => f.Code == "X-12"));
    }

    [Fact]
    public void Partners_without_industry_contradict_the_answer()
    {
        Assert.Contains(Check(CompleteForm.Answers.With("isIndustryAcademic", "false")), f => f.Code == "X-08");
        Assert.Contains(Check(CompleteForm.Answers.WithRows("industryPartners", [])), f => f.Code == "required" && f.At!.Field == "industryPartners");
    }

    [Fact]
    public void A_blank_row_is_named_once()
    {
        var found = Check(CompleteForm.Answers.WithRow("team", new Row("r9", [])));
        Assert.Equal(new FieldRef("team", "r9"), Assert.Single(found, f => RuleBook.Stops(f.Code)).At);
    }

    [Fact]
    public void Findings_stand_in_the_order_of_the_form()
    {
        var order = FormDefinitions.Current.Fields.Select(f => f.Key).ToList();
        var fields = Check(Answers.None).Where(f => f.At is not null).Select(f => order.IndexOf(f.At!.Field)).ToList();
        Assert.Equal(fields.Order(), fields);
    }

    [Fact]
    public void Findings_are_found_again_by_field_and_by_row()
    {
        var found = Check(CompleteForm.Answers.With("introduction", "").WithRow("team", CompleteForm.Answers.Rows("team")[0].With("title", "")));
        Assert.Equal("required", Assert.Single(NoticeRules.AtField(found, "introduction")).Code);
        Assert.Equal("required-cell", Assert.Single(NoticeRules.AtRow(found, "team", "r1", "title")).Code);
        Assert.Empty(NoticeRules.AtRow(found, "team", "r2"));
        Assert.Equal(NoticeRules.AtField(found, "team"), NoticeRules.ByField(found)["team"]);
    }

    private static RuleContext Context(Answers answers) => new(FormDefinitions.Current, answers, A.Round(), A.Unit(), A.Directions, A.Day);

    private static IReadOnlyList<Problem> Check(Answers answers) => NoticeRules.Check(Context(answers));

    private static Answers WithCourses(int count, string credits) =>
        CompleteForm.Answers.WithRows("courses", CompleteForm.Courses(count, decimal.Parse(credits, System.Globalization.CultureInfo.InvariantCulture)));

    private static IEnumerable<string> Findings(IReadOnlyList<Problem> found) =>
        found.Select(f => f.Code).Where(c => RuleBook.Strength(c) is RuleStrength.Error or RuleStrength.Reason or RuleStrength.Warning).Order(StringComparer.Ordinal);
}
