using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MicroMajor.Kit;
using Microsoft.AspNetCore.Http;
using static MicroMajor.LocalTenant.Tests.Teams.TeamsTenant;

namespace MicroMajor.LocalTenant.Tests.Teams;

/// <summary>The chat page in a real browser; the scenes are in <c>page/play.mjs</c>.</summary>
public sealed class PageTests : IAsyncLifetime
{
    private readonly List<string> sent = [];
    private TeamsTenant tenant = null!;

    public async Task InitializeAsync()
    {
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "tenant-page", "index.html")), "The chat page is not built: npm ci && npm run build in src/MicroMajor.LocalTenant/Page, then build again.");
        tenant = await StartAsync();
        tenant.Bot.Answer = AnswerAsync;
    }

    public async Task DisposeAsync() => await tenant.DisposeAsync();

    [Fact]
    public async Task Enter_inside_a_Chinese_composition_sends_nothing()
    {
        await tenant.InstallAsync(Owner);
        await PlayAsync("composition");
        Assert.Equal("我要申报", (string?)Assert.Single(tenant.Bot.All, heard => heard.Type == "message").Activity["text"]);
    }

    [Fact]
    public async Task A_person_is_chosen_and_adds_the_app() => await PlayAsync("install");

    [Fact]
    public async Task A_form_is_checked_filled_by_keyboard_saved_and_replaced_for_this_person()
    {
        await tenant.InstallAsync(Owner);
        await PlayAsync("form");
        var data = Assert.Single(tenant.Bot.All, heard => heard.Name == "adaptiveCard/action").Activity["value"]!["action"]!["data"]!;
        Assert.Equal(("语言智能", Dean, "lit"), ((string?)data["name"], (string?)data["expert"], (string?)data["unit"]));
        Assert.Empty(await tenant.FailuresAsync());
    }

    [Fact]
    public async Task A_dialog_is_opened_from_a_card_and_sent()
    {
        await tenant.InstallAsync(Owner);
        await PlayAsync("dialog");
        Assert.Equal("语料库语言学", (string?)Assert.Single(tenant.Bot.All, heard => heard.Name == "task/submit").Activity["value"]!["data"]!["course"]);
    }

    [Fact]
    public async Task Files_are_attached_by_keyboard_taken_off_again_and_sent_without_a_word()
    {
        await tenant.InstallAsync(Owner);
        await PlayAsync("files");
        Assert.Equal(["申报书.docx", null], Assert.Single(tenant.Bot.All, heard => heard.Type == "message").Activity["attachments"]!.AsArray().Select(a => (string?)a!["name"]));
    }

    [Fact]
    public async Task An_edit_appears_in_place_is_refreshed_for_the_person_and_news_elsewhere_is_counted()
    {
        await tenant.InstallAsync(Owner);
        await PlayAsync("live");
        Assert.Empty(await tenant.FailuresAsync());
    }

    [Fact]
    public async Task Every_page_is_accessible_in_every_theme_and_fits_a_phone()
    {
        await tenant.InstallAsync(Owner);
        await PlayAsync("access");
    }

    private Task PlayAsync(string scene) => Task.Run(() => NodeFolder.Open("tests/LocalTenant.Tests/Teams/page").Run("play.mjs", arguments: [scene], environment: new Dictionary<string, string>
    {
        ["PAGE_URL"] = new Uri(new Uri(tenant.ServiceUrl), "/").ToString(),
        ["PAGE_PERSON"] = Owner,
    }));

    private async Task<IResult> AnswerAsync(JsonObject activity)
    {
        var text = (string?)activity["text"];
        var value = activity["value"];
        switch ((string?)activity["type"], (string?)activity["name"] ?? text)
        {
            case ("installationUpdate", _):
                await tenant.SendAsync(Owner, new { type = "message", text = "**欢迎**使用" });
                return Results.Ok();
            case ("message", "表单"):
                await tenant.SendCardAsync(Owner, Form);
                return Results.Ok();
            case ("message", "进度"):
                sent.Add(await tenant.SendCardAsync(Owner, Version("第 1 版", userIds: [])));
                return Results.Ok();
            case ("message", "修改"):
                await tenant.EditAsync(Owner, sent[^1], CardMessage(Version("第 2 版", userIds: [tenant.MriOf(Owner)])));
                return Results.Ok();
            case ("message", _):
                await tenant.SendAsync(Owner, new { type = "message", text = $"收到：{text}" });
                return Results.Ok();
            case (_, "adaptiveCard/action") when (string?)value!["action"]!["verb"] == "view":
                return Card(Version("您的第 2 版", userIds: [tenant.MriOf(Owner)]));
            case (_, "adaptiveCard/action"):
                return Card(TeamsTenant.Card($"已保存 {value!["action"]!["data"]!["name"]}"));
            case (_, "application/search"):
                return Results.Json(new { statusCode = 200, type = "application/vnd.microsoft.search.searchResponse", value = new { results = new[] { new { title = "文学院", value = "lit" } } } });
            case (_, "task/fetch"):
                return Results.Json(new { task = new { type = "continue", value = new { title = "课程", card = new { contentType = "application/vnd.microsoft.card.adaptive", content = Dialog } } } });
            case (_, "task/submit"):
                return Results.Json(new { task = new { type = "message", value = "课程已保存" } });
            default:
                return Results.Ok();
        }
    }

    private static IResult Card(object card) => Results.Json(new { statusCode = 200, type = "application/vnd.microsoft.card.adaptive", value = card });

    private static object Version(string text, IReadOnlyList<string> userIds) =>
        TeamsTenant.Card(text, new { action = new { type = "Action.Execute", verb = "view", data = new { } }, userIds });

    private static JsonNode Form => JsonNode.Parse(
        """
        {"type":"AdaptiveCard","version":"1.5","msteams":{"width":"Full"},"body":[
          {"type":"TextBlock","text":"基本信息","style":"heading","wrap":true},
          {"type":"Container","style":"warning","items":[{"type":"TextBlock","text":"还差 **3** 项","color":"Warning","wrap":true}]},
          {"type":"FactSet","facts":[{"title":"状态","value":"草稿"},{"title":"学分","value":"14"}]},
          {"type":"Table","columns":[{"width":1},{"width":1}],"rows":[{"type":"TableRow","cells":[{"type":"TableCell","items":[{"type":"TextBlock","text":"课程"}]},{"type":"TableCell","items":[{"type":"TextBlock","text":"学分"}]}]}]},
          {"type":"Input.Text","id":"name","label":"名称","isRequired":true,"errorMessage":"请填写名称"},
          {"type":"Input.ChoiceSet","id":"expert","label":"专家","placeholder":"搜索人员","choices":[],"choices.data":{"type":"Data.Query","dataset":"graph.microsoft.com/users"}},
          {"type":"Input.ChoiceSet","id":"unit","label":"单位","style":"filtered","choices":[],"choices.data":{"type":"Data.Query","dataset":"units"}},
          {"type":"Input.ChoiceSet","id":"mode","label":"方式","style":"expanded","value":"a","choices":[{"title":"线下","value":"a"},{"title":"线上","value":"b"}]},
          {"type":"Input.Toggle","id":"agree","label":"承诺","title":"内容真实"},
          {"type":"ActionSet","actions":[
            {"type":"Action.Execute","title":"保存","verb":"save","data":{"id":7},"fallback":{"type":"Action.Submit","title":"保存"} },
            {"type":"Action.Submit","title":"编辑课程","associatedInputs":"none","data":{"msteams":{"type":"task/fetch"} } }]}]}
        """)!;

    private static JsonNode Dialog => JsonNode.Parse(
        """
        {"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text","id":"course","label":"课程名称"}],
         "actions":[{"type":"Action.Submit","title":"完成"}]}
        """)!;
}
