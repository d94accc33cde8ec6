using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Rounds;

/// <summary>What nobody changes any more, since something that was published rests on it.</summary>
public sealed class SettledTests
{
    private static readonly Round s_round = A.Round() with { Policy = new() };

    private static readonly Round s_shown = s_round.BeginPublicity("c", "c", [new("WZY-2025-0001", "智能数据分析", "计算机与软件学院", A.Owner.Id)], 0, A.Office, A.Day).Value;

    [Fact]
    public void The_reviews_of_a_round_are_closed_opened_and_asked_for_from_its_opening_until_its_list_is_shown()
    {
        foreach (var (round, at, code) in new[] { (s_round, s_round.OpensAt.AddSeconds(-1), "round-not-begun"), (s_shown, A.Day, "round-shown"), (s_shown.EndPublicity(A.Office, A.Day.AddDays(30)).Value, A.Day.AddDays(31), "round-shown") })
            foreach (var outcome in new[] { round.CloseReviews(A.Office, at), (round with { ReviewsClosedAt = at }).OpenReviews("补充", A.Office, at), round.RemindExperts(A.Office, at), round.DraftDecisions(A.Office, at) })
                Assert.Equal(code, Assert.Single(outcome.Problems).Code);
        Assert.True(s_round.CloseReviews(A.Office, s_round.OpensAt).IsDone);
        Assert.True(s_round.RemindExperts(A.Office, s_round.OpensAt).IsDone);
    }

    [Fact]
    public void A_list_that_was_shown_keeps_the_name_and_the_days_of_its_round()
    {
        var frame = RoundFrame.Of(s_shown);
        Assert.Equal("round-shown", Assert.Single(s_shown.Frame(frame with { NameZh = "另一个名称" }, A.Office, A.Day).Problems).Code);
        Assert.Equal("round-shown", Assert.Single(s_shown.Frame(frame with { Deadline = A.Deadline.AddDays(30) }, A.Office, A.Day).Problems).Code);
        Assert.Equal(s_shown, s_shown.Frame(frame, A.Office, A.Day).Value);
        Assert.True(s_round.Frame(frame with { NameZh = "另一个名称" }, A.Office, A.Day).IsDone);
    }

    [Fact]
    public void By_what_outcomes_were_reached_changes_no_more_once_one_is_published()
    {
        foreach (var changed in new RoundPolicy[]
        {
            new() { CutPoints = 80 }, new() { Quota = 3 }, new() { CorrectLeniency = true }, new() { TieBreakers = ["annex1"] }, new() { FlaggedSpread = 20 }, new() { MinExperts = 2 }, new() { Majority = Majority.Half }, new() { BlindApplicants = true },
        })
        {
            Assert.Equal("policy-settled", Assert.Single(s_round.TooLate(changed, published: true)).Code);
            Assert.Empty(s_round.TooLate(changed, published: false));
            Assert.True(Round.MaySettle(new(), changed));
        }

        foreach (var changed in new RoundPolicy[] { new() { RevisionDays = 9 }, new() { MaxTotalCredits = 14 }, new() { FileAfterPublicity = false } })
        {
            Assert.Empty(s_shown.TooLate(changed, published: true));
            Assert.False(Round.MaySettle(new(), changed));
        }
    }

    [Fact]
    public void How_long_a_list_is_shown_changes_no_more_while_it_is()
    {
        Assert.Equal("policy-shown", Assert.Single(s_shown.TooLate(new() { PublicityDays = 7 }, published: false)).Code);
        Assert.Empty(s_round.TooLate(new() { PublicityDays = 7 }, published: true));
        Assert.Empty(s_shown.EndPublicity(A.Office, A.Day.AddDays(30)).Value.TooLate(new() { PublicityDays = 7 }, published: true));
    }

    [Fact]
    public void Nobody_is_asked_for_a_review_that_could_not_be_given()
    {
        var closed = s_round.CloseReviews(A.Office, A.Day).Value;
        Proposal ready = A.Proposal().Complete().ReadyForReview();
        Assert.Equal("reviews-closed-to-new", Assert.Single(ready.Assign(closed, [A.Expert(1), A.Expert(2), A.Expert(3)], [], A.Office, A.Day).Problems).Code);
        var plan = new AssignmentPlan(closed.Id) { Proposals = [new(ready.Id, [new(A.Expert(1).Id)], [])] };
        Assert.Equal("reviews-closed-to-new", Assert.Single(plan.Publish(closed, A.Office, A.Day).Problems).Code);
        Assert.True(plan.Publish(closed.OpenReviews("补充", A.Office, A.Day).Value, A.Office, A.Day).IsDone);
    }
}
