using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.TeamsApp.Tests.Tabs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>Somebody was in the lists by hand. Every desk opens, whoever has nothing to do with it works on, and the office is told what to do.</summary>
public sealed class HandEditedJourneyTests
{
    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task A_proposal_that_was_deleted_under_its_review_is_nobodys_obstacle_and_the_check_names_the_review()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var gone = await scene.PutAsync(p => p.Complete().With("programName", "被删的").UnderReview());
        var whole = await scene.PutAsync(p => p.Complete().With("programName", "还在的").UnderReview());
        var lost = (await scene.PutAsync(gone.Value, 1)).Value.Id;
        var task = (await scene.PutAsync(whole.Value, 1)).Value.Id;
        await scene.PutAsync(p => p.Complete().With("programName", "草稿"));
        await (await ListAsync(scene, "Proposals")).Items[$"{int.Parse(gone.Value.Id[^4..], System.Globalization.CultureInfo.InvariantCulture)}"].DeleteAsync();
        await scene.StartAgainAsync();

        await DesksOpenAsync(scene);
        using (var expert = new TabClient(scene, Scene.Experts[0]))
        {
            Assert.Contains("还在的", (await expert.GetAsync("/reviews")).ToJsonString(s_readable), StringComparison.Ordinal);
            Assert.InRange((await expert.AskAsync("GET", $"/reviews/{lost}")).Status, 200, 499);
        }

        await scene.ForgeAsync(Scene.Experts[0], "review/accept", new() { ["assignmentId"] = lost });
        await scene.ForgeAsync(Scene.Experts[0], "review/accept", new() { ["assignmentId"] = task });
        await scene.SettleAsync();
        Assert.Equal(AssignmentState.Accepted, (await scene.Assignments.FindAsync(task, default))!.Value.State);
        var said = (await scene.ForgeAsync(Scene.Office, "audit/check", new() { ["roundId"] = A.Round().Id })).Value!.ToJsonString(s_readable);
        Assert.Contains($"{A.Expert(1).Name}有一项评审任务，但这份申报不在本批次里：被删的请从站点回收站恢复", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_whoever_should_act_is_nobody_any_more_the_others_work_on()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        const string nobody = "99999999-0000-4000-8000-000000000099";
        var orphan = await scene.PutAsync(p => p.Complete().With("programName", "负责人已离职").Submitted());
        var reviewed = await scene.PutAsync(p => p.Complete().With("programName", "专家已离职").UnderReview());
        var task = (await scene.PutAsync(reviewed.Value, 1)).Value.Id;
        await EditAsync(scene, "Proposals", $"{int.Parse(orphan.Value.Id[^4..], System.Globalization.CultureInfo.InvariantCulture)}", "OwnerId", nobody);
        await EditAsync(scene, "Assignments", task, "ExpertId", nobody);
        await scene.StartAgainAsync();

        await DesksOpenAsync(scene);
        // The owner cannot be told, and nothing stands still for that.
        await scene.ForgeAsync(Scene.Dean, "endorsement/endorse", new() { ["proposalId"] = orphan.Value.Id, ["opinion"] = "同意推荐" });
        await scene.SettleAsync();
        Assert.Equal(ProposalState.Screening, (await scene.Proposals.FindAsync(orphan.Value.Id, default))!.Value.State);
        var mine = await scene.PutAsync(p => p.Complete().With("programName", "别人的"));
        await scene.ForgeAsync(Scene.Owner, "proposals/submit", new() { ["proposalId"] = mine.Value.Id });
        await scene.SettleAsync();
        Assert.Equal(ProposalState.UnitReview, (await scene.Proposals.FindAsync(mine.Value.Id, default))!.Value.State);
    }

    [Fact]
    public async Task A_renamed_list_and_a_renamed_column_change_nothing_for_anybody()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var draft = await scene.PutAsync(p => p.Complete());
        scene.Grant("manage");
        var list = await ListAsync(scene, "Proposals");
        await list.PatchAsync(new List { DisplayName = "微专业申报（2025）" });
        await list.Columns[(await list.Columns.GetAsync())!.Value!.Single(c => c.Name == "State").Id].PatchAsync(new ColumnDefinition { DisplayName = "进度" });
        scene.Grant("write");
        await scene.StartAgainAsync();

        await DesksOpenAsync(scene);
        await scene.ForgeAsync(Scene.Owner, "proposals/submit", new() { ["proposalId"] = draft.Value.Id });
        await scene.SettleAsync();
        Assert.Equal(ProposalState.UnitReview, (await scene.Proposals.FindAsync(draft.Value.Id, default))!.Value.State);
    }

    private static async Task DesksOpenAsync(Scene scene)
    {
        foreach (var (who, paths) in new (SeedPerson, string[])[]
        {
            (Scene.Owner, ["/mine"]), (Scene.Dean, ["/mine"]), (Scene.Experts[0], ["/mine", "/reviews"]),
            (Scene.Office, ["/mine", $"/rounds/{A.Round().Id}/ranking", $"/rounds/{A.Round().Id}/plan"]),
        })
        {
            using var tab = new TabClient(scene, who);
            foreach (var path in paths) await tab.GetAsync(path);
        }
    }

    private static async Task<Microsoft.Graph.Sites.Item.Lists.Item.ListItemRequestBuilder> ListAsync(Scene scene, string name)
    {
        var graph = scene.Services.GetRequiredService<GraphServiceClient>();
        var site = await graph.Sites["contoso.sharepoint.example:/sites/MicroMajor"].GetAsync();
        return graph.Sites[site!.Id].Lists[(await graph.Sites[site.Id].Lists.GetAsync())!.Value!.Single(l => l.DisplayName == name).Id];
    }

    private static async Task EditAsync(Scene scene, string list, string item, string column, string value) =>
        await (await ListAsync(scene, list)).Items[item].Fields.PatchAsync(new FieldValueSet { AdditionalData = new Dictionary<string, object> { [column] = value } });
}
