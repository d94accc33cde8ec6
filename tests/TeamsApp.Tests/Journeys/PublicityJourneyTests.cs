using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Teams;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>公示, from its beginning over an objection to the release of the documents.</summary>
public sealed class PublicityJourneyTests
{
    private const string Text = "课程与现有选修课雷同，机密5566";

    private static readonly System.Text.Json.JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_documents_wait_for_the_publicity_and_one_that_is_held_back_is_not_among_them()
    {
        var round = A.Round() with { Policy = new() };
        await using var scene = await Scene.OpenAsync(round);
        var held = await scene.PutAsync(p => p.Complete().Recommended());
        var other = await scene.PutAsync(p => p.Complete().With("programName", "另一个微专业").Recommended());
        var of = new JsonObject { ["roundId"] = round.Id };

        // Before it begins the desk offers no writing, and an order from an old card is answered with when.
        Assert.DoesNotContain(CardText.Actions((await scene.ForgeAsync(Scene.Office, "desk/open", of)).Value), a => (string?)a["verb"] == "filing/write");
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "filing/write", of)), t => t.Contains("推荐名单还没有公示", StringComparison.Ordinal));

        await SayAsync(scene, Scene.Office, "公示");
        var begun = await scene.PressAsync(Scene.Office, "publicity/begin");
        Assert.Contains(Texts(begun), t => t.Contains("公示已开始，到 2025年6月27日 23:59 届满", StringComparison.Ordinal));
        Assert.Contains(Texts(begun), t => t.Contains("公示期为2025年6月20日至2025年6月27日，共5个工作日（发布当日不计）。", StringComparison.Ordinal));
        await scene.SettleAsync();
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "filing/write", of)), t => t.Contains("公示到 2025年6月27日 23:59", StringComparison.Ordinal));
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Owner, "proposals/open", new() { ["proposalId"] = held.Value.Id })), t => t.Contains("推荐名单公示中，到 2025年6月27日", StringComparison.Ordinal));

        // Anybody of the tenant objects; nothing typed is lost when something is missing.
        await SayAsync(scene, Scene.Stranger, "异议");
        var missing = await scene.PressAsync(Scene.Stranger, "publicity/object", new { text = Text });
        Assert.Contains(Texts(missing), t => t.Contains("请选择公示名单中的一个微专业", StringComparison.Ordinal));
        Assert.Contains(Texts(missing), t => t == Text);
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Stranger, "publicity/object", new() { ["roundId"] = round.Id, ["programme"] = held.Value.Id, ["text"] = Text })), t => t.Contains("异议已提交", StringComparison.Ordinal));
        await scene.SettleAsync();
        Assert.Contains(scene.Chat(Scene.Office.ObjectId), m => m.Activity.ToJsonString(s_readable).Contains("公示期间收到异议 1", StringComparison.Ordinal));

        scene.Clock.MoveTo(A.China(2025, 6, 28, 9));
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "publicity/end", of)), t => t.Contains("还有 1 件异议没有答复", StringComparison.Ordinal));
        of["n"] = "1";
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "publicity/objection", of)), t => t.Contains(Text, StringComparison.Ordinal));
        of["verdict"] = "upheld";
        of["reason"] = "经核实属实";
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "publicity/answer", of)), t => t.Contains("已答复", StringComparison.Ordinal));
        await scene.SettleAsync();

        // The owner learns what it means, and not who said what.
        var owners = string.Join('\n', scene.Chat(Scene.Owner.ObjectId).Select(m => m.Activity.ToJsonString(s_readable))) + (await scene.ForgeAsync(Scene.Owner, "proposals/open", new() { ["proposalId"] = held.Value.Id })).Value?.ToJsonString(s_readable);
        Assert.Contains("有异议成立", owners, StringComparison.Ordinal);
        foreach (var secret in new[] { "机密5566", A.Stranger.Name, "经核实属实" }) Assert.DoesNotContain(secret, owners, StringComparison.Ordinal);
        foreach (var who in new[] { Scene.Owner, Scene.Dean, Scene.Stranger, Scene.Experts[0] })
            foreach (var verb in new[] { "publicity/objection", "results/open" })
                Assert.DoesNotContain("机密5566", (await scene.ForgeAsync(who, verb, of)).Value?.ToJsonString(s_readable) ?? "", StringComparison.Ordinal);

        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "publicity/end", of)), t => t.Contains("公示已结束", StringComparison.Ordinal));
        await scene.ForgeAsync(Scene.Office, "filing/write", of);
        await scene.SettleAsync();
        Assert.Empty((await scene.Proposals.FindAsync(held.Value.Id, default))!.Value.Documents);
        Assert.NotEmpty((await scene.Proposals.FindAsync(other.Value.Id, default))!.Value.Documents);

        // Nor can it go to the province, until the office has looked into it again.
        var milestone = new JsonObject { ["proposalId"] = held.Value.Id, ["step"] = "SubmittedToProvince", ["date"] = "2025-06-28" };
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "milestones/record", milestone)), t => t.Contains("结果还在复核", StringComparison.Ordinal));
        await scene.ForgeAsync(Scene.Office, "publicity/settle", of);
        await scene.ForgeAsync(Scene.Office, "filing/write", of);
        await scene.SettleAsync();
        Assert.NotEmpty((await scene.Proposals.FindAsync(held.Value.Id, default))!.Value.Documents);
        Assert.Contains(Texts(await scene.ForgeAsync(Scene.Office, "milestones/record", milestone)), t => t.Contains("已记录", StringComparison.Ordinal));
        Assert.Equal(Verdict.Upheld, (await scene.Rounds.FindAsync(round.Id, default))!.Value.Publicity!.Objections[0].Verdict);
    }

    private static async Task SayAsync(Scene scene, SeedPerson who, string text)
    {
        await scene.SayAsync(who, text);
        await scene.SettleAsync();
    }

    private static IReadOnlyList<string> Texts(ActionOutcome outcome) => [.. CardText.Texts(outcome.Value), outcome.Text ?? ""];
}
