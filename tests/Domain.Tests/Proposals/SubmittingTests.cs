using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class SubmittingTests
{
    [Fact]
    public void Submitting_is_possible_in_the_first_and_the_last_second()
    {
        Assert.True(Submit(A.Proposal().Complete(), A.Opening).IsDone);
        Assert.True(Submit(A.Proposal().Complete(), A.Deadline).IsDone);
    }

    [Fact]
    public void Submitting_a_second_late_is_refused_with_the_closing_time() =>
        Assert.Equal(new Problem("S-01", Facts.Of(("deadline", "2025-06-25T15:59:59.0000000+00:00"))), Refusal(Submit(A.Proposal().Complete(), A.Deadline.AddSeconds(1))));

    [Fact]
    public void Submitting_a_second_early_is_refused_with_the_opening_time() =>
        Assert.Equal(new Problem("round-not-open", Facts.Of(("opens", "2025-06-15T16:00:00.0000000+00:00"))), Refusal(Submit(A.Proposal().Complete(), A.Opening.AddSeconds(-1))));

    [Fact]
    public void What_the_office_sends_back_after_the_deadline_may_still_come_in() =>
        Assert.True(Submit(A.Proposal().Complete().ReturnedByOffice().PointsDone(), A.Deadline.AddDays(3)).IsDone);

    [Fact]
    public void What_the_college_sends_back_has_to_come_in_before_the_deadline() =>
        Assert.Equal("S-01", Refusal(Submit(A.Proposal().Complete().ReturnedByUnit(), A.Deadline.AddSeconds(1))).Code);

    [Fact]
    public void Findings_that_stop_a_submission_are_all_handed_back_and_nothing_moves()
    {
        Proposal draft = A.Proposal().Complete().WithCourses(6, 3m).With("lead.title", "讲师");
        var outcome = draft.Submit(A.Round(), Check(draft), A.Owner, A.Day);
        Assert.Equal(["C-09", "L-02"], outcome.Problems.Select(p => p.Code));
    }

    [Fact]
    public void Warnings_hints_and_pluses_stop_nothing()
    {
        Proposal draft = A.Proposal().Complete().With("endDate", "2026-07-10").With("lead.ack", "");
        Assert.Contains(Check(draft), f => f.Code == "D-02-july");
        Assert.True(draft.Submit(A.Round(), Check(draft), A.Owner, A.Day).IsDone);
    }

    [Fact]
    public void A_missing_reason_stops_a_submission_and_a_reason_lets_it_pass()
    {
        Proposal draft = A.Proposal().Complete().With("buildEnd", "2028-08-31");
        Assert.Equal("justification-missing", Refusal(draft.Submit(A.Round(), Check(draft), A.Owner, A.Day)).Code);
        var reasoned = draft.GiveReason(FormDefinitions.Current.Field("justifications")!, "B-03", "实训平台分三期建设", Check(draft), A.Owner, A.Day).Value;
        Assert.True(reasoned.Submit(A.Round(), Check(reasoned), A.Owner, A.Day).IsDone);
    }

    [Fact]
    public void A_submission_tells_the_college_and_notes_the_time()
    {
        var submitted = Submit(A.Proposal().Complete().OwingNothing(), A.Day).Value;
        Assert.Equal((1, (DateTimeOffset?)A.Day), (submitted.Submissions, submitted.SubmittedAt));
        Assert.Contains(submitted.Owed.OfType<CardDue>(), c => c.To == Audience.ReviewersOf("cs") && c.Matter.Kind == MatterKind.Endorsement);
    }

    [Fact]
    public void A_second_submission_starts_with_a_clean_sheet()
    {
        var again = Submit(A.Proposal().Complete().ReturnedByOffice().PointsDone(), A.Day).Value;
        Assert.Equal((2, "", ""), (again.Submissions, again.ReturnReason, again.UnitOpinion));
    }

    [Fact]
    public void A_return_keeps_its_reason_until_it_is_answered()
    {
        Assert.Equal("请核对学时", A.Proposal().Complete().ReturnedByOffice("请核对学时").Build().ReturnReason);
        Assert.Equal("", A.Proposal().Complete().ReturnedByOffice("请核对学时").Withdrawn().Build().ReturnReason);
    }

    [Fact]
    public void The_college_hears_of_a_return_by_the_office() =>
        Assert.Contains(A.Proposal().Complete().Endorsed().OwingNothing().Build().ReturnByOffice("请核对学时", A.Office, A.Day).Value.Owed.OfType<CardDue>(), c => c.To == Audience.ReviewersOf("cs"));

    [Fact]
    public void Whoever_had_the_proposal_hears_that_it_was_withdrawn()
    {
        Assert.Equal([Audience.Of(A.Owner.Id)], Told(A.Proposal()));
        Assert.Equal([Audience.Of(A.Owner.Id), Audience.ReviewersOf("cs")], Told(A.Proposal().Complete().Submitted()));
        Assert.Equal([Audience.Of(A.Owner.Id), Audience.ReviewersOf("cs"), Audience.Office], Told(A.Proposal().Complete().ReturnedByOffice()));

        static IEnumerable<Audience> Told(ProposalBuilder proposal) => proposal.OwingNothing().Withdrawn().Build().Owed.OfType<CardDue>().Select(c => c.To);
    }

    [Fact]
    public void A_draft_is_its_owners_own_business_even_when_withdrawn()
    {
        foreach (var proposal in (Proposal[])[A.Proposal(), A.Proposal().Withdrawn()])
        {
            Assert.True(proposal.IsReadableBy(A.Owner));
            Assert.False(proposal.IsReadableBy(A.Dean));
            Assert.False(proposal.IsReadableBy(A.Office));
        }
    }

    [Fact]
    public void A_submitted_proposal_is_read_by_its_college_and_the_office_and_nobody_else()
    {
        foreach (var proposal in (Proposal[])[A.Proposal().Submitted(), A.Proposal().Submitted().Withdrawn(), A.Proposal().ReturnedByUnit()])
        {
            Assert.True(proposal.IsReadableBy(A.Dean));
            Assert.True(proposal.IsReadableBy(A.Office));
            Assert.False(proposal.IsReadableBy(A.Dean with { ReviewsUnits = ["econ"] }));
            Assert.False(proposal.IsReadableBy(A.Stranger));
        }
    }

    private static IReadOnlyList<Problem> Check(Proposal draft) => NoticeRules.Check(new(FormDefinitions.Current, draft.Answers, A.Round(), A.Unit(), A.Directions, A.Day));

    private static Outcome<Proposal> Submit(Proposal proposal, DateTimeOffset at) => proposal.Submit(A.Round(), [], A.Owner, at);

    private static Problem Refusal(Outcome<Proposal> outcome) => Assert.Single(outcome.Problems);
}
