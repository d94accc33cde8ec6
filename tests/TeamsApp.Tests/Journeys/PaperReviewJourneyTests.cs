using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The review sheet out and in over the wire, and the rubric that it is drawn by.</summary>
public sealed class PaperReviewJourneyTests
{
    [Fact]
    public async Task A_sheet_that_an_expert_filled_in_becomes_their_review_when_the_office_confirms_it()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (id, task, other) = await ReadyAsync(scene);
        var sheet = await SheetAsync(scene, id);

        // Not all of it is filled in: nothing to confirm yet.
        var asked = await SendAsync(scene, Filled(sheet, ["conclusion.Recommend"], ("expert", "专家甲，教育学院，教授"), ("comment", "很好")));
        Assert.Contains(asked, t => t.StartsWith("!  还不能代录：有 8 处", StringComparison.Ordinal));
        Assert.False(scene.Has(Scene.Office, "review/record"));

        var whole = Filled(sheet, [.. Grades("B"), "conclusion.RecommendAfterRevision"], ("expert", "专家甲，教育学院，教授"), ("comment", A.Scorecard().Comment));
        var preview = await SendAsync(scene, whole);
        foreach (var seen in new[] { "80", "修改后推荐", "专家甲，教育学院，教授" }) Assert.Contains(seen, preview);
        Assert.Equal(AssignmentState.Offered, (await FindAsync(scene, task)).State);

        await scene.PressAsync(Scene.Office, "review/record", new { expert = task });
        await scene.SettleAsync();
        var given = await FindAsync(scene, task);
        Assert.Equal((AssignmentState.Submitted, 80m, A.Office.Name, Conclusion.RecommendAfterRevision), (given.State, given.Total, given.RecordedBy, given.Conclusion));
        Assert.Equal(AssignmentState.Offered, (await FindAsync(scene, other)).State);
        Assert.Contains((await scene.Audit.OfProposalAsync(id, default)), e => e.Act == "RecordReview" && e.By == A.Office.Id && e.Reason.Contains("代录", StringComparison.Ordinal));
        Assert.Contains(scene.Chat(Scene.Experts[0].ObjectId).SelectMany(m => CardText.Texts(m.Card)), t => t.Contains("由教务处代录", StringComparison.Ordinal));

        // The card that was confirmed lies there still: a second click records nothing.
        var version = (await scene.Assignments.FindAsync(task, default))!.Version;
        await scene.ForgeAsync(Scene.Office, "review/record", new() { ["proposalId"] = id, ["expert"] = task, ["code"] = "x" });
        Assert.Equal(version, (await scene.Assignments.FindAsync(task, default))!.Version);
    }

    [Fact]
    public async Task What_the_expert_gave_online_stays_theirs_and_whom_nobody_assigned_is_not_recorded()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (id, task, _) = await ReadyAsync(scene);
        var sheet = await SheetAsync(scene, id);
        var stored = (await scene.Assignments.FindAsync(task, default))!;
        Assert.True((await scene.Assignments.SaveAsync(stored.With(stored.Value.Submit(A.Scorecard("A"), Rubrics.Current, A.Round(), A.Acting(A.Expert()), A.Day).Value), default)).IsDone);

        var preview = await SendAsync(scene, Filled(sheet, [.. Grades("D"), "conclusion.NotRecommend"], ("expert", "路人某"), ("comment", A.Scorecard().Comment)));
        Assert.Contains(preview, t => t.Contains("路人某没有这份申报的评审任务", StringComparison.Ordinal));
        var refused = await scene.PressAsync(Scene.Office, "review/record", new { expert = task });
        Assert.Contains(CardText.Texts(refused.Value), t => t.Contains("已在线上填写或提交评审", StringComparison.Ordinal));
        Assert.Contains(CardText.Texts((await scene.PressAsync(Scene.Office, "review/record", new { expert = "999" })).Value), t => t.Contains("请选择这是哪位专家", StringComparison.Ordinal));
        Assert.Equal(100m, (await FindAsync(scene, task)).Total);
    }

    [Fact]
    public async Task Who_asks_on_paper_to_be_recused_is_taken_off_with_that_reason()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (id, task, _) = await ReadyAsync(scene);
        await SendAsync(scene, Filled(await SheetAsync(scene, id), ["recusal.asked"], ("expert", "专家甲"), ("recusal.reason", "与申报人合写教材")));
        await scene.PressAsync(Scene.Office, "review/record", new { expert = task });
        Assert.Equal((AssignmentState.Replaced, "专家在评审表上申请回避：与申报人合写教材"), ((await FindAsync(scene, task)).State, (await FindAsync(scene, task)).DeclineReason));
    }

    [Fact]
    public async Task Nobody_but_the_office_brings_a_sheet_in()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (id, task, _) = await ReadyAsync(scene);
        var whole = Filled(await SheetAsync(scene, id), [.. Grades("A"), "conclusion.Recommend"], ("expert", "专家甲"), ("comment", A.Scorecard().Comment));
        foreach (var who in new[] { Scene.Experts[0], Scene.Owner, Scene.Dean })
        {
            await scene.SendFileAsync(who, "评审表.docx", whole);
            await scene.SettleAsync();
            Assert.False(scene.Has(who, "review/record"));
            Assert.NotEqual("card", (await scene.ForgeAsync(who, "review/record", new() { ["proposalId"] = id, ["expert"] = task })).Shown);
        }

        Assert.Equal(AssignmentState.Offered, (await FindAsync(scene, task)).State);
    }

    [Fact]
    public async Task The_rubric_of_a_round_is_what_experts_see_and_points_follow_it_until_a_review_is_given()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (id, task, _) = await ReadyAsync(scene);
        await scene.SayAsync(Scene.Office, "评分标准");
        await scene.SettleAsync();
        var refused = await scene.PressAsync(Scene.Office, "rubric/save", new { points_need = "30" });
        Assert.Contains(CardText.Texts(refused.Value), t => t.Contains("合计 110 分", StringComparison.Ordinal));
        var saved = await scene.PressAsync(Scene.Office, "rubric/save", new { name_need = "必要性", points_need = "３０", points_curriculum = "15" });
        Assert.Contains(CardText.Texts(saved.Value), t => t.Contains("已保存", StringComparison.Ordinal));
        await scene.SettleAsync();
        Assert.Contains("30", (await scene.Rounds.FindAsync(A.Round().Id, default))!.Value.Rubric.Items[0].Points.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

        var form = await scene.PressAsync(Scene.Experts[0], "review/score", null, d => (string?)d["assignmentId"] == task);
        Assert.Contains("必要性（30 分）", form.Value!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        var inputs = A.Scorecard("A").Grades.ToDictionary(g => $"grade_{g.Key}", g => g.Key == "need" ? "B" : g.Value);
        (inputs["conclusion"], inputs["comment"]) = ("Recommend", A.Scorecard().Comment);
        await scene.PressAsync(Scene.Experts[0], "review/submit", inputs, d => (string?)d["assignmentId"] == task);
        Assert.Equal(94m, (await FindAsync(scene, task)).Total);

        var late = await scene.ForgeAsync(Scene.Office, "rubric/save", new() { ["roundId"] = A.Round().Id, ["usual"] = "true" });
        Assert.Contains(CardText.Texts(late.Value), t => t.Contains("不能再改", StringComparison.Ordinal));
        Assert.NotNull((await scene.Rounds.FindAsync(A.Round().Id, default))!.Value.OwnRubric);
        Assert.NotNull(id);
    }

    private static async Task<(string Id, string Task, string Other)> ReadyAsync(Scene scene)
    {
        var put = await scene.PutAsync(p => p.Complete().UnderReview());
        return (put.Value.Id, (await scene.PutAsync(put.Value, 1)).Value.Id, (await scene.PutAsync(put.Value, 2)).Value.Id);
    }

    private static async Task<Assignment> FindAsync(Scene scene, string id) => (await scene.Assignments.FindAsync(id, default))!.Value;

    private static async Task<byte[]> SheetAsync(Scene scene, string id)
    {
        await scene.ForgeAsync(Scene.Office, "review/sheet", new JsonObject { ["proposalId"] = id });
        await scene.SettleAsync();
        await scene.ConsentAsync(Scene.Office);
        await scene.SettleAsync();
        return scene.OneDriveOf(Scene.Office)[^1].Content;
    }

    private static async Task<IReadOnlyList<string>> SendAsync(Scene scene, byte[] file)
    {
        await scene.SendFileAsync(Scene.Office, "评审表.docx", file);
        await scene.SettleAsync();
        return [.. CardText.Texts(scene.Chat(Scene.Office.ObjectId)[^1].Card)];
    }

    private static IEnumerable<string> Grades(string grade) => Rubrics.Current.Items.Select(i => $"grade.{i.Key}.{grade}");

    private static byte[] Filled(byte[] blank, IReadOnlyList<string> ticked, params IReadOnlyList<(string Tag, string Text)> texts)
    {
        using var stream = new MemoryStream();
        stream.Write(blank);
        using (var document = WordprocessingDocument.Open(stream, true))
        {
            foreach (var control in document.MainDocumentPart!.Document!.Descendants<SdtElement>())
            {
                var tag = control.SdtProperties!.GetFirstChild<Tag>()?.Val?.Value ?? "";
                if (ticked.Contains(tag)) control.Descendants<Text>().First().Text = "☑";
                foreach (var (_, text) in texts.Where(t => t.Tag == tag)) control.Descendants<Text>().First().Text = text;
            }
        }

        return stream.ToArray();
    }
}
