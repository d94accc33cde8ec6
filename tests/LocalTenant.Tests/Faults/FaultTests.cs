using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph;
using Microsoft.Graph.Models;

namespace MicroMajor.LocalTenant.Tests.Faults;

public sealed class FaultTests : IAsyncLifetime
{
    private TestTenant tenant = null!;
    private string list = "";
    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        tenant = await TestTenant.StartAsync();
        list = await tenant.ListAsync("L");
        http = new HttpClient { BaseAddress = new Uri(tenant.Base) };
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await tenant.DisposeAsync();
    }

    [Theory]
    [InlineData("429", 429)]
    [InlineData("503", 503)]
    [InlineData("409", 409)]
    public async Task A_refusal_comes_as_often_as_it_was_asked_for(string kind, int status)
    {
        await AskAsync(new { route = "/v1.0/sites/*/items", kind, retryAfter = 3, times = 2, method = "POST" });
        var body = new JsonObject { ["fields"] = new JsonObject() };
        var (first, json, response) = await tenant.SendAsync("POST", list + "/items", body);
        Assert.Equal((status, "3"), (first, response.Headers.GetValues("Retry-After").Single()));
        Assert.NotNull(json["error"]!["code"]);
        Assert.Equal(200, (await tenant.SendAsync("GET", list + "/items")).Status);
        Assert.Equal(status, (await tenant.SendAsync("POST", list + "/items", body)).Status);
        Assert.Equal(201, (await tenant.SendAsync("POST", list + "/items", body)).Status);
        Assert.Equal(2, (int)(await http.GetFromJsonAsync<JsonArray>("/_faults"))![0]!["hits"]!);
    }

    [Theory]
    [InlineData("cutBefore", 0)]
    [InlineData("cutAfter", 1)]
    public async Task A_cut_leaves_the_caller_without_an_answer_before_or_after_the_deed(string kind, int items)
    {
        await AskAsync(new { route = "*/items", kind, method = "POST", times = 1 });
        await Assert.ThrowsAsync<HttpRequestException>(() => tenant.SendAsync("POST", list + "/items", new JsonObject { ["fields"] = new JsonObject() }));
        Assert.Equal(items, (await tenant.SendAsync("GET", list + "/items")).Json["value"]!.AsArray().Count);
        Assert.Contains(tenant.Service<GraphLog>().Entries, e => e.Fault == kind && e.Method == "POST");
    }

    [Fact]
    public async Task The_sdk_waits_out_a_429_by_itself()
    {
        await AskAsync(new { route = "/v1.0/sites/*", kind = "429", retryAfter = 0, times = 1 });
        Assert.Equal("L", (await tenant.Graph().Sites[tenant.SiteId].Lists["L"].GetAsync())!.DisplayName);
        Assert.Equal([429, 200], tenant.Service<GraphLog>().Entries.TakeLast(2).Select(e => e.Status));
    }

    [Fact]
    public async Task A_rate_hits_a_share_and_the_same_requests_every_time()
    {
        async Task<List<int>> Play()
        {
            await http.DeleteAsync("/_faults");
            await AskAsync(new { route = "/v1.0/*", kind = "503", rate = 0.5 });
            var seen = new List<int>();
            for (var i = 0; i < 20; i++)
                seen.Add((await tenant.SendAsync("GET", list)).Status);
            return seen;
        }

        var first = await Play();
        Assert.Equal(first, await Play());
        Assert.Equal([200, 503], first.Distinct().Order());
        await http.DeleteAsync("/_faults");
        Assert.Equal(200, (await tenant.SendAsync("GET", list)).Status);
    }

    [Fact]
    public async Task A_rule_can_let_some_pass_first_and_unknown_kinds_are_refused()
    {
        await AskAsync(new { route = "/v1.0/*", kind = "503", skip = 2, times = 1 });
        var seen = new List<int>();
        for (var i = 0; i < 4; i++)
            seen.Add((await tenant.SendAsync("GET", list)).Status);
        Assert.Equal([200, 200, 503, 200], seen);
        Assert.Equal(400, (int)(await http.PostAsJsonAsync("/_faults", new { route = "*", kind = "fire" })).StatusCode);
    }

    [Fact]
    public async Task The_log_names_each_request_by_its_kind()
    {
        await http.DeleteAsync("/_graph/log");
        await tenant.AddAsync(list, new JsonObject { ["Title"] = "a" });
        await tenant.SendAsync("GET", list + "/items?$top=1");
        await tenant.SendAsync("GET", "nowhere");
        var log = (await http.GetFromJsonAsync<JsonArray>("/_graph/log"))!;
        Assert.Equal(
            [("POST sites/{site}/lists/{list}/items", 201), ("GET sites/{site}/lists/{list}/items", 200), ("unknown", 501)],
            log.Select(e => ((string)e!["kind"]!, (int)e["status"]!)));
        Assert.Equal("$top=1", (string?)log[1]!["query"]);
    }

    private async Task AskAsync(object rule) => Assert.Equal(201, (int)(await http.PostAsJsonAsync("/_faults", rule)).StatusCode);
}
