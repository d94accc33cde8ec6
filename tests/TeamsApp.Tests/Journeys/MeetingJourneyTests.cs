using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Teams;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>评审会, from the agenda over recusals and votes to the minutes.</summary>
public sealed class MeetingJourneyTests
{
    private static readonly System.Text.Json.JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_office_leads_through_the_agenda_votes_and_takes_the_minutes()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var weak = await UnderReviewAsync(scene, "第二名的微专业", "C");
        var good = await UnderReviewAsync(scene, "第一名的微专业", "A");
        await scene.SayAsync(Scene.Office, "评审会");
        await scene.SettleAsync();
        var begun = Texts(await scene.PressAsync(Scene.Office, "meeting/begin"));
        Assert.Contains(begun, t => t.Contains("已按评审排序列出 2 项议程", StringComparison.Ordinal));
        Assert.True(begun.ToList().FindIndex(t => t.Contains("第一名的微专业", StringComparison.Ordinal)) < begun.ToList().FindIndex(t => t.Contains("第二名的微专业", StringComparison.Ordinal)));
        var of = new JsonObject { ["roundId"] = A.Round().Id, ["meeting"] = "1" };

        // Nobody can vote before it is written down who is there.
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "meeting/vote", With(of, ("n", "1"), ("for", "1")))), t => t.Contains("还没有登记到会人员", StringComparison.Ordinal));
        var seated = await scene.ForgeAsync(Scene.Office, "meeting/present", With(of, ("keep", "true"), ("date", "2025-06-20"), ("clock", "14:30"), ("place", "行政楼 301"), ("chair", "林晓岚"), ("recorder", "周文博"), ("expected", "9"),
            ("present", string.Join(',', Enumerable.Range(1, 4).Select(n => A.Expert(n).Id.Value))), ("others", "陈思远\n专家戊、何清和")));
        Assert.Contains(Texts(seated), t => t.Contains("已保存，到会 7 人", StringComparison.Ordinal));
        // 专家戊 was only typed, and is the expert of the pool.
        Assert.Contains((await MeetingAsync(scene)).Present, m => m.Key == A.Expert(5).Id.Value && m.UnitCode == "edu");

        // The lead of it stays out by himself; one is named by hand; the others vote.
        var item = await scene.ForgeAsync(Scene.Office, "meeting/item", With(of, ("n", "1")));
        Assert.Contains(Texts(item), t => t.StartsWith("陈思远：", StringComparison.Ordinal));
        Assert.Contains(Texts(item), t => t.Contains("6 人（到会 7，回避 1）", StringComparison.Ordinal));
        var vote = With(of, ("n", "1"), ("recused", A.Expert(4).Id.Value), ("notes", "实践环节落实，密语8842"), ("for", "6"), ("against", "0"), ("abstain", "0"));
        var tooMany = await scene.ForgeAsync(Scene.Office, "meeting/vote", vote);
        Assert.Contains(Texts(tooMany), t => t.Contains("票数合计 6，超过应投票的 5 人", StringComparison.Ordinal));
        Assert.Contains(Texts(tooMany), t => t.Contains("5 人（到会 7，回避 2）", StringComparison.Ordinal));
        Assert.Contains("密语8842", tooMany.Value!.ToJsonString(s_readable), StringComparison.Ordinal);
        vote["for"] = "4";
        vote["against"] = "1";
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "meeting/vote", vote)), t => t.Contains("赞成 4，反对 1，弃权 0（应投票 5）：建议推荐", StringComparison.Ordinal));

        // Going on keeps what was written down; the card of what is voted asks for no recusal, and names who stayed out.
        Assert.Contains("专家丁：会上提出回避", Texts(await scene.ForgeAsync(Scene.Office, "meeting/item", With(of, ("n", "1")))));
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "meeting/item", With(of, ("from", "1"), ("n", "2"), ("notes", "实践环节落实，密语8842；请补充教材")))), t => t.StartsWith("2/2 ", StringComparison.Ordinal));
        Assert.Equal("实践环节落实，密语8842；请补充教材", (await MeetingAsync(scene)).At(1)!.Notes);
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "meeting/vote", With(of, ("n", "2"), ("for", "3"), ("against", "2"), ("abstain", "1"), ("notes", "")))), t => t.Contains("建议不推荐", StringComparison.Ordinal));

        // A vote decides nothing: it stands beside the office's own decision.
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "screening/open", new() { ["proposalId"] = good })), t => t.Contains("赞成 4，反对 1，弃权 0（应投票 5）：建议推荐", StringComparison.Ordinal));
        foreach (var id in new[] { good, weak }) Assert.Equal(Domain.Proposals.ProposalState.UnderReview, (await scene.Proposals.FindAsync(id, default))!.Value.State);

        await scene.ForgeAsync(Scene.Office, "meeting/minutes", of);
        await scene.SettleAsync();
        await scene.ConsentAsync(Scene.Office);
        await scene.SettleAsync();
        var file = scene.OneDriveOf(Scene.Office)[^1];
        Assert.Equal("会议纪要_2025-spring_第1次.docx", file.Name);
        using var document = WordprocessingDocument.Open(new MemoryStream(file.Content), false);
        var words = document.MainDocumentPart!.Document!.InnerText;
        foreach (var said in new[] { "2025年6月20日 14:30", "行政楼 301", "应到 9 人，到会 7 人", "陈思远（", "专家丁（会上提出回避）", "应投票5人，赞成4票，反对1票，弃权0票", "密语8842；请补充教材", "建议不推荐", "主持人（签字）" })
            Assert.Contains(said, words, StringComparison.Ordinal);
        Assert.Empty(document.MainDocumentPart.HeaderParts);
        await scene.SayAsync(Scene.Stranger, $"核对 {document.PackageProperties.Identifier}");
        await scene.SettleAsync();
        Assert.Contains(CardText.Texts(scene.Chat(Scene.Stranger.ObjectId)[^1].Card), t => t.Contains("这是现行的一份", StringComparison.Ordinal));

        // Nobody but the office sees any of it.
        foreach (var who in new[] { Scene.Owner, Scene.Dean, Scene.Stranger, Scene.Experts[0] })
            foreach (var verb in new[] { "meeting/open", "meeting/item", "meeting/present", "meeting/vote", "meeting/minutes" })
                Assert.DoesNotContain("密语8842", (await scene.ForgeAsync(who, verb, With(of, ("n", "1")))).Value?.ToJsonString(s_readable) ?? "", StringComparison.Ordinal);
        foreach (var id in new[] { good, weak })
            Assert.DoesNotContain("赞成", (await scene.ForgeAsync(Scene.Owner, "proposals/open", new() { ["proposalId"] = id })).Value!.ToJsonString(s_readable), StringComparison.Ordinal);
    }

    private static async Task<string> UnderReviewAsync(Scene scene, string name, string grade)
    {
        var stored = await scene.PutAsync(p => p.Complete().With("programName", name).UnderReview());
        for (var n = 1; n <= 3; n++) await scene.PutAsync(stored.Value, n, a => a.Submit(A.Scorecard(grade), Rubrics.Current, A.Round(), A.Acting(A.Expert(n)), A.Day).Value, card: false);
        return stored.Value.Id;
    }

    private static async Task<Meeting> MeetingAsync(Scene scene) => (await scene.Meetings.FindAsync(Meeting.IdOf(A.Round().Id, 1), default))!.Value;

    private static JsonObject With(JsonObject of, params (string Name, string Value)[] more)
    {
        var data = of.DeepClone().AsObject();
        foreach (var (name, value) in more) data[name] = value;
        return data;
    }

    private static IReadOnlyList<string> Texts(ActionOutcome outcome) => [.. CardText.Texts(outcome.Value), outcome.Text ?? ""];
}
