using System.Text.Json.Nodes;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>News never wipes what somebody is typing: it waits until the form is done with, or was left alone for half an hour.</summary>
public sealed class OpenFormJourneyTests
{
    [Fact]
    public async Task News_waits_while_an_expert_scores_and_comes_when_the_review_is_given()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var task = await ScoringAsync(scene);
        await ExtendAsync(scene, task);
        // What is being typed is on the screen still, and the card stays owed.
        Assert.True(scene.Has(Scene.Experts[0], "review/submit"));
        Assert.NotEmpty((await scene.Assignments.FindAsync(task.Id, default))!.Value.Owed);

        // Half-done is kept, and the form stays.
        await scene.PressAsync(Scene.Experts[0], "review/keep", new { comment = "先记一笔" }, d => d["then"] is null);
        await SweepAsync(scene, task);
        Assert.True(scene.Has(Scene.Experts[0], "review/submit"));

        await scene.PressAsync(Scene.Experts[0], "review/submit", Inputs());
        await SweepAsync(scene, task);
        Assert.Empty((await scene.Assignments.FindAsync(task.Id, default))!.Value.Owed);
        Assert.False(scene.Has(Scene.Experts[0], "review/submit"));
        await Truth.CardAsync(scene, Scene.Experts[0].ObjectId, new(MatterKind.Assignment, task.Id));
    }

    [Fact]
    public async Task A_form_that_was_left_alone_for_half_an_hour_gives_way()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var task = await ScoringAsync(scene);
        await ExtendAsync(scene, task);
        scene.Clock.Move(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        await SweepAsync(scene, task);
        Assert.True(scene.Has(Scene.Experts[0], "review/submit"));
        scene.Clock.Move(TimeSpan.FromSeconds(1));
        await SweepAsync(scene, task);
        Assert.False(scene.Has(Scene.Experts[0], "review/submit"));
        await Truth.CardAsync(scene, Scene.Experts[0].ObjectId, new(MatterKind.Assignment, task.Id));
    }

    [Fact]
    public async Task Whoever_has_no_form_open_is_not_kept_waiting_for_whoever_has()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var task = await ScoringAsync(scene);
        var proposal = (await scene.Proposals.FindAsync(task.ProposalId, default))!;
        await scene.OweAsync(proposal,
            new CardDue(Audience.Of(new(Scene.Experts[0].ObjectId)), new(MatterKind.Assignment, task.Id)) { Key = "expert" },
            new CardDue(Audience.Office, new(MatterKind.Screening, "")) { Key = "office" });
        Assert.Equal(["expert"], (await scene.Proposals.FindAsync(task.ProposalId, default))!.Value.Owed.Select(o => o.Key.Split('|')[1]));
        await Truth.CardAsync(scene, A.Office.Id.Value, new(MatterKind.Screening, task.ProposalId));
    }

    // The card lies in the chat, the task is accepted, and the form is open.
    private static async Task<Assignment> ScoringAsync(Scene scene)
    {
        var proposal = (await scene.PutAsync(p => p.Complete().UnderReview())).Value;
        var task = (await scene.PutAsync(proposal, 1)).Value;
        await scene.PressAsync(Scene.Experts[0], "review/accept");
        await scene.SettleAsync();
        await scene.PressAsync(Scene.Experts[0], "review/score");
        Assert.True(scene.Has(Scene.Experts[0], "review/submit"));
        return task;
    }

    private static async Task ExtendAsync(Scene scene, Assignment task)
    {
        await scene.ForgeAsync(Scene.Office, "assignments/extend", new JsonObject { ["assignmentId"] = task.Id, ["due"] = task.DueAt.AddDays(2).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd"), ["extendReason"] = "出差" });
        await scene.SettleAsync();
    }

    private static async Task SweepAsync(Scene scene, Assignment task)
    {
        scene.Services.GetRequiredService<DeliveryQueue>().RingAssignment(task.Id);
        await scene.SettleAsync();
    }

    private static JsonObject Inputs()
    {
        var inputs = new JsonObject { ["conclusion"] = nameof(Conclusion.Recommend), ["comment"] = A.Scorecard().Comment };
        foreach (var item in Rubrics.Current.Items) inputs[$"grade_{item.Key}"] = "A";
        return inputs;
    }
}
