using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class MilestoneTests
{
    private static readonly DateTimeOffset Later = A.China(2027, 1, 15, 10);

    private static readonly Proposal Recommended = A.Proposal().Complete().Recommended().OwingNothing();

    [Fact]
    public void Every_pair_of_milestones_is_allowed_exactly_as_the_table_says()
    {
        foreach (var from in Enum.GetValues<Milestone>())
            foreach (var to in Enum.GetValues<Milestone>())
            {
                if (to == Milestone.Recommended || Reach(from) is not { } there) continue;
                var end = MilestoneLifecycle.TrackOf(from) == MilestoneTrack.End;
                // The step follows from the latest of its own track; of the other track nothing is recorded here but what led there.
                var latest = MilestoneLifecycle.TrackOf(to) == MilestoneTrack.Running ? there.Record.On(MilestoneTrack.Running) : there.Record.On(MilestoneTrack.Filing);
                var barred = to == Milestone.Recruiting && there.Record.On(MilestoneTrack.Filing) == Milestone.RefusedByProvince;
                var may = !end && !barred && MilestoneLifecycle.Find(latest, to) is not null;
                Assert.True(may == there.RecordMilestone(Note(to, "2026-12-01", remark: "理由"), A.Office, Later).IsDone, $"{from} → {to}");
                Assert.True(may == there.Record.Next.Any(s => s.To == to), $"{from} offers {to}");
            }
    }

    [Fact]
    public void Nobody_but_the_office_records_and_only_what_is_recommended()
    {
        foreach (var who in new[] { A.Owner, A.Dean, A.Stranger }) Assert.Equal("not-the-office", Assert.Single(Recommended.RecordMilestone(Note(Milestone.SubmittedToProvince, "2025-07-01"), who, Later).Problems).Code);
        Proposal not = A.Proposal().Complete().NotRecommended();
        Assert.Equal("milestone-not-recommended", Assert.Single(not.RecordMilestone(Note(Milestone.SubmittedToProvince, "2025-07-01"), A.Office, Later).Problems).Code);
    }

    [Fact]
    public void A_step_is_told_to_the_owner_and_the_college_and_stands_in_the_audit()
    {
        var done = Recommended.RecordMilestone(Note(Milestone.SubmittedToProvince, "2025-07-01", "辽教函〔2025〕 12 号"), A.Office, Later).Value;
        Assert.Equal(new MilestoneEntry(1, Milestone.SubmittedToProvince, new(2025, 7, 1), "辽教函〔2025〕12号", null, "", A.Office.Id, A.Office.Name, Later), Assert.Single(done.Milestones));
        Assert.Equal((ProposalState.Recommended, Recommended.Revision + 1), (done.State, done.Revision));
        Assert.Equal(new("RecordMilestone", "Recommended", "SubmittedToProvince"), done.Owed.OfType<AuditDue>().Select(d => (d.Entry.Act, d.Entry.From, d.Entry.To)).Single());
        Assert.Equal([Audience.Of(A.Owner.Id), Audience.ReviewersOf("cs")], done.Owed.OfType<MessageDue>().Select(m => m.To));
        Assert.All(done.Owed.OfType<MessageDue>(), m => Assert.Equal("told-SubmittedToProvince", m.Code));
        Assert.Distinct(done.Owed.Select(o => o.Key));
    }

    [Theory]
    [InlineData("2025-06-19", "milestone-before-decision")]
    [InlineData("2025-06-20", null)]
    [InlineData("2027-01-15", null)]
    [InlineData("2027-01-16", "milestone-in-future")]
    [InlineData("2027-02-30", "milestone-date-missing")]
    public void The_day_has_come_and_is_not_before_the_decision(string day, string? code) =>
        Assert.Equal(code, Recommended.RecordMilestone(Note(Milestone.SubmittedToProvince, day), A.Office, Later).Problems.FirstOrDefault()?.Code);

    [Fact]
    public void A_step_is_not_before_the_one_that_it_follows_but_may_be_before_one_of_the_other_track()
    {
        var submitted = Then(Recommended, Milestone.SubmittedToProvince, "2025-07-10");
        Assert.Equal(
            [new Problem("milestone-out-of-order", Facts.Of(("step", "ApprovedByProvince"), ("date", "2025-07-09"), ("before", "SubmittedToProvince"), ("day", "2025-07-10")))],
            submitted.RecordMilestone(Note(Milestone.ApprovedByProvince, "2025-07-09"), A.Office, Later).Problems);
        Assert.True(submitted.RecordMilestone(Note(Milestone.ApprovedByProvince, "2025-07-10"), A.Office, Later).IsDone);
        Assert.True(submitted.RecordMilestone(Note(Milestone.Recruiting, "2025-07-01"), A.Office, Later).IsDone);
    }

    [Fact]
    public void An_end_needs_a_reason_and_closes_everything_but_corrections()
    {
        Assert.Equal("reason-missing", Assert.Single(Recommended.RecordMilestone(Note(Milestone.Withdrawn, "2025-07-01"), A.Office, Later).Problems).Code);
        var ended = Then(Recommended, Milestone.Withdrawn, "2025-07-01", "并入另一个微专业");
        Assert.Empty(ended.Record.Next);
        Assert.Empty(new MilestonesDue(ended, A.Round()).All);
        var open = ended.CorrectMilestone(1, Note(null, ""), isVoid: true, "登记错了", A.Office, Later).Value;
        Assert.Empty(open.Record.Standing);
        Assert.Equal(2, open.Milestones.Count);
        Assert.NotEmpty(open.Record.Next);
    }

    [Fact]
    public void A_correction_replaces_what_stands_and_keeps_what_was_written()
    {
        var wrong = Then(Recommended, Milestone.SubmittedToProvince, "2025-07-10");
        Assert.Equal("reason-missing", Assert.Single(wrong.CorrectMilestone(1, Note(null, "2025-07-01"), false, "", A.Office, Later).Problems).Code);
        Assert.Equal("milestone-same", Assert.Single(wrong.CorrectMilestone(1, Note(null, "2025-07-10"), false, "错", A.Office, Later).Problems).Code);
        Assert.Equal("not-the-office", Assert.Single(wrong.CorrectMilestone(1, Note(null, "2025-07-01"), false, "错", A.Owner, Later).Problems).Code);
        var right = wrong.CorrectMilestone(1, Note(null, "2025-07-01", "辽教函〔2025〕12号"), false, "日期录错", A.Office, Later).Value;
        Assert.Equal((new DateOnly(2025, 7, 1), "辽教函〔2025〕12号"), (Assert.Single(right.Record.Standing).On, right.Record.Standing[0].Reference));
        Assert.Equal(new DateOnly(2025, 7, 10), right.Milestones[0].On);
        // Once more: the number that people know stays the first one's.
        var again = right.CorrectMilestone(1, Note(null, "2025-07-02"), false, "再次核对", A.Office, Later).Value;
        Assert.Equal((3, new DateOnly(2025, 7, 2)), (again.Milestones.Count, Assert.Single(again.Record.Standing).On));
        Assert.Equal("milestone-gone", Assert.Single(again.CorrectMilestone(2, Note(null, "2025-07-03"), false, "错", A.Office, Later).Problems).Code);
    }

    [Fact]
    public void A_correction_that_would_break_the_order_of_the_rest_is_refused()
    {
        var approved = Then(Then(Recommended, Milestone.SubmittedToProvince, "2025-07-01"), Milestone.ApprovedByProvince, "2025-08-01");
        Assert.Equal("milestone-not-now", Assert.Single(approved.CorrectMilestone(1, Note(null, ""), true, "没有发生", A.Office, Later).Problems).Code);
        Assert.Equal("milestone-out-of-order", Assert.Single(approved.CorrectMilestone(1, Note(null, "2025-08-02"), false, "日期", A.Office, Later).Problems).Code);
        Assert.True(approved.CorrectMilestone(1, Note(null, "2025-08-01"), false, "日期", A.Office, Later).IsDone);
        Assert.True(approved.CorrectMilestone(2, Note(null, ""), true, "没有发生", A.Office, Later).IsDone);
    }

    [Fact]
    public void What_is_due_next_comes_from_the_policy_and_from_the_programmes_own_plan()
    {
        Proposal planned = A.Proposal().Complete().With("enrolDate", "2025-09-10").With("startDate", "2025-09-20").With("buildStart", "2025-09-01").Recommended();
        Assert.Equal(
            [
                new(Milestone.SubmittedToProvince, "四.1", null, null),
                new(Milestone.Recruiting, "三.4", new(2025, 9, 1), new(2025, 9, 10)),
                new(null, "四.2", null, new(2027, 9, 1)),
            ],
            new MilestonesDue(planned, A.Round()).All);
        var recruiting = Then(planned, Milestone.Recruiting, "2025-09-12");
        Assert.Contains(new(Milestone.Teaching, "三.4", new(2025, 9, 1), new(2025, 9, 20)), new MilestonesDue(recruiting, A.Round()).All);
        var teaching = Then(recruiting, Milestone.Teaching, "2025-09-22");
        Assert.Contains(new(Milestone.Completed, "三.4", null, new(2026, 6, 30)), new MilestonesDue(teaching, A.Round()).All);
        // The next class has a year of its own.
        var again = Then(Then(Then(teaching, Milestone.Completed, "2026-06-20"), Milestone.Recruiting, "2026-09-01"), Milestone.Teaching, "2026-09-10");
        Assert.Contains(new(Milestone.Completed, "三.4", null, new(2027, 6, 30)), new MilestonesDue(again, A.Round()).All);
    }

    [Theory]
    [InlineData(2026, 5, 30, null)]
    [InlineData(2026, 5, 31, MilestoneUrgency.Soon)]
    [InlineData(2026, 6, 29, MilestoneUrgency.Soon)]
    [InlineData(2026, 6, 30, MilestoneUrgency.Due)]
    [InlineData(2026, 7, 1, MilestoneUrgency.Late)]
    [InlineData(2026, 9, 28, MilestoneUrgency.Late)]
    [InlineData(2026, 9, 29, null)]
    public void The_end_of_teaching_is_reminded_of_a_month_before_on_the_day_and_when_it_is_late(int year, int month, int day, MilestoneUrgency? urgency)
    {
        var teaching = Then(Then(Recommended, Milestone.Recruiting, "2025-09-12"), Milestone.Teaching, "2025-09-22");
        var due = new MilestonesDue(teaching, A.Round()).At(A.China(year, month, day)).SingleOrDefault(r => r.Due.Step == Milestone.Completed);
        Assert.Equal(urgency, due?.Urgency);
        if (due is null) return;
        Assert.Equal(("told-due-Completed", "2026-06-30", Audience.Office), (due.Message.Code, due.Message.Facts["day"], due.Message.To));
        Assert.Equal(due.Key, new MilestonesDue(teaching, A.Round()).At(A.China(year, month, day, 23, 59)).Single(r => r.Due.Step == Milestone.Completed).Key);
    }

    [Fact]
    public void Nobody_is_reminded_of_a_day_that_the_notice_does_not_set() =>
        Assert.DoesNotContain(Enumerable.Range(0, 800).SelectMany(n => new MilestonesDue(Recommended, A.Round()).At(A.Day.AddDays(n))), r => r.Due.Step == Milestone.SubmittedToProvince);

    [Fact]
    public void Days_that_are_not_as_the_notice_wants_are_recorded_and_remarked_on()
    {
        var early = Then(Then(Then(Recommended, Milestone.Recruiting, "2025-08-31"), Milestone.Teaching, "2025-09-01"), Milestone.Completed, "2026-07-01");
        Assert.Equal(["milestone-early", "milestone-late"], early.Record.Remarks(A.Round()).Select(p => p.Code));
        var approved = Then(Then(Recommended, Milestone.SubmittedToProvince, "2025-07-01"), Milestone.ApprovedByProvince, "2025-08-01");
        Assert.Equal(["milestone-without-number"], approved.Record.Remarks(A.Round()).Select(p => p.Code));
    }

    // A way to each milestone, where there is one.
    private static Proposal? Reach(Milestone wanted)
    {
        var seen = new HashSet<Milestone> { Milestone.Recommended };
        for (var ways = new Queue<Proposal>([Recommended]); ways.TryDequeue(out var proposal);)
        {
            if (wanted == Milestone.Recommended || proposal.Milestones.LastOrDefault()?.Step == wanted) return proposal;
            foreach (var step in proposal.Record.Next.Where(s => seen.Add(s.To))) ways.Enqueue(Then(proposal, step.To, "2026-11-01", "理由"));
        }

        return null;
    }

    private static Proposal Then(Proposal proposal, Milestone step, string day, string remark = "") => proposal.RecordMilestone(Note(step, day, remark: remark), A.Office, Later).Value;

    private static MilestoneNote Note(Milestone? step, string day, string number = "", string remark = "") => new(step, Answers.ParseDate(day), number, null, remark);
}
