using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant.Faults;
using MicroMajor.LocalTenant.Teams;
using Microsoft.Extensions.DependencyInjection;
using Notice = MicroMajor.Domain.Notifications.Notice;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>Where cards lie is remembered in memory; what the chat says counts.</summary>
public sealed class KeptCardTests
{
    private static readonly CardDue s_card = new(Audience.ReviewersOf("cs"), new(MatterKind.Endorsement, "")) { Key = "card" };

    [Fact]
    public async Task A_card_that_is_gone_from_the_chat_is_sent_anew_and_kept_from_then_on()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var stored = await scene.PutAsync(p => p.Complete().Submitted(), s_card);
        var matter = new Matter(MatterKind.Endorsement, stored.Value.Id);
        var first = scene.Chat(Scene.Dean.ObjectId)[^1];
        scene.Tenant.GetRequiredService<ChatStore>().Delete(first.Id);

        stored = await scene.OweAsync(stored, s_card);
        var second = scene.Chat(Scene.Dean.ObjectId)[^1];
        Assert.NotEqual(first.Id, second.Id);
        await Truth.CardAsync(scene, Scene.Dean.ObjectId, matter);

        var before = scene.Chat(Scene.Dean.ObjectId).Count;
        await scene.OweAsync(stored, s_card);
        Assert.Equal(before, scene.Chat(Scene.Dean.ObjectId).Count);
        Assert.NotNull(scene.Chat(Scene.Dean.ObjectId)[^1].EditedAt);
        await Truth.CardAsync(scene, Scene.Dean.ObjectId, matter);
    }

    [Fact]
    public async Task An_edit_of_a_card_whose_place_is_known_looks_up_no_notice()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var stored = await scene.PutAsync(p => p.Complete().Submitted(), s_card);
        Assert.Contains(scene.Log.Entries, e => e.Query.Contains("NoticeKey", StringComparison.Ordinal));
        scene.Log.Clear();
        await scene.OweAsync(stored, s_card);
        Assert.DoesNotContain(scene.Log.Entries, e => e.Query.Contains("NoticeKey", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_button_that_leads_to_another_matter_after_a_restart_leaves_the_first_ones_card_to_be_found()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var ids = new List<string>();
        foreach (var name in new[] { "海洋数据素养", "智慧养老服务" }) ids.Add((await scene.PutAsync(p => p.With("programName", name).Submitted())).Value.Id);
        await OpenAsync(scene, ids[0]);
        await scene.KillAsync();
        await scene.StartAsync();
        await OpenAsync(scene, ids[1]);
        Assert.Single(await scene.Notices.InMessageAsync(new(Scene.Dean.ObjectId), scene.Chat(Scene.Dean.ObjectId)[0].Id, default));

        // News finds both: one where it was, the other in a message of its own.
        foreach (var id in ids)
        {
            await scene.OweAsync((await scene.Proposals.FindAsync(id, default))!, s_card);
            await Truth.CardAsync(scene, Scene.Dean.ObjectId, new(MatterKind.Endorsement, id));
        }
    }

    [Fact]
    public async Task A_card_that_made_room_for_another_is_put_where_it_moved_whatever_fails_on_the_way()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        List<Matter> matters = [];
        foreach (var name in new[] { "海洋数据素养", "智慧养老服务" }) matters.Add(new(MatterKind.Endorsement, (await scene.PutAsync(p => p.With("programName", name).Submitted(), s_card)).Value.Id));
        await OpenAsync(scene, matters[0].Id);
        List<string> there = [.. scene.Chat(Scene.Dean.ObjectId).Select(m => m.Id)];
        // The message that the first card moves to cannot be edited just now.
        scene.Tenant.GetRequiredService<FaultRules>().Add(new($"/connector/*/activities/{there[1]}", "400", "PUT", Times: 2));
        await OpenAsync(scene, matters[1].Id);

        await UntilAsync(scene, () => scene.Chat(Scene.Dean.ObjectId)[1].EditedAt is not null);
        foreach (var matter in matters) await Truth.CardAsync(scene, Scene.Dean.ObjectId, matter);
        Assert.Equal(there, scene.Chat(Scene.Dean.ObjectId).Select(m => m.Id));
        Assert.Equal(2, there.Count);
    }

    [Fact]
    public async Task A_card_whose_answer_could_not_be_put_into_its_message_at_once_does_not_come_over_newer_news()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var stored = await scene.PutAsync(p => p.Complete().Submitted(), s_card);
        await OpenAsync(scene, stored.Value.Id);
        var faults = scene.Tenant.GetRequiredService<FaultRules>();
        faults.Add(new($"/connector/*/activities/{scene.Chat(Scene.Dean.ObjectId)[0].Id}", "400", "PUT", Times: 1));
        await scene.ForgeAsync(Scene.Dean, "endorsement/open", new() { ["proposalId"] = stored.Value.Id });
        await UntilAsync(scene, () => faults.All[0].Hits == 1, settle: false);

        await scene.OweAsync(stored.With(stored.Value with { State = ProposalState.Screening }), s_card);
        await Truth.CardAsync(scene, Scene.Dean.ObjectId, new(MatterKind.Endorsement, stored.Value.Id));
    }

    [Fact]
    public async Task Two_cards_that_say_they_lie_in_one_message_part_when_a_button_is_pressed_in_it()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        List<Matter> matters = [];
        foreach (var name in new[] { "海洋数据素养", "智慧养老服务" }) matters.Add(new(MatterKind.Endorsement, (await scene.PutAsync(p => p.With("programName", name).Submitted(), s_card)).Value.Id));
        await OpenAsync(scene, matters[0].Id);
        // The program ended after the second card had moved, before the first one had.
        await scene.KillAsync();
        var moved = (await scene.Notices.FindAsync(Notice.KeyOf(new(Scene.Dean.ObjectId), matters[1]), default))!;
        await scene.Notices.SaveAsync(moved.With(moved.Value with { ActivityId = scene.Chat(Scene.Dean.ObjectId)[0].Id }), default);
        await scene.StartAsync();

        await OpenAsync(scene, matters[0].Id);
        foreach (var matter in matters) await Truth.CardAsync(scene, Scene.Dean.ObjectId, matter);
    }

    [Fact]
    public async Task The_list_is_asked_once_what_stands_in_a_message_from_before_the_start_and_never_about_one_that_was_just_sent()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete().Submitted())).Value.Id;
        await OpenAsync(scene, id);
        Assert.Equal(0, Asked(scene));
        await scene.KillAsync();
        await scene.StartAsync();
        for (var i = 0; i < 2; i++) await OpenAsync(scene, id);
        Assert.Equal(1, Asked(scene));
    }

    private static async Task OpenAsync(Scene scene, string id)
    {
        Assert.Equal("card", (await scene.ForgeAsync(Scene.Dean, "endorsement/open", new() { ["proposalId"] = id })).Shown);
        await scene.SettleAsync();
    }

    private static async Task UntilAsync(Scene scene, Func<bool> there, bool settle = true)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!there()) await Task.Delay(50, patience.Token);
        if (settle) await scene.SettleAsync();
    }

    private static int Asked(Scene scene) => scene.Log.Entries.Count(e => e.Query.Contains("InMessage", StringComparison.Ordinal));

    [Fact]
    public async Task A_round_that_does_not_exist_is_not_filed_as_the_newest_one()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        await scene.PutAsync(p => p.Complete().Recommended());
        var answer = await scene.ForgeAsync(Scene.Office, "filing/write", new() { ["roundId"] = "2024-autumn" });
        await scene.SettleAsync();
        Assert.Equal("message", answer.Shown);
        Assert.Empty((await scene.Rounds.FindAsync(A.Round().Id, default))!.Value.Documents);
    }
}
