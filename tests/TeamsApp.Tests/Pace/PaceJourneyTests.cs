using MicroMajor.Domain.Notifications;
using MicroMajor.Kit;
using MicroMajor.LocalTenant.Limits;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Pace;
using MicroMajor.TeamsApp.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Pace;

/// <summary>The app against a tenant that enforces the documented limits.</summary>
public sealed class PaceJourneyTests
{
    [Fact]
    public async Task The_app_counts_as_the_tenant_counts_and_what_is_done_for_people_apart_from_what_can_wait()
    {
        await using var scene = await Scene.OpenAsync(PlatformLimits.Of(50_001), [A.Round()]);
        scene.Clock.Move(A.Day - scene.Clock.GetUtcNow());
        var id = (await scene.PutAsync(p => p.Complete())).Value.Id;
        var (book, budgets) = (scene.Tenant.GetRequiredService<LimitBook>(), scene.Services.GetRequiredService<Budgets>());
        book.Clear();
        var (units, connector) = (budgets.Units.Spent, budgets.Connector.Spent);
        await scene.ForgeAsync(Scene.Owner, "proposals/submit", new() { ["proposalId"] = id });
        await scene.SettleAsync();
        var (unitsNow, connectorNow) = (budgets.Units.Spent, budgets.Connector.Spent);

        long Counted(string name) => book.Uses.Single(u => u.Name == name).Total;
        Assert.Equal(Counted("SharePoint units a minute"), unitsNow.People - units.People + unitsNow.Background - units.Background);
        Assert.Equal(Counted("connector requests a second"), connectorNow.People - connector.People + connectorNow.Background - connector.Background);
        // The card of the dean and the lines of the audit were nobody's wait.
        Assert.True(unitsNow.Background > units.Background && unitsNow.People > units.People);
        Assert.All(book.Uses, use => Assert.Equal(0, use.Refused));
    }

    [Fact]
    public async Task Messages_without_end_into_one_chat_come_without_one_refusal_while_a_person_is_answered_at_once()
    {
        await using var scene = await Scene.OpenAsync(PlatformLimits.Of(50_001), [A.Round()]);
        scene.Clock.Move(A.Day - scene.Clock.GetUtcNow());
        var id = (await scene.PutAsync(p => p.Complete())).Value.Id;
        var (book, keeper) = (scene.Tenant.GetRequiredService<LimitBook>(), scene.Services.GetRequiredService<CardKeeper>());
        book.Clear();
        using var enough = new CancellationTokenSource();
        var bulk = BulkAsync(keeper, enough.Token);
        var slowest = TimeSpan.Zero;
        for (var n = 0; n < 10; n++)
        {
            var before = TimeProvider.System.GetTimestamp();
            await scene.ForgeAsync(Scene.Owner, "proposals/open", new() { ["proposalId"] = id });
            var took = TimeProvider.System.GetElapsedTime(before);
            if (took > slowest) slowest = took;
            await Task.Delay(100, enough.Token);
        }

        await enough.CancelAsync();
        Assert.InRange(await bulk, 5, 40);
        await scene.SettleAsync();
        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.All(book.Uses, use => Assert.Equal(0, use.Refused));
    }

    private static async Task<int> BulkAsync(CardKeeper keeper, CancellationToken ct)
    {
        using var background = BackgroundWork.Begin();
        for (var n = 0; ; n++)
        {
            try
            {
                await keeper.TellOnceAsync(A.Office.Id, new(Audience.Of(A.Office.Id), "told-taken-off", new Dictionary<string, string> { ["proposal"] = "", ["name"] = $"{n}", ["by"] = "" }) { Key = $"bulk-{n}" }, ct);
            }
            catch (OperationCanceledException)
            {
                return n;
            }
        }
    }
}
