using System.Text.Json.Nodes;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.TeamsApp.Backups;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>A site is lost while experts review; what was backed up is restored into an empty one, and the round goes on with the same cards.</summary>
public sealed class BackupJourneyTests : IDisposable
{
    private static readonly string s_round = A.Round().Id;
    private static readonly SeedPerson s_last = Scene.Experts[2];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(true);

    [Fact]
    public async Task A_round_in_mid_review_goes_on_in_another_site_with_the_cards_that_lie_in_the_chats_to_its_filing_documents()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = await UnderReviewAsync(scene);
        var before = (await scene.Proposals.FindAsync(id, default))!.Value;
        var reviews = await ReviewsAsync(scene, id);
        Assert.Equal(2, reviews.Count(r => r.State == AssignmentState.Submitted));
        var file = Path.Combine(folder.FullName, "备份.zip");
        var (code, said) = await RunAsync(scene, "backup", file);
        Assert.True(code == 0, said);

        await scene.LoseSiteAsync();
        Assert.Null(await scene.Proposals.FindAsync(id, default));
        (code, said) = await RunAsync(scene, "restore", file);
        Assert.True(code == 0, said);
        var after = (await scene.Proposals.FindAsync(id, default))!.Value;
        Assert.Equal((before.Answers, before.State, before.Revision, before.UnitOpinion, before.Owner), (after.Answers, after.State, after.Revision, after.UnitOpinion, after.Owner));
        Assert.Equal(reviews.Select(Told), (await ReviewsAsync(scene, id)).Select(Told));
        var lying = scene.People.ToDictionary(p => p, p => scene.Chat(p).Select(m => m.Id).ToList());
        await scene.StartAsync();
        await scene.SettleAsync();
        // Nobody hears of it.
        Assert.All(lying, l => Assert.Equal(l.Value, scene.Chat(l.Key).Select(m => m.Id)));

        // The third expert presses what lay in the chat all the time.
        var task = reviews.Single(r => r.Expert.Value == s_last.ObjectId).Id;
        await scene.PressAsync(s_last, "review/score", null, d => (string?)d["assignmentId"] == task);
        await ScoreAsync(scene, s_last, task);
        Assert.Equal((AssignmentState.Submitted, 100m), ((await scene.Assignments.FindAsync(task, default))!.Value.State, (await scene.Assignments.FindAsync(task, default))!.Value.Total));
        await SameCardAsync(s_last, new(MatterKind.Assignment, task));

        await scene.PressAsync(Scene.Office, "screening/recommend", new { reason = "需求明确，课程聚焦" }, d => (string?)d["proposalId"] == id);
        await scene.SettleAsync();
        await SameCardAsync(Scene.Office, new(MatterKind.Screening, id));
        await scene.PublishAsync(s_round);
        Assert.Equal(ProposalState.Recommended, (await scene.Proposals.FindAsync(id, default))!.Value.State);
        await SameCardAsync(Scene.Owner, new(MatterKind.Proposal, id));
        await SameCardAsync(Scene.Dean, new(MatterKind.Endorsement, id));

        await scene.ForgeAsync(Scene.Office, "filing/write", new() { ["roundId"] = s_round });
        await scene.SettleAsync();
        await Truth.DocumentsAsync(scene, s_round, id);
        (code, said) = await RunAsync(scene, "verify");
        Assert.True(code == 0, said);

        async Task SameCardAsync(SeedPerson who, Matter matter)
        {
            Assert.Contains(Assert.Single(Truth.CardsOn(scene, who.ObjectId, matter)).Id, lying[who.ObjectId]);
            await Truth.CardAsync(scene, who.ObjectId, matter);
        }
    }

    [Fact]
    public async Task Documents_that_were_restored_are_not_written_again()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        await scene.PutAsync(p => p.Complete().Recommended());
        await scene.ForgeAsync(Scene.Office, "filing/write", new() { ["roundId"] = s_round });
        await scene.SettleAsync();
        var before = await scene.Filed.OfRoundAsync(s_round, default);
        Assert.NotEmpty(before);
        var file = Path.Combine(folder.FullName, "a.zip");
        await RunAsync(scene, "backup", file);
        await scene.LoseSiteAsync();
        Assert.Empty(await scene.Filed.OfRoundAsync(s_round, default));
        await RunAsync(scene, "restore", file);
        await scene.StartAsync();
        scene.Log.Clear();
        await scene.ForgeAsync(Scene.Office, "filing/write", new() { ["roundId"] = s_round });
        await scene.SettleAsync();
        Assert.DoesNotContain(scene.Log.Entries, e => e.Method == "PUT");
        // Its number in the library and the time at which it came are the new site's.
        Assert.Equal(before.Select(d => d with { Id = "", WrittenAt = default }).OrderBy(d => d.Path, StringComparer.Ordinal), (await scene.Filed.OfRoundAsync(s_round, default)).Select(d => d with { Id = "", WrittenAt = default }).OrderBy(d => d.Path, StringComparer.Ordinal));
    }

    private static async Task<string> UnderReviewAsync(Scene scene)
    {
        var id = (await scene.PutAsync(p => p.Complete())).Value.Id;
        foreach (var (who, verb, data) in new (SeedPerson, string, JsonObject)[]
        {
            (Scene.Owner, "proposals/submit", []),
            (Scene.Dean, "endorsement/endorse", new() { ["opinion"] = "同意推荐" }),
            (Scene.Office, "screening/accept", []),
            (Scene.Office, "screening/assign", new() { ["experts"] = string.Join(',', Scene.Experts.Take(3).Select(e => e.ObjectId)) }),
        })
        {
            data["proposalId"] = id;
            await scene.ForgeAsync(who, verb, data);
            await scene.SettleAsync();
        }

        // Whatever lies in the chats by now is there once.
        foreach (var expert in Scene.Experts.Take(2))
            await ScoreAsync(scene, expert, (await ReviewsAsync(scene, id)).Single(r => r.Expert.Value == expert.ObjectId).Id);
        return id;
    }

    private static async Task ScoreAsync(Scene scene, SeedPerson expert, string task)
    {
        var card = A.Scorecard("A");
        var data = new JsonObject { ["assignmentId"] = task, ["conclusion"] = $"{card.Conclusion}", ["comment"] = card.Comment };
        foreach (var (key, grade) in card.Grades) data[$"grade_{key}"] = grade;
        await scene.ForgeAsync(expert, "review/submit", data);
        await scene.SettleAsync();
    }

    private static async Task<IReadOnlyList<Assignment>> ReviewsAsync(Scene scene, string id) =>
        [.. (await scene.Assignments.ListAsync(AssignmentQuery.OfProposal(id), default)).Select(r => r.Value).OrderBy(r => r.Id, StringComparer.Ordinal)];

    private static (string, string, AssignmentState, decimal?, string) Told(Assignment review) => (review.Id, review.Expert.Value, review.State, review.Total, review.Comment);

    private static async Task<(int Code, string Said)> RunAsync(Scene scene, string verb, params string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        return (await BackupCommand.RunAsync(verb, arguments, output, scene.Arranged(new())), output.ToString());
    }
}
