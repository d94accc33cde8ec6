using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The office has a round checked against itself and takes what was done in it; nobody else does.</summary>
public sealed class AuditJourneyTests
{
    private static readonly JsonObject s_round = new() { ["roundId"] = A.Round().Id };

    [Fact]
    public async Task What_somebody_changed_by_hand_is_named_and_what_was_played_by_the_rules_is_not()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var proposal = await scene.PutAsync(p => p.Complete());
        await scene.ForgeAsync(Scene.Owner, "proposals/submit", new() { ["proposalId"] = proposal.Value.Id });
        await scene.SettleAsync();
        await scene.ForgeAsync(Scene.Dean, "endorsement/endorse", new() { ["proposalId"] = proposal.Value.Id, ["opinion"] = "同意推荐" });
        await scene.SettleAsync();
        Assert.Contains("没有发现问题。", await CheckAsync(scene, Scene.Office), StringComparison.Ordinal);

        // Somebody edits the list.
        var stored = (await scene.Proposals.FindAsync(proposal.Value.Id, default))!;
        Assert.Equal(ProposalState.Screening, stored.Value.State);
        await scene.Proposals.SaveAsync(stored.With(stored.Value with { State = ProposalState.UnderReview }), default);
        var said = await CheckAsync(scene, Scene.Office);
        Assert.Contains("发现 1 处不一致", said, StringComparison.Ordinal);
        Assert.Contains("现在是“专家评审中”，操作记录里没有这一步。", said, StringComparison.Ordinal);
        foreach (var who in new[] { Scene.Owner, Scene.Dean, Scene.Stranger, Scene.Experts[0] }) Assert.DoesNotContain("核查了", await CheckAsync(scene, who), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_takes_every_act_of_the_round_as_a_workbook()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var proposal = await scene.PutAsync(p => p.Complete().UnderReview());
        var assignment = await scene.PutAsync(proposal.Value, 1);
        var of = new JsonObject { ["assignmentId"] = assignment.Value.Id };
        await scene.ForgeAsync(Scene.Office, "assignments/extend", new() { ["assignmentId"] = assignment.Value.Id, ["due"] = "2030-01-01", ["extendReason"] = "=1+1 专家出差" });
        await scene.ForgeAsync(Scene.Experts[0], "review/accept", of);
        await scene.SettleAsync();
        await scene.ForgeAsync(Scene.Office, "audit/file", s_round);
        await scene.SettleAsync();
        await scene.ConsentAsync(Scene.Office);
        await scene.SettleAsync();
        var file = scene.OneDriveOf(Scene.Office)[^1];
        Assert.Equal("操作记录_2025-spring.xlsx", file.Name);
        using var book = SpreadsheetDocument.Open(new MemoryStream(file.Content), false);
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Select(r => string.Join('|', r.Select(c => c.InnerText))).ToList();
        Assert.Equal("时间（北京）|申报编号|操作|原状态|新状态|操作人|理由", rows[0]);
        Assert.Contains(rows, r => r.EndsWith("|延期|待专家答复|待专家答复|林晓岚|=1+1 专家出差", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("|接受|待专家答复|已接受，评审中|专家甲|", StringComparison.Ordinal));
        Assert.DoesNotContain(book.WorkbookPart.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>(), _ => true);
    }

    private static async Task<string> CheckAsync(Scene scene, SeedPerson who)
    {
        var outcome = await scene.ForgeAsync(who, "audit/check", s_round);
        return outcome.Value?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "";
    }
}
