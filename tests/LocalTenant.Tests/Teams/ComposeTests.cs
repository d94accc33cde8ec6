using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Teams;
using static MicroMajor.LocalTenant.Tests.Teams.TeamsTenant;

namespace MicroMajor.LocalTenant.Tests.Teams;

/// <summary>Group chats, and what the compose box asks the app: as Teams asks it, and of nobody whose business it is not.</summary>
public sealed class ComposeTests : IAsyncLifetime
{
    private static readonly object s_refresh = new { action = new { type = "Action.Execute", verb = "look", data = new { id = "7" } } };

    private TeamsTenant tenant = null!;

    public async Task InitializeAsync()
    {
        tenant = await StartAsync();
        await tenant.InstallAsync(Owner, Dean);
    }

    public async Task DisposeAsync() => await tenant.DisposeAsync();

    [Fact]
    public async Task A_group_is_listed_for_its_members_only_and_read_by_each()
    {
        var both = Group(Owner, Dean);
        var alone = Group(Dean);
        Assert.Equal([tenant.ChatOf(Owner), both], await ChatsAsync(Owner));
        Assert.Equal([tenant.ChatOf(Dean), both, alone], await ChatsAsync(Dean));
        await WriteAsync(Owner, both, "大家好");
        Assert.Equal("me 张伟 大家好", await LastAsync(Owner, both));
        Assert.Equal("other 张伟 大家好", await LastAsync(Dean, both));
        Assert.Equal((0, 1), (await UnreadAsync(Owner, 1), await UnreadAsync(Dean, 1)));
        await tenant.Client.PostAsync($"{Dean}/chats/{both}/read", null);
        Assert.Equal(0, await UnreadAsync(Dean, 1));
        var updates = (await tenant.Client.GetFromJsonAsync<JsonObject>($"{Dean}/updates?after=0"))!;
        Assert.Contains(both, updates["messages"]!.AsArray().Select(m => (string?)m!["chatId"]));
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Client.GetAsync($"{Owner}/chats/{alone}/messages")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Client.PostAsJsonAsync($"{Owner}/chats/{alone}/messages", new { text = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Client.PostAsJsonAsync($"{Owner}/compose/query", new { commandId = "find", chat = alone })).StatusCode);
    }

    [Fact]
    public async Task The_bot_comes_into_a_group_with_the_first_card_that_can_refresh_and_hears_no_talk()
    {
        var group = Group(Owner, Dean);
        var before = tenant.Bot.All.Count;
        await WriteAsync(Owner, group, "大家好");
        await WriteAsync(Owner, group, "", Card("只是看看"));
        Assert.Equal(before, tenant.Bot.All.Count);
        await WriteAsync(Owner, group, "", Card("甲", s_refresh));
        await WriteAsync(Owner, group, "", Card("乙", s_refresh));
        var heard = Assert.Single(tenant.Bot.All.Skip(before)).Activity;
        Assert.Equal(
            ("conversationUpdate", "groupChat", true, group, "28:" + Seed.App.AppId),
            ((string?)heard["type"], (string?)heard["conversation"]!["conversationType"], (bool?)heard["conversation"]!["isGroup"], (string?)heard["conversation"]!["id"], (string?)heard["membersAdded"]![0]!["id"]));
    }

    [Fact]
    public async Task Each_member_of_a_group_has_a_view_of_their_own_of_a_card_that_somebody_posted()
    {
        var group = Group(Owner, Dean);
        var id = await WriteAsync(Owner, group, "请看", Card("给大家的", s_refresh));
        tenant.Bot.Answers(new { statusCode = 200, type = ContentTypes.AdaptiveCard, value = Card("给院长的") });
        Assert.Equal("card", (string?)(await tenant.DoAsync(Dean, id, "refresh", new { byHand = false }))["shown"]);
        var asked = tenant.Bot.All[^1].Activity;
        Assert.Equal((group, "automatic", id), ((string?)asked["conversation"]!["id"], (string?)asked["value"]!["trigger"], (string?)asked["replyToId"]));
        Assert.Equal(("给院长的", "给大家的"), (await CardOfLastAsync(Dean, group), await CardOfLastAsync(Owner, group)));
        Assert.Equal("nothing", (string?)(await tenant.DoAsync(Dean, id, "refresh", new { byHand = false }))["shown"]);
        var alone = await WriteAsync(Dean, Group(Dean), "", Card("丙", s_refresh));
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Client.PostAsJsonAsync($"{Owner}/messages/{alone}/refresh", new { byHand = true })).StatusCode);
    }

    [Fact]
    public async Task A_search_a_pick_and_a_link_reach_the_bot_as_documented()
    {
        var group = Group(Owner);
        tenant.Options.LinkHosts.Add("app.contoso.example");
        tenant.Bot.Answers(new { composeExtension = new { type = "result", attachmentLayout = "list", attachments = Array.Empty<object>() } });
        await PostAsync("query", new { commandId = "find", parameters = new[] { new { name = "initialRun", value = "true" } }, skip = 25, chat = group });
        await PostAsync("pick", new { value = new { proposalId = "7" }, chat = group });
        await PostAsync("link", new { url = "https://app.contoso.example/tabs/7", chat = group });
        Assert.Equal(
            [
                """composeExtension/query {"commandId":"find","parameters":[{"name":"initialRun","value":"true"}],"queryOptions":{"skip":25,"count":25},"commandContext":"compose","context":{"theme":"default"}}""",
                """composeExtension/selectItem {"proposalId":"7"}""",
                """composeExtension/queryLink {"url":"https://app.contoso.example/tabs/7"}""",
            ],
            tenant.Bot.All.TakeLast(3).Select(a => $"{a.Activity["name"]} {a.Activity["value"]!.ToJsonString()}"));
        Assert.All(tenant.Bot.All.TakeLast(3), a => Assert.Equal((group, "compose"), ((string?)a.Activity["conversation"]!["id"], (string?)a.Activity["channelData"]!["source"]!["name"])));
    }

    [Theory]
    [InlineData("https://elsewhere.example/tabs/7")]
    [InlineData("https://app.contoso.example.evil.example/tabs/7")]
    [InlineData("ftp://app.contoso.example/tabs/7")]
    [InlineData("app.contoso.example")]
    public async Task The_bot_is_not_asked_about_links_that_the_app_did_not_name(string url)
    {
        tenant.Options.LinkHosts.Add("app.contoso.example");
        var before = tenant.Bot.All.Count;
        Assert.Null((await PostAsync("link", new { url }))["body"]);
        Assert.Equal(before, tenant.Bot.All.Count);
    }

    [Fact]
    public async Task An_answer_that_is_none_of_the_documented_types_is_a_failure()
    {
        tenant.Bot.Answers(new { composeExtension = new { type = "list" } });
        Assert.Equal("malformed", (string?)(await PostAsync("query", new { commandId = "find" }))["failure"]);
    }

    private string Group(params string[] members)
    {
        var group = new HostedGroup($"g{tenant.Options.Groups.Count}", "群", members);
        tenant.Options.Groups.Add(group);
        return tenant.Ids.ConversationOf(group);
    }

    private async Task<JsonObject> PostAsync(string what, object body)
    {
        var answer = await tenant.Client.PostAsJsonAsync($"{Owner}/compose/{what}", body);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<string> WriteAsync(string person, string chat, string text, object? card = null)
    {
        var answer = await tenant.Client.PostAsJsonAsync($"{person}/chats/{chat}/messages", new { text, card = card is null ? null : new { contentType = ContentTypes.AdaptiveCard, content = card, preview = new { } } });
        answer.EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["message"]!["id"]!;
    }

    private async Task<JsonArray> AllChatsAsync(string person) => (await tenant.Client.GetFromJsonAsync<JsonObject>($"{person}/chats"))!["chats"]!.AsArray();

    private async Task<IEnumerable<string?>> ChatsAsync(string person) => (await AllChatsAsync(person)).Select(c => (string?)c!["chatId"]);

    private async Task<int> UnreadAsync(string person, int chat) => (int)(await AllChatsAsync(person))[chat]!["unread"]!;

    private async Task<JsonObject> MessageAsync(string person, string chat) =>
        (JsonObject)(await tenant.Client.GetFromJsonAsync<JsonObject>($"{person}/chats/{chat}/messages"))!["messages"]!.AsArray()[^1]!;

    private async Task<string> LastAsync(string person, string chat) => await MessageAsync(person, chat) is var message ? $"{message["from"]} {message["author"]} {message["text"]}" : "";

    private async Task<string?> CardOfLastAsync(string person, string chat) => TextOf(await MessageAsync(person, chat));
}
