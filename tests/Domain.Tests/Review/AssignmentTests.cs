using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class AssignmentTests
{
    private static readonly Actor Expert = A.Acting(A.Expert());

    private static readonly Dictionary<(AssignmentState, AssignmentAct), AssignmentState> Expected = new()
    {
        [(AssignmentState.Offered, AssignmentAct.AcceptAssignment)] = AssignmentState.Accepted,
        [(AssignmentState.Offered, AssignmentAct.DeclineAssignment)] = AssignmentState.Declined,
        [(AssignmentState.Offered, AssignmentAct.SubmitReview)] = AssignmentState.Submitted,
        [(AssignmentState.Accepted, AssignmentAct.DeclineAssignment)] = AssignmentState.Declined,
        [(AssignmentState.Accepted, AssignmentAct.SubmitReview)] = AssignmentState.Submitted,
        [(AssignmentState.Submitted, AssignmentAct.AmendReview)] = AssignmentState.Submitted,
        [(AssignmentState.Offered, AssignmentAct.RecuseAssignment)] = AssignmentState.Recused,
        [(AssignmentState.Accepted, AssignmentAct.RecuseAssignment)] = AssignmentState.Recused,
        [(AssignmentState.Submitted, AssignmentAct.RecuseAssignment)] = AssignmentState.Recused,
        [(AssignmentState.Offered, AssignmentAct.AbstainAssignment)] = AssignmentState.Abstained,
        [(AssignmentState.Accepted, AssignmentAct.AbstainAssignment)] = AssignmentState.Abstained,
        [(AssignmentState.Offered, AssignmentAct.ExtendAssignment)] = AssignmentState.Offered,
        [(AssignmentState.Accepted, AssignmentAct.ExtendAssignment)] = AssignmentState.Accepted,
        [(AssignmentState.Offered, AssignmentAct.RecordReview)] = AssignmentState.Submitted,
        [(AssignmentState.Accepted, AssignmentAct.RecordReview)] = AssignmentState.Submitted,
        [(AssignmentState.Submitted, AssignmentAct.RecordReview)] = AssignmentState.Submitted,
        [(AssignmentState.Offered, AssignmentAct.RemindExpert)] = AssignmentState.Offered,
        [(AssignmentState.Accepted, AssignmentAct.RemindExpert)] = AssignmentState.Accepted,
        [(AssignmentState.Submitted, AssignmentAct.ReopenReview)] = AssignmentState.Accepted,
        [(AssignmentState.Offered, AssignmentAct.ReplaceExpert)] = AssignmentState.Replaced,
        [(AssignmentState.Accepted, AssignmentAct.ReplaceExpert)] = AssignmentState.Replaced,
        [(AssignmentState.Submitted, AssignmentAct.ReplaceExpert)] = AssignmentState.Replaced,
    };

    private static readonly AssignmentAct[] s_offices = [AssignmentAct.ExtendAssignment, AssignmentAct.ReopenReview, AssignmentAct.ReplaceExpert, AssignmentAct.RemindExpert, AssignmentAct.RecordReview];

    public static TheoryData<AssignmentState, AssignmentAct> EveryPair()
    {
        var pairs = new TheoryData<AssignmentState, AssignmentAct>();
        foreach (var state in Enum.GetValues<AssignmentState>())
            foreach (var act in Enum.GetValues<AssignmentAct>())
                // A review is given and changed by one and the same act of the expert.
                if ((act, state) is not ((AssignmentAct.SubmitReview, AssignmentState.Submitted) or (AssignmentAct.AmendReview, not AssignmentState.Submitted))) pairs.Add(state, act);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Each_act_in_each_state_moves_as_the_table_says_or_is_refused(AssignmentState state, AssignmentAct act)
    {
        var outcome = Do(act, In(state), Whose(act));
        if (Expected.TryGetValue((state, act), out var to)) Assert.Equal(to, outcome.Value.State);
        else Assert.Equal(new Problem("assignment-not-in-this-state", Facts.Of(("act", $"{act}"), ("state", $"{state}"))), Assert.Single(outcome.Problems));
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Each_act_is_the_experts_own_or_the_offices(AssignmentState state, AssignmentAct act)
    {
        foreach (var other in (Actor[])[A.Owner, A.Dean, s_offices.Contains(act) ? Expert : A.Office, A.Acting(A.Expert(2))])
            Assert.Equal(s_offices.Contains(act) ? "not-the-office" : "not-your-assignment", Assert.Single(Do(act, In(state), other).Problems).Code);
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Every_transition_owes_one_line_in_the_audit_and_the_cards_of_expert_and_office(AssignmentState state, AssignmentAct act)
    {
        if (!Expected.ContainsKey((state, act))) return;
        var before = In(state) with { Owed = [] };
        var after = Do(act, before, Whose(act)).Value;
        var entry = Assert.Single(after.Owed.OfType<AuditDue>()).Entry;
        Assert.Equal((before.ProposalId, $"{act}", $"{state}", $"{after.State}"), (entry.ProposalId, entry.Act, entry.From, entry.To));
        Assert.Equal([Audience.Of(Expert.Id), Audience.Office], after.Owed.OfType<CardDue>().Select(c => c.To));
        Assert.Equal(after.Owed.Count, after.Owed.DistinctBy(o => o.Key).Count());
    }

    [Fact]
    public void Declining_needs_a_reason() => Assert.Equal("reason-missing", Assert.Single(In(AssignmentState.Offered).Decline(" ", Expert, A.Day).Problems).Code);

    [Theory]
    [InlineData(AssignmentState.Offered)]
    [InlineData(AssignmentState.Accepted)]
    public void A_half_done_review_is_kept_without_a_word(AssignmentState state)
    {
        var before = In(state);
        var half = new Scorecard(A.Scorecard().Grades.Remove("need"), null, "还没写完");
        var kept = before.Keep(half, Expert).Value;
        Assert.Equal((state, half.Grades, half.Comment), (kept.State, kept.Grades, kept.Comment));
        Assert.Equal(before.Owed, kept.Owed);
    }

    [Theory]
    [InlineData(AssignmentState.Declined)]
    [InlineData(AssignmentState.Recused)]
    [InlineData(AssignmentState.Abstained)]
    [InlineData(AssignmentState.Replaced)]
    public void What_is_over_is_not_changed_any_more(AssignmentState state) =>
        Assert.Equal("assignment-not-in-this-state", Assert.Single(In(state).Keep(A.Scorecard("D"), Expert).Problems).Code);

    [Fact]
    public void A_review_is_given_with_its_total_and_time()
    {
        var given = In(AssignmentState.Accepted).Submit(A.Scorecard("B"), Rubrics.Current, A.Round(), Expert, A.Day).Value;
        Assert.Equal((80m, (DateTimeOffset?)A.Day, (Conclusion?)Conclusion.Recommend), (given.Total, given.SubmittedAt, given.Conclusion));
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void A_comment_says_something_in_thirty_characters_blanks_not_counted(int characters, bool refused)
    {
        var outcome = In(AssignmentState.Accepted).Submit(A.Scorecard(comment: string.Join(' ', "课程体系完整师资结构合理实践环节落实到位建议补充企业教师授课学时说明".Take(characters))), Rubrics.Current, A.Round(), Expert, A.Day);
        Assert.Equal(refused, outcome.Problems.Contains(new("comment-too-short", Facts.Of(("min", "30"), ("now", $"{characters}")), new("comment"))));
    }

    [Fact]
    public void Everything_that_is_missing_is_named_at_its_place()
    {
        var empty = new Scorecard(A.Scorecard().Grades.Remove("need").SetItem("team", "E"), null, "同意");
        var outcome = In(AssignmentState.Accepted).Submit(empty, Rubrics.Current, A.Round(), Expert, A.Day);
        Assert.Equal(["grade-missing need", "grade-missing team", "conclusion-missing conclusion", "comment-bare comment"], outcome.Problems.Select(p => $"{p.Code} {p.At!.Field}"));
    }

    [Fact]
    public void A_given_review_is_changed_and_the_former_one_kept_while_a_half_done_change_does_not_count()
    {
        var given = In(AssignmentState.Submitted);
        var half = given.Keep(A.Scorecard("D") with { Comment = "想再改" }, Expert).Value;
        Assert.Equal((given.Total, AssignmentState.Submitted, "想再改"), (half.Total, half.State, half.PutDown.Comment));
        var changed = half.Submit(A.Scorecard("C"), Rubrics.Current, A.Round(), Expert, A.Day.AddHours(2)).Value;
        Assert.Equal((60m, null), (changed.Total, changed.Amending));
        Assert.Equal([new EarlierReview(given.Grades, given.Conclusion, given.Comment, 100m, A.Day)], changed.History);
    }

    [Fact]
    public void After_the_reviews_are_closed_only_a_reopened_one_is_given_again()
    {
        var given = In(AssignmentState.Submitted);
        var closed = A.Round().CloseReviews(A.Office, A.Day.AddHours(1)).Value;
        var refused = given.Submit(A.Scorecard("C"), Rubrics.Current, closed, Expert, A.Day.AddHours(2));
        Assert.Equal("reviews-closed", Assert.Single(refused.Problems).Code);
        var reopened = given.Reopen("评语写错了申报", A.Office, A.Day.AddHours(3)).Value;
        Assert.Equal((null, false), (reopened.Total, reopened.IsGiven));
        var again = reopened.Submit(A.Scorecard("C"), Rubrics.Current, closed, Expert, A.Day.AddHours(4)).Value;
        Assert.Equal((60m, null, 1), (again.Total, again.ReopenedAt, again.History.Count));
        Assert.Equal("reviews-closed", Assert.Single(again.Submit(A.Scorecard("B"), Rubrics.Current, closed, Expert, A.Day.AddHours(5)).Problems).Code);
    }

    [Fact]
    public void A_recused_experts_review_no_longer_counts_and_can_still_be_read()
    {
        var recused = In(AssignmentState.Submitted).Recuse("与负责人是亲属", Expert, A.Day.AddHours(1)).Value;
        Assert.Equal((null, 100m, "与负责人是亲属"), (recused.Total, Assert.Single(recused.History).Total, recused.DeclineReason));
    }

    [Fact]
    public void A_successor_is_owed_the_assignment_by_whom_they_replace_and_counts_as_asked_meanwhile()
    {
        var proposal = A.Proposal().Complete().UnderReview().Build() with { Owed = [] };
        var (first, second) = (A.Assignment(proposal).Submitted().Build(), A.Assignment(proposal, A.Expert(2)).Submitted().Build());
        var replaced = A.Assignment(proposal, A.Expert(3)).Build().Replace("逾期未评", A.Expert(4), A.Day.AddDays(3), A.Office, A.Day).Value;
        Assert.Equal(A.Expert(4).Id, Assert.Single(replaced.Owed.OfType<AssignmentDue>()).Expert);
        Assert.Equal(new Problem("R-01", Facts.Of(("given", "2"), ("asked", "3"))), Assert.Single(proposal.Decide(Conclusion.Recommend, "好", "", A.Round(), [first, second, replaced], A.Office, A.Day).Problems));
    }

    [Theory]
    [InlineData(239, true)]
    [InlineData(240, false)]
    public void Nobody_is_reminded_twice_within_four_hours(int minutes, bool refused)
    {
        var reminded = In(AssignmentState.Accepted).Remind(A.Office, A.Day).Value;
        Assert.Equal("told-reminded", Assert.Single(reminded.Owed.OfType<MessageDue>()).Code);
        Assert.Equal(refused, reminded.Remind(A.Office, A.Day.AddMinutes(minutes)).Problems.Any(p => p.Code == "reminded-already"));
    }

    [Theory]
    [InlineData(0, "told-reminded")]
    [InlineData(1, "told-reminded-late")]
    public void Whoever_is_late_is_reminded_that_they_are(int seconds, string code)
    {
        var open = In(AssignmentState.Accepted);
        Assert.Equal(code, Assert.Single(open.Remind(A.Office, open.DueAt.AddSeconds(seconds)).Value.Owed.OfType<MessageDue>()).Code);
    }

    [Theory]
    [InlineData(AssignmentAct.DeclineAssignment, "出差")]
    [InlineData(AssignmentAct.RecuseAssignment, "与负责人是亲属")]
    [InlineData(AssignmentAct.AbstainAssignment, "不熟悉这一方向")]
    public void The_office_is_told_when_an_expert_leaves_and_why(AssignmentAct act, string reason)
    {
        var offered = A.Assignment().Build();
        var told = Assert.Single(Do(act, offered, Expert).Value.Owed.OfType<MessageDue>());
        Assert.Equal(("told-expert-left", Audience.Office), (told.Code, told.To));
        Assert.Equal((offered.ProposalId, offered.ExpertName, reason), (told.Facts["proposal"], told.Facts["expert"], told.Facts["reason"]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void What_is_reopened_has_its_own_time_and_never_less_than_before(int days)
    {
        var given = In(AssignmentState.Submitted);
        var reopened = given.Reopen("评语写错了申报", A.Office, A.Day.AddDays(9), given.DueAt.AddDays(days)).Value;
        Assert.Equal(days > 0 ? given.DueAt.AddDays(days) : given.DueAt, reopened.DueAt);
    }

    [Fact]
    public void Time_is_only_ever_added()
    {
        var assignment = In(AssignmentState.Accepted);
        Assert.Equal("due-not-later", Assert.Single(assignment.Extend(assignment.DueAt, "出差", A.Office, A.Day).Problems).Code);
        var extended = assignment.Extend(assignment.DueAt.AddDays(2), "出差", A.Office, A.Day).Value;
        Assert.Equal(("told-extended", assignment.DueAt.AddDays(2)), (Assert.Single(extended.Owed.OfType<MessageDue>()).Code, extended.DueAt));
    }

    private static Assignment In(AssignmentState state)
    {
        var assignment = A.Assignment();
        return state switch
        {
            AssignmentState.Accepted => assignment.Accepted(),
            AssignmentState.Declined => assignment.Declined(),
            AssignmentState.Submitted => assignment.Submitted(),
            AssignmentState.Recused => assignment.Build().Recuse("与负责人是亲属", Expert, A.Day).Value,
            AssignmentState.Abstained => assignment.Build().Abstain("不熟悉这一方向", Expert, A.Day).Value,
            AssignmentState.Replaced => assignment.Build().Replace("逾期未评", null, A.Day.AddDays(3), A.Office, A.Day).Value,
            _ => assignment,
        };
    }

    private static Actor Whose(AssignmentAct act) => s_offices.Contains(act) ? A.Office : Expert;

    private static Outcome<Assignment> Do(AssignmentAct act, Assignment assignment, Actor by) => act switch
    {
        AssignmentAct.AcceptAssignment => assignment.Accept(by, A.Day),
        AssignmentAct.DeclineAssignment => assignment.Decline("出差", by, A.Day),
        AssignmentAct.RecuseAssignment => assignment.Recuse("与负责人是亲属", by, A.Day),
        AssignmentAct.AbstainAssignment => assignment.Abstain("不熟悉这一方向", by, A.Day),
        AssignmentAct.ExtendAssignment => assignment.Extend(assignment.DueAt.AddDays(1), "出差", by, A.Day),
        AssignmentAct.RemindExpert => assignment.Remind(by, A.Day),
        AssignmentAct.RecordReview => (assignment with { RecordedBy = "林晓岚" }).Record(A.Scorecard("C"), Rubrics.Current, A.Round(), by, A.Day),
        AssignmentAct.ReopenReview => assignment.Reopen("评语写错了申报", by, A.Day),
        AssignmentAct.ReplaceExpert => assignment.Replace("逾期未评", null, A.Day.AddDays(3), by, A.Day),
        _ => assignment.Submit(A.Scorecard(), Rubrics.Current, A.Round(), by, A.Day),
    };

    [Fact]
    public void What_the_expert_put_down_online_is_never_overwritten_from_paper()
    {
        var begun = In(AssignmentState.Accepted).Keep(new(Scorecard.NoGrades.Add("need", "A"), null, ""), Expert).Value;
        foreach (var online in new[] { begun, In(AssignmentState.Submitted) })
            Assert.Equal("review-is-the-experts", Assert.Single(online.Record(A.Scorecard(), Rubrics.Current, A.Round(), A.Office, A.Day).Problems).Code);
    }

    [Fact]
    public void A_review_from_paper_counts_with_who_entered_it_and_the_experts_own_word_takes_its_place()
    {
        var recorded = In(AssignmentState.Offered).Record(A.Scorecard("B"), Rubrics.Current, A.Round(), A.Office, A.Day).Value;
        Assert.Equal((AssignmentState.Submitted, 80m, "林晓岚"), (recorded.State, recorded.Total, recorded.RecordedBy));
        Assert.Equal((A.Office.Id, "由教务处代录（专家甲的纸质评审表）"), (recorded.Owed.OfType<AuditDue>().Single().Entry.By, recorded.Owed.OfType<AuditDue>().Single().Entry.Reason));
        Assert.Same(recorded, recorded.Record(A.Scorecard("B"), Rubrics.Current, A.Round(), A.Office, A.Day).Value);
        Assert.Equal((60m, "林晓岚", 1), (recorded.Record(A.Scorecard("C"), Rubrics.Current, A.Round(), A.Office, A.Day).Value is var again ? again.Total : null, again.RecordedBy, again.History.Count));
        var own = recorded.Submit(A.Scorecard("A"), Rubrics.Current, A.Round(), Expert, A.Day).Value;
        Assert.Equal((100m, "", 80m), (own.Total, own.RecordedBy, own.History.Single().Total));
    }

    [Fact]
    public void An_incomplete_sheet_and_one_after_the_reviews_are_closed_are_refused()
    {
        Assert.Equal(["conclusion-missing"], In(AssignmentState.Offered).Record(A.Scorecard(conclusion: null), Rubrics.Current, A.Round(), A.Office, A.Day).Problems.Select(p => p.Code));
        Assert.Equal(["reviews-closed"], In(AssignmentState.Offered).Record(A.Scorecard(), Rubrics.Current, A.Round() with { ReviewsClosedAt = A.Day }, A.Office, A.Day).Problems.Select(p => p.Code));
    }
}
