using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class LifecycleTests
{
    // Written out here a second time, on purpose: a slip in the table is not repeated by copying it.
    private static readonly Dictionary<(ProposalState, ProposalAct), ProposalState> Expected = new()
    {
        [(ProposalState.Draft, ProposalAct.Submit)] = ProposalState.UnitReview,
        [(ProposalState.Draft, ProposalAct.Withdraw)] = ProposalState.Withdrawn,
        [(ProposalState.UnitReview, ProposalAct.Endorse)] = ProposalState.Screening,
        [(ProposalState.UnitReview, ProposalAct.ReturnByUnit)] = ProposalState.ReturnedByUnit,
        [(ProposalState.UnitReview, ProposalAct.Withdraw)] = ProposalState.Withdrawn,
        [(ProposalState.ReturnedByUnit, ProposalAct.Submit)] = ProposalState.UnitReview,
        [(ProposalState.ReturnedByUnit, ProposalAct.Withdraw)] = ProposalState.Withdrawn,
        [(ProposalState.Screening, ProposalAct.AcceptForReview)] = ProposalState.ReadyForReview,
        [(ProposalState.Screening, ProposalAct.ReturnByOffice)] = ProposalState.ReturnedByOffice,
        [(ProposalState.ReturnedByOffice, ProposalAct.Submit)] = ProposalState.UnitReview,
        [(ProposalState.ReturnedByOffice, ProposalAct.Withdraw)] = ProposalState.Withdrawn,
        [(ProposalState.ReadyForReview, ProposalAct.Assign)] = ProposalState.UnderReview,
        [(ProposalState.UnderReview, ProposalAct.Assign)] = ProposalState.UnderReview,
        [(ProposalState.UnderReview, ProposalAct.Recommend)] = ProposalState.Recommended,
        [(ProposalState.UnderReview, ProposalAct.AskRevision)] = ProposalState.RevisionRequested,
        [(ProposalState.UnderReview, ProposalAct.Reject)] = ProposalState.NotRecommended,
        [(ProposalState.RevisionRequested, ProposalAct.Submit)] = ProposalState.RevisionCheck,
        [(ProposalState.RevisionRequested, ProposalAct.ExtendRevision)] = ProposalState.RevisionRequested,
        [(ProposalState.RevisionRequested, ProposalAct.FailRevision)] = ProposalState.NotRecommended,
        [(ProposalState.RevisionCheck, ProposalAct.PassRevision)] = ProposalState.Recommended,
        [(ProposalState.RevisionCheck, ProposalAct.ReturnRevision)] = ProposalState.RevisionRequested,
        [(ProposalState.RevisionCheck, ProposalAct.FailRevision)] = ProposalState.NotRecommended,
    };

    public static TheoryData<ProposalState, ProposalAct> EveryPair()
    {
        var pairs = new TheoryData<ProposalState, ProposalAct>();
        foreach (var state in Enum.GetValues<ProposalState>())
            foreach (var act in Enum.GetValues<ProposalAct>())
                pairs.Add(state, act);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Each_act_in_each_state_moves_as_the_table_says_or_is_refused(ProposalState state, ProposalAct act)
    {
        var outcome = Do(act, In(state), RightPerson(act));
        if (Expected.TryGetValue((state, act), out var to))
        {
            Assert.True(outcome.IsDone, string.Join(' ', outcome.Problems));
            Assert.Equal(to, outcome.Value.State);
        }
        else
        {
            Assert.Equal(new Problem("not-in-this-state", Facts.Of(("act", $"{act}"), ("state", $"{state}"))), Assert.Single(outcome.Problems));
        }
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Each_act_in_each_state_is_refused_to_everybody_else_by_their_part(ProposalState state, ProposalAct act)
    {
        var right = RightPerson(act);
        foreach (var person in (Actor[])[A.Owner, A.Dean, A.Office, A.Stranger])
        {
            if (person == right) continue;
            Assert.Contains(Assert.Single(Do(act, In(state), person).Problems).Code, (string[])["not-the-owner", "not-your-unit", "not-the-office"]);
        }
    }

    [Fact]
    public void A_dean_of_another_unit_endorses_nothing()
    {
        var other = A.Dean with { ReviewsUnits = ["econ"] };
        Assert.Equal("not-your-unit", Do(ProposalAct.Endorse, In(ProposalState.UnitReview), other).Problems[0].Code);
        Assert.Equal("not-your-unit", Do(ProposalAct.ReturnByUnit, In(ProposalState.UnitReview), other).Problems[0].Code);
    }

    [Fact]
    public void A_dean_who_owns_the_proposal_leaves_the_endorsement_to_another()
    {
        var both = A.Owner with { ReviewsUnits = ["cs"] };
        Assert.Equal("own-proposal", Do(ProposalAct.Endorse, In(ProposalState.UnitReview), both).Problems[0].Code);
    }

    [Theory]
    [InlineData(ProposalAct.ReturnByUnit)]
    [InlineData(ProposalAct.ReturnByOffice)]
    [InlineData(ProposalAct.Recommend)]
    [InlineData(ProposalAct.AskRevision)]
    [InlineData(ProposalAct.Reject)]
    [InlineData(ProposalAct.ExtendRevision)]
    [InlineData(ProposalAct.ReturnRevision)]
    [InlineData(ProposalAct.FailRevision)]
    public void What_needs_a_reason_is_refused_without(ProposalAct act)
    {
        var lines = ProposalLifecycle.Table.Where(t => t.Act == act).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            Assert.True(line.NeedsReason);
            Assert.Equal("reason-missing", Assert.Single(Do(act, In(line.From), RightPerson(act), reason: " \n").Problems).Code);
        });
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Every_transition_owes_one_line_in_the_audit_and_the_owners_card(ProposalState state, ProposalAct act)
    {
        if (!Expected.ContainsKey((state, act))) return;
        var before = In(state);
        var after = Do(act, before, RightPerson(act)).Value;
        var entry = Assert.Single(after.Owed.OfType<AuditDue>()).Entry;
        Assert.Equal((before.Id, before.RoundId, $"{act}", $"{state}", $"{after.State}", RightPerson(act).Id, A.Day), (entry.ProposalId, entry.RoundId, entry.Act, entry.From, entry.To, entry.By, entry.At));
        Assert.Contains(after.Owed.OfType<CardDue>(), c => c.To == Audience.Of(A.Owner.Id) && c.Matter == new Matter(MatterKind.Proposal, before.Id));
        Assert.Equal(after.Owed.Count, after.Owed.DistinctBy(o => o.Key).Count());
        Assert.Equal(before.Revision + 1, after.Revision);
    }

    [Fact]
    public void What_was_owed_before_is_still_owed()
    {
        Proposal submitted = A.Proposal().Complete().Submitted();
        var endorsed = submitted.Endorse("同意", A.Dean, A.Day).Value;
        Assert.Equal(submitted.Owed, endorsed.Owed.Take(submitted.Owed.Count));
        Assert.Equal(endorsed.Owed.Count, endorsed.Owed.DistinctBy(o => o.Key).Count());
    }

    public static Proposal In(ProposalState state)
    {
        var proposal = A.Proposal().Complete();
        return (state switch
        {
            ProposalState.Draft => proposal,
            ProposalState.UnitReview => proposal.Submitted(),
            ProposalState.ReturnedByUnit => proposal.ReturnedByUnit().PointsDone(),
            ProposalState.Screening => proposal.Endorsed(),
            ProposalState.ReturnedByOffice => proposal.ReturnedByOffice().PointsDone(),
            ProposalState.ReadyForReview => proposal.ReadyForReview(),
            ProposalState.UnderReview => proposal.UnderReview(),
            ProposalState.RevisionRequested => proposal.ToRevise().PointsDone(),
            ProposalState.RevisionCheck => proposal.Revised(),
            ProposalState.Recommended => proposal.Recommended(),
            ProposalState.NotRecommended => proposal.NotRecommended(),
            _ => proposal.Withdrawn(),
        }).OwingNothing();
    }

    private static Actor RightPerson(ProposalAct act) => act switch
    {
        ProposalAct.Submit or ProposalAct.Withdraw => A.Owner,
        ProposalAct.Endorse or ProposalAct.ReturnByUnit => A.Dean,
        _ => A.Office,
    };

    private static Outcome<Proposal> Do(ProposalAct act, Proposal p, Actor by, string reason = "理由充分") => act switch
    {
        ProposalAct.Submit => p.Submit(A.Round(), [], by, A.Day),
        ProposalAct.Endorse => p.Endorse(reason, by, A.Day),
        ProposalAct.ReturnByUnit => p.ReturnByUnit(reason, by, A.Day),
        ProposalAct.AcceptForReview => p.AcceptForReview(by, A.Day),
        ProposalAct.ReturnByOffice => p.ReturnByOffice(reason, by, A.Day),
        ProposalAct.Assign => p.Assign(A.Round(), [A.Expert(4), A.Expert(5), A.Expert(6)], [], by, A.Day),
        ProposalAct.Recommend => Decide(p, Conclusion.Recommend, reason, by),
        ProposalAct.AskRevision => Decide(p, Conclusion.RecommendAfterRevision, reason, by),
        ProposalAct.Reject => Decide(p, Conclusion.NotRecommend, reason, by),
        ProposalAct.ExtendRevision => p.ExtendRevision(A.Day.AddDays(30), reason, by, A.Day),
        ProposalAct.PassRevision => p.CheckRevision(true, reason, by, A.Day),
        ProposalAct.FailRevision => p.CheckRevision(false, reason, by, A.Day),
        ProposalAct.ReturnRevision => p.ReturnRevision(reason, A.Round(), by, A.Day),
        _ => p.Withdraw(by, A.Day),
    };

    // What is decided moves nothing until it is published.
    private static Outcome<Proposal> Decide(Proposal p, Conclusion result, string reason, Actor by)
    {
        var decided = p.Decide(result, reason, "写明岗位需求的数据来源", A.Round(), Reviews(p), by, A.Day);
        return decided.IsDone ? (decided.Value with { Owed = [] }).Publish(A.Round(), by, A.Day) : decided;
    }

    private static IReadOnlyList<Assignment> Reviews(Proposal p) => [.. Enumerable.Range(1, 3).Select(n => A.Assignment(p, A.Expert(n)).Submitted().Build())];
}
