using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class AssigningTests
{
    private static readonly Proposal Ready = A.Proposal().Complete().ReadyForReview().OwingNothing();

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void A_proposal_goes_to_three_experts_or_more(int experts, bool taken) => Assert.Equal(taken, Assign(Ready, Experts(1, experts)).IsDone);

    [Fact]
    public void The_same_expert_twice_is_one_expert() =>
        Assert.Equal(new Problem("too-few-experts", Facts.Of(("min", "3"), ("now", "2"))), Refusal(Assign(Ready, [A.Expert(1), A.Expert(2), A.Expert(2)])));

    [Fact]
    public void Each_expert_is_owed_an_assignment_due_at_the_end_of_the_third_working_day()
    {
        // A.Day is a Friday: Monday, Tuesday, Wednesday.
        var due = A.China(2025, 6, 25, 23, 59, 59).ToUniversalTime();
        var owed = Assign(Ready, Experts(1, 3)).Value.Owed.OfType<AssignmentDue>().ToList();
        Assert.Equal(Experts(1, 3).Select(e => (e.Id, e.Name, due)), owed.Select(o => (o.Expert, o.ExpertName, o.DueAt)));
    }

    [Fact]
    public void An_expert_who_is_conflicted_is_refused_by_name_with_the_reason()
    {
        var own = A.Expert(2) with { UnitCode = "cs" };
        Assert.Equal(new Problem("expert-conflicted", Facts.Of(("expert", own.Name), ("conflict", "conflict-unit"))), Refusal(Assign(Ready, [A.Expert(1), own, A.Expert(3)])));
    }

    [Fact]
    public void An_expert_who_has_declined_is_refused_by_name()
    {
        Proposal underway = A.Proposal().Complete().UnderReview().OwingNothing();
        var outcome = underway.Assign(A.Round(), [A.Expert(3)], [A.Assignment(underway, A.Expert(1)), A.Assignment(underway, A.Expert(2)), A.Assignment(underway, A.Expert(3)).Declined()], A.Office, A.Day);
        Assert.Equal(new Problem("expert-declined", Facts.Of(("expert", A.Expert(3).Name))), Refusal(outcome));
    }

    [Fact]
    public void One_more_expert_takes_the_place_of_one_who_declined()
    {
        Proposal underway = A.Proposal().Complete().UnderReview().OwingNothing();
        var outcome = underway.Assign(A.Round(), [A.Expert(4)], [A.Assignment(underway, A.Expert(1)), A.Assignment(underway, A.Expert(2)), A.Assignment(underway, A.Expert(3)).Declined()], A.Office, A.Day);
        Assert.Equal(A.Expert(4).Id, Assert.Single(outcome.Value.Owed.OfType<AssignmentDue>()).Expert);
    }

    [Fact]
    public void Experts_whose_assignment_is_still_owed_are_counted_and_not_asked_twice()
    {
        // The first three are promised in the saved state and not yet made out: the app was stopped in between.
        Proposal promised = A.Proposal().Complete().UnderReview();
        Assert.Equal("nothing-to-assign", Refusal(promised.Assign(A.Round(), [A.Expert(1)], [], A.Office, A.Day)).Code);
        var more = promised.Assign(A.Round(), [A.Expert(4)], [], A.Office, A.Day).Value;
        Assert.Equal(4, more.Owed.OfType<AssignmentDue>().Count());
        Assert.Equal(
            new Problem("R-01", Facts.Of(("given", "3"), ("asked", "4"))),
            Refusal(more.Decide(Conclusion.Recommend, "条件成熟", "", A.Round(), [.. Experts(1, 3).Select(e => A.Assignment(more, e).Submitted().Build())], A.Office, A.Day)));
    }

    [Theory]
    [InlineData(2, 1, "R-01")]
    [InlineData(3, 1, "R-01")]
    [InlineData(3, 0, null)]
    public void Nothing_is_decided_before_every_review_is_in(int given, int open, string? refusal)
    {
        Proposal underway = A.Proposal().Complete().UnderReview().OwingNothing();
        IReadOnlyList<Assignment> reviews =
        [
            .. Enumerable.Range(1, given).Select(n => A.Assignment(underway, A.Expert(n)).Submitted().Build()),
            .. Enumerable.Range(6, open).Select(n => A.Assignment(underway, A.Expert(n)).Build()),
            A.Assignment(underway, A.Expert(9)).Declined(),
        ];
        var outcome = underway.Decide(Conclusion.Recommend, "条件成熟", "", A.Round(), reviews, A.Office, A.Day);
        Assert.Equal(refusal, outcome.Problems.Select(p => p.Code).FirstOrDefault());
    }

    [Fact]
    public void A_decision_keeps_its_mean_and_tells_the_owner_and_the_college()
    {
        Proposal decided = A.Proposal().Complete().Recommended("需求明确");
        Assert.Equal(new Decision(true, "需求明确", 100m, A.Office.Id, A.Day), decided.Decision);
        Assert.Equal([Audience.Of(A.Owner.Id), Audience.ReviewersOf("cs")], decided.Owed.OfType<MessageDue>().Where(m => m.Code == "told-recommended").Select(m => m.To));
    }

    private static IReadOnlyList<Expert> Experts(int from, int count) => [.. Enumerable.Range(from, count).Select(n => A.Expert(n))];

    private static Outcome<Proposal> Assign(Proposal proposal, IReadOnlyList<Expert> experts) => proposal.Assign(A.Round(), experts, [], A.Office, A.Day);

    private static Problem Refusal(Outcome<Proposal> outcome) => Assert.Single(outcome.Problems);
}
