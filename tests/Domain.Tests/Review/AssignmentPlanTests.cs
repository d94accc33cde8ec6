using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class AssignmentPlanTests
{
    private static readonly DateOnly s_from = new(2025, 7, 1);
    private static readonly DateOnly s_to = new(2025, 7, 11);
    private const string First = "WZY-2025-0001";

    [Fact]
    public void A_plan_is_the_offices_alone()
    {
        var ground = Ground([Waiting(1)], Inside(1, 2, 3, 4));
        Assert.Equal("not-the-office", AssignmentPlan.Make(ground, null, A.Owner, A.Day).Problems.Single().Code);
        var plan = Made(ground);
        Assert.Equal("not-the-office", plan.Add(First, Inside(4), ground, A.Dean).Problems.Single().Code);
        Assert.Equal("not-the-office", plan.Drop(First, A.Expert(1).Id, A.Owner).Problems.Single().Code);
        Assert.Equal("not-the-office", plan.Pin(First, A.Expert(1).Id, true, A.Owner).Problems.Single().Code);
        Assert.Equal("not-the-office", plan.Publish(A.Round(), A.Acting(A.Expert(1)), A.Day).Problems.Single().Code);
    }

    [Fact]
    public void Five_are_sought_one_of_them_from_outside_and_the_loads_are_even()
    {
        var pool = Inside(1, 2, 3, 4, 5, 6, 7).Concat(Outside(8, 9, 10)).ToList();
        var ground = Ground([.. Enumerable.Range(1, 6).Select(n => (Proposal)Waiting(n))], pool);
        var report = new PlanReport(ground, Made(ground));

        Assert.All(report.Lines, l => Assert.Equal((5, 5, 0), (l.Count, l.Sought, l.Gaps.Count)));
        Assert.All(report.Lines, l => Assert.Contains(l.Seats, s => s.Expert.IsOutside));
        Assert.Equal((3, 3), report.Range);
    }

    [Fact]
    public void Who_is_of_the_field_is_asked_before_who_is_not_and_the_reason_says_so()
    {
        var pool = new[] { A.Expert(1) with { Field = "学前教育" }, A.Expert(2) with { Field = "数据分析、统计" }, A.Expert(3) with { Field = "财务会计" }, A.Expert(4) with { Field = "大数据应用" }, A.Expert(5) with { Field = "音乐" } };
        var ground = Ground([Waiting(1).With("programName", "智能数据分析微专业")], pool, new() { Experts = 3, MinOutsideExperts = 0 });
        var line = new PlanReport(ground, Made(ground)).Lines.Single();

        Assert.Equal([(A.Expert(2).Id, new FieldFit(FieldMatch.Whole, "数据分析")), (A.Expert(4).Id, new FieldFit(FieldMatch.Near, "数据"))], line.Seats.Take(2).Select(s => (s.Expert.Id, s.Fit)));
        Assert.Equal(FieldMatch.None, line.Seats[2].Fit.Match);
    }

    [Theory]
    [InlineData("工程管理", "智能建造工程", FieldMatch.None)]
    [InlineData("AI", "AI+设计", FieldMatch.Whole)]
    [InlineData("Ａ Ｉ", "ai应用", FieldMatch.None)]
    [InlineData("计算机科学与技术（人工智能方向）", "人工智能", FieldMatch.Whole)]
    [InlineData("护理学", "智慧护理", FieldMatch.Near)]
    [InlineData("", "智慧护理", FieldMatch.None)]
    [InlineData("管理", "工商管理", FieldMatch.None)]
    public void Fields_are_compared_by_their_names_and_general_words_say_nothing(string field, string name, FieldMatch match) =>
        Assert.Equal(match, FieldFit.Of(A.Expert() with { Field = field }, Waiting(1).WithRows("hostMajors").With("frontierFocus", "").With("industryField", "").With("direction", "").With("programName", name), A.Directions).Match);

    [Fact]
    public void Nobody_who_declined_is_away_or_is_of_the_unit_is_asked_and_the_picker_says_why()
    {
        var pool = Inside(1, 2, 3, 4, 5, 6).ToList();
        pool[1] = pool[1] with { UnitCode = "cs" };
        pool[2] = pool[2] with { Absences = [new(s_from.AddDays(-3), s_to)] };
        pool[3] = pool[3] with { Absences = [new(s_from, s_to.AddDays(-1))] };
        pool[4] = pool[4] with { MaxLoad = 0 };
        Proposal proposal = Waiting(1);
        var declined = A.Assignment(proposal, pool[0]).Declined().Build();
        var ground = Ground([proposal], pool, new() { MinExperts = 1, Experts = 1, MinOutsideExperts = 0 }, declined);
        var plan = Made(ground);
        var report = new PlanReport(ground, plan);

        Assert.Equal([pool[3].Id], plan.Proposals.Single().Seats.Select(s => s.Expert));
        Assert.Equal(10, report.Lines.Single().Seats.Single().DaysAway);
        Assert.Equal(
            [(pool[5].Id, null), (pool[0].Id, "plan-declined"), (pool[1].Id, "conflict-unit"), (pool[2].Id, "plan-away"), (pool[4].Id, "plan-full")],
            report.Choices(report.Lines.Single()).Select(c => (c.Expert.Id, c.Why?.Code)).OrderBy(c => c.Item2 is not null).ThenBy(c => c.Id.Value, StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_office_fixed_stays_whoever_it_took_off_stays_off_and_the_rest_is_worked_out_around_them()
    {
        var ground = Ground([Waiting(1), Waiting(2)], Inside(1, 2, 3, 4, 5, 6, 7), new() { Experts = 3, MinOutsideExperts = 0 });
        var plan = Made(ground);
        var seated = plan.Proposals[0].Seats[0].Expert;
        var other = ground.Pool.First(e => !plan.Proposals[0].Has(e.Id));
        var edited = plan.Drop(plan.Proposals[0].ProposalId, seated, A.Office).Value.Add(plan.Proposals[0].ProposalId, [other], ground, A.Office).Value;

        var again = AssignmentPlan.Make(ground, edited, A.Office, A.Day).Value;
        Assert.Equal(3, again.Proposals[0].Seats.Count);
        Assert.Contains(new PlannedSeat(other.Id, Pinned: true), again.Proposals[0].Seats);
        Assert.False(again.Proposals[0].Has(seated));
        Assert.Equal([seated], again.Proposals[0].KeptOff);
        Assert.Empty(again.LeftOut);

        var freed = again.Pin(again.Proposals[0].ProposalId, other.Id, false, A.Office).Value;
        Assert.DoesNotContain(freed.Proposals[0].Seats, s => s.Pinned);
    }

    [Fact]
    public void A_fixed_choice_that_must_not_judge_any_more_is_let_go_by_name()
    {
        var ground = Ground([Waiting(1)], Inside(1, 2, 3, 4), new() { Experts = 3, MinOutsideExperts = 0 });
        var fix = Made(ground).Pin(First, Made(ground).Proposals[0].Seats[0].Expert, true, A.Office).Value;
        var name = ground.Pool.Single(e => e.Id == fix.Proposals[0].Seats[0].Expert).Name;
        var later = Ground([Waiting(1).With("lead.name", name)], Inside(1, 2, 3, 4), new() { Experts = 3, MinOutsideExperts = 0 });

        var again = AssignmentPlan.Make(later, fix, A.Office, A.Day).Value;
        Assert.Equal(("conflict-lead", name), (again.LeftOut.Single().Code, again.LeftOut.Single().Expert));
        Assert.Equal(3, again.Proposals[0].Seats.Count);
    }

    [Fact]
    public void Whoever_is_chosen_by_hand_is_refused_by_name_and_with_the_reason()
    {
        var pool = Inside(1, 2, 3, 4).Append(A.Expert(5) with { UnitCode = "cs" }).Append(A.Expert(6) with { MaxLoad = 0 }).ToList();
        var ground = Ground([Waiting(1)], pool, new() { Experts = 3, MinOutsideExperts = 0 });
        var refused = Made(ground).Add(First, [pool[4], pool[5]], ground, A.Office);

        Assert.Equal([("plan-cannot-ask", "conflict-unit", pool[4].Name), ("plan-cannot-ask", "plan-full", pool[5].Name)], refused.Problems.Select(p => (p.Code, p.Facts["conflict"], p.Facts["expert"])));
    }

    [Fact]
    public void Without_an_outside_expert_the_help_is_to_raise_ones_limit_or_to_add_one()
    {
        var pool = Inside(1, 2, 3, 4).Append(Outside(5)[0] with { MaxLoad = 0 }).ToList();
        Assert.Equal(("plan-no-outside", "plan-help-raise", $"{pool[4].Name} → 1"), Helped(Ground([Waiting(1)], pool, new() { Experts = 3 })));
        var (gap, help, _) = Helped(Ground([Waiting(1)], pool.Take(4).ToList(), new() { Experts = 3 }));
        Assert.Equal(("plan-no-outside", "plan-help-add-outside"), (gap, help));
    }

    [Fact]
    public void With_fewer_than_the_fewest_nobody_is_kept_busy_and_the_help_counts_who_is_missing()
    {
        var ground = Ground([Waiting(1)], Inside(1, 2), new() { MinOutsideExperts = 0 });
        var report = new PlanReport(ground, Made(ground));
        var line = report.Lines.Single();

        Assert.Equal((0, false), (line.Count, line.CanGoOut));
        Assert.Equal(new Problem("plan-too-few", Facts.Of(("now", "0"), ("wanted", "3"), ("possible", "2"))), line.Gaps.Single());
        Assert.Equal(new Problem("plan-help-add", Facts.Of(("n", "1"))), report.Help(line, line.Gaps[0]));
    }

    [Fact]
    public void Four_of_five_are_three_and_the_help_is_to_raise_the_limits_of_who_is_full()
    {
        var pool = Inside(1, 2, 3, 4).Append(A.Expert(5) with { MaxLoad = 0 }).ToList();
        var ground = Ground([Waiting(1)], pool, new() { MinOutsideExperts = 0 });
        var report = new PlanReport(ground, Made(ground));
        var line = report.Lines.Single();

        Assert.Equal((3, 5), (line.Count, line.Sought));
        Assert.Equal(new Problem("plan-fewer", Facts.Of(("now", "3"), ("wanted", "5"), ("possible", "4"))), line.Gaps.Single());
        Assert.Equal(new Problem("plan-help-raise", Facts.Of(("experts", $"{pool[4].Name} → 1"))), report.Help(line, line.Gaps[0]));
    }

    [Fact]
    public void What_is_under_review_and_has_enough_is_left_alone_and_counts_in_the_loads()
    {
        Proposal reviewed = A.Proposal("WZY-2025-0001").Complete().UnderReview(A.Expert(1), A.Expert(2), A.Expert(3)).OwingNothing();
        var given = Inside(1, 2, 3).Select(e => A.Assignment(reviewed, e).Build()).ToArray();
        var ground = Ground([reviewed, Waiting(2)], Inside(1, 2, 3, 4, 5, 6), new() { Experts = 3, MinOutsideExperts = 0 }, given);
        var plan = Made(ground);

        Assert.Empty(plan.Proposals[0].Seats);
        Assert.Equal([A.Expert(4).Id, A.Expert(5).Id, A.Expert(6).Id], plan.Proposals[1].Seats.Select(s => s.Expert));
    }

    [Fact]
    public void What_lost_an_expert_gets_another()
    {
        Proposal reviewed = A.Proposal("WZY-2025-0001").Complete().UnderReview(A.Expert(1), A.Expert(2), A.Expert(3)).OwingNothing();
        var ground = Ground([reviewed], Inside(1, 2, 3, 4), new() { MinOutsideExperts = 0 }, A.Assignment(reviewed, A.Expert(1)).Declined(), A.Assignment(reviewed, A.Expert(2)), A.Assignment(reviewed, A.Expert(3)));

        Assert.Equal([A.Expert(4).Id], Made(ground).Proposals.Single().Seats.Select(s => s.Expert));
    }

    [Fact]
    public void A_plan_is_published_once_and_is_closed_from_then_on()
    {
        var ground = Ground([Waiting(1)], Inside(1, 2, 3), new() { Experts = 3, MinOutsideExperts = 0 });
        var published = Made(ground).Publish(A.Round(), A.Office, A.Day).Value;

        Assert.Equal((PlanStanding.Publishing, A.Office.Id, A.Office.Name, A.Day), (published.Standing, published.PublishedBy!.Value, published.PublishedByName, published.PublishedAt!.Value));
        Assert.Equal(["AuditDue", "PlanDue"], published.Owed.Select(o => o.GetType().Name));
        Assert.Equal(["AuditDue", "PlanDue", "MessageDue", "CardDue"], published.Out(1, []).Owed.Select(o => o.GetType().Name));
        Assert.Equal("plan-being-published", published.Publish(A.Round(), A.Office, A.Day).Problems.Single().Code);
        Assert.Equal("plan-being-published", AssignmentPlan.Make(ground, published, A.Office, A.Day).Problems.Single().Code);
        Assert.Equal("plan-published", published.Out(1, []).Drop(First, A.Expert(1).Id, A.Office).Problems.Single().Code);
        Assert.True(AssignmentPlan.Make(ground, published.Out(1, []), A.Office, A.Day).IsDone);
        Assert.Equal("plan-empty", new AssignmentPlan("r").Publish(A.Round(), A.Office, A.Day).Problems.Single().Code);
    }

    [Fact]
    public void Without_a_pool_or_anything_that_waits_there_is_no_plan()
    {
        Assert.Equal("plan-no-pool", AssignmentPlan.Make(Ground([Waiting(1)], []), null, A.Office, A.Day).Problems.Single().Code);
        Assert.Equal("plan-nothing-waits", AssignmentPlan.Make(Ground([A.Proposal().Complete().Submitted()], Inside(1, 2, 3)), null, A.Office, A.Day).Problems.Single().Code);
    }

    private static (string Gap, string Help, string Experts) Helped(PlanGround ground)
    {
        var report = new PlanReport(ground, Made(ground));
        var help = report.Help(report.Lines[0], report.Lines[0].Gaps.Single());
        return (report.Lines[0].Gaps.Single().Code, help.Code, help.Facts["experts"]);
    }

    private static AssignmentPlan Made(PlanGround ground) => AssignmentPlan.Make(ground, null, A.Office, A.Day).Value;

    private static PlanGround Ground(IReadOnlyList<Proposal> proposals, IReadOnlyList<Expert> pool, RoundPolicy? policy = null, params Assignment[] given) =>
        new(A.Round() with { Policy = policy ?? new() }, proposals, pool, given, A.Directions, s_from, s_to);

    private static ProposalBuilder Waiting(int number) => A.Proposal($"WZY-2025-{number:0000}").Complete().ReadyForReview();

    private static IReadOnlyList<Expert> Inside(params int[] numbers) => [.. numbers.Select(n => A.Expert(n))];

    private static IReadOnlyList<Expert> Outside(params int[] numbers) => [.. numbers.Select(n => A.Expert(n) with { UnitCode = "", Organisation = $"第{n}研究院" })];
}
