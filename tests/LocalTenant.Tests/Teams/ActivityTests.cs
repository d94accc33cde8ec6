using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using static MicroMajor.LocalTenant.Tests.Teams.TeamsTenant;

namespace MicroMajor.LocalTenant.Tests.Teams;

public sealed class ActivityTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Morning = new(2025, 3, 5, 1, 30, 15, 250, TimeSpan.Zero);

    private TeamsTenant tenant = null!;

    public async Task InitializeAsync() => tenant = await StartAsync(time: new StandingClock(Morning));

    public async Task DisposeAsync() => await tenant.DisposeAsync();

    [Fact]
    public async Task Installing_tells_the_bot_of_the_members_then_of_the_installation_and_only_once()
    {
        await tenant.InstallAsync(Owner);
        await tenant.InstallAsync(Owner);
        Assert.Equal(["conversationUpdate", "installationUpdate"], tenant.Bot.All.Select(heard => heard.Type));
        Assert.Equal(
            [tenant.MriOf(Owner), $"28:{Seed.App.AppId}"],
            tenant.Bot.All[0].Activity["membersAdded"]!.AsArray().Select(member => (string?)member!["id"]));
        Assert.Equal("add", (string?)tenant.Bot.All[1].Activity["action"]);
    }

    [Fact]
    public async Task Installing_for_everybody_asks_for_no_names()
    {
        var answer = await tenant.Client.PostAsync("install", null);
        Assert.Equal([Owner, Dean], (await answer.Content.ReadFromJsonAsync<JsonObject>())!["added"]!.AsArray().Select(id => (string?)id));
    }

    [Fact]
    public async Task A_typed_message_has_the_full_shape_of_Teams()
    {
        await tenant.InstallAsync(Owner);
        await TypeAsync("我要申报 <微专业>");
        var expected = JsonNode.Parse(
            $$"""
            {
              "type": "message", "textFormat": "plain", "text": "我要申报 <微专业>", "id": "{{Morning.ToUnixTimeMilliseconds()}}",
              "attachments": [{"contentType": "text/html", "content": "<p>我要申报 &lt;微专业&gt;</p>"}],
              "timestamp": "2025-03-05T01:30:15.250Z", "localTimestamp": "2025-03-05T09:30:15.250+08:00", "localTimezone": "Asia/Shanghai",
              "channelId": "msteams", "serviceUrl": "{{tenant.ServiceUrl}}", "locale": "zh-CN",
              "from": {"id": "{{tenant.MriOf(Owner)}}", "name": "张伟", "aadObjectId": "{{Owner}}"},
              "recipient": {"id": "28:{{Seed.App.AppId}}", "name": "助手"},
              "conversation": {"conversationType": "personal", "tenantId": "{{Seed.TenantId}}", "id": "{{tenant.ChatOf(Owner)}}"},
              "entities": [{"type": "clientInfo", "locale": "zh-CN", "country": "CN", "platform": "Web", "timezone": "Asia/Shanghai"}],
              "channelData": {"tenant": {"id": "{{Seed.TenantId}}"} }
            }
            """);
        var heard = Assert.Single(tenant.Bot.All, heard => heard.Type == "message").Activity;
        Assert.True(JsonNode.DeepEquals(expected, heard), heard.ToJsonString());
    }

    [Fact]
    public async Task The_token_of_an_activity_passes_the_standard_validation_and_is_bound_to_the_service_url()
    {
        await tenant.InstallAsync(Owner);
        var metadata = new Uri(new Uri(tenant.ServiceUrl), "/botframework/v1/.well-known/openidconfiguration").ToString();
        var configuration = await new ConfigurationManager<OpenIdConnectConfiguration>(
            metadata, new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever { RequireHttps = false }).GetConfigurationAsync(default);
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(tenant.Bot.All[0].Token, new TokenValidationParameters
        {
            ValidIssuer = "https://api.botframework.com",
            ValidAudience = Seed.App.AppId,
            IssuerSigningKeys = configuration.SigningKeys,
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal(tenant.ServiceUrl, result.Claims["serviceurl"]);
        Assert.Equal(tenant.ServiceUrl, (string?)tenant.Bot.All[0].Activity["serviceUrl"]);
    }

    [Fact]
    public async Task Typing_without_the_app_is_409_and_an_empty_text_400()
    {
        Assert.Equal(409, await TypeAsync("在吗"));
        await tenant.InstallAsync(Owner);
        Assert.Equal(400, await TypeAsync("  "));
        Assert.DoesNotContain(tenant.Bot.All, heard => heard.Type == "message");
    }

    [Fact]
    public async Task A_bot_that_fails_leaves_the_message_undelivered_and_the_failure_on_record()
    {
        await tenant.InstallAsync(Owner);
        Assert.Empty(await tenant.FailuresAsync());
        tenant.Bot.Answer = _ => Task.FromResult(Microsoft.AspNetCore.Http.Results.StatusCode(500));
        Assert.Equal(200, await TypeAsync("在吗"));
        Assert.True((bool)Assert.Single(await tenant.MessagesAsync(Owner))["undelivered"]!);
        Assert.Equal(["message: http"], await tenant.FailuresAsync());
    }

    [Fact]
    public async Task A_bot_that_is_not_there_is_unreachable()
    {
        await tenant.InstallAsync(Owner);
        await tenant.Bot.DisposeAsync();
        await TypeAsync("在吗");
        Assert.Equal(["message: unreachable"], await tenant.FailuresAsync());
    }

    [Fact]
    public async Task The_language_of_the_client_is_the_locale_of_what_it_sends()
    {
        await tenant.InstallAsync(Owner);
        tenant.Client.DefaultRequestHeaders.Add("Accept-Language", "en-US");
        await TypeAsync("hello");
        var heard = Assert.Single(tenant.Bot.All, heard => heard.Type == "message").Activity;
        Assert.Equal(("en-US", "en-US"), ((string?)heard["locale"], (string?)heard["entities"]![0]!["locale"]));
    }

    [Fact]
    public async Task Message_ids_grow_although_the_clock_stands_still()
    {
        await tenant.InstallAsync(Owner);
        await TypeAsync("一");
        await TypeAsync("二");
        var ids = (await tenant.MessagesAsync(Owner)).Select(message => long.Parse((string)message["id"]!, null)).ToList();
        Assert.Equal([Morning.ToUnixTimeMilliseconds(), Morning.ToUnixTimeMilliseconds() + 1], ids);
    }

    private async Task<int> TypeAsync(string text) =>
        (int)(await tenant.Client.PostAsJsonAsync($"{Owner}/chats/{tenant.ChatOf(Owner)}/messages", new { text })).StatusCode;
}
