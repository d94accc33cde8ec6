using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class DecidingTests
{
    private static readonly Proposal Underway = A.Proposal().Complete().UnderReview().OwingNothing();

    [Fact]
    public void A_decision_is_made_quietly_nothing_but_the_offices_card_and_the_audit_is_owed()
    {
        var decided = Decide(Underway, Conclusion.Recommend, " 需求明确 ", "1. 补充数据来源\n\n② 略\n-  增加实践学时 ").Value;
        Assert.Equal(new PendingDecision(1, Conclusion.Recommend, "需求明确", "补充数据来源\n② 略\n增加实践学时", 100m, A.Office.Id, A.Office.Name, A.Day), decided.Pending);
        Assert.Equal(Underway with { Pending = decided.Pending, Owed = decided.Owed }, decided);
        Assert.Equal(
        [
            new AuditDue(new("WZY-2025-0001|pending|1", Underway.Id, Underway.RoundId, "Decide", "", "Recommend", A.Office.Id, A.Office.Name, A.Day, "需求明确\n补充数据来源\n② 略\n增加实践学时")) { Key = "WZY-2025-0001|pending|1" },
            new CardDue(Audience.Office, new(MatterKind.Screening, Underway.Id)) { Key = "WZY-2025-0001|pending|1|office" },
        ], decided.Owed);
    }

    [Fact]
    public void It_may_be_changed_until_it_is_published_and_the_audit_says_from_what_to_what()
    {
        var first = Decide(Underway, Conclusion.Recommend).Value;
        var second = Decide(first, Conclusion.NotRecommend, "与现有专业差异不足").Value;
        Assert.Equal((2, Conclusion.NotRecommend), (second.Pending!.Number, second.Pending.Result));
        Assert.Equal(("Recommend", "NotRecommend"), (second.Owed.OfType<AuditDue>().Last().Entry.From, second.Owed.OfType<AuditDue>().Last().Entry.To));
        Assert.Equal(second.Owed.Count, second.Owed.DistinctBy(o => o.Key).Count());
    }

    [Fact]
    public void The_same_decision_twice_is_one()
    {
        var once = Decide(Underway, Conclusion.Recommend).Value;
        Assert.Same(once, Decide(once, Conclusion.Recommend).Value);
    }

    [Fact]
    public void Published_it_moves_the_proposal_and_tells_owner_and_college_result_reason_and_points()
    {
        var published = (Decide(Underway, Conclusion.NotRecommend, "差异不足", "写明差异").Value with { Owed = [] }).Publish(A.Round(), A.Office, A.Day).Value;
        Assert.Equal((ProposalState.NotRecommended, null), (published.State, published.Pending));
        Assert.Equal(new Decision(false, "差异不足", 100m, A.Office.Id, A.Day) { Advice = "写明差异" }, published.Decision);
        var told = published.Owed.OfType<MessageDue>().ToList();
        Assert.Equal([(Audience.Of(A.Owner.Id), "told-not-recommended"), (Audience.ReviewersOf("cs"), "told-not-recommended")], told.Select(m => (m.To, m.Code)));
        Assert.All(told, m => Assert.Equal(("差异不足", "写明差异"), (m.Facts["reason"], m.Facts["advice"])));
        Assert.Equal("nothing-pending", Assert.Single(published.Publish(A.Round(), A.Office, A.Day).Problems).Code);
    }

    [Fact]
    public void A_revision_is_not_asked_for_without_saying_what() =>
        Assert.Equal("advice-missing", Assert.Single(Decide(Underway, Conclusion.RecommendAfterRevision, advice: " \n ").Problems).Code);

    [Fact]
    public void More_points_than_a_return_may_have_are_refused() =>
        Assert.Equal("too-many-points", Assert.Single(Decide(Underway, Conclusion.NotRecommend, advice: string.Join('\n', Enumerable.Range(1, 21).Select(n => $"第{n}点"))).Problems).Code);

    [Fact]
    public void While_the_reviews_are_open_every_one_must_be_in_and_the_missing_are_named()
    {
        IReadOnlyList<Assignment> reviews = [.. Reviews(Underway), A.Assignment(Underway, A.Expert(6))];
        Assert.Equal(new Problem("R-01", Facts.Of(("given", "3"), ("asked", "4"), ("missing", A.Expert(6).Name))), Assert.Single(Decide(Underway, Conclusion.Recommend, reviews: reviews).Problems));
        var closed = A.Round() with { ReviewsClosedAt = A.Day };
        Assert.True(Underway.Decide(Conclusion.Recommend, "条件成熟", "", closed, reviews, A.Office, A.Day).IsDone);
        Assert.Equal(
            new Problem("R-01", Facts.Of(("given", "2"), ("asked", "3"), ("missing", A.Expert(6).Name))),
            Assert.Single(Underway.Decide(Conclusion.Recommend, "条件成熟", "", closed, [.. reviews.Skip(1)], A.Office, A.Day).Problems));
    }

    [Fact]
    public void A_conditional_approval_is_a_return_with_the_points_due_at_the_end_of_the_policys_last_working_day()
    {
        Proposal asked = A.Proposal().Complete().ToRevise("总体可行", "写明数据来源\n增加实践学时");
        // A Friday: five working days end on the next one.
        var due = A.China(2025, 6, 27, 23, 59, 59).ToUniversalTime();
        Assert.Equal((ProposalState.RevisionRequested, due, false), (asked.State, asked.Decision!.RevisionDue, asked.Decision.Recommended));
        Assert.True(ProposalLifecycle.IsEditable(asked.State));
        Assert.Equal([("1.1", "写明数据来源"), ("1.2", "增加实践学时")], asked.OpenPoints.Select(p => (p.Id, p.Text)));
        Assert.Equal(["point-open", "point-open"], asked.Submit(A.Round(), [], A.Owner, A.Day).Problems.Select(p => p.Code));
        Assert.Contains(asked.Owed.OfType<MessageDue>(), m => m.Code == "told-revise" && m.To == Audience.Of(A.Owner.Id) && m.Facts["due"] == "2025-06-27T15:59:59.0000000+00:00");
    }

    [Fact]
    public void The_revision_goes_to_the_office_and_not_to_the_college_again_and_the_rounds_deadline_does_not_count()
    {
        Proposal asked = A.Proposal().Complete().ToRevise().PointsDone();
        var handedIn = asked.Submit(A.Round(), [], A.Owner, A.China(2025, 6, 27, 23, 59, 59)).Value;
        Assert.Equal((ProposalState.RevisionCheck, asked.UnitOpinion, asked.EndorsedAt), (handedIn.State, handedIn.UnitOpinion, handedIn.EndorsedAt));
        Assert.Contains(handedIn.Owed.OfType<MessageDue>(), m => m.Code == "told-revision-in" && m.To == Audience.Office);
        Assert.Equal(["C-09"], asked.Submit(A.Round(), [new Problem("C-09")], A.Owner, A.Day).Problems.Select(p => p.Code));
    }

    [Fact]
    public void A_second_late_is_refused_with_when_it_was_due_until_the_office_gives_more_time()
    {
        Proposal asked = A.Proposal().Complete().ToRevise().PointsDone();
        var late = A.China(2025, 6, 28);
        Assert.Equal(new Problem("revision-late", Facts.Of(("due", "2025-06-27T15:59:59.0000000+00:00"))), Assert.Single(asked.Submit(A.Round(), [], A.Owner, late).Problems));
        Assert.Equal("due-not-later", Assert.Single(asked.ExtendRevision(late.AddSeconds(-1), "负责人出差", A.Office, late).Problems).Code);
        var extended = asked.ExtendRevision(A.China(2025, 7, 4), "负责人出差", A.Office, late).Value;
        Assert.Equal(ProposalState.RevisionCheck, extended.Submit(A.Round(), [], A.Owner, late).Value.State);
    }

    [Fact]
    public void Met_it_is_recommended_with_the_decisions_own_reason_and_its_text_is_settled_from_then_on()
    {
        Proposal revised = A.Proposal().Complete().Revised();
        var later = A.Day.AddDays(3);
        var met = revised.CheckRevision(true, "", A.Office, later).Value;
        Assert.Equal((ProposalState.Recommended, true, "总体可行", later), (met.State, met.Decision!.Recommended, met.Decision.Reason, met.EndorsedAt));
        Assert.Equal(["told-recommended", "told-recommended"], met.Owed.OfType<MessageDue>().TakeLast(2).Select(m => m.Code));
    }

    [Fact]
    public void Not_met_it_is_not_recommended_with_the_reason_or_sent_back_with_as_many_days_again()
    {
        Proposal revised = A.Proposal().Complete().Revised();
        var failed = revised.CheckRevision(false, "数据来源仍不清楚", A.Office, A.Day).Value;
        Assert.Equal((ProposalState.NotRecommended, false, "数据来源仍不清楚"), (failed.State, failed.Decision!.Recommended, failed.Decision.Reason));
        var monday = A.China(2025, 6, 30, 9);
        var back = revised.ReturnRevision("请附上数据来源", A.Round(), A.Office, monday).Value;
        Assert.Equal((ProposalState.RevisionRequested, A.China(2025, 7, 7, 23, 59, 59).ToUniversalTime()), (back.State, back.Decision!.RevisionDue));
        Assert.Equal([("2.1", "请附上数据来源")], back.OpenPoints.Select(p => (p.Id, p.Text)));
    }

    [Fact]
    public void A_round_publishes_what_was_shown_and_refuses_when_it_has_changed_since()
    {
        var (round, pending) = (A.Round(), Decide(Underway, Conclusion.Recommend).Value);
        var code = PendingDecisions.CodeOf([pending, Underway with { Id = "other" }]);
        Assert.Equal("not-the-office", Assert.Single(round.PublishDecisions([pending], code, A.Dean, A.Day).Problems).Code);
        Assert.Equal("nothing-pending", Assert.Single(round.PublishDecisions([Underway], code, A.Office, A.Day).Problems).Code);
        var changed = Decide(pending, Conclusion.NotRecommend).Value;
        Assert.Equal("pending-changed", Assert.Single(round.PublishDecisions([changed], code, A.Office, A.Day).Problems).Code);
        var owing = round.PublishDecisions([pending], code, A.Office, A.Day).Value;
        Assert.Equal(["WZY-2025-0001|1"], Assert.Single(owing.Owed.OfType<PublishDecisionsDue>()).Decisions);
        Assert.Contains(owing.Owed.OfType<AuditDue>(), a => a.Entry is { Act: "PublishDecisions", To: "1" });
        Assert.Equal("deciding-already", Assert.Single(owing.PublishDecisions([pending], code, A.Office, A.Day).Problems).Code);
    }

    [Fact]
    public void Without_a_cut_line_nothing_is_drafted_from_it() =>
        Assert.Equal("no-cut-line", Assert.Single((A.Round() with { Policy = new() { CutPoints = 0 } }).DraftDecisions(A.Office, A.Day).Problems).Code);

    private static IReadOnlyList<Assignment> Reviews(Proposal p) => [.. Enumerable.Range(1, 3).Select(n => A.Assignment(p, A.Expert(n)).Submitted().Build())];

    private static Outcome<Proposal> Decide(Proposal p, Conclusion result, string reason = "条件成熟", string advice = "", IReadOnlyList<Assignment>? reviews = null) =>
        p.Decide(result, reason, advice, A.Round(), reviews ?? Reviews(p), A.Office, A.Day);
}
