using System.Text.Json.Nodes;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Kit;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>核对: a code from the footer of a paper tells whether it is the current one, an older one, or one that the data have outrun.</summary>
public sealed class ContentCodeJourneyTests
{
    [Fact]
    public async Task A_code_tells_the_current_paper_from_the_one_before_and_from_one_that_the_data_have_outrun()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var put = await scene.PutAsync(p => p.Complete().Recommended());
        var first = await WriteAsync(scene, put.Value.Id);

        Assert.Contains("✓  这是现行的一份，与登记的数据一致。", await AskAsync(scene, Scene.Owner, first));
        // The data change, and the paper is not written again yet.
        await ChangeAsync(scene, put.Value.Id, "依托学院重新论证");
        Assert.Contains(await AskAsync(scene, Scene.Owner, first), t => t.Contains("已经过期", StringComparison.Ordinal));
        Assert.Contains(await DeskAsync(scene), t => t.Contains("1 份备案表已过期或还没有写出", StringComparison.Ordinal));

        scene.Clock.Move(TimeSpan.FromMinutes(5));
        var second = await WriteAsync(scene, put.Value.Id);
        Assert.NotEqual(first, second);
        Assert.Contains(await AskAsync(scene, Scene.Stranger, $"check {first.ToLowerInvariant()}"), t => t.Contains(second, StringComparison.Ordinal));
        Assert.Contains("✓  这是现行的一份，与登记的数据一致。", await AskAsync(scene, Scene.Stranger, $"核对 {second}"));
        Assert.DoesNotContain(await DeskAsync(scene), t => t.Contains("已过期", StringComparison.Ordinal));
        Assert.Equal([second, first], (await scene.Register.OfSubjectAsync(put.Value.Id, default)).Select(d => d.ContentCode));

        // The summary has a code of its own; the office gets the way to the file.
        var summary = Assert.Single((await scene.Rounds.FindAsync(A.Round().Id, default))!.Value.Documents, d => d.Kind == DocumentKinds.Summary);
        var asked = await AskAsync(scene, Scene.Office, $"核对 {summary.ContentCode}");
        Assert.Contains(asked, t => t.Contains("附件3 汇总表", StringComparison.Ordinal));
        Assert.Contains(summary.Url, asked);
    }

    [Fact]
    public async Task Who_has_nothing_to_do_with_a_paper_learns_its_standing_but_not_where_it_lies()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var put = await scene.PutAsync(p => p.Complete().Recommended());
        var code = await WriteAsync(scene, put.Value.Id);
        var url = (await scene.Proposals.FindAsync(put.Value.Id, default))!.Value.Documents[0].Url;
        foreach (var (who, sees) in new[] { (Scene.Owner, true), (Scene.Dean, true), (Scene.Office, true), (Scene.OtherDean, false), (Scene.OtherOwner, false), (Scene.Stranger, false) })
        {
            var card = await AskAsync(scene, who, code);
            Assert.Contains("附件2 备案表", card);
            Assert.Equal(sees, card.Contains(url));
        }
    }

    [Fact]
    public async Task A_code_that_was_never_printed_and_what_is_no_code_are_answered_kindly()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        Assert.Contains(await AskAsync(scene, Scene.Owner, "核对 0000-0000"), t => t.Contains("没有写出过内容码为 0000-0000 的材料", StringComparison.Ordinal));
        var answer = await scene.ForgeAsync(Scene.Owner, "filing/check", new() { ["code"] = "附件二 [x](https://evil.example)" });
        Assert.Contains(CardText.Texts(answer.Value), t => t.Contains("不像内容码", StringComparison.Ordinal));
        Assert.Contains("核对备案材料", await AskAsync(scene, Scene.Owner, "核对"));
    }

    private static async Task<string> WriteAsync(Scene scene, string proposal)
    {
        await scene.ForgeAsync(Scene.Office, "filing/write", new() { ["roundId"] = A.Round().Id });
        await scene.SettleAsync();
        return Assert.Single((await scene.Proposals.FindAsync(proposal, default))!.Value.Documents).ContentCode;
    }

    private static async Task ChangeAsync(Scene scene, string proposal, string opinion)
    {
        var stored = (await scene.Proposals.FindAsync(proposal, default))!;
        Assert.True((await scene.Proposals.SaveAsync(stored.With(stored.Value with { UnitOpinion = opinion }), default)).IsDone);
    }

    private static async Task<IReadOnlyList<string>> DeskAsync(Scene scene) =>
        [.. CardText.Texts((await scene.ForgeAsync(Scene.Office, "desk/open", new() { ["roundId"] = A.Round().Id })).Value)];

    private static async Task<IReadOnlyList<string>> AskAsync(Scene scene, LocalTenant.SeedPerson who, string text)
    {
        await scene.SayAsync(who, text);
        await scene.SettleAsync();
        return [.. CardText.Texts(scene.Chat(who.ObjectId)[^1].Card)];
    }
}
