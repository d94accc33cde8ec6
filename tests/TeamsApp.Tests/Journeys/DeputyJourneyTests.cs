using System.Text.Json.Nodes;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.TeamsApp.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>Who acts for a dean who is away, and who is reminded of what, over the wire.</summary>
public sealed class DeputyJourneyTests
{
    private static readonly JsonObject s_away = new() { ["from"] = "2025-06-20", ["to"] = "2025-06-23", ["deputy"] = A.Stranger.Id.Value, ["reminders"] = "Milestones" };

    [Fact]
    public async Task A_deputy_endorses_for_the_dean_while_the_dean_is_away_and_not_a_day_longer()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        scene.Clock.Move(A.Day - scene.Clock.GetUtcNow());
        var first = (await scene.PutAsync(p => p.Complete().Submitted())).Value;
        var second = (await scene.PutAsync(p => p.Complete().With("programName", "另一个微专业").Submitted())).Value;
        await scene.ForgeAsync(Scene.Stranger, "endorsement/endorse", Of(first));
        Assert.Equal(ProposalState.UnitReview, await StateAsync(scene, first));

        await scene.ForgeAsync(Scene.Dean, "settings/save", s_away);
        await scene.SettleAsync();
        Assert.Contains(Texts(scene, Scene.Stranger), t => t.StartsWith("📌 何清和请您在 2025-06-20 至 2025-06-23 外出期间代理", StringComparison.Ordinal));
        await scene.SayAsync(Scene.Stranger, "我的任务");
        await scene.SettleAsync();
        Assert.True(scene.Has(Scene.Stranger, "endorsement/open"));
        await scene.ForgeAsync(Scene.Stranger, "endorsement/endorse", Of(first));
        await scene.SettleAsync();
        Assert.Equal(ProposalState.Screening, await StateAsync(scene, first));
        Assert.Contains(await scene.Audit.OfProposalAsync(first.Id, default), e => e is { Act: "Endorse", ByName: "周文博（代何清和）" });
        Assert.Contains(Texts(scene, Scene.Dean), t => t.Contains("您外出期间，周文博推荐了", StringComparison.Ordinal));

        scene.Clock.Move(TimeSpan.FromDays(4));
        await scene.ForgeAsync(Scene.Stranger, "endorsement/endorse", Of(second));
        Assert.Equal(ProposalState.UnitReview, await StateAsync(scene, second));
    }

    [Fact]
    public async Task What_makes_no_sense_is_said_and_nothing_is_kept()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        scene.Clock.Move(A.Day - scene.Clock.GetUtcNow());
        foreach (var (key, value) in new[] { ("to", "2025-06-19"), ("deputy", A.Dean.Id.Value), ("deputy", "77777777-0000-4000-8000-000000000077") })
        {
            var odd = (JsonObject)s_away.DeepClone();
            odd[key] = value;
            await scene.ForgeAsync(Scene.Dean, "settings/save", odd);
            await scene.SettleAsync();
        }

        var second = (await scene.PutAsync(p => p.Complete().Submitted())).Value;
        await scene.ForgeAsync(Scene.Stranger, "endorsement/endorse", Of(second));
        Assert.Equal(ProposalState.UnitReview, await StateAsync(scene, second));
    }

    [Fact]
    public async Task Experts_are_reminded_once_a_day_of_all_that_is_open_and_of_nothing_that_is_given()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        scene.Clock.Move(A.Day - scene.Clock.GetUtcNow());
        var (first, second) = ((await scene.PutAsync(p => p.Complete().UnderReview())).Value, (await scene.PutAsync(p => p.Complete().With("programName", "另一个微专业").UnderReview())).Value);
        foreach (var proposal in new[] { first, second }) await scene.PutAsync(proposal, 1);
        await scene.PutAsync(first, 2, a => a.Submit(A.Scorecard(), MicroMajor.Domain.Review.Rubrics.Current, A.Round(), A.Acting(A.Expert(2)), A.Day).Value);
        var clock = scene.Services.GetRequiredService<ReminderClock>();
        await clock.LookAsync(default);
        Assert.Empty(Reminders(scene, Scene.Experts[0]));

        // Due on Wednesday; it is Tuesday, and early.
        scene.Clock.Move(TimeSpan.FromDays(4) - TimeSpan.FromHours(2));
        await clock.LookAsync(default);
        Assert.Empty(Reminders(scene, Scene.Experts[0]));
        scene.Clock.Move(TimeSpan.FromHours(2));
        for (var i = 0; i < 3; i++) await clock.LookAsync(default);
        // The office's order on the same day adds nothing either.
        await scene.ForgeAsync(Scene.Office, "reviews/remind", new() { ["roundId"] = A.Round().Id });
        await scene.SettleAsync();
        var said = Assert.Single(Reminders(scene, Scene.Experts[0]));
        Assert.Contains(first.Name, said, StringComparison.Ordinal);
        Assert.Contains(second.Name, said, StringComparison.Ordinal);
        Assert.Empty(Reminders(scene, Scene.Experts[1]));
    }

    private static JsonObject Of(Proposal proposal) => new() { ["proposalId"] = proposal.Id, ["opinion"] = "同意推荐" };

    private static async Task<ProposalState> StateAsync(Scene scene, Proposal proposal) => (await scene.Proposals.FindAsync(proposal.Id, default))!.Value.State;

    private static List<string> Texts(Scene scene, SeedPerson who) => [.. scene.Chat(who.ObjectId).Select(m => (string?)m.Activity["text"]).OfType<string>()];

    private static List<string> Reminders(Scene scene, SeedPerson who) => [.. Texts(scene, who).Where(t => t.StartsWith("⏰ 您还有", StringComparison.Ordinal))];
}
