using System.Text.Json.Nodes;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Teams;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>A return as a checklist, over the wire: the college notes points and takes a finding over, the owner sees to them, and both sides see what came of each.</summary>
public sealed class ReturnJourneyTests
{
    [Fact]
    public async Task From_a_noted_point_to_point_answer_and_change_side_by_side()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        // Seven core courses are more than about five: a finding to take over.
        var id = (await scene.PutAsync(p => p.Complete().WithCourses(7, 2m).Submitted(), new CardDue(Audience.ReviewersOf("cs"), new(MatterKind.Endorsement, "")) { Key = "scene" })).Value.Id;

        // The college notes a point, and later returns with it, a finding and one more.
        await PressAsync(Scene.Dean, "returns/form", new { opinion = "总体可行" });
        var form = await PressAsync(Scene.Dean, "returns/note", new { place = "positioning", text = "请写明面向的岗位", reason = "总体可行" });
        Assert.Contains("定位、目标与要求 › 专业定位：请写明面向的岗位", Choices(form, "points").Select(c => c.Title));
        var finding = Choices(form, "findings").Single(c => c.Title.Contains("核心课程", StringComparison.Ordinal));
        var returned = await PressAsync(Scene.Dean, "returns/send", new { points = "n.1", findings = finding.Value, place = "section:need", text = "补充区域数据", reason = "总体可行" });
        Assert.Contains("等申报人处理", Read(returned), StringComparison.Ordinal);
        await scene.SettleAsync();
        var back = Assert.Single((await scene.Proposals.FindAsync(id, default))!.Value.Returns);
        Assert.Equal([("1.1", "positioning"), ("1.2", "courses"), ("1.3", "section:need")], back.Points.Select(p => (p.Id, p.Field)));
        Assert.Equal("总体可行", back.Reason);

        // The owner changes the field, answers the finding, ticks the rest and submits again.
        await PressAsync(Scene.Owner, "checklist/open");
        await scene.ForgeAsync(Scene.Owner, "proposals/save", new() { ["proposalId"] = id, ["section"] = "goals", ["positioning"] = "面向制造企业的数据分析岗位" });
        await scene.ForgeAsync(Scene.Owner, "proposals/open", new() { ["proposalId"] = id });
        await PressAsync(Scene.Owner, "checklist/open");
        var refused = await PressAsync(Scene.Owner, "checklist/save", new Dictionary<string, string> { ["done_1.1"] = "true" }, d => (string?)d["then"] == "submit");
        Assert.Contains("退回意见第 2 点还没有处理", Read(refused), StringComparison.Ordinal);
        await PressAsync(Scene.Owner, "checklist/save", new Dictionary<string, string> { ["done_1.1"] = "true", ["answer_1.2"] = "两门为实践课，学时较少", ["done_1.3"] = "true" }, d => (string?)d["then"] == "submit");
        await scene.SettleAsync();
        Assert.Equal(ProposalState.UnitReview, (await scene.Proposals.FindAsync(id, default))!.Value.State);

        // The college sees point, answer and change; and all of it on a card of its own.
        var card = Read(scene.Chat(Scene.Dean.ObjectId).Last(m => m.Card is not null).Card);
        Assert.Contains("第 1 次退回的处理情况", card, StringComparison.Ordinal);
        Assert.Contains("请写明面向的岗位", card, StringComparison.Ordinal);
        Assert.Contains("现：面向制造企业的数据分析岗位", card, StringComparison.Ordinal);
        Assert.Contains("答复：两门为实践课，学时较少", card, StringComparison.Ordinal);
        Assert.Contains("这里没有改动", card, StringComparison.Ordinal);
        Assert.Contains("自退回以来改了 1 处", card, StringComparison.Ordinal);
        var compared = Read(await PressAsync(Scene.Dean, "returns/compare"));
        Assert.Contains(CompleteForm.Answers["positioning"], compared, StringComparison.Ordinal);
        Assert.Contains("自退回以来的变化", compared, StringComparison.Ordinal);
        await PressAsync(Scene.Dean, "endorsement/open");

        // A second return, the office's: the first stays beside it.
        await PressAsync(Scene.Dean, "endorsement/endorse", new { opinion = "同意推荐" });
        await scene.SettleAsync();
        Assert.Contains("第 1 次退回的处理情况", Read(scene.Chat(Scene.Office.ObjectId).Last(m => m.Card is not null).Card), StringComparison.Ordinal);
        await PressAsync(Scene.Office, "screening/return", new { reason = "请核对学时" });
        await scene.SettleAsync();
        var twice = (await scene.Proposals.FindAsync(id, default))!.Value;
        Assert.Equal([(1, ActorRole.UnitReviewer, 0), (2, ActorRole.Office, 1)], twice.Returns.Select(r => (r.Number, r.By, r.Open.Count)));
        Assert.Equal([new("2.1", "", "请核对学时")], twice.OpenPoints);

        async Task<JsonObject> PressAsync(SeedPerson who, string verb, object? inputs = null, Func<JsonObject, bool>? fits = null)
        {
            var outcome = await scene.PressAsync(who, verb, inputs, fits);
            Assert.True(outcome.Shown == "card", $"{verb}: {outcome.Text}");
            return (JsonObject)outcome.Value!;
        }
    }

    [Fact]
    public async Task Two_reviewers_of_a_college_note_points_side_by_side_and_a_refusal_keeps_what_was_typed()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete().Submitted(), new CardDue(Audience.ReviewersOf("cs"), new(MatterKind.Endorsement, "")) { Key = "scene" })).Value.Id;
        var form = await scene.PressAsync(Scene.Dean, "returns/form");
        // Meanwhile another window notes a point; this one's form did not show it, and so does not drop it.
        await scene.ForgeAsync(Scene.Dean, "returns/note", new() { ["proposalId"] = id, ["place"] = "whole", ["text"] = "另一个窗口记下的" });
        await scene.PressAsync(Scene.Dean, "returns/note", new { place = "objectives", text = "这个窗口记下的" });
        Assert.Equal([("n.1", "", "另一个窗口记下的"), ("n.2", "objectives", "这个窗口记下的")], (await scene.Proposals.FindAsync(id, default))!.Value.Notes.Points.Select(p => (p.Id, p.Field, p.Text)));

        // Unticked is dropped; nothing left and nothing said is no return, and the card keeps its place.
        var refused = await scene.PressAsync(Scene.Dean, "returns/send", new { points = "", place = "objectives", text = "  ", reason = "" });
        Assert.Equal(("message", "请写明理由。"), (refused.Shown, refused.Text));
        Assert.Equal(ProposalState.UnitReview, (await scene.Proposals.FindAsync(id, default))!.Value.State);
        Assert.NotNull(form.Value);

        // A return with a reason alone, on the college's own card, still takes what is noted along.
        await scene.PressAsync(Scene.Dean, "returns/note", new { points = "n.1,n.2", then = "back" }, d => (string?)d["then"] == "back");
        await scene.PressAsync(Scene.Dean, "endorsement/return", new { opinion = "请逐条修改" });
        var back = Assert.Single((await scene.Proposals.FindAsync(id, default))!.Value.Returns);
        Assert.Equal(("请逐条修改", 2), (back.Reason, back.Points.Count));
    }

    private static string Read(JsonNode? card) => string.Join('\n', CardText.Texts(card)).Replace("\\", "", StringComparison.Ordinal);

    private static IEnumerable<(string Title, string Value)> Choices(JsonNode? node, string input) => node switch
    {
        JsonObject o when (string?)(o["id"] as JsonValue) == input => o["choices"]!.AsArray().Select(c => ((string)c!["title"]!, (string)c["value"]!)),
        JsonObject o => o.SelectMany(p => Choices(p.Value, input)),
        JsonArray a => a.SelectMany(n => Choices(n, input)),
        _ => [],
    };
}
