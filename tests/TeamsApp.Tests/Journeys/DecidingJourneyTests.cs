using System.Text.Json.Nodes;
using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.TeamsApp.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The office decides quietly and publishes together; what is recommended on conditions is revised and checked.</summary>
public sealed class DecidingJourneyTests
{
    private const string Reason = "需求明确，课程聚焦";

    [Fact]
    public async Task Decided_one_by_one_published_in_one_act_each_owner_and_college_gets_result_reason_and_points_once()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var yes = await ReviewedAsync(scene, "智能数据分析", "A");
        var revise = await ReviewedAsync(scene, "碳管理与绿色发展", "B");
        var no = await ReviewedAsync(scene, "空白领域", "D");
        await DecideAsync(scene, yes, "screening/recommend", Reason);
        await DecideAsync(scene, revise, "screening/revise", "总体可行", "写明数据来源\n增加实践学时");
        await DecideAsync(scene, no, "screening/recommend", "先定推荐");
        await DecideAsync(scene, no, "screening/reject", "与现有专业差异不足", "写明差异");
        Assert.Equal([ProposalState.UnderReview, ProposalState.UnderReview, ProposalState.UnderReview], await StatesAsync(scene, yes, revise, no));
        Assert.Equal(["→Recommend", "Recommend→NotRecommend"], (await scene.Audit.OfProposalAsync(no, default)).Where(a => a.Act == "Decide").Select(a => $"{a.From}→{a.To}"));
        var before = Said(scene, Scene.Owner).Count;

        await scene.PublishAsync(A.Round().Id);
        Assert.Equal([ProposalState.Recommended, ProposalState.RevisionRequested, ProposalState.NotRecommended], await StatesAsync(scene, yes, revise, no));
        foreach (var told in new[] { Said(scene, Scene.Owner)[before..], Said(scene, Scene.Dean) })
        {
            Assert.Single(told, t => t == $"🎉 《智能数据分析》（{yes}）评审结果：推荐。{Reason}");
            Assert.Single(told, t => t == $"📝 《碳管理与绿色发展》（{revise}）评审结果：修改后推荐。总体可行\n请负责人于 2025年6月27日 23:59 前按以下意见修改并重新提交：\n写明数据来源\n增加实践学时");
            Assert.Single(told, t => t == $"《空白领域》（{no}）评审结果：本次不推荐。与现有专业差异不足\n改进意见：\n写明差异");
            Assert.Equal(3, told.Count(t => t.Contains("评审结果", StringComparison.Ordinal)));
        }

        Assert.Contains(CardOf(scene, Scene.Owner, no), t => t.Contains("改进意见：", StringComparison.Ordinal) && t.Contains("写明差异", StringComparison.Ordinal));
        Assert.Contains("请在 2025年6月27日 23:59 前修改并重新提交（北京时间）", CardOf(scene, Scene.Owner, revise));
        // A second press has nothing left to publish.
        await scene.ForgeAsync(Scene.Office, "decisions/publish", new() { ["roundId"] = A.Round().Id });
        Assert.False(scene.Has(Scene.Office, "decisions/publish", d => d["code"] is not null));
    }

    [Fact]
    public async Task Before_it_is_published_no_answer_to_owner_college_or_expert_differs_by_a_letter()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = await ReviewedAsync(scene, "智能数据分析", "A");
        var assignment = (await scene.Assignments.ListAsync(AssignmentQuery.OfProposal(id), default))[0].Value.Id;
        foreach (var who in s_outside) await scene.SayAsync(who, "我的任务");
        await scene.SettleAsync();
        var before = await AnswersAsync(scene, id, assignment);
        Assert.Contains(before.Values, a => a.Contains("智能数据分析", StringComparison.Ordinal));
        var chats = s_outside.Select(w => Chat(scene, w)).ToList();
        foreach (var (verb, advice) in new[] { ("screening/recommend", ""), ("screening/reject", "写明差异"), ("screening/revise", "写明数据来源") })
        {
            await DecideAsync(scene, id, verb, "暗语理由", advice);
            Assert.Equal(chats, s_outside.Select(w => Chat(scene, w)));
            var after = await AnswersAsync(scene, id, assignment);
            foreach (var (key, answer) in before) Assert.True(answer == after[key], $"{key} tells that something was decided:\n{answer}\n{after[key]}");
        }
    }

    [Fact]
    public async Task What_changed_after_it_was_shown_is_not_published()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = await ReviewedAsync(scene, "智能数据分析", "A");
        await DecideAsync(scene, id, "screening/recommend", Reason);
        await scene.ForgeAsync(Scene.Office, "decisions/publish", new() { ["roundId"] = A.Round().Id });
        Assert.Contains(CardText.Texts(scene.Chat(Scene.Office.ObjectId).Last(m => CardText.Actions(m.Card).Any(a => (string?)a["verb"] == "decisions/publish")).Card), t => t.Contains("将一次公布 1 项：推荐 1、修改后推荐 0、不推荐 0", StringComparison.Ordinal));
        var stale = PendingDecisions.CodeOf([(await scene.Proposals.FindAsync(id, default))!.Value]);
        await DecideAsync(scene, id, "screening/reject", "又看了一遍");
        var outcome = await scene.ForgeAsync(Scene.Office, "decisions/publish", new() { ["roundId"] = A.Round().Id, ["code"] = stale });
        Assert.Contains("拟定的结论刚刚有变化", $"{outcome.Value?.ToJsonString(s_readable)}", StringComparison.Ordinal);
        Assert.Equal([ProposalState.UnderReview], await StatesAsync(scene, id));
    }

    [Fact]
    public async Task Drafted_from_the_ranking_they_wait_for_the_office_and_keep_what_it_had_decided_itself()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var above = await ReviewedAsync(scene, "智能数据分析", "B");
        var below = await ReviewedAsync(scene, "空白领域", "D", Conclusion.NotRecommend);
        var own = await ReviewedAsync(scene, "碳管理与绿色发展", "B");
        await DecideAsync(scene, own, "screening/reject", "名额有限");
        await scene.ForgeAsync(Scene.Office, "ranking/draft", new() { ["roundId"] = A.Round().Id });
        await scene.SettleAsync();
        var pending = new List<PendingDecision>();
        foreach (var id in new[] { above, below, own }) pending.Add((await scene.Proposals.FindAsync(id, default))!.Value.Pending!);
        Assert.Equal([Conclusion.Recommend, Conclusion.NotRecommend, Conclusion.NotRecommend], pending.Select(p => p.Result));
        Assert.Equal(("名额有限", 1), (pending[2].Reason, pending[2].Number));
        // What the experts wanted improved, once and without names.
        Assert.Equal(A.Scorecard().Comment, pending[1].Advice);
        Assert.Equal("", pending[0].Advice);
        Assert.Empty((await scene.Rounds.FindAsync(A.Round().Id, default))!.Value.Owed);
    }

    [Fact]
    public async Task A_revision_is_ticked_handed_in_compared_sent_back_given_more_time_and_at_last_recommended()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var stored = await scene.PutAsync(p => p.Complete().ToRevise("总体可行", "写明数据来源"), new CardDue(Audience.Of(A.Owner.Id), new(MatterKind.Proposal, "")) { Key = "home" }, new CardDue(Audience.Office, new(MatterKind.Screening, "")) { Key = "office" });
        var id = stored.Value.Id;
        bool Fits(JsonObject data) => (string?)data["proposalId"] == id;

        // The owner changes the form and ticks the point.
        await scene.ForgeAsync(Scene.Owner, "proposals/save", new() { ["proposalId"] = id, ["section"] = "need", ["demandAnalysis"] = "来自教育厅2025年公布的岗位需求数据。" + new string('增', 100) });
        await TickAsync("1.1");
        Assert.Empty((await scene.Proposals.FindAsync(id, default))!.Value.OpenPoints);

        // Too late: it says when it was due, and nothing is lost.
        scene.Clock.MoveTo(A.China(2025, 6, 28, 9));
        var late = await scene.ForgeAsync(Scene.Owner, "proposals/submit", new() { ["proposalId"] = id });
        Assert.Contains("修改期限已于 2025年6月27日 23:59 截止", $"{late.Text}{late.Value?.ToJsonString(s_readable)}", StringComparison.Ordinal);
        await scene.PressAsync(Scene.Office, "revision/extend", new { due = "2025-07-04", reason = "负责人出差" }, Fits);
        await scene.SettleAsync();
        Assert.Contains(Said(scene, Scene.Owner), t => t == $"⏰ 《{stored.Value.Name}》（{id}）的修改期限延至 2025年7月4日 23:59。负责人出差");
        await scene.ForgeAsync(Scene.Owner, "proposals/submit", new() { ["proposalId"] = id });
        await scene.SettleAsync();
        Assert.Equal([ProposalState.RevisionCheck], await StatesAsync(scene, id));
        Assert.Contains(Said(scene, Scene.Office), t => t.Contains("已按评审意见修改并重新提交", StringComparison.Ordinal));
        Assert.Contains(CardText.Texts(scene.Chat(Scene.Office.ObjectId).Last(m => CardText.Actions(m.Card).Any(a => (string?)a["verb"] == "revision/pass")).Card), t => t.Contains("写明数据来源", StringComparison.Ordinal));

        await scene.PressAsync(Scene.Office, "revision/return", new { reason = "再附上出处" }, Fits);
        await scene.SettleAsync();
        Assert.Equal([ProposalState.RevisionRequested], await StatesAsync(scene, id));
        await TickAsync("2.1");
        await scene.ForgeAsync(Scene.Owner, "proposals/submit", new() { ["proposalId"] = id });
        await scene.SettleAsync();
        await scene.PressAsync(Scene.Office, "revision/pass", null, Fits);
        await scene.SettleAsync();
        Assert.Equal([ProposalState.Recommended], await StatesAsync(scene, id));
        foreach (var who in new[] { Scene.Owner, Scene.Dean }) Assert.Contains(Said(scene, who), t => t == $"🎉 《{stored.Value.Name}》（{id}）评审结果：推荐。总体可行");

        async Task TickAsync(string point)
        {
            await scene.ForgeAsync(Scene.Owner, "checklist/open", new() { ["proposalId"] = id });
            await scene.PressAsync(Scene.Owner, "checklist/save", new Dictionary<string, string> { [$"done_{point}"] = "true" }, Fits);
            await scene.SettleAsync();
        }
    }

    [Fact]
    public async Task The_office_takes_the_report_as_a_file_which_names_no_expert_and_whose_code_can_be_asked_about()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = await ReviewedAsync(scene, "智能数据分析", "A");
        await scene.ForgeAsync(Scene.Office, "ranking/open", new() { ["roundId"] = A.Round().Id });
        await scene.PressAsync(Scene.Office, "ranking/report");
        await scene.SettleAsync();
        await scene.ConsentAsync(Scene.Office);
        await scene.SettleAsync();
        var file = scene.OneDriveOf(Scene.Office)[^1];
        Assert.Equal("评审报告_2025-spring.docx", file.Name);
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(file.Content), false);
        var text = document.MainDocumentPart!.Document!.InnerText;
        Assert.Contains(id, text, StringComparison.Ordinal);
        Assert.Contains("专家1", text, StringComparison.Ordinal);
        foreach (var n in Enumerable.Range(1, 3)) Assert.DoesNotContain(A.Expert(n).Name, text, StringComparison.Ordinal);
        await scene.SayAsync(Scene.Office, $"核对 {document.PackageProperties.Identifier}");
        await scene.SettleAsync();
        Assert.Contains(CardText.Texts(scene.Chat(Scene.Office.ObjectId)[^1].Card), t => t.Contains("这是现行的一份", StringComparison.Ordinal));
    }

    private static readonly SeedPerson[] s_outside = [Scene.Owner, Scene.Dean, Scene.Experts[0]];

    private static readonly System.Text.Json.JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<string> ReviewedAsync(Scene scene, string name, string grade, Conclusion conclusion = Conclusion.Recommend)
    {
        var stored = await scene.PutAsync(p => p.Complete().With("programName", name).UnderReview());
        for (var n = 1; n <= 3; n++)
        {
            var who = A.Acting(A.Expert(n));
            await scene.PutAsync(stored.Value, n, a => a.Submit(A.Scorecard(grade, conclusion), Rubrics.Current, A.Round(), who, A.Day).Value, card: false);
        }

        await scene.OweAsync(stored, new CardDue(Audience.Office, new(MatterKind.Screening, "")) { Key = "office" }, new CardDue(Audience.Of(A.Owner.Id), new(MatterKind.Proposal, "")) { Key = "home" }, new CardDue(Audience.ReviewersOf("cs"), new(MatterKind.Endorsement, "")) { Key = "unit" });
        return stored.Value.Id;
    }

    private static async Task DecideAsync(Scene scene, string id, string verb, string reason, string advice = "")
    {
        var outcome = await scene.PressAsync(Scene.Office, verb, new { reason, advice }, d => (string?)d["proposalId"] == id);
        Assert.Equal("card", outcome.Shown);
        await scene.SettleAsync();
    }

    private static async Task<IReadOnlyList<ProposalState>> StatesAsync(Scene scene, params IReadOnlyList<string> ids)
    {
        var states = new List<ProposalState>();
        foreach (var id in ids) states.Add((await scene.Proposals.FindAsync(id, default))!.Value.State);
        return states;
    }

    private static List<string> Said(Scene scene, SeedPerson who) => [.. scene.Chat(who.ObjectId).Select(m => (string?)m.Activity["text"] ?? "")];

    private static List<string> CardOf(Scene scene, SeedPerson who, string id) =>
        [.. scene.Chat(who.ObjectId).Where(m => CardText.Actions(m.Card).Any(a => $"{CardText.Data(a)["proposalId"]}" == id)).SelectMany(m => CardText.Texts(m.Card))];

    private static string Chat(Scene scene, SeedPerson who) => string.Join('\n', scene.Chat(who.ObjectId).Select(m => $"{m.Id} {m.Card?.ToJsonString(s_readable)} {m.Activity["text"]}"));

    // Every verb that is about a proposal, a round or a person's own desk; what begins something new says something new each time.
    private static async Task<Dictionary<string, string>> AnswersAsync(Scene scene, string id, string assignment)
    {
        var room = scene.Services.GetRequiredService<Room>();
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var who in s_outside)
            foreach (var verb in room.Verbs.Where(v => !room.Dialogs.Contains(v) && !v.StartsWith("word/", StringComparison.Ordinal) && !v.StartsWith("imports/", StringComparison.Ordinal) && v is not ("proposals/start" or "proposals/create" or "proposals/example" or "review/decline" or "review/submit" or "review/keep" or "review/recuse" or "review/abstain")))
            {
                var outcome = await scene.ForgeAsync(who, verb, new() { ["proposalId"] = id, ["assignmentId"] = assignment, ["roundId"] = A.Round().Id, ["round"] = A.Round().Id, ["unit"] = "cs", ["unitCode"] = "cs", ["section"] = "basics" });
                answers[$"{verb} by {who.UserPrincipalName}"] = $"{outcome.Shown} {outcome.Text} {outcome.Value?.ToJsonString(s_readable)}";
            }

        await scene.SettleAsync();
        return answers;
    }
}
