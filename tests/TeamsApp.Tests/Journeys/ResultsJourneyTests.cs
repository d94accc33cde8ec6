using DocumentFormat.OpenXml.Packaging;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>公示: the office gets what was decided as a text and as Word files; nobody else does.</summary>
public sealed class ResultsJourneyTests
{
    [Fact]
    public async Task The_office_copies_the_text_and_takes_both_files_which_are_drafts_while_something_is_undecided()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var good = await scene.PutAsync(p => p.Complete().Recommended());
        var bad = await scene.PutAsync(p => p.Complete().With("programName", "没有推荐的微专业").NotRecommended());
        var open = await scene.PutAsync(p => p.Complete().With("programName", "还没决定的微专业").UnderReview());

        var card = await AskAsync(scene, Scene.Office);
        Assert.Contains("!  还有 1 个微专业没有决定：现在写出的是草稿。", card);
        var text = card.Single(t => t.Contains("拟推荐名单公示", StringComparison.Ordinal));
        Assert.StartsWith("【草稿，未经审定】", text, StringComparison.Ordinal);
        Assert.Contains($"1. {good.Value.Name}（", text, StringComparison.Ordinal);
        foreach (var other in new[] { bad, open }) Assert.DoesNotContain(other.Value.Name, string.Join('\n', card), StringComparison.Ordinal);

        foreach (var (kind, name) in new[] { ("publicity", "公示_2025-spring.docx"), ("result-notice", "推荐结果通知_2025-spring.docx") })
        {
            await scene.PressAsync(Scene.Office, "results/file", fits: d => (string?)d["kind"] == kind);
            await scene.SettleAsync();
            await scene.ConsentAsync(Scene.Office);
            await scene.SettleAsync();
            var file = scene.OneDriveOf(Scene.Office)[^1];
            Assert.Equal(name, file.Name);
            using var document = WordprocessingDocument.Open(new MemoryStream(file.Content), false);
            var words = document.MainDocumentPart!.Document!.InnerText;
            Assert.Contains(good.Value.Name, words, StringComparison.Ordinal);
            Assert.DoesNotContain(bad.Value.Name, words, StringComparison.Ordinal);
            Assert.Single(document.MainDocumentPart.HeaderParts);
            // Its code is known from then on.
            await scene.SayAsync(Scene.Stranger, $"核对 {document.PackageProperties.Identifier}");
            await scene.SettleAsync();
            Assert.Contains(CardText.Texts(scene.Chat(Scene.Stranger.ObjectId)[^1].Card), t => t.Contains("这是现行的一份", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Nobody_but_the_office_gets_it_and_without_recommendations_there_is_nothing()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        Assert.Contains("!  这个批次还没有推荐的微专业，没有可公示的内容。", await AskAsync(scene, Scene.Office));
        Assert.False(scene.Has(Scene.Office, "results/file"));
        await scene.PutAsync(p => p.Complete().Recommended());

        foreach (var who in new[] { Scene.Owner, Scene.Dean, Scene.Stranger, Scene.Experts[0] })
        {
            await scene.SayAsync(who, "公示");
            await scene.SettleAsync();
            Assert.DoesNotContain("拟推荐名单", scene.Chat(who.ObjectId)[^1].Activity.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        }
    }

    private static async Task<IReadOnlyList<string>> AskAsync(Scene scene, SeedPerson who)
    {
        await scene.SayAsync(who, "公示");
        await scene.SettleAsync();
        return [.. CardText.Texts(scene.Chat(who.ObjectId)[^1].Card)];
    }
}
