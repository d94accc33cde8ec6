using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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

/// <summary>A spoilt request, as it is sent.</summary>
/// <param name="Door">Which request it was made of.</param>
/// <param name="How">How it was spoilt, in a word.</param>
/// <param name="IsTokenWhole">Whether it is sent with a token as it should be.</param>
internal sealed record Spoilt(string Door, string Path, string? Type, byte[]? Body, string How, bool IsTokenWhole);

/// <summary>One spoilt request and its answer.</summary>
/// <param name="Verb">What was asked for, when the app knows it.</param>
internal sealed partial record Shot(Spoilt Sent, string Verb, int Status, string Answer, TimeSpan Took)
{
    /// <summary>Which request it was made of, and how it was spoilt.</summary>
    public string What => $"{Sent.Door} {Sent.Path} {Verb} {Sent.How}";

    /// <summary>The status in an answer to an invoke, else 0.</summary>
    public int InnerStatus => Answer.StartsWith("{\"statusCode\"", StringComparison.Ordinal) ? (int?)JsonNode.Parse(Answer)!["statusCode"] ?? 0 : 0;

    /// <summary>What it came to, so far as one can see from outside: two that came to the same went the same way through the app, or nearly.</summary>
    public string CameTo => $"{Sent.Door} {Verb} {Status} {InnerStatus} {Kind().Match(Answer).Groups[1].Value}{(Refusal().IsMatch(Answer) ? " refused" : "")}";

    [GeneratedRegex("""
        "(?:type|code)":"([^"]{1,60})"
        """)]
    private static partial Regex Kind();

    [GeneratedRegex("""
        "text":"[✕!]
        """)]
    private static partial Regex Refusal();
}

/// <summary>Spoilt requests at every door of the app, signed as a client of that person could have them signed: made anew, or of what was kept. The same seed sends the same.</summary>
internal sealed class Volley(ForgedCardTests.Stand stand, SeedPerson who, Corpus corpus, int seed) : IDisposable
{
    private static readonly string[] s_datasets = ["proposals/units", "proposals/directions", "proposals/majors", "proposals/teachers", "proposals/courses", "graph.microsoft.com/users", "none"];

    private static readonly string[] s_types = ["text/plain", "application/xml", "application/json; charset=utf-16", "multipart/form-data; boundary=x", "x", "", "application/json;;;"];

    private static readonly string[] s_invokes = ["adaptiveCard/action", "task/fetch", "task/submit", "application/search", "composeExtension/query", "composeExtension/queryLink", "composeExtension/fetchTask", "fileConsent/invoke"];

    private readonly Scene scene = stand.Scene;
    private readonly Random chance = new(seed);
    private readonly Mangle mangle = new(new Random(seed + 1));
    private readonly HttpClient http = new() { BaseAddress = stand.Scene.AppAddress, Timeout = TimeSpan.FromSeconds(60) };

    public SeedPerson Who => who;

    /// <summary>What this person sent that was kept, once more as it was.</summary>
    public IReadOnlyList<Spoilt> Kept { get; private set; } = corpus.Of(who.UserPrincipalName);

    /// <summary>Something new.</summary>
    public async Task<Shot> FireAsync()
    {
        if (Kept.Count > 0 && chance.Next(3) == 0 && Again(Kept[chance.Next(Kept.Count)]) is { } again) return await FireAsync(again);
        var ((path, body), door) = chance.Next(10) switch
        {
            < 4 => (At(await Invoked()), "card"),
            4 => (At(await Asked()), "invoke"),
            5 => (At(await Typed()), "message"),
            < 9 => (Act(), "act"),
            _ => ((Read(), null), "read"),
        };
        var (bytes, how) = body is null ? (null, "") : mangle.Spoil(body);
        return await FireAsync(new(door, path, bytes is null ? null : chance.Next(30) == 0 ? s_types[chance.Next(s_types.Length)] : "application/json", bytes, how, chance.Next(40) != 0));
    }

    /// <summary>Sends that.</summary>
    public async Task<Shot> FireAsync(Spoilt sent)
    {
        using var request = new HttpRequestMessage(sent.Body is null ? HttpMethod.Get : HttpMethod.Post, sent.Path);
        var token = sent.Path == TeamsEdge.Path ? ChannelToken() : PersonToken();
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {(sent.IsTokenWhole ? token : Broken(token))}");
        if (sent.Body is not null)
        {
            request.Content = new ByteArrayContent(sent.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", sent.Type);
        }

        var began = TimeProvider.System.GetTimestamp();
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        var shot = new Shot(sent, VerbOf(sent.Body), (int)response.StatusCode, answer, TimeProvider.System.GetElapsedTime(began));
        if (corpus.Add(shot, who.UserPrincipalName, broke: false)) Kept = [.. Kept, sent];
        return shot;
    }

    public void Dispose() => http.Dispose();

    // What is no document cannot be spoilt by its structure a second time.
    private Spoilt? Again(Spoilt kept)
    {
        if (Mangle.Parse(kept.Body) is not JsonObject { Count: > 0 } body) return null;
        var (bytes, how) = mangle.Spoil(body);
        return kept with { Body = bytes, How = $"{kept.How} + {how}" };
    }

    private string VerbOf(byte[]? sent)
    {
        var asked = Mangle.Parse(sent);
        var body = Text(asked, "verb") ?? Text(Member(Member(asked, "value"), "action"), "verb") ?? Text(asked, "name");
        return body is not null && (scene.Services.GetRequiredService<Room>().Verbs.Contains(body) || s_invokes.Contains(body)) ? body : "";

        static JsonNode? Member(JsonNode? node, string name) => node is JsonObject o && o.TryGetPropertyValue(name, out var found) ? found : null;
        static string? Text(JsonNode? node, string name) => Member(node, name) is JsonValue v && v.TryGetValue<string>(out var text) ? text : null;
    }

    private static (string Path, JsonObject? Body) At(JsonObject activity) => (TeamsEdge.Path, activity);

    private string ChannelToken() => scene.Tenant.GetRequiredService<ChannelTokens>().Issue(Cast.AppId, scene.Tenant.GetRequiredService<Activities>().ServiceUrl);

    private ForgedCardTests.Target Target() => stand.Targets[chance.Next(stand.Targets.Count)];

    private string Verb() => chance.Next(50) == 0 ? mangle.Text() : scene.Services.GetRequiredService<Room>().Verbs.ElementAt(chance.Next(scene.Services.GetRequiredService<Room>().Verbs.Count()));

    private async Task<JsonObject> DataAsync() => await stand.AddressAsync(chance.Next(6) == 0 ? null : Target());

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

    private (string Path, JsonObject? Body) Act()
    {
        var data = DataAsync().Result;
        if (chance.Next(4) == 0) data["want"] = "page";
        return chance.Next(8) switch
        {
            0 => ("/tabs/api/suggest", new() { ["dataset"] = s_datasets[chance.Next(s_datasets.Length)], ["text"] = mangle.Text(), ["data"] = data }),
            1 => ("/tabs/api/here", new() { ["kind"] = "proposal", ["id"] = Target().Proposal.Value.Id, ["section"] = "need" }),
            2 => ("/tabs/api/acts", new() { ["verb"] = chance.Next(2) == 0 ? "" : Verb(), ["data"] = data, ["files"] = new JsonArray(new JsonObject { ["name"] = $"{mangle.Text()}.{(chance.Next(2) == 0 ? "docx" : "xlsx")}", ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(mangle.Text())) }) }),
            _ => ("/tabs/api/acts", new() { ["verb"] = Verb(), ["data"] = data, ["from"] = "tab" }),
        };
    }

    private string Read()
    {
        var routes = scene.Services.GetRequiredService<TabRoutes>().All.Select(r => $"{r}".Split(' ')).Where(r => r[0] == "GET" && r[1] != "/live").ToList();
        var target = Target();
        var id = new[] { target.Proposal.Value.Id, target.Assignment?.Value.Id ?? "1", Kit.A.Round().Id, mangle.Text() }[chance.Next(4)];
        if (id.Length > 2_000) id = id[..2_000];
        var path = routes[chance.Next(routes.Count)][1].Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal);
        var odd = mangle.Text();
        var query = string.Join('&', new[] { "q", "state", "unit", "order", "direction", "top", "after" }.Where(_ => chance.Next(2) == 0).Select(n => $"{n}={Uri.EscapeDataString(odd[..Math.Min(odd.Length, 1_000)])}"));
        return $"/tabs/api{path}?{query}";
    }

    private string Broken(string token) => chance.Next(6) switch
    {
        0 => "",
        1 => token[..^5],
        2 => string.Join('.', token.Split('.')[..2]) + ".",
        3 => "eyJhbGciOiJub25lIn0." + token.Split('.')[1] + ".",
        4 => token.Replace('a', 'b'),
        _ => new string('x', chance.Next(1, 6_000)),
    };
}
