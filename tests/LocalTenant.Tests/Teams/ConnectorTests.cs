using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using static MicroMajor.LocalTenant.Tests.Teams.TeamsTenant;

namespace MicroMajor.LocalTenant.Tests.Teams;

public sealed class ConnectorTests : IAsyncLifetime
{
    private TeamsTenant tenant = null!;

    public async Task InitializeAsync() => tenant = await StartAsync();

    public async Task DisposeAsync() => await tenant.DisposeAsync();

    [Fact]
    public async Task Creating_the_same_personal_chat_twice_answers_201_with_the_same_id()
    {
        var body = new { isGroup = false, members = new[] { new { id = tenant.MriOf(Owner) } }, tenantId = Seed.TenantId };
        var first = await tenant.Connector.PostAsJsonAsync("v3/conversations", body);
        var second = await tenant.Connector.PostAsJsonAsync("v3/conversations", body);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        var id = (string)(await first.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
        Assert.StartsWith("a:", id, StringComparison.Ordinal);
        Assert.Equal(id, (string?)(await second.Content.ReadFromJsonAsync<JsonObject>())!["id"]);
    }

    public static TheoryData<string, string> BadChats => new()
    {
        { """{"isGroup":true,"members":[{"id":"MRI"}],"tenantId":"TENANT"}""", "BadSyntax" },
        { """{"members":[],"tenantId":"TENANT"}""", "BadSyntax" },
        { """{"members":[{"id":"MRI"},{"id":"MRI"}],"tenantId":"TENANT"}""", "BadSyntax" },
        { $$"""{"members":[{"id":"{{Owner}}"}],"tenantId":"TENANT"}""", "BadArgument" },
        { """{"members":[{"id":"29:somebody"}],"tenantId":"TENANT"}""", "BadArgument" },
        { """{"members":[{"id":"MRI"}]}""", "BadArgument" },
        { """{"members":[{"id":"MRI"}],"tenantId":"22222222-2222-2222-2222-222222222222"}""", "BadArgument" },
        { """[1]""", "BadSyntax" },
        { """{""", "BadSyntax" },
    };

    [Theory]
    [MemberData(nameof(BadChats))]
    public async Task A_chat_that_Teams_would_not_make_is_refused_with_400(string body, string code)
    {
        var json = body.Replace("MRI", tenant.MriOf(Owner), StringComparison.Ordinal).Replace("TENANT", Seed.TenantId, StringComparison.Ordinal);
        var response = await tenant.Connector.PostAsync("v3/conversations", new StringContent(json, null, "application/json"));
        await AssertErrorAsync(response, HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Without_a_token_of_the_app_for_the_Bot_Framework_every_call_is_401()
    {
        await tenant.InstallAsync(Owner);
        using var stranger = RSA.Create(2048);
        string?[] tokens =
        [
            null,
            "nonsense",
            tenant.ForgedToken(audience: "https://graph.microsoft.com"),
            tenant.ForgedToken(appId: "cccccccc-0000-0000-0000-000000000001"),
            tenant.ForgedToken(minutes: -10),
            tenant.ForgedToken(tenantId: "22222222-2222-2222-2222-222222222222"),
            tenant.ForgedToken(key: new RsaSecurityKey(stranger) { KeyId = "stranger" }),
        ];
        foreach (var token in tokens)
        {
            using var client = tenant.ConnectorWith(token);
            await AssertErrorAsync(await client.PostAsJsonAsync($"v3/conversations/{tenant.ChatOf(Owner)}/activities", new { type = "message", text = "x" }), HttpStatusCode.Unauthorized, "Unauthorized");
            await AssertErrorAsync(await client.GetAsync($"v3/conversations/{tenant.ChatOf(Owner)}/members"), HttpStatusCode.Unauthorized, "Unauthorized");
        }

        Assert.Empty(await tenant.MessagesAsync(Owner));
        using var right = tenant.ConnectorWith(tenant.ForgedToken());
        Assert.Equal(HttpStatusCode.OK, (await right.GetAsync($"v3/conversations/{tenant.ChatOf(Owner)}/members")).StatusCode);
    }

    [Fact]
    public async Task A_chat_that_nobody_opened_is_not_found_and_one_without_the_app_has_no_bot_in_its_roster()
    {
        var send = () => tenant.Connector.PostAsJsonAsync($"v3/conversations/{tenant.ChatOf(Dean)}/activities", new { type = "message", text = "x" });
        await AssertErrorAsync(await send(), HttpStatusCode.NotFound, "ConversationNotFound");

        await tenant.Connector.PostAsJsonAsync("v3/conversations", new { members = new[] { new { id = tenant.MriOf(Dean) } }, tenantId = Seed.TenantId });
        await AssertErrorAsync(await send(), HttpStatusCode.Forbidden, "BotNotInConversationRoster");

        await tenant.InstallAsync(Dean);
        Assert.Equal(HttpStatusCode.Created, (await send()).StatusCode);

        await tenant.Client.PostAsJsonAsync("uninstall", new { people = new[] { Dean } });
        await AssertErrorAsync(await send(), HttpStatusCode.Forbidden, "BotNotInConversationRoster");
    }

    [Fact]
    public async Task A_reply_an_edit_and_a_deletion_are_seen_by_the_person()
    {
        await tenant.InstallAsync(Owner);
        var first = await tenant.SendAsync(Owner, new { type = "message", text = "一" });
        var reply = await tenant.Connector.PostAsJsonAsync($"v3/conversations/{tenant.ChatOf(Owner)}/activities/{first}", new { type = "message", text = "二" });
        var second = (string)(await reply.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
        Assert.True(long.Parse(second, null) > long.Parse(first, null));

        await tenant.EditAsync(Owner, first, new { type = "message", text = "一，改" });
        Assert.Equal(["一，改", "二"], (await tenant.MessagesAsync(Owner)).Select(message => (string?)message["text"]));
        Assert.Equal(first, (string?)(await tenant.MessagesAsync(Owner))[1]["replyToId"]);

        Assert.Equal(HttpStatusCode.OK, (await tenant.Connector.DeleteAsync($"v3/conversations/{tenant.ChatOf(Owner)}/activities/{first}")).StatusCode);
        Assert.Equal(["二"], (await tenant.MessagesAsync(Owner)).Select(message => (string?)message["text"]));
    }

    [Fact]
    public async Task What_is_gone_never_was_or_lies_in_another_chat_is_ActivityNotFoundInConversation()
    {
        await tenant.InstallAsync(Owner, Dean);
        var gone = await tenant.SendAsync(Owner, new { type = "message", text = "x" });
        await tenant.Connector.DeleteAsync($"v3/conversations/{tenant.ChatOf(Owner)}/activities/{gone}");
        var elsewhere = await tenant.SendAsync(Dean, new { type = "message", text = "x" });
        foreach (var id in new[] { gone, elsewhere, "1" })
        {
            await AssertErrorAsync(await tenant.Connector.PutAsJsonAsync($"v3/conversations/{tenant.ChatOf(Owner)}/activities/{id}", new { type = "message", text = "y" }), HttpStatusCode.NotFound, "ActivityNotFoundInConversation");
            await AssertErrorAsync(await tenant.Connector.DeleteAsync($"v3/conversations/{tenant.ChatOf(Owner)}/activities/{id}"), HttpStatusCode.NotFound, "ActivityNotFoundInConversation");
        }
    }

    [Fact]
    public async Task The_bot_may_not_change_what_the_person_wrote()
    {
        await tenant.InstallAsync(Owner);
        var typed = await tenant.Client.PostAsJsonAsync($"{Owner}/chats/{tenant.ChatOf(Owner)}/messages", new { text = "我要申报" });
        var id = (string)(await typed.Content.ReadFromJsonAsync<JsonObject>())!["message"]!["id"]!;
        await AssertErrorAsync(await tenant.Connector.DeleteAsync($"v3/conversations/{tenant.ChatOf(Owner)}/activities/{id}"), HttpStatusCode.Forbidden, "NotEnoughPermissions");
    }

    [Fact]
    public async Task The_size_limit_counts_two_bytes_a_character_and_leaves_inline_images_out()
    {
        await tenant.InstallAsync(Owner);
        var frame = """{"type":"message","text":""}""".Length;
        var fits = (100 * 1024 / 2) - frame;
        await tenant.SendAsync(Owner, new { type = "message", text = new string('微', fits) });
        var response = await tenant.Connector.PostAsJsonAsync($"v3/conversations/{tenant.ChatOf(Owner)}/activities", new { type = "message", text = new string('a', fits + 1) });
        await AssertErrorAsync(response, HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");

        await tenant.SendCardAsync(Owner, new { type = "AdaptiveCard", body = new[] { new { type = "Image", url = "data:image/png;base64," + new string('A', 200_000) } } });
    }

    [Theory]
    [InlineData("""{"text":"x"}""", HttpStatusCode.BadRequest, "MissingProperty")]
    [InlineData("""{"type":"message"}""", HttpStatusCode.BadRequest, "BadSyntax")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"body":[]}}]}""", HttpStatusCode.BadRequest, "BadSyntax")]
    [InlineData("""{"type":"trace"}""", HttpStatusCode.NotImplemented, "NotImplemented")]
    public async Task An_activity_that_nobody_could_see_is_refused(string body, HttpStatusCode status, string code)
    {
        await tenant.InstallAsync(Owner);
        var response = await tenant.Connector.PostAsync($"v3/conversations/{tenant.ChatOf(Owner)}/activities", new StringContent(body, null, "application/json"));
        await AssertErrorAsync(response, status, code);
    }

    [Fact]
    public async Task Typing_is_accepted_and_leaves_no_message()
    {
        await tenant.InstallAsync(Owner);
        await tenant.SendAsync(Owner, new { type = "typing" });
        Assert.Empty(await tenant.MessagesAsync(Owner));
        Assert.Equal(0, await tenant.UnreadAsync(Owner));
    }

    [Fact]
    public async Task The_members_of_a_personal_chat_are_the_one_person_with_their_directory_names()
    {
        await tenant.InstallAsync(Owner);
        var member = new JsonObject
        {
            ["id"] = tenant.MriOf(Owner),
            ["name"] = "张伟",
            ["aadObjectId"] = Owner,
            ["givenName"] = "伟",
            ["surname"] = "张",
            ["email"] = "zhang.wei@contoso.example",
            ["userPrincipalName"] = "zhang.wei@contoso.example",
            ["tenantId"] = Seed.TenantId,
            ["userRole"] = "user",
        };
        var chat = $"v3/conversations/{tenant.ChatOf(Owner)}";
        Assert.True(JsonNode.DeepEquals(new JsonArray(member.DeepClone()), await tenant.Connector.GetFromJsonAsync<JsonArray>($"{chat}/members")));
        Assert.True(JsonNode.DeepEquals(new JsonObject { ["members"] = new JsonArray(member.DeepClone()) }, await tenant.Connector.GetFromJsonAsync<JsonObject>($"{chat}/pagedmembers?pageSize=10")));
        Assert.True(JsonNode.DeepEquals(member, await tenant.Connector.GetFromJsonAsync<JsonObject>($"{chat}/members/{tenant.MriOf(Owner)}")));
        await AssertErrorAsync(await tenant.Connector.GetAsync($"{chat}/members/{tenant.MriOf(Dean)}"), HttpStatusCode.NotFound, "MemberNotFoundInConversation");
    }

    [Fact]
    public async Task A_connector_route_that_is_not_known_says_so_with_501()
    {
        await AssertErrorAsync(await tenant.Connector.GetAsync("v3/conversations/x/transcripts"), HttpStatusCode.NotImplemented, "NotImplemented");
    }

    private static async Task AssertErrorAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, response.StatusCode);
        var error = JsonNode.Parse(body)!["error"]!;
        Assert.Equal(code, (string?)error["code"]);
        Assert.NotEqual("", (string?)error["message"]);
    }
}
