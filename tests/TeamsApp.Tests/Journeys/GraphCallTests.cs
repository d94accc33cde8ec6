using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant.Graph;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>What a person's step costs in calls of Graph, as the tenant answered them.</summary>
public sealed class GraphCallTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Saving_a_section_is_one_read_and_one_write()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var draft = await scene.PutAsync(p => p.Complete(), new CardDue(Audience.Of(A.Owner.Id), new(MatterKind.Proposal, "")) { Key = "home" });
        await scene.PressAsync(Scene.Owner, "proposals/section", null, data => (string?)data["section"] == "basics");
        await scene.SettleAsync();

        var calls = await CallsAsync(scene, async () =>
        {
            var answer = await scene.PressAsync(Scene.Owner, "proposals/save", new { programName = "另一个名称" }, data => (string?)data["then"] == "stay");
            Assert.Equal("card", answer.Shown);
        });

        Assert.Equal("另一个名称", (await scene.Proposals.FindAsync(draft.Value.Id, default))!.Value.Name);
        Assert.Equal(["GET", "PATCH"], calls.Select(c => c.Method));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(30)]
    public async Task Opening_my_tasks_costs_the_same_however_much_there_is_and_reads_through_indexes_only(int proposals)
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        for (var i = 0; i < proposals; i++)
        {
            await scene.PutAsync(p => p.Complete());
            await scene.PutAsync(p => p.Complete().Submitted());
            await scene.PutAsync(p => p.Complete().Endorsed());
            var given = await scene.PutAsync(p => p.Complete().UnderReview());
            await scene.PutAsync(given.Value, 1, card: false);
        }

        // Of these, one is for invitations: who is invited stands in a list of its own, since SharePoint filters by one index at a
        // time and a proposal has many co-editors. It cannot be had with another call, but it goes out beside it.
        foreach (var (who, cost) in new[] { (Scene.Owner, 3), (Scene.Dean, 4), (Scene.Office, 7), (Scene.Experts[0], 3), (Scene.Stranger, 3) })
        {
            await scene.SayAsync(who, "我的任务");
            await scene.SettleAsync();
            var calls = await CallsAsync(scene, () => scene.SayAsync(who, "我的任务"));
            output.WriteLine($"{who.UserPrincipalName}: {calls.Count}");
            Assert.All(calls, AssertIndexed);
            Assert.Equal(Enumerable.Repeat("GET", cost), calls.Select(c => c.Method));
        }
    }

    [Theory]
    [InlineData("submit", 19)]
    [InlineData("return by unit", 12, 1)]
    [InlineData("endorse", 17)]
    [InlineData("accept for review", 14)]
    [InlineData("assign", 35, 3)]
    [InlineData("expert reviews", 17)]
    [InlineData("recommend", 21)]
    public async Task A_transition_with_everything_that_it_owes_stays_within_its_calls(string transition, int most, int entries = 0)
    {
        var (spring, summer) = (A.Round(), A.Round("2025-summer"));
        await using var scene = await Scene.OpenAsync(spring, summer);
        // The first one pays for what is remembered from then on.
        await (await Crossings.All[transition](scene, spring)).Press();
        await scene.SettleAsync();
        var crossing = await Crossings.All[transition](scene, summer);
        var calls = await CallsAsync(scene, crossing.Press);
        Assert.Equal((crossing.After, 0), await crossing.Look());
        output.WriteLine($"{transition}: {calls.Count} calls of Graph: {string.Join(", ", calls.GroupBy(c => c.Method).Select(g => $"{g.Count()} {g.Key}"))}");
        foreach (var call in calls) output.WriteLine($"    {call.Method} {call.Kind} {call.Query}");
        Assert.All(calls, AssertIndexed);
        Assert.InRange(calls.Count, 1, most);
        // One call for an entry of the activity feed, and one entry for whom it calls.
        Assert.Equal(entries, calls.Count(c => c.Kind.EndsWith("/sendActivityNotification", StringComparison.Ordinal)));
    }

    private static async Task<IReadOnlyList<GraphLogEntry>> CallsAsync(Scene scene, Func<Task> step)
    {
        scene.Log.Clear();
        await step();
        await scene.SettleAsync();
        return scene.Log.Entries;
    }

    private static void AssertIndexed(GraphLogEntry call)
    {
        if (call.Method == "GET" && call.Path.EndsWith("/items", StringComparison.OrdinalIgnoreCase))
            Assert.Contains("$filter=fields/", Uri.UnescapeDataString(call.Query).Replace("%24", "$", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
