using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Rounds;

public sealed class PolicyEffectTests
{
    [Fact]
    public void The_same_policy_changes_nothing() =>
        Assert.Equal((2, 0), Counts(PolicyEffect.Of(new(), [Draft("a", 5, 3m), Draft("b", 6, 3m)])));

    [Fact]
    public void A_lower_limit_names_the_drafts_that_would_fail_and_what_would_stand_in_their_way()
    {
        var effect = PolicyEffect.Of(new() { MaxTotalCredits = 14m }, [Draft("a", 5, 3m), Draft("b", 4, 3m), Draft("c", 6, 3m)]);
        var a = Assert.Single(effect.Changed);
        Assert.Equal(("a", true, false), (a.Id, a.Passes, a.WouldPass));
        Assert.Equal(["C-09"], a.Now.Select(p => p.Code));
        Assert.Equal("14", a.Now[0].Facts["max"]);
        Assert.Empty(a.NoLonger);
        Assert.Equal([a], effect.NowFail);
        Assert.Empty(effect.NoLongerFail);
    }

    [Fact]
    public void A_higher_limit_names_the_drafts_that_would_no_longer_fail()
    {
        var effect = PolicyEffect.Of(new() { MaxTotalCredits = 18m }, [Draft("a", 5, 3m), Draft("c", 6, 3m)]);
        var c = Assert.Single(effect.NoLongerFail);
        Assert.Equal(("c", false, true), (c.Id, c.Passes, c.WouldPass));
        Assert.Equal(["C-09"], c.NoLonger.Select(p => p.Code));
    }

    [Fact]
    public void A_draft_that_fails_anyway_may_fail_for_more()
    {
        var effect = PolicyEffect.Of(new() { MaxTotalCredits = 14m, MinDifferenceLength = 3000 }, [Draft("c", 6, 3m)]);
        Assert.Equal(["C-04-short"], Assert.Single(effect.NowFail).Now.Select(p => p.Code));
    }

    [Fact]
    public void A_rule_that_would_want_a_reason_is_named()
    {
        var effect = PolicyEffect.Of(new() { MaxBuildMonths = 23 }, [Draft("a", 5, 3m)]);
        Assert.Equal("B-03", Assert.Single(Assert.Single(effect.NowFail).Now).Facts["rule"]);
    }

    [Fact]
    public void A_title_that_is_taken_off_the_list_fails_its_leads()
    {
        var effect = PolicyEffect.Of(new() { SeniorTitles = ["副教授"] }, [Draft("a", 5, 3m)]);
        Assert.Equal(["L-02"], Assert.Single(effect.NowFail).Now.Select(p => p.Code));
    }

    private static (int, int) Counts(PolicyEffect effect) => (effect.Drafts, effect.Changed.Count);

    private static (string, RuleContext) Draft(string id, int courses, decimal credits) =>
        (id, new(FormDefinitions.Current, CompleteForm.Answers.WithRows("courses", CompleteForm.Courses(courses, credits)), A.Round(), A.Unit(), A.Directions, A.Day));
}
