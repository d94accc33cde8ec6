using System.Text.Json.Nodes;
using MicroMajor.Kit;
using MicroMajor.LocalTenant.Faults;
using MicroMajor.TeamsApp.Tests.Journeys;
using MicroMajor.TeamsApp.Tests.Tabs;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Storm;

public sealed class LateTabTests
{
    [Fact]
    public async Task A_page_is_told_in_time_that_its_act_is_still_being_done_and_it_is_done()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p)).Value.Id;
        scene.Tenant.GetRequiredService<FaultRules>().Add(new("/v1.0/sites/*/items/*", "latency", "PATCH", Milliseconds: 8_000, Times: 1));
        using var tab = new TabClient(scene, Scene.Owner);
        var (status, text) = await tab.AskAsync("POST", "/acts", new() { ["verb"] = "proposals/row-save", ["data"] = new JsonObject { ["proposalId"] = id, ["table"] = "courses", ["name"] = "晚到的课程" } });
        Assert.Equal((503, "act-late"), (status, (string?)JsonNode.Parse(text)!["problems"]![0]!["code"]));
        // It answered while the store was still thinking.
        Assert.DoesNotContain(scene.Log.Entries, e => e.Method == "PATCH" && e.Path.Contains("/items/", StringComparison.Ordinal) && e.Fault == "latency");
        await scene.SettleAsync();
        Assert.Equal(["晚到的课程"], (await scene.Proposals.FindAsync(id, default))!.Value.Answers.Rows("courses").Select(r => r["name"]));
    }
}
