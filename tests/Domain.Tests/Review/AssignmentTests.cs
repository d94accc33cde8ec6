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
    };

    public static TheoryData<AssignmentState, AssignmentAct> EveryPair()
    {
        var pairs = new TheoryData<AssignmentState, AssignmentAct>();
        foreach (var state in Enum.GetValues<AssignmentState>())
            foreach (var act in Enum.GetValues<AssignmentAct>())
                pairs.Add(state, act);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Each_act_in_each_state_moves_as_the_table_says_or_is_refused(AssignmentState state, AssignmentAct act)
    {
        var outcome = Do(act, In(state), Expert);
        if (Expected.TryGetValue((state, act), out var to)) Assert.Equal(to, outcome.Value.State);
        else Assert.Equal(new Problem("assignment-not-in-this-state", Facts.Of(("act", $"{act}"), ("state", $"{state}"))), Assert.Single(outcome.Problems));
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Each_act_is_the_experts_own(AssignmentState state, AssignmentAct act)
    {
        foreach (var other in (Actor[])[A.Owner, A.Dean, A.Office, A.Acting(A.Expert(2))])
            Assert.Equal("not-your-assignment", Assert.Single(Do(act, In(state), other).Problems).Code);
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Every_transition_owes_one_line_in_the_audit_and_the_cards_of_expert_and_office(AssignmentState state, AssignmentAct act)
    {
        if (!Expected.ContainsKey((state, act))) return;
        var before = In(state) with { Owed = [] };
        var after = Do(act, before, Expert).Value;
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
    [InlineData(AssignmentState.Submitted)]
    public void What_is_over_is_not_changed_any_more(AssignmentState state) =>
        Assert.Equal("assignment-not-in-this-state", Assert.Single(In(state).Keep(A.Scorecard("D"), Expert).Problems).Code);

    [Fact]
    public void A_review_is_given_with_its_total_and_time()
    {
        var given = In(AssignmentState.Accepted).Submit(A.Scorecard("B"), Rubrics.Current, new RoundPolicy(), Expert, A.Day).Value;
        Assert.Equal((80m, (DateTimeOffset?)A.Day, (Conclusion?)Conclusion.Recommend), (given.Total, given.SubmittedAt, given.Conclusion));
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void A_comment_says_something_in_thirty_characters_blanks_not_counted(int characters, bool refused)
    {
        var outcome = In(AssignmentState.Accepted).Submit(A.Scorecard(comment: string.Join(' ', Enumerable.Repeat("评", characters))), Rubrics.Current, new RoundPolicy(), Expert, A.Day);
        Assert.Equal(refused, outcome.Problems.Contains(new("comment-too-short", Facts.Of(("min", "30"), ("now", $"{characters}")), new("comment"))));
    }

    [Fact]
    public void Everything_that_is_missing_is_named_at_its_place()
    {
        var empty = new Scorecard(A.Scorecard().Grades.Remove("need").SetItem("team", "E"), null, "同意");
        var outcome = In(AssignmentState.Accepted).Submit(empty, Rubrics.Current, new RoundPolicy(), Expert, A.Day);
        Assert.Equal(["grade-missing need", "grade-missing team", "conclusion-missing conclusion", "comment-too-short comment"], outcome.Problems.Select(p => $"{p.Code} {p.At!.Field}"));
    }

    private static Assignment In(AssignmentState state)
    {
        var assignment = A.Assignment();
        return state switch
        {
            AssignmentState.Accepted => assignment.Accepted(),
            AssignmentState.Declined => assignment.Declined(),
            AssignmentState.Submitted => assignment.Submitted(),
            _ => assignment,
        };
    }

    private static Outcome<Assignment> Do(AssignmentAct act, Assignment assignment, Actor by) => act switch
    {
        AssignmentAct.AcceptAssignment => assignment.Accept(by, A.Day),
        AssignmentAct.DeclineAssignment => assignment.Decline("出差", by, A.Day),
        _ => assignment.Submit(A.Scorecard(), Rubrics.Current, new RoundPolicy(), by, A.Day),
    };
}
