using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Faults;
using MicroMajor.LocalTenant.Graph.Directory;
using MicroMajor.TeamsApp.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>What people find in their activity feed, over the wire: what calls for them, once, with the page that it is about.</summary>
public sealed class FeedJourneyTests
{
    private const string Courses = "课程学分之和不对";

    [Fact]
    public async Task What_is_returned_calls_its_owner_to_its_page_once_however_often_the_debt_is_paid()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var stored = await scene.PutAsync(p => p.Complete().Submitted());
        var returned = stored.Value.ReturnByUnit(Courses, A.Dean, A.Day).Value;
        var told = returned.Owed.OfType<MessageDue>().Single();
        for (var times = 0; times < 2; times++)
        {
            var present = (await scene.Proposals.FindAsync(stored.Value.Id, default))!;
            Assert.True((await scene.Proposals.SaveAsync(present.With(returned with { Owed = [told] }), default)).IsDone);
            await PayAsync(scene, stored.Value.Id);
        }

        var entry = Assert.Single(Feed(scene, Scene.Owner));
        Assert.Equal(("returned", $"《{stored.Value.Name}》", $"proposals/{stored.Value.Id}"), (entry.ActivityType, entry.Topic, PlaceOf(entry)));
        Assert.Contains(Courses, entry.Preview, StringComparison.Ordinal);
        Assert.Empty(Feed(scene, Scene.Dean));
    }

    [Fact]
    public async Task Whoever_has_answered_on_the_card_before_it_was_sent_is_not_called()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var stored = await scene.PutAsync(p => p.Complete().Submitted());
        var told = stored.Value.ReturnByUnit(Courses, A.Dean, A.Day).Value.Owed.OfType<MessageDue>().Single();
        // It went back to the college while the app was away.
        Assert.True((await scene.Proposals.SaveAsync(stored.With(stored.Value with { Owed = [told] }), default)).IsDone);
        await PayAsync(scene, stored.Value.Id);
        Assert.Empty((await scene.Proposals.FindAsync(stored.Value.Id, default))!.Value.Owed);
        Assert.Empty(Feed(scene, Scene.Owner));
    }

    [Fact]
    public async Task An_expert_who_is_given_many_reviews_at_once_is_called_once_and_again_for_what_comes_later()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var first = await AskedAsync(scene, "甲方向");
        await AskedAsync(scene, "乙方向");
        await AskedAsync(scene, "丙方向");
        var entry = Assert.Single(Feed(scene, Scene.Experts[0]));
        Assert.Equal(("assignment", "《甲方向》", $"review/{first.Id}"), (entry.ActivityType, entry.Topic, PlaceOf(entry)));

        scene.Clock.Move(FeedKeeper.Together);
        var later = await AskedAsync(scene, "丁方向");
        entry = Assert.Single(Feed(scene, Scene.Experts[0]));
        Assert.Equal(("《丁方向》", $"review/{later.Id}"), (entry.Topic, PlaceOf(entry)));
    }

    [Fact]
    public async Task A_reminder_opens_the_review_or_all_of_them_once_a_day()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var proposal = (await scene.PutAsync(p => p.Complete().UnderReview())).Value;
        var task = (await scene.PutAsync(proposal, 1)).Value;
        var run = scene.Services.GetRequiredService<ReviewReminderRun>();
        var day = WorkingDays.DayOf(scene.Clock.GetUtcNow());
        for (var times = 0; times < 2; times++) await run.RunAsync(proposal.RoundId, day, all: true, default);
        Assert.Equal([("due", "1 份评审", $"review/{task.Id}")], Seen(scene, Scene.Experts[0]));

        await scene.PutAsync((await scene.PutAsync(p => p.Complete().With("programName", "另一方向").UnderReview())).Value, 1);
        await run.RunAsync(proposal.RoundId, day.AddDays(1), all: true, default);
        Assert.Equal([("due", "2 份评审", "review")], Seen(scene, Scene.Experts[0]));
    }

    [Fact]
    public async Task A_decision_calls_the_owner_to_the_proposal_and_the_college_once_for_all_of_a_round()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var names = new[] { "甲方向", "乙方向" };
        var decided = new List<string>();
        foreach (var name in names)
            decided.Add((await scene.PutAsync(p => p.Complete().With("programName", name).Pending(Conclusion.Recommend, "评审专家一致认为基础扎实，同意推荐。"))).Value.Id);
        await scene.PublishAsync(A.Round().Id);
        for (var i = 0; i < 500 && Feed(scene, Scene.Owner).Count < 2; i++) await Task.Delay(10);
        await scene.SettleAsync();
        Assert.Equal(decided.Zip(names, (id, name) => ("decision", $"《{name}》", $"proposals/{id}")).Order(), Seen(scene, Scene.Owner).Order());
        Assert.Equal([("decision", "本单位的申报", "mine")], Seen(scene, Scene.Dean));
    }

    [Fact]
    public async Task A_feed_that_is_throttled_keeps_no_message_waiting_and_has_the_entry_in_the_end()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        // The client of Graph tries a few times by itself before the debt is left for later.
        scene.Tenant.GetRequiredService<FaultRules>().Add(new("/v1.0/users/*/teamwork/*", "429", RetryAfter: 1, Times: 4));
        var id = await ReturnedAsync(scene);
        for (var i = 0; i < 1_000 && Feed(scene, Scene.Owner).Count == 0; i++)
        {
            if (i == 0) Assert.Single(Told(scene));
            await Task.Delay(20);
        }

        await scene.SettleAsync();
        Assert.Equal([("returned", "《智能数据分析与应用》", $"proposals/{id}")], Seen(scene, Scene.Owner));
        Assert.Single(Told(scene));
        Assert.Empty((await scene.Proposals.FindAsync(id, default))!.Value.Owed);
    }

    [Theory]
    [InlineData("400")]
    [InlineData("403")]
    [InlineData("404")]
    [InlineData("409")]
    public async Task A_feed_that_takes_nothing_from_us_leaves_the_message_in_the_chat_and_nothing_owed(string status)
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        scene.Tenant.GetRequiredService<FaultRules>().Add(new("/v1.0/users/*/teamwork/*", status));
        var id = await ReturnedAsync(scene);
        Assert.Empty((await scene.Proposals.FindAsync(id, default))!.Value.Owed);
        Assert.Single(Told(scene));
        Assert.Empty(Feed(scene, Scene.Owner));
    }

    private static async Task<string> ReturnedAsync(Scene scene)
    {
        var stored = await scene.PutAsync(p => p.Complete().Submitted());
        var returned = stored.Value.ReturnByUnit(Courses, A.Dean, A.Day).Value;
        Assert.True((await scene.Proposals.SaveAsync(stored.With(returned with { Owed = [returned.Owed.OfType<MessageDue>().Single()] }), default)).IsDone);
        await PayAsync(scene, stored.Value.Id);
        return stored.Value.Id;
    }

    private static List<LocalTenant.Teams.ChatMessage> Told(Scene scene) => [.. scene.Chat(Scene.Owner.ObjectId).Where(m => $"{m.Activity["text"]}".Contains(Courses, StringComparison.Ordinal))];

    private static async Task<Assignment> AskedAsync(Scene scene, string name)
    {
        var stored = await scene.PutAsync(p => p.Complete().With("programName", name).UnderReview());
        var due = new AssignmentDue(A.Expert(1).Id, A.Expert(1).Name, WorkingDays.EndOf(A.Day, 3, new())) { Key = $"{stored.Value.Id}|assign|1" };
        Assert.True((await scene.Proposals.SaveAsync(stored.With(stored.Value with { Owed = [due] }), default)).IsDone);
        await PayAsync(scene, stored.Value.Id);
        return (await scene.Assignments.ListAsync(AssignmentQuery.OfProposal(stored.Value.Id), default)).Single().Value;
    }

    private static async Task PayAsync(Scene scene, string proposalId)
    {
        scene.Services.GetRequiredService<DeliveryQueue>().Ring(proposalId);
        await scene.SettleAsync();
    }

    private static IReadOnlyList<(string Type, string Topic, string Place)> Seen(Scene scene, SeedPerson who) => [.. Feed(scene, who).Select(e => (e.ActivityType, e.Topic!, PlaceOf(e)))];

    private static IReadOnlyList<ActivityNotification> Feed(Scene scene, SeedPerson who) => scene.Tenant.GetRequiredService<ActivityFeed>().Of(who.ObjectId);

    private static string PlaceOf(ActivityNotification entry) => Truth.PlaceOf(entry);
}
