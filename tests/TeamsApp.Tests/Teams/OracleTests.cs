using System.Text;
using System.Text.Json.Nodes;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>The same wire as Microsoft's own SDK: its bot answers what our edge answers, its client sends what our connector sends.</summary>
public sealed class OracleTests(OfficialBot official) : IClassFixture<OfficialBot>
{
    public const string CardJson = """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"微专业"}]}""";

    private static readonly Card s_card = new(Encoding.UTF8.GetBytes(CardJson), "摘要");

    private static readonly Dictionary<string, Action<SecurityTokenDescriptor>> s_tokens = new()
    {
        ["nothing wrong"] = _ => { },
        ["a wrong key under a known name"] = token => token.SigningCredentials = new(new RsaSecurityKey(TestChannel.OtherKey.Rsa) { KeyId = "key-1" }, SecurityAlgorithms.RsaSha256),
        ["an unknown key"] = token => token.SigningCredentials = new(new RsaSecurityKey(TestChannel.OtherKey.Rsa) { KeyId = "key-3" }, SecurityAlgorithms.RsaSha256),
        ["another issuer"] = token => token.Issuer = "https://contoso.example",
        ["another audience"] = token => token.Audience = "bbbbbbbb-0000-4000-8000-000000000002",
        ["an end ten minutes ago"] = token => token.Expires = DateTime.UtcNow.AddMinutes(-10),
        ["no signature"] = token => token.SigningCredentials = null,
        ["a foreign serviceurl"] = token => token.Claims["serviceurl"] = "https://smba.trafficmanager.net/emea/",
        ["no serviceurl"] = token => token.Claims.Clear(),
        ["a key not endorsed for Teams"] = token => token.SigningCredentials = new(TestChannel.OtherKey, SecurityAlgorithms.RsaSha256),
    };

    public static TheoryData<string> Tokens => [.. s_tokens.Keys];

    public static TheoryData<string, string> Invokes => new()
    {
        { "adaptiveCard/action", """{"action":{"type":"Action.Execute","verb":"card","data":{}},"trigger":"manual"}""" },
        { "adaptiveCard/action", """{"action":{"type":"Action.Execute","verb":"sentence","data":{}}}""" },
        { "application/search", """{"queryText":"数学","queryOptions":{"skip":0,"top":15},"dataset":"units"}""" },
        { "task/fetch", """{"data":{"verb":"open"},"context":{"theme":"default"}}""" },
        { "task/submit", """{"data":{"verb":"open"},"context":{"theme":"default"}}""" },
        { "task/submit", """{"data":{"verb":"say"},"context":{"theme":"default"}}""" },
        { "task/submit", """{"data":{"verb":"close"},"context":{"theme":"default"}}""" },
        { "composeExtension/fetchTask", """{"commandId":"open","commandContext":"compose"}""" },
        { "composeExtension/query", """{"commandId":"find","parameters":[{"name":"q","value":"数学"}],"queryOptions":{"skip":0,"count":25}}""" },
        { "composeExtension/selectItem", """{"proposalId":"WZY-2025-0007"}""" },
        { "composeExtension/queryLink", """{"url":"https://app.contoso.example/tabs/proposals/WZY-2025-0007"}""" },
        { "composeExtension/queryLink", """{"url":"https://app.contoso.example/tabs/nothing"}""" },
        { "composeExtension/anonymousQueryLink", """{"url":"https://app.contoso.example/tabs/proposals/WZY-2025-0007"}""" },
        { "nobody/knows", "{}" },
    };

    private static Room Room() => new Room()
        .On("card", Answer(new Reply.ShowCard(s_card))).On("sentence", Answer(new Reply.Say("已保存")))
        .OnDialog("open", Answer(new Reply.OpenDialog("课程", s_card, Width: "480"))).OnDialog("say", Answer(new Reply.CloseDialog("已保存"))).OnDialog("close", Answer(new Reply.CloseDialog()))
        .OnSearch("units", (turn, _) => new(new Reply.Suggest([new(turn.Text!, "U01")])))
        .OnComposeSearch(Answer(new Reply.Results([new("摘要", "一行") { Pick = new Dictionary<string, string> { ["proposalId"] = "WZY-2025-0007" } }])))
        .OnComposePick((turn, _) => new(new Reply.Results([new(turn.Data.GetProperty("proposalId").GetString()!) { Card = s_card }])))
        .OnLink((turn, _) => new(turn.Text!.EndsWith("0007", StringComparison.Ordinal) ? new Reply.Results([new("摘要") { Card = s_card }]) : new Reply.Nothing()));

    private static TurnHandler Answer(Reply reply) => (_, _) => new(reply);

    // The official SDK looks at the machine's clock, so here ours does too.
    private static HandMovedClock MachineTime() => new(DateTimeOffset.UtcNow);

    private static string Bearer(EdgeUnderTest edge, Action<SecurityTokenDescriptor> change) => "Bearer " + edge.Channel.Token(token =>
    {
        change(token);
        return token;
    }, edge.Clock.GetUtcNow());

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task The_official_bot_lets_in_and_refuses_the_same_token_with(string fault)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Room(), clock: MachineTime());
        edge.Channel.Published.Add((TestChannel.OtherKey, ["webchat"]));
        var bearer = Bearer(edge, s_tokens[fault]);
        var ours = await edge.PostAsync(Sent.Execute("card"), bearer);
        var theirs = await official.PostAsync(Sent.Execute("card"), bearer);
        // Theirs says 401 to everything, or 500 where its verifier throws; ours says 403 where the token itself is good.
        Assert.Contains(theirs.Status, fault == "nothing wrong" ? [200] : new[] { 401, 500 });
        Assert.Contains(ours.Status, fault == "nothing wrong" ? [200] : new[] { 401, 403 });
    }

    [Theory]
    [MemberData(nameof(Invokes))]
    public async Task The_official_bot_answers_the_same(string name, string value)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Room(), clock: MachineTime());
        var bearer = Bearer(edge, _ => { });
        var ours = await edge.PostAsync(Sent.Invoke(name, value), bearer);
        var theirs = await official.PostAsync(Sent.Invoke(name, value), bearer);
        Assert.Equal(theirs.Status, ours.Status);
        Assert.True(JsonNode.DeepEquals(Parse(theirs.Body), Parse(ours.Body)), $"{theirs.Body}\n{ours.Body}");
    }

    [Fact]
    public async Task The_official_client_calls_the_same_addresses_with_the_same_bodies_and_reads_ours_unchanged()
    {
        var chat = new ChatAddress(TestChannel.TenantId, Sent.ObjectId, Sent.Person, "a:1_2-3;messageid=4", TestChannel.ServiceUrl, "28:" + TestChannel.AppId);
        await using var edge = await EdgeUnderTest.StartAsync(new Room());
        await edge.Connector.SendAsync(chat, s_card);
        await edge.Connector.SendAsync(chat, "好");
        await edge.Connector.UpdateAsync(chat, "1:2", s_card);
        await edge.Connector.DeleteAsync(chat, "1:2");
        await edge.Connector.OpenChatAsync(chat.ServiceUrl, chat.TenantId, chat.ObjectId, chat.ChannelUserId);
        var ours = edge.Channel.Calls.Select(call => new JsonObject { ["method"] = call.Method, ["path"] = new Uri(call.Address).PathAndQuery, ["body"] = Parse(call.Body) }).ToArray();

        var printed = Parse(await Node.RunAsync("official-client.mjs", new JsonObject
        {
            ["botId"] = chat.BotId,
            ["tenantId"] = chat.TenantId,
            ["userId"] = chat.ChannelUserId,
            ["conversationId"] = chat.ConversationId,
            ["activityId"] = "1:2",
            ["card"] = JsonNode.Parse(CardJson),
            ["summary"] = s_card.Summary,
            ["ours"] = new JsonArray([.. ours[..3].Select(call => call["body"]!.DeepClone())]),
        }.ToJsonString()))!;

        var theirs = printed["calls"]!.AsArray();
        Assert.Equal(theirs.Count, ours.Length);
        foreach (var (their, our) in theirs.Zip(ours))
        {
            // Its factory adds an empty text beside the card and two hints that mean nothing to Teams.
            if (their!["body"] is JsonObject body)
                foreach (var hint in new[] { "attachmentLayout", "inputHint", "text" })
                    if (our["body"]![hint] is null)
                        body.Remove(hint);
            Assert.True(JsonNode.DeepEquals(their, our), $"{their.ToJsonString()}\n{our.ToJsonString()}");
        }
        foreach (var (read, our) in printed["read"]!.AsArray().Zip(ours))
            Assert.True(JsonNode.DeepEquals(read, our["body"]), $"{read!.ToJsonString()}\n{our["body"]!.ToJsonString()}");
    }

    [Fact]
    public async Task Activities_that_the_official_SDK_builds_are_read_by_the_edge()
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(new Room().On("proposals/start", heard.AnswerAsync).OnText("proposals/start", "我要申报").OnArrival(heard.AnswerAsync));
        var reference = JsonNode.Parse(Sent.Message(""))!;
        var printed = Parse(await Node.RunAsync("official-activities.mjs", new JsonObject
        {
            ["channelId"] = "msteams",
            ["serviceUrl"] = TestChannel.ServiceUrl,
            ["conversation"] = reference["conversation"]!.DeepClone(),
            ["user"] = reference["from"]!.DeepClone(),
            ["bot"] = reference["recipient"]!.DeepClone(),
        }.ToJsonString()))!;
        foreach (var activity in printed.AsArray()) Assert.Equal(200, (await edge.PostAsync(activity!.ToJsonString())).Status);
        Assert.Equal(
            [
                ("proposals/start", "我要申报", "{}", Language.Zh, false),
                ("proposals/start", null, """{"verb":"proposals/start","round":"2025"}""", Language.En, false),
                ("proposals/start", null, """{"round":"2025"}""", Language.Zh, true),
                (Whole.Arrival, null, "{}", Language.Zh, false),
            ],
            heard.Turns.Select(turn => (turn.Verb, turn.Text, turn.Data.GetRawText(), turn.Language, turn.Automatic)));
        Assert.All(heard.Turns, turn => Assert.Equal(new TeamsUser(TestChannel.TenantId, Sent.ObjectId, "林一", Sent.Person), turn.User));
    }

    private static JsonNode? Parse(string json) => json.Length == 0 ? null : JsonNode.Parse(json);
}
