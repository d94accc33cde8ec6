using System.Text;
using System.Text.Json.Nodes;
using MicroMajor.TeamsApp.Teams;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.TeamsApp.Tests.Teams;

public sealed class TokenTests
{
    private static readonly DateTime s_now = new HandMovedClock().GetUtcNow().UtcDateTime;

    private static readonly Dictionary<string, (Func<TestChannel, string?> Header, int Status)> s_refusedTokens = new()
    {
        ["no token"] = (_ => null, 401),
        ["an empty header"] = (_ => "", 401),
        ["another scheme"] = (channel => "Basic " + channel.Token(), 401),
        ["no JWT"] = (_ => "Bearer abc", 401),
        ["three parts of nothing"] = (_ => "Bearer e30.e30.e30", 401),
        ["a wrong key under a known name"] = (channel => Bearer(channel, t => t.SigningCredentials = Signed(new(TestChannel.OtherKey.Rsa) { KeyId = "key-1" })), 401),
        ["a key that was never published"] = (channel => Bearer(channel, t => t.SigningCredentials = Signed(TestChannel.OtherKey)), 401),
        ["another issuer"] = (channel => Bearer(channel, t => t.Issuer = "https://sts.windows.net/" + TestChannel.TenantId), 401),
        ["no issuer"] = (channel => Bearer(channel, t => t.Issuer = null), 401),
        ["another audience"] = (channel => Bearer(channel, t => t.Audience = "bbbbbbbb-0000-4000-8000-000000000002"), 401),
        ["no audience"] = (channel => Bearer(channel, t => t.Audience = null), 401),
        ["no end"] = (channel => Bearer(channel, t => t.Expires = null), 401),
        ["an end five minutes ago"] = (channel => Bearer(channel, t => t.Expires = s_now.AddMinutes(-5)), 401),
        ["a start in more than five minutes"] = (channel => Bearer(channel, t => t.NotBefore = s_now.AddSeconds(301)), 401),
        ["no signature"] = (channel => Bearer(channel, t => t.SigningCredentials = null), 401),
        ["an empty signature under a known key's name"] = (channel => Bearer(channel)[..(Bearer(channel).LastIndexOf('.') + 1)], 401),
        ["a changed payload"] = (channel => Forged(channel), 401),
        ["the public key used as a shared secret"] = (channel => Bearer(channel, t => t.SigningCredentials = Shared()), 401),
        ["a stronger algorithm that is not on the list"] = (channel => Bearer(channel, t => t.SigningCredentials = new(TestChannel.Key, SecurityAlgorithms.RsaSha512)), 401),
        ["no serviceurl"] = (channel => Bearer(channel, t => t.Claims = new Dictionary<string, object>()), 403),
        ["an empty serviceurl"] = (channel => Bearer(channel, t => t.Claims["serviceurl"] = ""), 403),
        ["a foreign serviceurl"] = (channel => Bearer(channel, t => t.Claims["serviceurl"] = "https://smba.trafficmanager.net/emea/"), 403),
        ["a key not endorsed for Teams"] = (channel =>
        {
            channel.Published.Add((TestChannel.OtherKey, ["webchat"]));
            return Bearer(channel, t => t.SigningCredentials = Signed(TestChannel.OtherKey));
        }, 403),
    };

    private static readonly Dictionary<string, Action<JsonNode>> s_refusedActivities = new()
    {
        ["a foreign tenant"] = activity =>
        {
            activity["conversation"]!["tenantId"] = "22222222-2222-4222-8222-222222222222";
            activity["channelData"]!["tenant"]!["id"] = "22222222-2222-4222-8222-222222222222";
        },
        ["a foreign tenant in the conversation only"] = activity => activity["conversation"]!["tenantId"] = "22222222-2222-4222-8222-222222222222",
        ["a foreign tenant in the channel data only"] = activity => activity["channelData"]!["tenant"]!["id"] = "22222222-2222-4222-8222-222222222222",
        ["no tenant at all"] = activity =>
        {
            activity["conversation"]!.AsObject().Remove("tenantId");
            activity.AsObject().Remove("channelData");
        },
        ["another channel"] = activity => activity["channelId"] = "webchat",
        ["no channel"] = activity => activity.AsObject().Remove("channelId"),
        ["no service address"] = activity => activity.AsObject().Remove("serviceUrl"),
        ["nobody of the directory"] = activity => activity["from"]!.AsObject().Remove("aadObjectId"),
        ["a person whom no directory could hold"] = activity => activity["from"]!["aadObjectId"] = string.Concat(Enumerable.Repeat("e\u0301", 3_000)),
        ["nobody at all"] = activity => activity.AsObject().Remove("from"),
    };

    public static TheoryData<string> RefusedTokens => [.. s_refusedTokens.Keys];

    public static TheoryData<string> RefusedActivities => [.. s_refusedActivities.Keys];

    [Theory]
    [MemberData(nameof(RefusedTokens))]
    public async Task An_activity_is_refused_with_an_empty_body_and_no_handler_runs_when_its_token_has(string fault)
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(EveryKind(heard));
        var (header, status) = s_refusedTokens[fault];
        foreach (var activity in Activities())
            Assert.Equal((status, ""), await edge.PostAsync(activity, header(edge.Channel)));
        Assert.Empty(heard.Turns);
        Assert.Empty(edge.Channel.Calls);
    }

    [Theory]
    [MemberData(nameof(RefusedActivities))]
    public async Task An_activity_with_a_good_token_is_forbidden_when_it_has(string fault)
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(EveryKind(heard));
        foreach (var activity in new[] { Sent.Message("开始", s_refusedActivities[fault]), Sent.Execute("proposals/start", change: s_refusedActivities[fault]) })
            Assert.Equal((403, ""), await edge.PostAsync(activity));
        Assert.Empty(heard.Turns);
        Assert.Empty(edge.Channel.Calls);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net.contoso.example/teams/")]
    [InlineData("https://smba.trafficmanager.net:8443/teams/")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("https://lin@smba.trafficmanager.net/teams/")]
    [InlineData("https://127.0.0.1/teams/")]
    [InlineData("not an address")]
    public async Task A_host_that_is_not_on_the_list_is_forbidden_even_when_the_token_names_it(string serviceUrl)
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(EveryKind(heard));
        var activity = Sent.Message("开始", a => a["serviceUrl"] = serviceUrl);
        Assert.Equal((403, ""), await edge.PostAsync(activity, "Bearer " + edge.Channel.Token(serviceUrl: serviceUrl)));
        Assert.Empty(heard.Turns);
        Assert.Empty(edge.Channel.Calls);
    }

    [Theory]
    [InlineData(-299, 3600)]
    [InlineData(-7200, -299)]
    [InlineData(300, 3600)]
    public async Task A_clock_that_differs_by_up_to_five_minutes_is_forgiven(int startsIn, int endsIn)
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(EveryKind(heard));
        var header = Bearer(edge.Channel, t => (t.NotBefore, t.Expires) = (s_now.AddSeconds(startsIn), s_now.AddSeconds(endsIn)));
        Assert.Equal((200, ""), await edge.PostAsync(Sent.Message("开始"), header));
        Assert.Single(heard.Turns);
    }

    [Fact]
    public async Task The_channels_names_and_addresses_are_compared_without_case()
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(EveryKind(heard));
        var header = Bearer(edge.Channel, t => t.Claims["serviceurl"] = "https://SMBA.trafficmanager.net/Teams/");
        Assert.Equal((200, ""), await edge.PostAsync(Sent.Message("开始", a => a["channelData"]!["tenant"]!["id"] = TestChannel.TenantId.ToUpperInvariant()), header));
        Assert.Single(heard.Turns);
    }

    [Fact]
    public async Task Two_authorization_headers_are_refused()
    {
        await using var edge = await EdgeUnderTest.StartAsync(EveryKind(new()));
        var good = "Bearer " + edge.Channel.Token();
        Assert.Equal((401, ""), await edge.PostAsync(Sent.Message("开始"), good, request => request.Headers.TryAddWithoutValidation("Authorization", good)));
    }

    private static Room EveryKind(HeardTurns heard) => new Room()
        .On("proposals/start", heard.AnswerAsync).OnText("proposals/start", "开始")
        .OnDialog("courses/edit", heard.AnswerAsync).OnSearch("units", heard.AnswerAsync).OnComposeSearch(heard.AnswerAsync).OnComposePick(heard.AnswerAsync).OnLink(heard.AnswerAsync)
        .OnArrival(heard.AnswerAsync).OnDeparture(heard.AnswerAsync).OnUnknownText(heard.AnswerAsync);

    private static string[] Activities() =>
    [
        Sent.Message("开始"),
        Sent.Message("你好"),
        Sent.Button("""{"verb":"proposals/start"}"""),
        Sent.Execute("proposals/start"),
        Sent.Invoke("task/fetch", """{"data":{"verb":"courses/edit"}}"""),
        Sent.Invoke("task/submit", """{"data":{"verb":"courses/edit"}}"""),
        Sent.Invoke("application/search", """{"queryText":"数","dataset":"units"}"""),
        Sent.Invoke("composeExtension/query", """{"parameters":[]}"""),
        Sent.Invoke("composeExtension/selectItem", """{"id":"1"}"""),
        Sent.Invoke("composeExtension/queryLink", """{"url":"https://app.contoso.example/tabs"}"""),
        Sent.Build("conversationUpdate", a => a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = Sent.Person })),
        Sent.Build("installationUpdate", a => a["action"] = "add"),
        Sent.Build("installationUpdate", a => a["action"] = "remove"),
    ];

    private static string Bearer(TestChannel channel, Action<SecurityTokenDescriptor>? change = null) => "Bearer " + channel.Token(descriptor =>
    {
        change?.Invoke(descriptor);
        return descriptor;
    });

    private static SigningCredentials Signed(RsaSecurityKey key) => new(key, SecurityAlgorithms.RsaSha256);

    private static SigningCredentials Shared() =>
        new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(TestChannel.Key.Rsa.ExportSubjectPublicKeyInfoPem())) { KeyId = "key-1" }, SecurityAlgorithms.HmacSha256);

    private static string Forged(TestChannel channel)
    {
        var parts = Bearer(channel).Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("/teams/", "/emea/", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }
}
