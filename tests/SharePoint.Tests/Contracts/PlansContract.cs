using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Review;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class PlansContract(IAssignmentPlans plans)
{
    [Fact]
    public async Task A_plan_of_two_hundred_proposals_with_seven_experts_each_comes_back_whole()
    {
        var pool = Enumerable.Range(1, 60).Select(n => new PersonId($"33333333-0000-4000-8000-{n:000000000000}")).ToList();
        var plan = new AssignmentPlan(Some.Word("r"))
        {
            Standing = PlanStanding.Publishing,
            MadeAt = Some.Instant,
            MadeBy = "林晓\"岚",
            PublishedBy = pool[0],
            PublishedByName = "林晓岚",
            PublishedAt = Some.Instant.AddHours(1),
            Proposals = [.. Enumerable.Range(1, 200).Select(n => new PlannedProposal($"WZY-2025-{n:0000}", [.. Enumerable.Range(0, 7).Select(i => new PlannedSeat(pool[(n * 7 + i) % 60], i == 2))], n % 10 == 0 ? [pool[n % 60]] : []))],
            LeftOut = [new("WZY-2025-0003", "专家乙", "plan-full", new Dictionary<string, string> { ["max"] = "3" }), new("WZY-2025-0004", "", "plan-left-few", new Dictionary<string, string>())],
            Owed = [new PlanDue { Key = "plan|x" }],
        };
        Assert.True((await plans.SaveAsync(new(plan, ""), default)).IsDone);
        Assert.Equal(Some.Told(plan), Some.Told((await plans.FindAsync(plan.RoundId, default))!.Value));
        Assert.Null(await plans.FindAsync(Some.Word("r"), default));
    }

    [Fact]
    public async Task Of_two_who_make_or_change_one_at_once_the_second_is_told()
    {
        var plan = new AssignmentPlan(Some.Word("r")) { MadeAt = Some.Instant, MadeBy = "甲", Proposals = [new("WZY-2025-0001", [], [])] };
        var saved = (await plans.SaveAsync(new(plan, ""), default)).Value;
        Assert.Equal("changed-meanwhile", (await plans.SaveAsync(new(plan with { MadeBy = "乙" }, ""), default)).Problems.Single().Code);
        var changed = (await plans.SaveAsync(saved.With(plan with { MadeBy = "丙" }), default)).Value;
        Assert.Equal("changed-meanwhile", (await plans.SaveAsync(saved.With(plan with { MadeBy = "丁" }), default)).Problems.Single().Code);
        Assert.Equal("丙", (await plans.FindAsync(plan.RoundId, default))!.Value.MadeBy);
        Assert.Equal(changed.Version, (await plans.FindAsync(plan.RoundId, default))!.Version);
    }

    [Fact]
    public async Task Only_what_owes_is_among_those_that_owe()
    {
        var plan = new AssignmentPlan(Some.Word("r")) { MadeAt = Some.Instant, Owed = [new PlanDue { Key = "plan|y" }] };
        var saved = (await plans.SaveAsync(new(plan, ""), default)).Value;
        Assert.Contains(plan.RoundId, (await plans.OwingAsync(default)).Select(p => p.Value.RoundId));
        Assert.True((await plans.SaveAsync(saved.With(plan with { Owed = [] }), default)).IsDone);
        Assert.DoesNotContain(plan.RoundId, (await plans.OwingAsync(default)).Select(p => p.Value.RoundId));
    }
}

public sealed class MemoryPlansTests() : PlansContract(new MemoryTenant().Plans);

[Collection(OneTenant.Name)]
public sealed class SharePointPlansTests(SharedTenant tenant) : PlansContract(tenant.Store.Get<IAssignmentPlans>());
