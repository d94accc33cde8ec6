using System.Text.Json.Nodes;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The expert's side over the wire: the queue, scoring, skipping, changing what was given, not reviewing at all.</summary>
public sealed class ReviewingJourneyTests
{
    private static readonly SeedPerson s_expert = Scene.Experts[0];

    [Fact]
    public async Task One_proposal_leads_to_the_next_in_the_same_place_and_each_keeps_one_card()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (first, second, third) = (await TaskAsync(scene, "数据素养"), await TaskAsync(scene, "碳管理"), await TaskAsync(scene, "智慧养老"));
        Assert.Equal(3, scene.Chat(s_expert.ObjectId).Count(m => m.Card is not null && AssignmentOn(m.Card) is not null));

        await scene.PressAsync(s_expert, "review/score", null, Of(first));
        Assert.Contains("第 1 / 3 份 · 已完成 0 份", Text(scene), StringComparison.Ordinal);
        await scene.PressAsync(s_expert, "review/keep", new { grade_need = "A", comment = "先看到这里", then = "next" }, d => Of(first)(d) && (string?)d["then"] == "next");
        await scene.SettleAsync();

        // Nothing but the grade was changed, and the second lies where the first was.
        Assert.Equal((AssignmentState.Offered, "A"), ((await FindAsync(scene, first)).State, (await FindAsync(scene, first)).Grades["need"]));
        Assert.Equal([second, first, third], await CardsAsync(scene));

        await scene.PressAsync(s_expert, "review/score", null, Of(second));
        var given = await scene.PressAsync(s_expert, "review/submit", Inputs("A"), Of(second));
        Assert.Contains(CardText.Texts(given.Value), t => t.EndsWith("评审已提交，谢谢。这是第 2 / 3 份，已完成 1 份。还有 2 份待评。", StringComparison.Ordinal));
        await scene.SettleAsync();
        Assert.Equal([second, first, third], await CardsAsync(scene));

        // After the third comes the first, which was skipped.
        await scene.PressAsync(s_expert, "review/next", null, Of(second));
        await scene.SettleAsync();
        await scene.PressAsync(s_expert, "review/next", null, Of(third));
        await scene.SettleAsync();
        Assert.Equal([first, third, second], await CardsAsync(scene));
        Assert.Contains("先看到这里", CardText.Texts((await scene.PressAsync(s_expert, "review/score", null, Of(first))).Value));
    }

    [Fact]
    public async Task A_review_is_changed_until_the_reviews_are_closed_and_after_that_when_it_was_reopened()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var task = await TaskAsync(scene, "数据素养");
        var form = await scene.PressAsync(s_expert, "review/score", null, Of(task));
        await scene.PressAsync(s_expert, "review/submit", Inputs("A"), Of(task));
        // An impatient finger sends the same form twice.
        await scene.ForgeAsync(s_expert, "review/submit", Data(task, "A"));
        Assert.Equal((100m, 0), ((await FindAsync(scene, task)).Total, (await FindAsync(scene, task)).History.Count));
        await scene.SettleAsync();

        var amending = await scene.PressAsync(s_expert, "review/score", null, Of(task));
        Assert.Contains(CardText.Texts(amending.Value), t => t.Contains("原来的评审仍然有效", StringComparison.Ordinal));
        await scene.PressAsync(s_expert, "review/keep", Inputs("B"), d => Of(task)(d) && d["then"] is null);
        Assert.Equal((100m, AssignmentState.Submitted), ((await FindAsync(scene, task)).Total, (await FindAsync(scene, task)).State));
        await scene.PressAsync(s_expert, "review/submit", Inputs("B"), Of(task));
        await scene.SettleAsync();
        Assert.Equal((80m, 100m), ((await FindAsync(scene, task)).Total, (await FindAsync(scene, task)).History.Single().Total));

        foreach (var who in new[] { s_expert, Scene.Office })
        {
            var history = CardText.Texts((await scene.ForgeAsync(who, "review/history", Data(task))).Value).ToList();
            Assert.Contains(history, t => t.StartsWith("第 2 次提交", StringComparison.Ordinal) && t.Contains("80 分", StringComparison.Ordinal));
            Assert.Contains(history, t => t.Contains("A → B", StringComparison.Ordinal));
        }

        await scene.ForgeAsync(Scene.Office, "reviews/close", new() { ["roundId"] = A.Round().Id });
        await scene.SettleAsync();
        var late = await scene.ForgeAsync(s_expert, "review/submit", Data(task, "C"));
        Assert.Contains(CardText.Texts(late.Value), t => t.Contains("关闭", StringComparison.Ordinal));
        Assert.Equal(80m, (await FindAsync(scene, task)).Total);

        var stored = (await scene.Assignments.FindAsync(task, default))!;
        Assert.True((await scene.Assignments.SaveAsync(stored.With(stored.Value.Reopen("有一项漏评", A.Office, scene.Clock.GetUtcNow().AddHours(1)).Value), default)).IsDone);
        await scene.ForgeAsync(s_expert, "review/submit", Data(task, "C"));
        Assert.Equal((AssignmentState.Submitted, 2), ((await FindAsync(scene, task)).State, (await FindAsync(scene, task)).History.Count));
        Assert.NotNull(form.Value);
    }

    [Theory]
    [InlineData("decline", "本周出差", AssignmentState.Declined, "本周出差")]
    [InlineData("abstain", "不熟悉这个方向", AssignmentState.Abstained, "不熟悉这个方向")]
    [InlineData("self", "", AssignmentState.Recused, "申请回避：本人参与或将参与这个微专业")]
    [InlineData("other", "与负责人合写过教材", AssignmentState.Recused, "申请回避：其他原因：与负责人合写过教材")]
    public async Task Who_will_not_review_says_why_and_a_later_click_on_the_old_card_finds_it_so(string why, string reason, AssignmentState state, string said)
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var task = await TaskAsync(scene, "数据素养");
        await scene.PressAsync(s_expert, "review/leave-form", null, Of(task));
        Assert.Contains(CardText.Texts((await scene.PressAsync(s_expert, "review/leave", new { reason }, Of(task))).Value), t => t.Contains("请选择不能评审的原因", StringComparison.Ordinal));
        await scene.PressAsync(s_expert, "review/leave", new { why, reason }, Of(task));
        await scene.SettleAsync();
        Assert.Equal((state, said), ((await FindAsync(scene, task)).State, (await FindAsync(scene, task)).DeclineReason));

        foreach (var verb in new[] { "review/open", "review/accept", "review/score", "review/keep", "review/submit", "review/next", "review/leave-form", "review/leave", "review/decline", "review/history" })
        {
            var answer = await scene.ForgeAsync(s_expert, verb, Data(task, "A"));
            Assert.Equal("card", answer.Shown);
        }

        Assert.Equal((state, said), ((await FindAsync(scene, task)).State, (await FindAsync(scene, task)).DeclineReason));
        await scene.SettleAsync();
        Assert.Equal([task], await CardsAsync(scene));
    }

    [Fact]
    public async Task Bare_consent_is_refused_kindly_and_what_was_typed_is_kept()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var task = await TaskAsync(scene, "数据素养");
        await scene.PressAsync(s_expert, "review/score", null, Of(task));
        var inputs = Inputs("A");
        inputs["comment"] = "同意推荐";
        var answer = await scene.PressAsync(s_expert, "review/submit", inputs, Of(task));
        Assert.Contains(CardText.Texts(answer.Value), t => t.Contains("对申报人没有帮助", StringComparison.Ordinal));
        Assert.Equal((AssignmentState.Offered, "同意推荐"), ((await FindAsync(scene, task)).State, (await FindAsync(scene, task)).Comment));
    }

    private static async Task<string> TaskAsync(Scene scene, string name)
    {
        var proposal = await scene.PutAsync(p => p.Complete().With("programName", name).UnderReview());
        return (await scene.PutAsync(proposal.Value, 1)).Value.Id;
    }

    private static async Task<Assignment> FindAsync(Scene scene, string id) => (await scene.Assignments.FindAsync(id, default))!.Value;

    // Whose cards lie in the chat, as the messages themselves carry them, from above; each must be the one that is remembered.
    private static async Task<IReadOnlyList<string>> CardsAsync(Scene scene)
    {
        var lying = scene.Chat(s_expert.ObjectId).Where(m => !m.Deleted && m.BaseCard is not null).Select(m => (m.Id, Task: AssignmentOn(m.BaseCard))).Where(m => m.Task is not null).ToList();
        foreach (var (id, task) in lying)
        {
            var notice = await scene.Notices.FindAsync($"{MatterKind.Assignment}|{task}|{s_expert.ObjectId}", default);
            Assert.Equal(id, notice!.Value.ActivityId);
        }

        return [.. lying.Select(m => m.Task!)];
    }

    private static string? AssignmentOn(JsonObject? card) => (string?)card?["refresh"]?["action"]?["data"]?["assignmentId"] ?? (CardText.Actions(card).Select(a => (string?)CardText.Data(a)["assignmentId"]).FirstOrDefault(a => a is not null));

    private static string Text(Scene scene) => string.Join('\n', scene.Chat(s_expert.ObjectId).SelectMany(m => CardText.Texts(m.Card)));

    private static Dictionary<string, string> Inputs(string grade)
    {
        var card = A.Scorecard(grade);
        var inputs = card.Grades.ToDictionary(g => $"grade_{g.Key}", g => g.Value);
        (inputs["conclusion"], inputs["comment"]) = ($"{card.Conclusion}", card.Comment);
        return inputs;
    }

    private static JsonObject Data(string task, string? grade = null)
    {
        var data = new JsonObject { ["assignmentId"] = task };
        if (grade is not null)
            foreach (var (key, value) in Inputs(grade)) data[key] = value;
        return data;
    }

    private static Func<JsonObject, bool> Of(string task) => d => (string?)d["assignmentId"] == task;
}
