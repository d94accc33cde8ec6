using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Teams;

public sealed class ConnectorTests
{
    private const string Base = "https://smba.trafficmanager.net/teams/v3/conversations";

    private static readonly ChatAddress s_chat = new(TestChannel.TenantId, Sent.ObjectId, Sent.Person, "a:1/2 ü;messageid=3", TestChannel.ServiceUrl, "28:" + TestChannel.AppId);
    private static readonly Card s_card = new(Encoding.UTF8.GetBytes("""{"type":"AdaptiveCard"}"""), "摘要");

    private static Task<EdgeUnderTest> StartAsync() => EdgeUnderTest.StartAsync(new Room(), clock: new HandMovedClock { SkipsWaits = true });

    private static HttpResponseMessage Throttled(RetryConditionHeaderValue after)
    {
        var response = TestChannel.Json(HttpStatusCode.TooManyRequests, """{"error":{"code":"Throttled"}}""");
        response.Headers.RetryAfter = after;
        return response;
    }

    private static HttpResponseMessage Status(int status, string body = "{}") => TestChannel.Json((HttpStatusCode)status, body);

    private static void Script(EdgeUnderTest edge, params HttpResponseMessage[] responses)
    {
        foreach (var response in responses) edge.Channel.Script.Enqueue(response);
    }

    [Fact]
    public async Task Everything_goes_where_the_documentation_says()
    {
        await using var edge = await StartAsync();
        var connector = edge.Connector;
        Assert.Equal(new Delivery.Sent("sent-1"), await connector.SendAsync(s_chat, s_card));
        await connector.SendAsync(s_chat, "好", Language.En);
        await connector.UpdateAsync(s_chat, "f:1/2", s_card);
        await connector.DeleteAsync(s_chat, "f:1/2");
        await connector.TypingAsync(s_chat);
        const string activities = Base + "/a%3A1%2F2%20%C3%BC%3Bmessageid%3D3/activities";
        const string parties = "\"channelId\":\"msteams\",\"from\":{\"id\":\"28:" + TestChannel.AppId + "\"},\"conversation\":{\"id\":\"a:1/2 ü;messageid=3\"}";
        const string card = "{\"type\":\"message\"," + parties + ",\"locale\":\"zh-CN\",\"summary\":\"摘要\",\"attachments\":[{\"contentType\":\"application/vnd.microsoft.card.adaptive\",\"content\":{\"type\":\"AdaptiveCard\"}}]}";
        Assert.Equal(
            [
                ("POST", activities, card),
                ("POST", activities, "{\"type\":\"message\"," + parties + ",\"locale\":\"en-US\",\"textFormat\":\"plain\",\"text\":\"好\"}"),
                ("PUT", activities + "/f%3A1%2F2", card),
                ("DELETE", activities + "/f%3A1%2F2", ""),
                ("POST", activities, "{\"type\":\"typing\"," + parties + "}"),
            ],
            edge.Channel.Calls);
    }

    [Fact]
    public async Task A_new_chat_is_asked_for_with_exactly_one_member_and_the_tenant()
    {
        await using var edge = await StartAsync();
        Script(edge, Status(201, """{"id":"a:new"}"""));
        var chat = await edge.Connector.OpenChatAsync(TestChannel.ServiceUrl, TestChannel.TenantId, Sent.ObjectId, Sent.Person);
        Assert.Equal(s_chat with { ConversationId = "a:new" }, chat);
        const string expected = "{\"isGroup\":false,\"bot\":{\"id\":\"28:" + TestChannel.AppId + "\"},\"members\":[{\"id\":\"29:lin\"}],"
            + "\"tenantId\":\"" + TestChannel.TenantId + "\",\"channelData\":{\"tenant\":{\"id\":\"" + TestChannel.TenantId + "\"}}}";
        Assert.Equal([("POST", Base, expected)], edge.Channel.Calls);
    }

    [Fact]
    public async Task A_chat_that_cannot_be_opened_says_why()
    {
        await using var edge = await StartAsync();
        Script(edge, Status(403, """{"error":{"code":"BotNotInConversationRoster"}}"""), Status(201, "{}"));
        var thrown = await Assert.ThrowsAsync<ConnectorException>(() => edge.Connector.OpenChatAsync(TestChannel.ServiceUrl, TestChannel.TenantId, Sent.ObjectId, Sent.Person));
        Assert.Equal((403, "BotNotInConversationRoster"), (thrown.Status, thrown.Code));
        await Assert.ThrowsAsync<ConnectorException>(() => edge.Connector.OpenChatAsync(TestChannel.ServiceUrl, TestChannel.TenantId, Sent.ObjectId, Sent.Person));
    }

    [Fact]
    public async Task A_throttled_call_is_repeated_after_the_time_the_channel_asked_for()
    {
        await using var edge = await StartAsync();
        Script(edge, Throttled(new(TimeSpan.FromSeconds(17))), Throttled(new(edge.Clock.GetUtcNow().AddSeconds(20))), Throttled(new(edge.Clock.GetUtcNow().AddSeconds(-3))));
        Assert.Equal(new Delivery.Sent("sent-4"), await edge.Connector.SendAsync(s_chat, "好"));
        Assert.Equal([TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(3)], edge.Clock.Waits.Where(wait => wait > TimeSpan.Zero));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Passing_trouble_is_met_with_growing_scattered_pauses_and_then_given_up(int status)
    {
        await using var edge = await StartAsync();
        Script(edge, [.. Enumerable.Range(0, 5).Select(_ => Status(status, """{"error":{"code":"ServiceError"}}"""))]);
        var thrown = await Assert.ThrowsAsync<ConnectorException>(() => edge.Connector.SendAsync(s_chat, "好"));
        Assert.Equal((status, "ServiceError"), (thrown.Status, thrown.Code));
        Assert.Equal(5, edge.Channel.Calls.Count);
        Assert.Equal(4, edge.Clock.Waits.Count);
        Assert.All(edge.Clock.Waits, (wait, i) => Assert.InRange(wait.TotalSeconds, 1 << i, 1.5 * (1 << i)));
        Assert.Equal(4, edge.Clock.Waits.Select((wait, i) => wait / (1 << i)).Distinct().Count());
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(409)]
    [InlineData(413)]
    [InlineData(500)]
    public async Task Nothing_else_is_repeated(int status)
    {
        await using var edge = await StartAsync();
        Script(edge, Status(status, """{"error":{"code":"Whatever"}}"""));
        var thrown = await Assert.ThrowsAsync<ConnectorException>(() => edge.Connector.UpdateAsync(s_chat, "1", s_card));
        Assert.Equal((status, "Whatever"), (thrown.Status, thrown.Code));
        Assert.Single(edge.Channel.Calls);
        Assert.Empty(edge.Clock.Waits);
    }

    [Fact]
    public async Task A_channel_that_wants_a_long_rest_is_not_waited_for()
    {
        await using var edge = await StartAsync();
        Script(edge, Throttled(new(TimeSpan.FromSeconds(31))));
        var thrown = await Assert.ThrowsAsync<ConnectorException>(() => edge.Connector.SendAsync(s_chat, "好"));
        Assert.Equal((429, TimeSpan.FromSeconds(31)), (thrown.Status, thrown.RetryAfter));
        Assert.Empty(edge.Clock.Waits);
    }

    [Theory]
    [InlineData(404, """{"error":{"code":"ConversationNotFound"}}""", "ConversationNotFound")]
    [InlineData(404, """{"error":{"code":"ActivityNotFoundInConversation","message":"x"}}""", "ActivityNotFoundInConversation")]
    [InlineData(404, "<html>", "NotFound")]
    [InlineData(404, "", "NotFound")]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster"}}""", "BotNotInConversationRoster")]
    [InlineData(403, """{"error":{"code":"ConversationBlockedByUser"}}""", "ConversationBlockedByUser")]
    [InlineData(403, """{"error":{"code":"BotDisabledByAdmin"}}""", "BotDisabledByAdmin")]
    [InlineData(403, """{"error":{"code":"Forbidden","subCode":"MessageWritesBlocked"}}""", "MessageWritesBlocked")]
    public async Task What_is_gone_for_good_is_an_answer_and_no_error(int status, string body, string code)
    {
        await using var edge = await StartAsync();
        Script(edge, Status(status, body));
        Assert.Equal(new Delivery.Gone(code), await edge.Connector.SendAsync(s_chat, "好"));
    }

    [Theory]
    [InlineData("https://contoso.example/teams/")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("")]
    public async Task A_stored_address_that_is_not_on_the_list_gets_neither_a_call_nor_a_token(string serviceUrl)
    {
        await using var edge = await StartAsync();
        var thrown = await Assert.ThrowsAsync<ConnectorException>(() => edge.Connector.SendAsync(s_chat with { ServiceUrl = serviceUrl }, "好"));
        Assert.Equal("ServiceUrlNotAllowed", thrown.Code);
        Assert.Empty(edge.Channel.Calls);
    }

    [Fact]
    public async Task The_apps_token_is_kept_until_five_minutes_before_its_end()
    {
        await using var edge = await StartAsync();
        await edge.Connector.SendAsync(s_chat, "好");
        edge.Clock.Move(TimeSpan.FromMinutes(54));
        await edge.Connector.SendAsync(s_chat, "好");
        edge.Clock.Move(TimeSpan.FromMinutes(1));
        await edge.Connector.SendAsync(s_chat, "好");
        const string token = "Bearer https://api.botframework.com/.default#";
        Assert.Equal([token + 1, token + 1, token + 2], edge.Channel.Bearers);
    }

    [Fact]
    public async Task An_edit_whose_connection_broke_is_tried_again()
    {
        await using var edge = await StartAsync();
        edge.Channel.Breaks = 2;
        Assert.IsType<Delivery.Sent>(await edge.Connector.UpdateAsync(s_chat, "1", s_card));
        Assert.Equal(3, edge.Channel.Calls.Count);
        edge.Channel.Breaks = int.MaxValue;
        await Assert.ThrowsAsync<ConnectorException>(() => edge.Connector.UpdateAsync(s_chat, "1", s_card));
        Assert.Equal(3 + Backoff.Attempts, edge.Channel.Calls.Count);
    }

    [Fact]
    public async Task A_lost_connection_is_not_repeated_because_the_message_may_have_arrived()
    {
        await using var edge = await EdgeUnderTest.StartAsync(new Room(), new() { ["Teams:ServiceUrlHosts:0"] = "https://login.botframework.com" });
        edge.Channel.IsDown = true;
        var thrown = await Assert.ThrowsAsync<ConnectorException>(() => edge.Connector.SendAsync(s_chat with { ServiceUrl = "https://login.botframework.com/" }, "好"));
        Assert.Equal((0, null), (thrown.Status, thrown.Code));
        Assert.IsType<HttpRequestException>(thrown.InnerException);
    }

    [Fact]
    public async Task A_cancelled_send_is_cancelled_and_no_trouble_of_the_channel()
    {
        await using var edge = await StartAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => edge.Connector.SendAsync(s_chat, "好", cancellationToken: new(true)));
    }
}
