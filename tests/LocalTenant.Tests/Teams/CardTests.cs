using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using static MicroMajor.LocalTenant.Tests.Teams.TeamsTenant;

namespace MicroMajor.LocalTenant.Tests.Teams;

public sealed class CardTests : IAsyncLifetime
{
    private readonly StandingClock clock = new(new DateTimeOffset(2025, 3, 5, 1, 30, 0, TimeSpan.Zero));
    private TeamsTenant tenant = null!;

    public async Task InitializeAsync()
    {
        tenant = await StartAsync(time: clock);
        await tenant.InstallAsync(Owner, Dean);
    }

    public async Task DisposeAsync() => await tenant.DisposeAsync();

    [Fact]
    public async Task Execute_invokes_with_the_inputs_over_the_data_and_names_the_card()
    {
        tenant.Bot.Answers(Message("好"));
        var id = await tenant.SendCardAsync(Owner, Card("甲"));
        await tenant.DoAsync(Owner, id, "action", new
        {
            action = new { type = "Action.Execute", id = "save", title = "保存", verb = "drafts/save", data = new { draftId = 7, name = "旧" }, style = "positive" },
            inputs = new { name = "新", credits = "12" },
        });
        var invoke = Assert.Single(tenant.Bot.All, heard => heard.Type == "invoke").Activity;
        Assert.Equal("adaptiveCard/action", (string?)invoke["name"]);
        Assert.Equal(id, (string?)invoke["replyToId"]);
        Assert.Equal("message", (string?)invoke["channelData"]!["source"]!["name"]);
        var expected = JsonNode.Parse(
            """{"action":{"type":"Action.Execute","id":"save","title":"保存","verb":"drafts/save","data":{"draftId":7,"name":"新","credits":"12"}},"trigger":"manual"}""");
        Assert.True(JsonNode.DeepEquals(expected, invoke["value"]), invoke["value"]!.ToJsonString());
    }

    [Fact]
    public async Task A_returned_card_replaces_the_card_until_the_bot_edits_the_message()
    {
        var id = await tenant.SendCardAsync(Owner, Card("给所有人"));
        tenant.Bot.Answers(Shown(Card("给张伟")));
        Assert.Equal("card", (string?)(await ExecuteAsync(Owner, id))["shown"]);
        var seen = Assert.Single(await tenant.MessagesAsync(Owner));
        Assert.Equal(("给张伟", true, null), (TextOf(seen), (bool)seen["personalView"]!, (string?)seen["editedAt"]));

        await tenant.EditAsync(Owner, id, CardMessage(Card("改过的")));
        seen = Assert.Single(await tenant.MessagesAsync(Owner));
        Assert.Equal(("改过的", false), (TextOf(seen), (bool)seen["personalView"]!));
        Assert.NotNull((string?)seen["editedAt"]);
    }

    [Fact]
    public async Task A_returned_sentence_is_shown_and_the_card_stays()
    {
        var id = await tenant.SendCardAsync(Owner, Card("甲"));
        tenant.Bot.Answers(Message("已保存"));
        var outcome = await ExecuteAsync(Owner, id);
        Assert.Equal(("message", "已保存"), ((string?)outcome["shown"], (string?)outcome["text"]));
        Assert.Equal("甲", TextOf(Assert.Single(await tenant.MessagesAsync(Owner))));
        Assert.Empty(await tenant.FailuresAsync());
    }

    [Fact]
    public async Task The_bots_own_error_is_shown_and_on_record()
    {
        var id = await tenant.SendCardAsync(Owner, Card("甲"));
        tenant.Bot.Answers(new { statusCode = 400, type = "application/vnd.microsoft.error", value = new { code = "BadRequest", message = "不认识" } });
        var outcome = await ExecuteAsync(Owner, id);
        Assert.Equal(("error", 400, "不认识"), ((string?)outcome["shown"], (int?)outcome["statusCode"], (string?)outcome["text"]));
        Assert.Equal(["invoke adaptiveCard/action drafts/save: error"], await tenant.FailuresAsync());
    }

    [Theory]
    [InlineData("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"Container"}}""")]
    [InlineData("""{"statusCode":"200","type":"application/vnd.microsoft.activity.message","value":"x"}""")]
    [InlineData("""{"ok":true}""")]
    public async Task An_answer_of_the_wrong_shape_is_Something_went_wrong(string body)
    {
        var id = await tenant.SendCardAsync(Owner, Card("甲"));
        tenant.Bot.Answers(JsonNode.Parse(body)!);
        Assert.Equal("failure", (string?)(await ExecuteAsync(Owner, id))["shown"]);
        Assert.Equal(["invoke adaptiveCard/action drafts/save: malformed"], await tenant.FailuresAsync());
    }

    [Fact]
    public async Task After_fifteen_seconds_the_person_sees_Something_went_wrong()
    {
        var id = await tenant.SendCardAsync(Owner, Card("甲"));
        var asked = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        tenant.Bot.Answer = async _ =>
        {
            asked.SetResult();
            await release.Task;
            return Results.Ok();
        };
        var waiting = ExecuteAsync(Owner, id);
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(14.9));
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        var outcome = await waiting;
        release.SetResult();
        Assert.Equal(("failure", "timeout"), ((string?)outcome["shown"], (string?)outcome["text"]));
        Assert.Equal(["invoke adaptiveCard/action drafts/save: timeout"], await tenant.FailuresAsync());
    }

    [Fact]
    public async Task A_card_refreshes_by_itself_for_its_users_once_a_minute_and_after_every_edit()
    {
        var card = Card("底", Refresh(tenant.MriOf(Owner)));
        var id = await tenant.SendCardAsync(Owner, card);
        tenant.Bot.Answers(Shown(Card("自己的", Refresh(tenant.MriOf(Owner)))));
        Assert.Equal("card", await RefreshAsync(Owner, id));
        var invoke = tenant.Bot.All[^1].Activity["value"]!;
        Assert.Equal(("automatic", "drafts/view"), ((string?)invoke["trigger"], (string?)invoke["action"]!["verb"]));

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await DueAsync(Owner));
        Assert.Equal("nothing", await RefreshAsync(Owner, id));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await DueAsync(Owner));
        Assert.Equal("card", await RefreshAsync(Owner, id));
        Assert.False(await DueAsync(Owner));

        await tenant.EditAsync(Owner, id, CardMessage(card));
        Assert.True(await DueAsync(Owner));
    }

    [Fact]
    public async Task A_refresh_that_comes_back_late_does_not_cover_what_the_person_opened_meanwhile()
    {
        var id = await tenant.SendCardAsync(Owner, Card("底", Refresh(tenant.MriOf(Owner))));
        var opened = new TaskCompletionSource();
        tenant.Bot.Answer = async heard =>
        {
            if ((string?)heard["value"]!["trigger"] == "manual") return Results.Json(Shown(Card("表单")));
            await opened.Task;
            return Results.Json(Shown(Card("旧")));
        };
        var refresh = RefreshAsync(Owner, id);
        while (tenant.Bot.All.All(heard => heard.Type != "invoke")) await Task.Yield();
        await ExecuteAsync(Owner, id);
        opened.SetResult();
        Assert.Equal("nothing", await refresh);
        Assert.Equal("表单", TextOf(Assert.Single(await tenant.MessagesAsync(Owner))));
    }

    [Fact]
    public async Task A_card_refreshes_for_nobody_else_but_by_hand()
    {
        var id = await tenant.SendCardAsync(Dean, Card("底", Refresh(tenant.MriOf(Owner))));
        tenant.Bot.Answers(Shown(Card("新")));
        Assert.False(await DueAsync(Dean));
        Assert.Equal("nothing", await RefreshAsync(Dean, id));
        Assert.Equal("card", (string?)(await tenant.DoAsync(Dean, id, "refresh", new { byHand = true }))["shown"]);
        Assert.Equal("manual", (string?)tenant.Bot.All[^1].Activity["value"]!["trigger"]);
    }

    [Fact]
    public async Task An_edit_during_the_invoke_leaves_the_answer_shown_but_due_for_a_refresh()
    {
        var id = await tenant.SendCardAsync(Owner, Card("底", Refresh(tenant.MriOf(Owner))));
        tenant.Bot.Answer = async _ =>
        {
            await tenant.EditAsync(Owner, id, CardMessage(Card("改", Refresh(tenant.MriOf(Owner)))));
            return Results.Json(Shown(Card("答", Refresh(tenant.MriOf(Owner)))));
        };
        await ExecuteAsync(Owner, id);
        Assert.Equal("答", TextOf(Assert.Single(await tenant.MessagesAsync(Owner))));
        Assert.True(await DueAsync(Owner));
    }

    [Fact]
    public async Task Submit_is_a_message_with_a_value_that_the_chat_does_not_show()
    {
        var id = await tenant.SendCardAsync(Owner, Card("甲"));
        Assert.Null((string?)(await tenant.DoAsync(Owner, id, "submit", new { data = new { kind = "k" }, inputs = new { a = "1" } }))["failure"]);
        var heard = Assert.Single(tenant.Bot.All, heard => heard.Type == "message").Activity;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"kind":"k","a":"1"}"""), heard["value"]));
        Assert.Equal((null, id), ((string?)heard["text"], (string?)heard["replyToId"]));
        Assert.Single(await tenant.MessagesAsync(Owner));
    }

    [Fact]
    public async Task MessageBack_shows_its_display_text_and_sends_its_text_and_value()
    {
        var id = await tenant.SendCardAsync(Owner, Card("甲"));
        await tenant.DoAsync(Owner, id, "submit", new { data = new { msteams = new { type = "messageBack", text = "帮助", displayText = "请帮我", value = new { topic = 1 } } } });
        var heard = Assert.Single(tenant.Bot.All, heard => heard.Type == "message").Activity;
        Assert.Equal(("帮助", """{"topic":1}"""), ((string?)heard["text"], heard["value"]!.ToJsonString()));
        Assert.Equal("请帮我", (string?)(await tenant.MessagesAsync(Owner))[1]["text"]);
    }

    [Fact]
    public async Task A_dialog_is_fetched_submitted_and_closed()
    {
        var id = await tenant.SendCardAsync(Owner, Card("甲"));
        tenant.Bot.Answers(new { task = new { type = "continue", value = new { title = "课程", card = new { } } } });
        var opened = await tenant.DoAsync(Owner, id, "task/fetch", new { data = new { row = 3 }, theme = "dark" });
        Assert.Equal("课程", (string?)opened["body"]!["task"]!["value"]!["title"]);
        var fetch = tenant.Bot.All[^1].Activity;
        Assert.Equal(("task/fetch", """{"data":{"row":3},"context":{"theme":"dark"}}"""), ((string?)fetch["name"], fetch["value"]!.ToJsonString()));

        tenant.Bot.Answer = _ => Task.FromResult(Results.Ok());
        var closed = await tenant.DoAsync(Owner, id, "task/submit", new { data = new { row = 3 }, inputs = new { name = "语言学" } });
        Assert.Equal((null, null), ((string?)closed["failure"], closed["body"]));
        Assert.Equal("语言学", (string?)tenant.Bot.All[^1].Activity["value"]!["data"]!["name"]);

        tenant.Bot.Answers(new { task = new { type = "open" } });
        Assert.Equal("malformed", (string?)(await tenant.DoAsync(Owner, id, "task/fetch", new { data = new { } }))["failure"]);
    }

    [Fact]
    public async Task A_typeahead_asks_the_bot_and_the_people_picker_asks_nobody()
    {
        var id = await tenant.SendCardAsync(Owner, Card("甲"));
        tenant.Bot.Answers(new { statusCode = 200, type = "application/vnd.microsoft.search.searchResponse", value = new { results = new[] { new { title = "文学院", value = "lit" } } } });
        var found = await tenant.DoAsync(Owner, id, "search", new { dataset = "units", queryText = "文" });
        Assert.Equal("""[{"title":"文学院","value":"lit"}]""", Plain(found["body"]!["results"]!));
        var search = tenant.Bot.All[^1].Activity;
        Assert.Equal("application/search", (string?)search["name"]);
        Assert.Equal("""{"queryText":"文","queryOptions":{"skip":0,"top":15},"dataset":"units"}""", Plain(search["value"]!));

        var before = tenant.Bot.All.Count;
        Assert.Equal([Dean], await PeopleAsync(id, "graph.microsoft.com/users", "李"));
        Assert.Equal([Owner, Dean], await PeopleAsync(id, "graph.microsoft.com/users", ""));
        Assert.Equal([Owner], await PeopleAsync(id, "graph.microsoft.com/users?scope=currentContext", ""));
        Assert.Equal([Dean], await PeopleAsync(id, "graph.microsoft.com/users", "li.na"));
        Assert.Equal(before, tenant.Bot.All.Count);
    }

    [Fact]
    public async Task A_message_extension_is_queried()
    {
        tenant.Bot.Answers(new { composeExtension = new { type = "result", attachments = Array.Empty<object>() } });
        var response = await tenant.Client.PostAsJsonAsync($"{Owner}/compose/query", new { commandId = "find", parameters = new[] { new { name = "q", value = "语言" } } });
        Assert.Equal("result", (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["body"]!["composeExtension"]!["type"]);
        Assert.Equal("compose", (string?)tenant.Bot.All[^1].Activity["channelData"]!["source"]!["name"]);
    }

    [Fact]
    public async Task Nobody_acts_on_a_card_of_somebody_else()
    {
        var id = await tenant.SendCardAsync(Owner, Card("甲"));
        var before = tenant.Bot.All.Count;
        var response = await tenant.Client.PostAsJsonAsync($"{Dean}/messages/{id}/action", new { action = new { verb = "x" } });
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(before, tenant.Bot.All.Count);
    }

    private static object Refresh(string mri) => new { action = new { type = "Action.Execute", verb = "drafts/view", data = new { } }, userIds = new[] { mri } };

    private static object Shown(object card) => new { statusCode = 200, type = "application/vnd.microsoft.card.adaptive", value = card };

    private static object Message(string text) => new { statusCode = 200, type = "application/vnd.microsoft.activity.message", value = text };

    private static string Plain(JsonNode node) =>
        node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private Task<JsonObject> ExecuteAsync(string person, string id) =>
        tenant.DoAsync(person, id, "action", new { action = new { type = "Action.Execute", verb = "drafts/save", data = new { } } });

    private async Task<string?> RefreshAsync(string person, string id) => (string?)(await tenant.DoAsync(person, id, "refresh", new { }))["shown"];

    private async Task<bool> DueAsync(string person) => (bool)Assert.Single(await tenant.MessagesAsync(person))["refreshDue"]!;

    private async Task<IReadOnlyList<string?>> PeopleAsync(string id, string dataset, string queryText) =>
        [.. (await tenant.DoAsync(Owner, id, "search", new { dataset, queryText }))["body"]!["results"]!.AsArray().Select(row => (string?)row!["value"])];
}
