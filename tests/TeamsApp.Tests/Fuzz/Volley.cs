using System.Text;
using System.Text.Json.Nodes;
using MicroMajor.Demo;
using MicroMajor.Domain.Proposals;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Identity;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Fuzz;

/// <summary>One spoilt request and its answer.</summary>
/// <param name="What">Which request it was made of, and how it was spoilt.</param>
internal sealed record Shot(string What, int Status, string Answer, TimeSpan Took);

/// <summary>Spoilt requests at every door of the app, signed as a client of that person could have them signed. The same seed sends the same.</summary>
internal sealed class Volley(ForgedCardTests.Stand stand, SeedPerson who, int seed) : IDisposable
{
    private static readonly string[] s_datasets = ["proposals/units", "proposals/directions", "proposals/majors", "proposals/teachers", "proposals/courses", "graph.microsoft.com/users", "none"];

    private static readonly string[] s_types = ["text/plain", "application/xml", "application/json; charset=utf-16", "multipart/form-data; boundary=x", "x", "", "application/json;;;"];

    private readonly Scene scene = stand.Scene;
    private readonly Random chance = new(seed);
    private readonly Mangle mangle = new(new Random(seed + 1));
    private readonly HttpClient http = new() { BaseAddress = stand.Scene.AppAddress, Timeout = TimeSpan.FromSeconds(60) };

    public async Task<Shot> FireAsync()
    {
        var ((path, body, token), name) = chance.Next(10) switch
        {
            < 4 => (await ActivityAsync(Invoked()), "card"),
            4 => (await ActivityAsync(Asked()), "invoke"),
            5 => (await ActivityAsync(Typed()), "message"),
            < 9 => (Act(), "act"),
            _ => (Read(), "read"),
        };
        var (bytes, how) = body is null ? (null, "") : mangle.Spoil(body);
        if (chance.Next(40) == 0) token = Spoilt(token);
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        if (bytes is not null)
        {
            request.Content = new ByteArrayContent(bytes);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", chance.Next(30) == 0 ? s_types[chance.Next(s_types.Length)] : "application/json");
        }

        var began = TimeProvider.System.GetTimestamp();
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        return new($"{name} {path} {VerbOf(body)} {how}", (int)response.StatusCode, answer, TimeProvider.System.GetElapsedTime(began));
    }

    public void Dispose() => http.Dispose();

    private static JsonNode? VerbOf(JsonObject? body) => body?["verb"] ?? ((body?["value"] as JsonObject)?["action"] as JsonObject)?["verb"] ?? (body?["name"] is { } name ? name : null);

    private ForgedCardTests.Target Target() => stand.Targets[chance.Next(stand.Targets.Count)];

    private string Verb() => chance.Next(50) == 0 ? mangle.Text() : scene.Services.GetRequiredService<Room>().Verbs.ElementAt(chance.Next(scene.Services.GetRequiredService<Room>().Verbs.Count()));

    private async Task<JsonObject> DataAsync() => await stand.AddressAsync(chance.Next(6) == 0 ? null : Target());

    private async Task<(string Path, JsonObject? Body, string Token)> ActivityAsync(Task<JsonObject> activity)
    {
        var activities = scene.Tenant.GetRequiredService<Activities>();
        return (TeamsEdge.Path, await activity, scene.Tenant.GetRequiredService<ChannelTokens>().Issue(Cast.AppId, activities.ServiceUrl));
    }

    private async Task<JsonObject> Invoked() => scene.Tenant.GetRequiredService<Activities>().Invoke(
        who, "adaptiveCard/action", new() { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = Verb(), ["data"] = await DataAsync() }, ["trigger"] = chance.Next(4) == 0 ? "automatic" : "manual" }, "1", "message");

    private async Task<JsonObject> Asked()
    {
        var data = await DataAsync();
        data["verb"] = Verb();
        var (name, value) = chance.Next(7) switch
        {
            0 => ("task/fetch", new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } }),
            1 => ("task/submit", new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } }),
            2 => ("application/search", new JsonObject { ["queryText"] = mangle.Text(), ["queryOptions"] = new JsonObject { ["skip"] = 0, ["top"] = 15 }, ["dataset"] = s_datasets[chance.Next(s_datasets.Length)], ["data"] = data, ["kind"] = "search" }),
            3 => ("composeExtension/query", new JsonObject { ["commandId"] = "find", ["parameters"] = new JsonArray(new JsonObject { ["name"] = "q", ["value"] = mangle.Text() }), ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 } }),
            4 => ("composeExtension/queryLink", new JsonObject { ["url"] = $"{scene.AppAddress}tabs/proposals/{Target().Proposal.Value.Id}" }),
            5 => ("composeExtension/fetchTask", new JsonObject { ["commandId"] = "x", ["data"] = data }),
            _ => ("fileConsent/invoke", new JsonObject { ["type"] = "fileUpload", ["action"] = "accept", ["context"] = data, ["uploadInfo"] = new JsonObject { ["contentUrl"] = mangle.Text(), ["name"] = mangle.Text(), ["uploadUrl"] = mangle.Text(), ["uniqueId"] = "1", ["fileType"] = "docx" } }),
        };
        return scene.Tenant.GetRequiredService<Activities>().Invoke(who, name, value, "1", "message");
    }

    private Task<JsonObject> Typed()
    {
        var activities = scene.Tenant.GetRequiredService<Activities>();
        var words = new[] { "我要申报", "进度", "我的任务", "帮助", "核对 AB12-CD34", "报送", "公示", "学分有什么要求？", Target().Proposal.Value.Id, mangle.Text() };
        return Task.FromResult(chance.Next(5) switch
        {
            0 => activities.MembersAdded(who),
            1 => activities.Installation(who, "add"),
            2 => activities.Typed(who, "文件", new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
                ["contentUrl"] = "https://contoso.sharepoint.example/a.docx",
                ["name"] = $"{mangle.Text()}.docx",
                ["content"] = new JsonObject { ["downloadUrl"] = mangle.Text(), ["uniqueId"] = "1", ["fileType"] = "docx" },
            }),
            _ => activities.Typed(who, words[chance.Next(words.Length)]),
        });
    }

    private string PersonToken() => scene.Tenant.GetRequiredService<EntraTokens>().ForPerson(who);

    private (string Path, JsonObject? Body, string Token) Act()
    {
        var data = DataAsync().Result;
        if (chance.Next(4) == 0) data["want"] = "page";
        return chance.Next(8) switch
        {
            0 => ("/tabs/api/suggest", new() { ["dataset"] = s_datasets[chance.Next(s_datasets.Length)], ["text"] = mangle.Text(), ["data"] = data }, PersonToken()),
            1 => ("/tabs/api/here", new() { ["kind"] = "proposal", ["id"] = Target().Proposal.Value.Id, ["section"] = "need" }, PersonToken()),
            2 => ("/tabs/api/acts", new() { ["verb"] = chance.Next(2) == 0 ? "" : Verb(), ["data"] = data, ["files"] = new JsonArray(new JsonObject { ["name"] = $"{mangle.Text()}.{(chance.Next(2) == 0 ? "docx" : "xlsx")}", ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(mangle.Text())) }) }, PersonToken()),
            _ => ("/tabs/api/acts", new() { ["verb"] = Verb(), ["data"] = data, ["from"] = "tab" }, PersonToken()),
        };
    }

    private (string Path, JsonObject? Body, string Token) Read()
    {
        var routes = scene.Services.GetRequiredService<TabRoutes>().All.Select(r => $"{r}".Split(' ')).Where(r => r[0] == "GET" && r[1] != "/live").ToList();
        var target = Target();
        var id = new[] { target.Proposal.Value.Id, target.Assignment?.Value.Id ?? "1", Kit.A.Round().Id, mangle.Text() }[chance.Next(4)];
        if (id.Length > 2_000) id = id[..2_000];
        var path = routes[chance.Next(routes.Count)][1].Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal);
        var odd = mangle.Text();
        var query = string.Join('&', new[] { "q", "state", "unit", "order", "direction", "top", "after" }.Where(_ => chance.Next(2) == 0).Select(n => $"{n}={Uri.EscapeDataString(odd[..Math.Min(odd.Length, 1_000)])}"));
        return ($"/tabs/api{path}?{query}", null, PersonToken());
    }

    private string Spoilt(string token) => chance.Next(6) switch
    {
        0 => "",
        1 => token[..^5],
        2 => string.Join('.', token.Split('.')[..2]) + ".",
        3 => "eyJhbGciOiJub25lIn0." + token.Split('.')[1] + ".",
        4 => token.Replace('a', 'b'),
        _ => new string('x', chance.Next(1, 6_000)),
    };
}
