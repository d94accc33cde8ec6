using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.TeamsApp.Tests.Words;

/// <summary>Every problem that the domain can name, brought about for real, so that its sentence is tried with the facts that it comes with.</summary>
internal static class EveryProblem
{
    /// <summary>One or more of each.</summary>
    public static IReadOnlyList<Problem> Of() => [.. Forms().SelectMany(f => f), .. Acts().SelectMany(o => o), .. BrokenStores.All.SelectMany(b => StoreCheck.Of(b.Store)), .. EveryImportProblem.Of(), .. EveryPackProblem.Of(), .. EveryPlanProblem.Of(), .. EveryMeetingProblem.Of()];

    private static IEnumerable<IReadOnlyList<Problem>> Forms()
    {
        var whole = CompleteForm.Answers;
        yield return Check(Answers.None);
        yield return Check(whole);
        yield return Check(whole.With("type", "?").With("duration", "?").With("lead.title", "讲师").With("lead.phone", "1").With("lead.name", "甲、乙").With("lead.ack", ""));
        yield return Check(whole.With("type", "urgent").With("direction", "other").With("industryField", "moon").WithRows("targetMajors", [Row(("name", "数学"))]));
        yield return Check(whole.With("type", "urgent").With("direction", "green-1").With("industryField", "digital"));
        yield return Check(whole.With("type", "applied").With("servedFlaggedMajors", "").With("employability", "").WithRows("targetMajors", [Row(("name", "智能数据分析与应用"))]).WithRows("courses", [Row(("name", "甲"), ("practiceHours", "0"))]));
        yield return Check(whole.With("type", "interdisciplinary"));
        yield return Check(whole.With("demandAnalysis", "短").With("difference", "短").With("hostMajors", "").WithRows("hostMajors", [Row(("name", "甲"))]).With("programName", "计算机科学与技术微专业微专业"));
        yield return Check(whole.With("isIndustryAcademic", "false").WithRows("team", [Row(("name", "甲"), ("unit", "乙"), ("field", "丙")), new Row("r2", [])]));
        yield return Check(whole.WithRows("courses", CompleteForm.Courses(16, 3.5m)).With("duration", "1s").With("targetGrades", "1"));
        yield return Check(whole.WithRows("courses", CompleteForm.Courses(3, 2m)));
        yield return Check(whole.WithRows("courses", [.. CompleteForm.Courses(2, 3m).Select(c => c.With("name", "同名").With("start", "2026-09-01").With("end", "2025-01-01").With("hours", "1"))]));
        yield return Check(whole.With("enrolDate", "2025-01-01").With("endDate", "2026-07-01").With("buildEnd", "2030-01-01").With("argumentation.date", "2030-01-01").With("classSize", "1000"));
        yield return Check(whole.With("endDate", "2026-08-01").With("startDate", "2026-09-01"));
        yield return Check(whole.With("enrollmentQuota", "0").With("classSize", "9999").With("introduction", new string('字', 400)).With("objectives", new string('字', 700)).With("frontierFocus", new string('字', 200)));
        yield return Check(whole.With("enrollmentQuota", "六").With("classSize", "1.5").With("startDate", "?").With("lead.post", new string('字', 60)));
        yield return Check(whole.WithRows("team", [Row(("name", new string('字', 60)), ("age", "12"), ("source", "?")), Row(("age", "99")), Row(("age", "1.5")), Row(("age", "?"))]).WithRows("courses", [Row(("start", "?"), ("isCore", "?"))]));
        yield return Check(whole.WithRows("leadCourses", Enumerable.Range(1, 6).Select(n => new Row($"r{n}", [new("name", $"课{n}")]))));
        var late = whole.With("buildEnd", "2028-08-31");
        yield return Check(Reasons.Given(late, "B-03", "实训平台分三期建设", Check(late)).With("buildEnd", "2029-08-31"));
        yield return NoticeRules.Check(Context(whole) with { Unit = A.Unit() with { TeachesUndergraduates = false }, Others = [new(whole["programName"], whole["lead.name"])] });
        yield return NoticeRules.Check(Context(whole) with { Others = [new("智能数据分析与运用", "某人")] });
    }

    private static IEnumerable<IReadOnlyList<Problem>> Acts()
    {
        Proposal draft = A.Proposal().Complete();
        Proposal submitted = A.Proposal().Complete().Submitted();
        Proposal ready = A.Proposal().Complete().ReadyForReview().OwingNothing();
        Proposal underway = A.Proposal().Complete().UnderReview().OwingNothing();
        var (round, table) = (A.Round(), FormDefinitions.Current.Field("leadCourses")!);
        var none = new Dictionary<string, string>();
        yield return draft.Submit(round, [], A.Stranger, A.Day).Problems;
        yield return CollegeSnapshot.Bound([Frozen(draft) with { Template = new(new(new byte[] { 1 }, ""), TemplateMap.None, FormDefinitions.Current) }]).Problems;
        yield return draft.Submit(round, [], A.Owner, A.Opening.AddDays(-1)).Problems;
        yield return draft.Submit(round, [], A.Owner, A.Deadline.AddDays(1)).Problems;
        yield return draft.Endorse("", A.Dean, A.Day).Problems;
        yield return draft.Endorse("", A.Stranger, A.Day).Problems;
        yield return submitted.Endorse("", A.Owner with { ReviewsUnits = ["cs"] }, A.Day).Problems;
        yield return submitted.ReturnByUnit("", A.Dean, A.Day).Problems;
        yield return submitted.AcceptForReview(A.Stranger, A.Day).Problems;
        yield return submitted.Fill(FormDefinitions.Current.Sections[0], none, A.Owner, A.Day).Problems;
        yield return draft.PutRow(table, "r9", none, A.Owner, A.Day).Problems;
        yield return draft.Invite(A.Owner.Id, "", [], FormDefinitions.Current, A.Owner, A.Day).Problems;
        yield return draft.Invite(A.Stranger.Id, "", ["?"], FormDefinitions.Current, A.Owner, A.Day).Problems;
        yield return (draft with { Editors = [.. Enumerable.Range(1, Proposal.MostEditors).Select(n => new Editor(new($"{n}"), "", []))] }).Invite(A.Stranger.Id, "", [], FormDefinitions.Current, A.Owner, A.Day).Problems;
        yield return draft.PutAside(FormDefinitions.Current.Sections[0], new Dictionary<FieldRef, string> { [new("programName")] = new('\ue000', 20_000) }, A.Owner, A.Day).Problems;
        yield return draft.Uninvite(A.Stranger.Id, A.Owner, A.Day).Problems;
        yield return draft.Invite(A.Stranger.Id, "", ["lead"], FormDefinitions.Current, A.Owner, A.Day).Value.PutRow(table, null, none, A.Stranger, A.Day).Problems;
        yield return [Recusal.Reason(A.Expert(), draft with { Editors = [new(A.Expert().Id, "", [])] })!];
        yield return draft.PutRow(table, null, none, A.Owner, A.Day).Problems;
        yield return draft.PutRow(table with { MaxRows = 1 }, null, none, A.Owner, A.Day).Problems;
        yield return draft.RestoreRow(table, "r9", A.Owner, A.Day).Problems;
        yield return draft.MoveRow(FormDefinitions.Current.Field("courses")!, "r1", up: true, A.Owner, A.Day).Problems;
        yield return draft.MoveRow(FormDefinitions.Current.Field("courses")!, draft.Answers.Rows("courses")[^1].Id, up: false, A.Owner, A.Day).Problems;
        yield return ready.Assign(round, [A.Expert()], [], A.Office, A.Day).Problems;
        yield return ready.Assign(round, [.. Conflicted()], [], A.Office, A.Day).Problems;
        yield return [.. Conflicted().Select(e => Recusal.Reason(e, ready)!)];
        yield return underway.Assign(round, [A.Expert(1)], [.. Enumerable.Range(1, 3).Select(n => A.Assignment(underway, A.Expert(n)).Build())], A.Office, A.Day).Problems;
        yield return underway.Assign(round, [A.Expert(1)], [A.Assignment(underway, A.Expert(1)).Declined()], A.Office, A.Day).Problems;
        yield return A.Proposal().Complete().ReturnedByUnit().Build().Submit(round, [], A.Owner, A.Day).Problems;
        yield return submitted.Note("", [.. Enumerable.Range(1, 21).Select(n => ("", $"第{n}点"))], [], A.Dean).Problems;
        yield return submitted.Note(new string('长', 4_001), [], [], A.Dean).Problems;
        yield return draft.MarkExample(true, A.Office, A.Day).Problems;
        yield return draft.AnswerPoints(new Dictionary<string, PointAnswer>(), A.Owner, A.Day).Problems;
        yield return draft.MoveToForm(draft.FormVersion, A.Owner, A.Day).Problems;
        yield return round.UseForm("2026", "2024", A.Office, A.Day).Problems;
        yield return underway.Decide(Conclusion.Recommend, "", "", round, [A.Assignment(underway, A.Expert(1)).Build()], A.Office, A.Day).Problems;
        yield return underway.Decide(Conclusion.RecommendAfterRevision, "好", "", round with { Policy = new() { MinExperts = 0 } }, [A.Assignment(underway, A.Expert(1)).Submitted(), A.Assignment(underway, A.Expert(2)).Submitted(), A.Assignment(underway, A.Expert(3)).Submitted()], A.Office, A.Day).Problems;
        yield return underway.Publish(round, A.Office, A.Day).Problems;
        yield return A.Proposal().Complete().ToRevise().PointsDone().Build().Submit(round, [], A.Owner, A.Day.AddDays(60)).Problems;
        yield return round.PublishDecisions([], "", A.Office, A.Day).Problems;
        yield return round.PublishDecisions([A.Proposal().Complete().Pending()], "", A.Office, A.Day).Problems;
        yield return round.DraftDecisions(A.Office, A.Day).Value.DraftDecisions(A.Office, A.Day).Problems;
        yield return (round with { Policy = new() { CutPoints = 0 } }).DraftDecisions(A.Office, A.Day).Problems;
        yield return A.Assignment(underway).Build().Accept(A.Stranger, A.Day).Problems;
        yield return A.Assignment(underway).Declined().Build().Accept(A.Acting(A.Expert()), A.Day).Problems;
        var closed = round.CloseReviews(A.Office, A.Day).Value;
        yield return A.Assignment(underway).Build().Submit(A.Scorecard(), Rubrics.Current, closed, A.Acting(A.Expert()), A.Day).Problems;
        yield return closed.CloseReviews(A.Office, A.Day).Problems;
        yield return ready.Assign(closed, [A.Expert(1), A.Expert(2), A.Expert(3)], [], A.Office, A.Day).Problems;
        yield return round.OpenReviews("", A.Office, A.Day).Problems;
        yield return A.Assignment(underway).Build().Extend(A.Day, "", A.Office, A.Day).Problems;
        yield return A.Assignment(underway).Build().Remind(A.Office, A.Day).Value.Remind(A.Office, A.Day).Problems;
        var own = new PersonalSettings(A.Dean.Id, A.Dean.Name);
        yield return own.Away(new(2025, 6, 20), new(2025, 6, 19), null, new(2025, 6, 20)).Problems;
        yield return own.Away(new(2025, 6, 18), new(2025, 6, 19), null, new(2025, 6, 20)).Problems;
        yield return own.Away(new(2025, 6, 20), null, new(A.Dean.Id, "", "", ""), new(2025, 6, 20)).Problems;
        yield return new Scorecard(A.Scorecard().Grades.Clear(), null, "").Problems(Rubrics.Current, new RoundPolicy());
        foreach (var comment in new[] { "同意", new string('好', 40) + "啊啊" }) yield return A.Scorecard(comment: comment).Problems(Rubrics.Current, new RoundPolicy());
        yield return A.Assignment(underway).Submitted().Build().Record(A.Scorecard(), Rubrics.Current, round, A.Office, A.Day).Problems;
        yield return round.Judge(Rubrics.Current.Items, given: true, A.Office, A.Day).Problems;
        yield return round.Judge([.. Rubrics.Current.Items.Select((i, n) => n == 0 ? i with { Name = new("", ""), Points = 0m } : i)], given: false, A.Office, A.Day).Problems;
        yield return round.Judge([.. Rubrics.Current.Items.Skip(1)], given: false, A.Office, A.Day).Problems;
        yield return Adoption.Of(CrowdedReading, Answers.None, FormDefinitions.Current, [], []).Problems;
        yield return PolicyBook.Problems(new() { MaxTotalCredits = 0m, MinAboutFive = 7 });
    }

    private static IEnumerable<Expert> Conflicted() =>
    [
        A.Expert() with { Id = A.Owner.Id }, A.Expert() with { Name = "陈思远" }, A.Expert() with { Name = "许知秋" },
        A.Expert() with { UnitCode = "cs" }, A.Expert() with { UnitCode = "econ" }, A.Expert() with { UnitCode = "", Organisation = "海岳数据科技有限公司" },
    ];

    private static FormReading CrowdedReading { get; } = new(
        new Dictionary<string, string> { ["difference"] = new('字', Adoption.LongestAnswer + 1) },
        new Dictionary<string, IReadOnlyList<ReadRow>> { ["leadCourses"] = [.. Enumerable.Range(1, 6).Select(n => new ReadRow("", new Dictionary<string, string> { ["name"] = $"课{n}" }))] })
    {
        Twice = ["programName"],
    };

    private static Row Row(params (string Column, string Text)[] cells) => new("r1", cells.Select(c => KeyValuePair.Create(c.Column, c.Text)));

    private static RuleContext Context(Answers answers) => new(FormDefinitions.Current, answers, A.Round(), A.Unit(), A.Directions, A.Day);

    private static IReadOnlyList<Problem> Check(Answers answers) => NoticeRules.Check(Context(answers));

    private static FilingSnapshot Frozen(Proposal proposal) => FilingSnapshot.Of(proposal, FormEditions.Shipped.Of(proposal), A.Round(), A.Unit(), [A.Unit()], A.Directions);
}
