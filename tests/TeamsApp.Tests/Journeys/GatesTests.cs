using System.Net;
using System.Text.Json.Nodes;
using MicroMajor.Domain.People;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Identity;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Tests.Tabs;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>Every endpoint of the tabs, the search and the links, asked by everybody about proposals of which they own, fill in, endorse, review, or once did, or did not.</summary>
public sealed class GatesTests(ForgedCardTests.Stand stand, ITestOutputHelper output) : IClassFixture<ForgedCardTests.Stand>
{
    private const string NoSuch = "WZY-2025-9999";

    // Where it stands decides who gets to it: drafts, the college, the office, the experts, afterwards. More would be more in a minute than one person may ask.
    private static readonly int[] s_stands = [1, 2, 3, 4, 8, 10, 12, 14];

    private readonly Scene scene = stand.Scene;

    [Fact]
    public void Every_endpoint_of_the_program_has_its_row() =>
        Assert.Equal(scene.Services.GetRequiredService<TabRoutes>().All.Select(r => $"{r}").Order(StringComparer.Ordinal), Gates.All.Where(g => g.IsEndpoint).Select(g => g.Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Everybody_gets_to_a_proposal_by_the_ways_that_the_table_says_and_by_no_other_and_nothing_changes()
    {
        // The list of invitations only finds: who was removed may still stand in it.
        foreach (var target in stand.Targets)
            foreach (var who in new[] { Permissions.CoEditor, Permissions.FormerEditor })
                await scene.Invitations.SetAsync(target.Proposal.Value.Id, new PersonId(who.ObjectId), true, default);
        var (asked, wrong) = (0, new List<string>());
        foreach (var (role, who) in Permissions.Roles)
        {
            using var tab = new TabClient(scene, who);
            foreach (var gate in Gates.All.Where(g => g.Name != "POST /acts"))
                foreach (var target in s_stands.Select(n => stand.Targets[n - 1]))
                {
                    scene.Log.Clear();
                    var (status, text) = await AskAsync(gate, tab, who, target);
                    await scene.SettleAsync();
                    asked++;
                    var (cell, may) = ($"{gate.Name} by {role} to {target.Name}", gate.Admits(who, target));
                    // What was asked for is said again where nothing is found.
                    text = text.Replace($"“{target.Proposal.Value.Id}”", "", StringComparison.Ordinal);
                    var seen = text.Contains(ForgedCardTests.Secret, StringComparison.Ordinal) || text.Contains(target.Proposal.Value.Id, StringComparison.Ordinal);
                    if (may && (status is not (200 or 204) || (gate.Shows && !seen))) wrong.Add($"{cell} is not let in: {status} {text}");
                    if (!may && status != gate.Status) wrong.Add($"{cell}: {status} and not {gate.Status} {text}");
                    // Their own desks may name other proposals of the stand, which all carry the word.
                    if (!may && (gate.Names || !Permissions.HasAPart(who) ? seen : text.Contains($"\"{target.Proposal.Value.Id}\"", StringComparison.Ordinal))) wrong.Add($"{cell} sees it: {text}");
                    if (!may && gate.Names && await AskAsync(gate, tab, who, null) is var none && none != (status, text)) wrong.Add($"{cell} is told that it exists: {status} {text} and not {none}");
                    if (stand.Written().ToList() is { Count: > 0 } written) wrong.Add($"{cell} wrote {string.Join(", ", written)}");
                }
        }

        output.WriteLine($"{asked} questions");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Select(w => w[..Math.Min(w.Length, 400)])));
    }

    [Fact]
    public async Task By_the_tabs_nobody_does_what_their_cards_would_not()
    {
        var (sent, wrong) = (0, new List<string>());
        foreach (var (role, who) in Permissions.Roles)
        {
            using var tab = new TabClient(scene, who);
            foreach (var verb in scene.Services.GetRequiredService<Room>().Verbs.Where(v => Permissions.Of[v] != Permissions.Who.Anybody))
            {
                var target = stand.Targets.FirstOrDefault(t => t.Assignment is not null && !Permissions.MayEnter(who, verb, t)) ?? stand.Targets.FirstOrDefault(t => !Permissions.MayEnter(who, verb, t));
                if (target is null) continue;
                scene.Log.Clear();
                var (none, answer) = (await ActAsync(tab, verb, await stand.AddressAsync(null, verb)), await ActAsync(tab, verb, await stand.AddressAsync(target, verb)));
                await scene.SettleAsync();
                sent++;
                if (none != answer) wrong.Add($"{verb} by {role} to {target.Name}: {answer} and not {none}");
                if (stand.Written().ToList() is { Count: > 0 } written) wrong.Add($"{verb} by {role} to {target.Name} wrote {string.Join(", ", written)}");
            }
        }

        output.WriteLine($"{sent} acts");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Select(w => w[..Math.Min(w.Length, 600)])));
        Assert.True(sent > 1000);
        await stand.AssertUnchangedAsync("acts");
    }

    [Fact]
    public async Task From_another_tenant_nothing_is_searched_picked_or_unfolded()
    {
        var (activities, tokens) = (scene.Tenant.GetRequiredService<Activities>(), scene.Tenant.GetRequiredService<ChannelTokens>());
        var id = stand.Targets[2].Proposal.Value.Id;
        foreach (var (name, value) in new[] { ("composeExtension/query", Query(id)), ("composeExtension/selectItem", new() { ["proposalId"] = id }), ("composeExtension/queryLink", new() { ["url"] = Link(id) }) })
        {
            var activity = activities.Invoke(Scene.Office, name, value, null, "compose", null);
            activity["channelData"]!["tenant"]!["id"] = "99999999-0000-4000-8000-000000000001";
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(scene.AppAddress, "/api/messages"));
            request.Headers.Authorization = new("Bearer", tokens.Issue(Demo.Cast.AppId, activities.ServiceUrl));
            request.Content = new StringContent(activity.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
            using var response = await stand.Http.SendAsync(request);
            Assert.Equal((HttpStatusCode.Forbidden, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        }
    }

    private static async Task<(int, string)> ActAsync(TabClient tab, string verb, JsonObject data) => await tab.AskAsync("POST", "/acts", new() { ["verb"] = verb, ["data"] = data });

    private async Task<(int Status, string Text)> AskAsync(Gate gate, TabClient tab, SeedPerson who, ForgedCardTests.Target? target)
    {
        var id = target?.Proposal.Value.Id ?? NoSuch;
        var task = (who == Permissions.FormerExpert ? target?.Ended : target?.Assignment)?.Value.Id ?? "9999";
        var box = scene.Tenant.GetRequiredService<ComposeBox>();
        switch (gate.Name)
        {
            case "search in the message box": return Of(await box.QueryAsync(who, "find", Query(id)["parameters"]!.AsArray(), 0, 25, "default", null, default));
            case "a result picked in the message box": return Of(await box.PickAsync(who, new() { ["proposalId"] = id }, null, default));
            case "a link put into the message box": return Of(await box.LinkAsync(who, Link(id), null, default));
            case "GET /search/texts": return await tab.AskAsync("GET", $"/search/texts?q={id}");
            case "GET /search": return await tab.AskAsync("GET", $"/search?q={id}");
            case "POST /here": return await tab.AskAsync("POST", "/here", new() { ["kind"] = "proposal", ["id"] = id, ["section"] = "need" });
            case "POST /suggest": return await tab.AskAsync("POST", "/suggest", new() { ["dataset"] = "proposals/unit-names", ["text"] = "", ["data"] = new JsonObject { ["proposalId"] = id } });
        }

        var path = gate.Name.Split(' ')[1];
        return await tab.AskAsync("GET", path.Replace("{id}", path.StartsWith("/rounds", StringComparison.Ordinal) ? A.Round().Id : path.StartsWith("/reviews", StringComparison.Ordinal) ? task : path.StartsWith("/files", StringComparison.Ordinal) ? "00000000000000000000000000000000" : id, StringComparison.Ordinal));
    }

    private static JsonObject Query(string asked) => new()
    {
        ["commandId"] = "find",
        ["parameters"] = new JsonArray(new JsonObject { ["name"] = "q", ["value"] = asked }),
        ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
    };

    private static string Link(string id) => $"https://app.contoso.example/tabs/proposals/{id}";

    private static (int, string) Of(InvokeOutcome outcome) => (outcome.Failure is null ? 200 : 500, outcome.Failure ?? outcome.Body?.ToJsonString(s_readable) ?? "");

    private static readonly System.Text.Json.JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
