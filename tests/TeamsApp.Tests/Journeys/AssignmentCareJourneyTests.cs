using System.Text.Json.Nodes;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The office sees to the assignments of a proposal, over the wire.</summary>
public sealed class AssignmentCareJourneyTests
{
    [Fact]
    public async Task An_expert_is_reminded_once_and_given_more_time()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (_, assignments) = await UnderReviewAsync(scene);
        var of = new JsonObject { ["assignmentId"] = assignments[0].Id };
        await scene.ForgeAsync(Scene.Office, "assignments/remind", of);
        await scene.SettleAsync();
        var told = scene.Chat(Scene.Experts[0].ObjectId);
        Assert.Contains(told, m => ((string?)m.Activity["text"])?.StartsWith("⏰ 教务处提醒：", StringComparison.Ordinal) == true);
        await scene.ForgeAsync(Scene.Office, "assignments/remind", of);
        await scene.SettleAsync();
        Assert.Equal(told.Count, scene.Chat(Scene.Experts[0].ObjectId).Count);

        var later = assignments[0].DueAt.AddDays(2);
        await scene.ForgeAsync(Scene.Office, "assignments/extend", With(of, ("due", later.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd")), ("extendReason", "出差")));
        await scene.SettleAsync();
        var extended = (await scene.Assignments.FindAsync(assignments[0].Id, default))!.Value;
        Assert.Equal((later, AssignmentState.Offered), (extended.DueAt, extended.State));
        // Nobody else's time has changed.
        Assert.Equal(assignments[1].DueAt, (await scene.Assignments.FindAsync(assignments[1].Id, default))!.Value.DueAt);
        var acts = (await scene.Audit.OfProposalAsync(extended.ProposalId, default)).Select(e => (e.Act, e.ByName, e.Reason)).ToList();
        Assert.Contains(("RemindExpert", A.Office.Name, ""), acts);
        Assert.Contains(("ExtendAssignment", A.Office.Name, "出差"), acts);
    }

    [Fact]
    public async Task An_expert_is_replaced_and_the_successor_has_the_card_at_once()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (proposal, assignments) = await UnderReviewAsync(scene);
        var of = new JsonObject { ["assignmentId"] = assignments[2].Id };
        // Whoever is asked already, and whoever is not in the pool, is no successor.
        foreach (var nobody in new[] { A.Expert(1).Id.Value, A.Stranger.Id.Value })
            await scene.ForgeAsync(Scene.Office, "assignments/replace", With(of, ("successor", nobody), ("replaceReason", "逾期未评")));
        await scene.ForgeAsync(Scene.Office, "assignments/replace", With(of, ("successor", A.Expert(4).Id.Value), ("replaceReason", "")));
        Assert.Equal(AssignmentState.Offered, (await scene.Assignments.FindAsync(assignments[2].Id, default))!.Value.State);

        await scene.ForgeAsync(Scene.Office, "assignments/replace", With(of, ("successor", A.Expert(4).Id.Value), ("replaceReason", "逾期未评")));
        await scene.SettleAsync();
        var present = (await scene.Assignments.ListAsync(AssignmentQuery.OfProposal(proposal.Id), default)).Select(a => (a.Value.Expert, a.Value.State)).ToList();
        Assert.Equal([(A.Expert(1).Id, AssignmentState.Offered), (A.Expert(2).Id, AssignmentState.Offered), (A.Expert(3).Id, AssignmentState.Replaced), (A.Expert(4).Id, AssignmentState.Offered)], present);
        Assert.True(scene.Has(Scene.Experts[3], "review/accept"));
        Assert.False(scene.Has(Scene.Experts[2], "review/accept"));
        // Why is between the office and the store.
        Assert.DoesNotContain(scene.Chat(Scene.Experts[2].ObjectId), m => m.Activity.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Contains("逾期未评", StringComparison.Ordinal));
        // An old card of theirs changes nothing any more.
        await scene.ForgeAsync(Scene.Experts[2], "review/accept", of);
        Assert.Equal(AssignmentState.Replaced, (await scene.Assignments.FindAsync(assignments[2].Id, default))!.Value.State);
        // The office's card on the proposal names the successor.
        await scene.ForgeAsync(Scene.Office, "screening/open", new() { ["proposalId"] = proposal.Id });
        await scene.SettleAsync();
        Assert.Contains(scene.Chat(Scene.Office.ObjectId), m => CardText.Texts(m.Card).Any(t => t.Contains(A.Expert(4).Name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Closed_reviews_change_only_where_the_office_reopens_one()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (_, assignments) = await UnderReviewAsync(scene);
        var of = new JsonObject { ["assignmentId"] = assignments[0].Id };
        var card = With(of, [("conclusion", "Recommend"), ("comment", A.Scorecard().Comment), .. Rubrics.Current.Items.Select(i => ($"grade_{i.Key}", "B"))]);
        await scene.ForgeAsync(Scene.Experts[0], "review/submit", card);
        await scene.ForgeAsync(Scene.Office, "reviews/close", new() { ["roundId"] = A.Round().Id });
        await scene.SettleAsync();
        var better = With(card, [.. Rubrics.Current.Items.Select(i => ($"grade_{i.Key}", "A"))]);
        await scene.ForgeAsync(Scene.Experts[0], "review/submit", better);
        Assert.Equal(80m, (await scene.Assignments.FindAsync(assignments[0].Id, default))!.Value.Total);

        await scene.ForgeAsync(Scene.Office, "assignments/reopen", With(of, ("reopenReason", "评语写错了申报")));
        await scene.SettleAsync();
        Assert.Contains(scene.Chat(Scene.Experts[0].ObjectId), m => ((string?)m.Activity["text"])?.Contains("评语写错了申报", StringComparison.Ordinal) == true);
        await scene.ForgeAsync(Scene.Experts[0], "review/submit", better);
        var again = (await scene.Assignments.FindAsync(assignments[0].Id, default))!.Value;
        Assert.Equal((100m, 80m), (again.Total, Assert.Single(again.History).Total));
    }

    private static async Task<(Proposal Proposal, IReadOnlyList<Assignment> Assignments)> UnderReviewAsync(Scene scene)
    {
        var proposal = (await scene.PutAsync(p => p.Complete().UnderReview())).Value;
        var assignments = new List<Assignment>();
        foreach (var n in new[] { 1, 2, 3 }) assignments.Add((await scene.PutAsync(proposal, n)).Value);
        return (proposal, assignments);
    }

    private static JsonObject With(JsonObject data, params IReadOnlyList<(string Key, string Value)> more)
    {
        var all = (JsonObject)data.DeepClone();
        foreach (var (key, value) in more) all[key] = value;
        return all;
    }
}
