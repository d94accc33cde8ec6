using System.Net;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Faults;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace MicroMajor.LocalTenant.Tests.Graph;

public sealed class BatchTests : IAsyncLifetime
{
    private TestTenant tenant = null!;
    private string items = "";

    public async Task InitializeAsync()
    {
        tenant = await TestTenant.StartAsync();
        items = await tenant.ListAsync("L") + "/items";
    }

    public async Task DisposeAsync() => await tenant.DisposeAsync();

    [Fact]
    public async Task The_sdks_batch_writes_and_reads()
    {
        var graph = tenant.Graph();
        var list = graph.Sites[tenant.SiteId].Lists["L"];
        var batch = new BatchRequestContentCollection(graph);
        var add = await batch.AddBatchRequestStepAsync(list.Items.ToPostRequestInformation(new ListItem { Fields = new FieldValueSet { AdditionalData = new Dictionary<string, object> { ["Title"] = "微专业" } } }));
        var read = await batch.AddBatchRequestStepAsync(list.ToGetRequestInformation());
        var missing = await batch.AddBatchRequestStepAsync(list.Items["77"].ToGetRequestInformation());
        var answers = await graph.Batch.PostAsync(batch);
        Assert.Equal("微专业", (await answers.GetResponseByIdAsync<ListItem>(add)).Fields!.AdditionalData["Title"]);
        Assert.Equal("L", (await answers.GetResponseByIdAsync<List>(read)).DisplayName);
        Assert.Equal(HttpStatusCode.NotFound, (await answers.GetResponsesStatusCodesAsync())[missing]);
    }

    [Fact]
    public async Task What_depends_on_a_failure_is_a_424_and_is_not_done()
    {
        var (_, eTag) = ("", (string)(await tenant.AddAsync(items[..^6], new JsonObject { ["Title"] = "a" }))["eTag"]!);
        var answers = await BatchAsync(
            Step("1", "PATCH", "/items/1/fields", """{"Title":"b"}""", eTag),
            Step("2", "PATCH", "/items/1/fields", """{"Title":"c"}""", eTag, dependsOn: "1"),
            Step("3", "PATCH", "/items/1/fields", """{"Title":"d"}""", null, dependsOn: "2"));
        Assert.Equal([("1", 200), ("2", 412), ("3", 424)], answers);
        Assert.Equal("b", (string?)(await tenant.SendAsync("GET", items + "/1/fields")).Json["Title"]);
    }

    [Fact]
    public async Task A_part_is_throttled_for_itself()
    {
        tenant.Service<FaultRules>().Add(new FaultRule("*/items/2", "429", RetryAfter: 7));
        var (_, json, _) = await tenant.SendAsync("POST", "$batch", new JsonObject { ["requests"] = new JsonArray(Step("1", "GET", "", null, null), Step("2", "GET", "/items/2", null, null)) });
        var second = json["responses"]![1]!;
        Assert.Equal((200, 429, "7"), ((int)json["responses"]![0]!["status"]!, (int)second["status"]!, (string?)second["headers"]!["Retry-After"]));
    }

    [Fact]
    public async Task Twenty_one_requests_and_double_ids_are_a_400()
    {
        Assert.Equal(400, (await tenant.SendAsync("POST", "$batch", new JsonObject { ["requests"] = new JsonArray([.. Enumerable.Range(1, 21).Select(i => Step($"{i}", "GET", "", null, null))]) })).Status);
        Assert.Equal(200, (await tenant.SendAsync("POST", "$batch", new JsonObject { ["requests"] = new JsonArray([.. Enumerable.Range(1, 20).Select(i => Step($"{i}", "GET", "", null, null))]) })).Status);
        Assert.Equal(400, (await tenant.SendAsync("POST", "$batch", new JsonObject { ["requests"] = new JsonArray(Step("1", "GET", "", null, null), Step("1", "GET", "", null, null)) })).Status);
        Assert.Equal(400, (await tenant.SendAsync("POST", "$batch", new JsonObject { ["requests"] = new JsonArray(Step("1", "GET", "", null, null, dependsOn: "9")) })).Status);
    }

    private JsonObject Step(string id, string method, string below, string? body, string? ifMatch, string? dependsOn = null)
    {
        var step = new JsonObject { ["id"] = id, ["method"] = method, ["url"] = "/" + items[..^6] + below, ["headers"] = new JsonObject { ["Content-Type"] = "application/json" } };
        if (ifMatch is not null)
            step["headers"]!["If-Match"] = ifMatch;
        if (body is not null)
            step["body"] = JsonNode.Parse(body);
        if (dependsOn is not null)
            step["dependsOn"] = new JsonArray(dependsOn);
        return step;
    }

    private async Task<List<(string, int)>> BatchAsync(params JsonNode[] steps)
    {
        var (status, json, _) = await tenant.SendAsync("POST", "$batch", new JsonObject { ["requests"] = new JsonArray(steps) });
        Assert.Equal(200, status);
        return [.. json["responses"]!.AsArray().Select(r => ((string)r!["id"]!, (int)r["status"]!))];
    }
}
