using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Faults;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.SharePoint;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>“She says she has no card”: the office sees why, what to do, and has it sent again, once.</summary>
public sealed class DeliveryJourneyTests
{
    [Fact]
    public async Task Who_blocked_the_bot_is_named_with_what_to_do_and_gets_one_card_afterwards_however_often_it_is_pressed()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        Refuse(scene, "403", "MessageWritesBlocked");
        var task = await AskedAsync(scene);
        Assert.Empty(CardsOf(scene, task));
        var shown = await OpenAsync(scene, []);
        Assert.Contains(Scene.Experts[0].DisplayName, shown, StringComparison.Ordinal);
        Assert.Contains("屏蔽了机器人", shown, StringComparison.Ordinal);
        shown = await OpenAsync(scene, Of(Scene.Experts[0]));
        Assert.Contains("取消屏蔽", shown, StringComparison.Ordinal);
        // The heading names the person; the line below does not say the name again.
        Assert.DoesNotContain(Scene.Experts[0].DisplayName, shown.Split('\n'));
        Assert.Contains("已经装了应用（20", shown, StringComparison.Ordinal);
        Assert.Contains("仍然没有送到", await ResendAsync(scene, task), StringComparison.Ordinal);

        scene.Tenant.GetRequiredService<FaultRules>().Clear();
        Assert.Contains("已给", await ResendAsync(scene, task), StringComparison.Ordinal);
        Assert.Single(CardsOf(scene, task));
        Assert.Contains("没有另发一张", await ResendAsync(scene, task), StringComparison.Ordinal);
        Assert.Single(CardsOf(scene, task));
        Assert.Empty(await scene.Notices.TroubledAsync(default));
    }

    [Fact]
    public async Task All_that_failed_of_a_round_is_sent_at_once_and_a_second_press_finds_nothing()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        Refuse(scene, "403", "MessageWritesBlocked");
        var (first, second) = (await AskedAsync(scene), await AskedAsync(scene));
        scene.Tenant.GetRequiredService<FaultRules>().Clear();
        var said = Text(await scene.ForgeAsync(Scene.Office, "delivery/resend", new() { ["roundId"] = A.Round().Id }));
        Assert.Contains("已给", said, StringComparison.Ordinal);
        Assert.Contains("没有需要补发的卡片", Text(await scene.ForgeAsync(Scene.Office, "delivery/resend", new() { ["roundId"] = A.Round().Id })), StringComparison.Ordinal);
        Assert.Equal((1, 1), (CardsOf(scene, first).Count, CardsOf(scene, second).Count));
    }

    [Fact]
    public async Task A_card_that_lies_there_is_not_sent_again_when_its_edit_was_blocked()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var task = await AskedAsync(scene);
        Refuse(scene, "403", "MessageWritesBlocked");
        await OweAsync(scene, task);
        Assert.Contains("屏蔽了机器人", await OpenAsync(scene, Of(Scene.Experts[0])), StringComparison.Ordinal);
        scene.Tenant.GetRequiredService<FaultRules>().Clear();
        Assert.Contains("没有另发一张", await ResendAsync(scene, task), StringComparison.Ordinal);
        Assert.Single(CardsOf(scene, task));
    }

    [Fact]
    public async Task Who_is_held_back_by_the_channel_is_tried_again_and_the_office_reads_so()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        Refuse(scene, "429", null, 60);
        var task = await AskedAsync(scene);
        var shown = await OpenAsync(scene, Of(Scene.Experts[0]));
        Assert.Contains("限制了发送速度（429）", shown, StringComparison.Ordinal);
        Assert.Contains("Teams 要求等到", shown, StringComparison.Ordinal);
        Assert.Contains("应用会自动再试", shown, StringComparison.Ordinal);

        // The pause is kept, whoever presses.
        scene.Tenant.GetRequiredService<FaultRules>().Clear();
        Assert.Contains("仍然没有送到", await ResendAsync(scene, task), StringComparison.Ordinal);
        Assert.Empty(CardsOf(scene, task));
        scene.Clock.Move(TimeSpan.FromSeconds(61));
        await ResendAsync(scene, task);
        await scene.SettleAsync();
        Assert.Single(CardsOf(scene, task));
        Assert.Empty(await scene.Notices.TroubledAsync(default));
    }

    [Fact]
    public async Task Who_took_the_app_away_is_told_from_who_blocked_it_and_from_who_left()
    {
        var people = Scene.Usual.Tenant.People.ToList();
        await using var scene = await Scene.OpenAsync(null, Scene.Usual with { Tenant = Scene.Usual.Tenant with { People = people } }, [A.Round()]);
        await InstallAsync(scene, Scene.Experts[0], false);
        var task = await AskedAsync(scene);
        var shown = await OpenAsync(scene, Of(Scene.Experts[0]));
        Assert.Contains("把应用删除了", shown, StringComparison.Ordinal);
        Assert.Contains("重新添加", shown, StringComparison.Ordinal);
        Assert.Contains("仍然没有送到", await ResendAsync(scene, task), StringComparison.Ordinal);
        Assert.Empty(CardsOf(scene, task));

        people.RemoveAll(p => p.ObjectId == Scene.Experts[0].ObjectId);
        shown = await OpenAsync(scene, Of(Scene.Experts[0]));
        Assert.Contains("可能已经离校", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("重新添加", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_a_form_open_is_said_to_have_one()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var task = await AskedAsync(scene);
        await scene.PressAsync(Scene.Experts[0], "review/accept");
        await scene.SettleAsync();
        await scene.PressAsync(Scene.Experts[0], "review/score");
        await OweAsync(scene, task);
        Assert.Contains("正开着这张卡片上的表单", await OpenAsync(scene, Of(Scene.Experts[0])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_met_the_app_is_said_to_need_it()
    {
        var people = Scene.Usual.Tenant.People.ToList();
        await using var scene = await Scene.OpenAsync(null, Scene.Usual with { Tenant = Scene.Usual.Tenant with { People = people } }, [A.Round()]);
        people.Add(Scene.Experts[0] with { ObjectId = A.Expert(8).Id.Value, DisplayName = A.Expert(8).Name, UserPrincipalName = "expert8@contoso.example" });
        await scene.Services.GetRequiredService<Seeding>().PutExpertAsync(A.Expert(8), default);
        scene.Clock.Move(TimeSpan.FromMinutes(5));
        await scene.PutAsync((await scene.PutAsync(p => p.Complete().UnderReview())).Value, 8);
        var shown = await OpenAsync(scene, []);
        Assert.Contains(A.Expert(8).Name, shown, StringComparison.Ordinal);
        Assert.Contains("还没有装应用", shown, StringComparison.Ordinal);
        Assert.Contains("应用设置策略", await OpenAsync(scene, new() { ["person"] = A.Expert(8).Id.Value }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gets_the_app_later_gets_the_cards_that_waited_and_none_of_what_is_over()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        await InstallAsync(scene, Scene.Experts[0], false);
        var (waits, isOver) = (await AskedAsync(scene), await AskedAsync(scene));
        Assert.Equal(2, (await scene.Notices.TroubledAsync(default)).Count);
        var stored = (await scene.Assignments.FindAsync(isOver.Id, default))!;
        Assert.True((await scene.Assignments.SaveAsync(stored.With(stored.Value.Replace("另有安排", null, A.Day, A.Office, A.Day).Value with { Owed = [] }), default)).IsDone);

        await InstallAsync(scene, Scene.Experts[0], true);
        Assert.Single(CardsOf(scene, waits));
        Assert.Empty(CardsOf(scene, isOver));
        Assert.DoesNotContain(await scene.Notices.TroubledAsync(default), n => n.Matter.Id == waits.Id);

        // And once only, however often the app comes and goes.
        await InstallAsync(scene, Scene.Experts[0], false);
        await InstallAsync(scene, Scene.Experts[0], true);
        Assert.Single(CardsOf(scene, waits));
        Assert.Equal("card", (await scene.PressAsync(Scene.Experts[0], "review/accept")).Shown);
    }

    [Fact]
    public async Task A_person_is_found_by_part_of_the_name_and_nobody_but_the_office_looks()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        Assert.Contains(Scene.Experts[1].DisplayName, await OpenAsync(scene, new() { ["search"] = "true", ["who"] = Scene.Experts[1].DisplayName }), StringComparison.Ordinal);
        Assert.Contains("没有找到", await OpenAsync(scene, new() { ["search"] = "true", ["who"] = "欧阳某" }), StringComparison.Ordinal);
        foreach (var verb in new[] { "delivery/open", "delivery/resend" })
            Assert.Contains("教务处的操作", Text(await scene.ForgeAsync(Scene.Experts[0], verb, Of(Scene.Experts[0]))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_in_no_account_and_its_card_is_not_sent_for_the_office()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete().With("programName", "还没提交的方向"))).Value.Id;
        Assert.DoesNotContain("还没提交的方向", await OpenAsync(scene, Of(Scene.Owner)), StringComparison.Ordinal);
        var said = Text(await scene.ForgeAsync(Scene.Office, "delivery/resend", new() { ["person"] = Scene.Owner.ObjectId, ["kind"] = "Proposal", ["matter"] = id }));
        Assert.Contains("没有找到这张卡片", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_costs_a_query_of_each_list()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        await AskedAsync(scene);
        await OpenAsync(scene, Of(Scene.Experts[0]));
        await scene.SettleAsync();
        scene.Log.Clear();
        await OpenAsync(scene, Of(Scene.Experts[0]));
        await scene.SettleAsync();
        // Their cards, their tasks, their proposals.
        Assert.Equal(["GET", "GET", "GET"], scene.Log.Entries.Select(c => c.Method));
        scene.Log.Clear();
        await OpenAsync(scene, new() { ["roundId"] = A.Round().Id });
        // The round, and what has a trouble: there is none.
        Assert.Equal(["GET", "GET"], scene.Log.Entries.Select(c => c.Method));
    }

    private static async Task<Assignment> AskedAsync(Scene scene) => (await scene.PutAsync((await scene.PutAsync(p => p.Complete().UnderReview())).Value, 1)).Value;

    private static async Task OweAsync(Scene scene, Assignment task)
    {
        var stored = (await scene.Proposals.FindAsync(task.ProposalId, default))!;
        var present = (await scene.Assignments.FindAsync(task.Id, default))!;
        await scene.Assignments.SaveAsync(present.With(present.Value with { Owed = [new CardDue(Audience.Of(task.Expert), new(MatterKind.Assignment, task.Id)) { Key = $"{stored.Value.Id}|again" }] }), default);
        scene.Services.GetRequiredService<TeamsApp.Notifications.DeliveryQueue>().RingAssignment(task.Id);
        await scene.SettleAsync();
    }

    private static async Task InstallAsync(Scene scene, SeedPerson who, bool has)
    {
        using var client = new HttpClient { BaseAddress = scene.TenantAddress };
        using var answer = await client.PostAsJsonAsync(has ? "/_teams/install" : "/_teams/uninstall", new { people = new[] { who.ObjectId } });
        answer.EnsureSuccessStatusCode();
        await scene.SettleAsync();
    }

    private static void Refuse(Scene scene, string status, string? code, int? retryAfter = null) =>
        scene.Tenant.GetRequiredService<FaultRules>().Add(new($"/connector/v3/conversations/{scene.Tenant.GetRequiredService<ChannelIds>().ConversationOf(Scene.Experts[0])}/*", status, RetryAfter: retryAfter, Error: code));

    private static JsonObject Of(SeedPerson who) => new() { ["person"] = who.ObjectId };

    private static async Task<string> OpenAsync(Scene scene, JsonObject data) => Text(await scene.ForgeAsync(Scene.Office, "delivery/open", data));

    private static async Task<string> ResendAsync(Scene scene, Assignment task) =>
        Text(await scene.ForgeAsync(Scene.Office, "delivery/resend", new() { ["person"] = task.Expert.Value, ["kind"] = "Assignment", ["matter"] = task.Id }));

    private static string Text(ActionOutcome outcome) => outcome.Text ?? string.Join('\n', CardText.Texts(outcome.Value));

    private static IReadOnlyList<ChatMessage> CardsOf(Scene scene, Assignment task) =>
        [.. scene.Chat(task.Expert.Value).Where(m => CardText.Actions(m.Card).Any(a => (string?)CardText.Data(a)["assignmentId"] == task.Id))];
}
