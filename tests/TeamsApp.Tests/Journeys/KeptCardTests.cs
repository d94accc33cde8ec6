using MicroMajor.Domain.Notifications;
using MicroMajor.Kit;
using MicroMajor.LocalTenant.Teams;
using Microsoft.Extensions.DependencyInjection;

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
