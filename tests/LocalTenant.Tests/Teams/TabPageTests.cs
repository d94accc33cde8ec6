using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MicroMajor.Kit;
using Microsoft.AspNetCore.Http;
using static MicroMajor.LocalTenant.Tests.Teams.TeamsTenant;

namespace MicroMajor.LocalTenant.Tests.Teams;

/// <summary>Tabs in the chat page, in a real browser: Microsoft's own library in the frame says whether the page is a host. The scenes are in <c>page/tabs.mjs</c>.</summary>
public sealed class TabPageTests : IAsyncLifetime
{
    private TeamsTenant tenant = null!;
    private StubTab tab = null!;

    public async Task InitializeAsync()
    {
        tenant = await StartAsync();
        tab = await StubTab.StartAsync();
        var content = tab.For(new Uri(tenant.ServiceUrl));
        foreach (var (entityId, name, english) in new[] { ("mine", "我的", "Mine"), ("review", "评审", "Reviews"), ("office", "教务处", "Office") })
            tenant.Tabs.Add(new HostedTab(entityId, name, english, content));
        tenant.Bot.Answer = AnswerAsync;
        await tenant.InstallAsync(Owner);
    }

    public async Task DisposeAsync()
    {
        await tab.DisposeAsync();
        await tenant.DisposeAsync();
    }

    [Fact]
    public Task The_library_of_Teams_initializes_and_reads_page_person_and_theme_of_the_host() => PlayAsync("context");

    [Fact]
    public Task A_tab_gets_the_token_of_its_person_or_hears_why_not() => PlayAsync("token");

    [Fact]
    public Task A_tab_hears_of_another_theme_without_being_loaded_again() => PlayAsync("theme");

    [Fact]
    public Task Links_of_a_card_of_the_bell_and_of_the_tab_itself_lead_to_a_page_of_a_tab_and_back_again() => PlayAsync("links");

    [Fact]
    public Task A_dialog_of_a_tab_speaks_with_it_and_answers_or_is_closed() => PlayAsync("dialog");

    [Fact]
    public Task A_window_that_is_not_the_frame_and_a_frame_that_went_elsewhere_are_not_answered() => PlayAsync("strangers");

    [Fact]
    public Task The_strip_is_used_by_keyboard_in_every_theme_and_both_languages_and_fits_a_phone() => PlayAsync("strip");

    private Task PlayAsync(string scene) => Task.Run(() => NodeFolder.Open("tests/LocalTenant.Tests/Teams/page").Run("tabs.mjs", arguments: [scene], environment: new Dictionary<string, string>
    {
        ["PAGE_URL"] = new Uri(new Uri(tenant.ServiceUrl), "/").ToString(),
        ["PAGE_PERSON"] = Owner,
    }));

    private async Task<IResult> AnswerAsync(JsonObject activity)
    {
        if ((string?)activity["type"] != "message") return Results.Ok();
        await tenant.SendCardAsync(Owner, new
        {
            type = "AdaptiveCard",
            version = "1.5",
            body = new object[] { new { type = "TextBlock", text = $"[去评审]({LinkTo("review", "review/7")})" } },
            actions = new object[] { new { type = "Action.OpenUrl", title = "在教务处打开", url = LinkTo("office", "office/ranking") } },
        });
        using var graph = tenant.ConnectorWith(await tenant.AppTokenAsync("https://graph.microsoft.com/.default"));
        (await graph.PostAsJsonAsync($"/v1.0/users/{Owner}/teamwork/sendActivityNotification", new
        {
            topic = new { source = "text", value = "退回修改", webUrl = LinkTo("mine", "proposals/9") },
            activityType = "proposalReturned",
            previewText = new { content = "您的申报书已退回" },
        })).EnsureSuccessStatusCode();
        return Results.Ok();
    }

    private static string LinkTo(string entityId, string subEntityId) =>
        $"https://teams.microsoft.com/l/entity/{Seed.App.AppId}/{entityId}?context={Uri.EscapeDataString($$"""{"subEntityId":"{{subEntityId}}"}""")}";
}
