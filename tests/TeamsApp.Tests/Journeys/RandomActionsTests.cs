using System.Globalization;
using System.Text.Json.Nodes;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Faults;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Review;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>
/// Ten people press whatever they like, mostly on cards that are out of date, while the store and the channel are busy now and then. In the end everybody
/// has exactly one card on each of their matters, it shows what the store says, and the records agree with themselves.
/// </summary>
public sealed class RandomActionsTests(ITestOutputHelper output)
{
    private const int Actions = 100;

    [Theory]
    [InlineData(20251128)]
    public async Task After_a_hundred_random_actions_with_faults_everybody_has_exactly_one_true_card(int seed)
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        scene.Clock.Move(A.Day - scene.Clock.GetUtcNow());
        var chance = new Random(seed);
        var ids = new List<string>();
        foreach (var name in new[] { "智能数据分析", "智慧养老服务" }) ids.Add(await UnderReviewAsync(scene, name));
        var faults = scene.Tenant.GetRequiredService<FaultRules>();
        // The channel takes what it answers with 429; what it loses after having taken it, it has.
        faults.Add(new("/connector/v3/conversations/*", "429", Rate: 0.06, RetryAfter: 1));
        faults.Add(new("/v1.0/sites/*/items*", "503", Rate: 0.02, RetryAfter: 1));

        var (pressed, shown) = (new SortedDictionary<string, int>(StringComparer.Ordinal), 0);
        for (var i = 0; i < Actions; i++)
        {
            var (who, verb, data) = await NextAsync(scene, chance, ids);
            var outcome = await scene.ForgeAsync(who, verb, data);
            pressed[verb] = pressed.GetValueOrDefault(verb) + 1;
            if (outcome.Shown != "failure") shown++;
            // Some wait for what they did; most do not.
            if (chance.Next(4) == 0) await scene.SettleAsync();
        }

        Assert.All(faults.All, f => Assert.True(f.Hits > 0, f.Rule.Route));
        faults.Clear();
        // Whoever left a form open has gone home.
        scene.Clock.Move(OpenForms.Patience);
        foreach (var task in await scene.Assignments.ListAsync(AssignmentQuery.Owing, default)) scene.Services.GetRequiredService<DeliveryQueue>().RingAssignment(task.Value.Id);
        foreach (var id in ids) scene.Services.GetRequiredService<DeliveryQueue>().Ring(id);
        await UntilPaidAsync(scene);
        output.WriteLine($"{string.Join(", ", pressed.Select(p => $"{p.Key} {p.Value}"))}; {shown} of {Actions} answered with what is now.");

        var tasks = (await scene.Assignments.ListAsync(AssignmentQuery.OfRound(A.Round().Id), default)).Select(a => a.Value).ToList();
        foreach (var task in tasks) await OneAsync(scene, task.Expert.Value, new(MatterKind.Assignment, task.Id));
        foreach (var id in ids)
        {
            await OneAsync(scene, A.Office.Id.Value, new(MatterKind.Screening, id));
            await OneAsync(scene, A.Owner.Id.Value, new(MatterKind.Proposal, id));
        }

        var round = (await scene.Rounds.FindAsync(A.Round().Id, default))!.Value;
        Assert.Empty(StoreCheck.Of(await scene.Services.GetRequiredService<RoundWalk>().ReadAsync(round, default)).Select(p => $"{p.Code} {p.Facts["proposal"]}"));
        // Nothing counted twice: every review that was given or changed has one line, and the former ones are in its history.
        foreach (var id in ids)
        {
            var lines = await scene.Audit.OfProposalAsync(id, default);
            Assert.Equal(lines.Count, lines.Select(l => l.Key).Distinct().Count());
            foreach (var task in tasks.Where(t => t.ProposalId == id))
                Assert.Equal(lines.Count(l => l.By == task.Expert && (l.Act is "SubmitReview" or "AmendReview")), task.History.Count + (task.IsGiven ? 1 : 0));
        }
    }

    // Handed in, endorsed, accepted and assigned by the buttons, so that the audit tells the whole story.
    private static async Task<string> UnderReviewAsync(Scene scene, string name)
    {
        var id = (await scene.PutAsync(p => p.Complete().With("programName", name))).Value.Id;
        foreach (var (who, verb, more) in new[] { (Scene.Owner, "proposals/submit", ""), (Scene.Dean, "endorsement/endorse", ""), (Scene.Office, "screening/accept", ""), (Scene.Office, "screening/assign", string.Join(',', Enumerable.Range(1, 3).Select(n => A.Expert(n).Id.Value))) })
        {
            await scene.ForgeAsync(who, verb, new() { ["proposalId"] = id, ["opinion"] = "同意推荐", ["experts"] = more });
            await scene.SettleAsync();
        }

        Assert.Equal(ProposalState.UnderReview, (await scene.Proposals.FindAsync(id, default))!.Value.State);
        return id;
    }

    private static async Task<(SeedPerson Who, string Verb, JsonObject Data)> NextAsync(Scene scene, Random chance, IReadOnlyList<string> ids)
    {
        var tasks = await scene.Assignments.ListAsync(AssignmentQuery.OfRound(A.Round().Id), default);
        var task = tasks[chance.Next(tasks.Count)].Value;
        var id = ids[chance.Next(ids.Count)];
        var data = new JsonObject
        {
            ["proposalId"] = task.ProposalId,
            ["assignmentId"] = task.Id,
            ["roundId"] = A.Round().Id,
            ["why"] = chance.Next(3) == 0 ? "relatives" : "decline",
            ["reason"] = $"理由{chance.Next(100)}",
            ["due"] = $"2025-07-{1 + chance.Next(28):00}",
            ["extendReason"] = "出差",
            ["reopenReason"] = "请再看看",
            ["replaceReason"] = "逾期未评",
            ["successor"] = A.Expert(1 + chance.Next(6)).Id.Value,
            ["experts"] = A.Expert(1 + chance.Next(6)).Id.Value,
            ["conclusion"] = "Recommend",
            ["comment"] = A.Scorecard().Comment,
            ["advice"] = "",
        };
        foreach (var item in Rubrics.Current.Items) data[$"grade_{item.Key}"] = "ABCD"[chance.Next(4)].ToString(CultureInfo.InvariantCulture);
        // An expert presses on their own card; now and then on somebody else's.
        var expert = scene.PersonOf(chance.Next(10) == 0 ? A.Expert(1 + chance.Next(6)).Id.Value : task.Expert.Value);
        var at = chance.Next(100);
        if (at < 55) return (expert, ((string[])["review/open", "review/accept", "review/score", "review/keep", "review/submit", "review/submit", "review/submit", "review/next", "review/leave", "review/decline"])[chance.Next(10)], data);
        data["proposalId"] = id;
        if (at < 62) return (Scene.Owner, chance.Next(2) == 0 ? "proposals/open" : "proposals/read", data);
        if (at < 67) return (chance.Next(2) == 0 ? Scene.Dean : Scene.Stranger, "endorsement/open", data);
        return (Scene.Office, ((string[])["screening/open", "screening/assign", "assignments/open", "assignments/remind", "assignments/extend", "assignments/reopen", "assignments/replace", "reviews/remind", "screening/recommend", "screening/reject"])[chance.Next(10)], data);
    }

    private static async Task OneAsync(Scene scene, string person, Matter matter)
    {
        var there = Truth.CardsOn(scene, person, matter).Count;
        Assert.True(there == 1, $"{scene.PersonOf(person).DisplayName} has {there} cards on {matter}.");
        await Truth.CardAsync(scene, person, matter);
    }

    private static async Task UntilPaidAsync(Scene scene)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (await OwesAsync(scene)) await Task.Delay(50, patience.Token);
        await scene.SettleAsync();
    }

    private static async Task<bool> OwesAsync(Scene scene) =>
        (await scene.Proposals.ListAsync(ProposalQuery.Owing, default)).Proposals.Count > 0
        || (await scene.Assignments.ListAsync(AssignmentQuery.Owing, default)).Count > 0
        || (await scene.Rounds.FindAsync(A.Round().Id, default))!.Value.Owed.Count > 0;
}
