using System.Text.Json.Nodes;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.TeamsApp.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>立项后进展, from the office's card to what the owner and the college read.</summary>
public sealed class MilestoneJourneyTests
{
    [Fact]
    public async Task The_office_records_and_corrects_and_the_owner_and_the_college_read_it()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete().Recommended())).Value.Id;
        var of = new JsonObject { ["proposalId"] = id };
        scene.Clock.Move(TimeSpan.FromDays(80));
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "screening/open", of)), t => t.Contains("报省级教育部门审核", StringComparison.Ordinal));
        await scene.SettleAsync();

        // A slip is told, and nothing of what was typed is lost.
        var link = await scene.PutIntoLibraryAsync(Scene.Office, "省厅/批复.pdf", [1, 2, 3]);
        of["step"] = "SubmittedToProvince";
        of["date"] = "2025-07-01";
        of["number"] = "江教函[2025]012号";
        of["link"] = link;
        var refused = await scene.ForgeAsync(Scene.Office, "milestones/record", of);
        Assert.Contains(Texts(refused), t => t.Contains("是不是 江教函〔2025〕12号？", StringComparison.Ordinal));
        Assert.Equal("江教函[2025]012号", (string?)All(refused.Value).Single(e => (string?)e["id"] == "number")["value"]);
        Assert.Empty((await scene.Proposals.FindAsync(id, default))!.Value.Milestones);

        of["number"] = "江教函〔2025〕 12 号";
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "milestones/record", of)), t => t.Contains("报省级教育部门审核 · 2025年7月1日 · 江教函〔2025〕12号", StringComparison.Ordinal));
        await scene.SettleAsync();
        foreach (var who in new[] { Scene.Owner, Scene.Dean })
        {
            Assert.Contains(scene.Chat(who.ObjectId), m => m.Activity.ToJsonString(s_readable).Contains("已报省级教育部门审核（2025年7月1日，江教函〔2025〕12号）", StringComparison.Ordinal));
            var card = await scene.ForgeAsync(who, "milestones/open", new() { ["proposalId"] = id });
            Assert.Contains(Texts(card), t => t.Contains("江教函〔2025〕12号", StringComparison.Ordinal));
            Assert.DoesNotContain(CardText.Actions(card.Value), a => (string?)a["verb"] == "milestones/record" || CardText.Data(a).ContainsKey("corrects"));
            Assert.Contains(All(card.Value), e => (string?)e["type"] == "Action.OpenUrl" && (string?)e["url"] == link);
        }

        // Only what lies in the library is evidence.
        of["step"] = "ApprovedByProvince";
        of["link"] = "https://evil.example/批复.pdf";
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "milestones/record", of)), t => t.Contains("没有在备案材料库中找到", StringComparison.Ordinal));

        await scene.PressAsync(Scene.Office, "milestones/open", fits: d => (string?)d["corrects"] == "1");
        await scene.SettleAsync();
        var corrected = await scene.ForgeAsync(Scene.Office, "milestones/record", new() { ["proposalId"] = id, ["corrects"] = "1", ["date"] = "2025-07-02", ["number"] = "", ["link"] = link, ["why"] = "日期录错" });
        Assert.Contains(Texts(corrected), t => t.Contains("↳ 更正第 1 条：报省级教育部门审核 · 2025年7月2日。原因：日期录错", StringComparison.Ordinal));
        await scene.SettleAsync();
        var stored = (await scene.Proposals.FindAsync(id, default))!.Value;
        Assert.Equal([(new DateOnly(2025, 7, 1), null), (new DateOnly(2025, 7, 2), (int?)1)], stored.Milestones.Select(m => (m.On, m.Corrects)));
        Assert.Equal(ProposalState.Recommended, stored.State);
        Assert.Equal(["RecordMilestone", "CorrectMilestone"], (await scene.Audit.OfProposalAsync(id, default)).Select(a => a.Act).Where(a => a.EndsWith("Milestone", StringComparison.Ordinal)));
        Assert.Empty(stored.Owed);
    }

    [Fact]
    public async Task The_office_is_told_once_of_what_is_due_in_one_message_for_all_programmes()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        foreach (var name in new[] { "甲专业", "乙专业", "丙专业", "丁专业" })
        {
            var stored = await scene.PutAsync(p => p.Complete().With("programName", name).Recommended());
            var taught = stored.Value.RecordMilestone(new(Milestone.Recruiting, new(2025, 9, 1), "", null, ""), A.Office, A.China(2025, 10, 1)).Value.RecordMilestone(new(Milestone.Teaching, new(2025, 9, 10), "", null, ""), A.Office, A.China(2025, 10, 1)).Value;
            Assert.True((await scene.Proposals.SaveAsync(stored.With(taught with { Owed = [] }), default)).IsDone);
        }

        // A Monday morning.
        scene.Clock.MoveTo(A.China(2026, 6, 15, 10));
        var clock = scene.Services.GetRequiredService<ReminderClock>();
        for (var i = 0; i < 2; i++) await clock.LookAsync(default);
        await scene.SettleAsync();
        Assert.Single(scene.Chat(Scene.Office.ObjectId), m => m.Activity.ToJsonString(s_readable).Contains("4 个微专业（", StringComparison.Ordinal) && m.Activity.ToJsonString(s_readable).Contains("等 4 个）：原则上应于 2026年6月30日 前完成", StringComparison.Ordinal));
        var before = scene.Chat(Scene.Office.ObjectId).Count;
        scene.Clock.MoveTo(A.China(2026, 6, 16, 10));
        await clock.LookAsync(default);
        Assert.Equal(before, scene.Chat(Scene.Office.ObjectId).Count);
        scene.Clock.MoveTo(A.China(2026, 6, 30, 10));
        await clock.LookAsync(default);
        Assert.Equal(before + 1, scene.Chat(Scene.Office.ObjectId).Count);
    }

    private static readonly System.Text.Json.JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<JsonObject> All(JsonNode? card) => card switch
    {
        JsonObject o => o.Where(p => p.Key != "fallback").SelectMany(p => All(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(All),
        _ => [],
    };

    private static IReadOnlyList<string> Texts(ActionOutcome outcome) => [.. CardText.Texts(outcome.Value)];
}
