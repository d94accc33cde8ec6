using System.Text.Json.Nodes;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>A draft goes out to Word by consent, is changed there with a real Word library, and comes back through the chat or the library.</summary>
public sealed class WordJourneyTests
{
    [Fact]
    public async Task A_draft_is_exported_by_consent_changed_in_Word_sent_back_and_only_what_is_ticked_is_saved()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var draft = (await scene.PutAsync(p => p.Complete(), Home)).Value;
        await PressAsync(scene, Scene.Owner, "proposals/more");
        await PressAsync(scene, Scene.Owner, "word/export");
        Assert.Empty(scene.OneDriveOf(Scene.Owner));
        var question = await scene.ConsentAsync(Scene.Owner);
        await scene.SettleAsync();
        var (name, form) = Assert.Single(scene.OneDriveOf(Scene.Owner));
        Assert.Equal($"草稿_{draft.Name}_{draft.Id}.docx", name);
        Assert.DoesNotContain(scene.Chat(Scene.Owner.ObjectId), m => m.Id == question && !m.Deleted);
        Assert.Contains(scene.Chat(Scene.Owner.ObjectId), m => m.Activity.ToJsonString().Contains("application/vnd.microsoft.teams.card.file.info", StringComparison.Ordinal));

        var course = draft.Answers.Rows("courses")[0];
        await scene.SendFileAsync(Scene.Owner, name, OfficeFiles.Typed(form, ("enrollmentQuota", "45"), ("positioning", "全新的定位"), ($"courses[{course.Id}].hours", "40")));
        await scene.SettleAsync();
        Assert.Equal(
            [("招生名额", draft.Answers["enrollmentQuota"], "45"), ("专业定位", draft.Answers["positioning"], "全新的定位"), ($"课程设置表 · {course["name"]}", $"总学时 {course["hours"]}", "总学时 40")],
            Picks(Latest(scene)));
        Assert.Equal(draft.Answers, (await scene.Proposals.FindAsync(draft.Id, default))!.Value.Answers);

        await PressAsync(scene, Scene.Owner, "word/take", new { pick0 = "true", pick1 = "false", pick2 = "false" });
        var saved = (await scene.Proposals.FindAsync(draft.Id, default))!.Value;
        Assert.Equal((draft.Answers.With("enrollmentQuota", "45"), draft.Revision + 1), (saved.Answers, saved.Revision));
        Assert.Contains(CardText.Texts(Latest(scene)), t => t.Contains("已从 Word 导入 1 项并保存", StringComparison.Ordinal));
        Assert.Null(await scene.Library.ReadAsync($"Word导入/{Scene.Owner.ObjectId}.docx", default));
    }

    [Fact]
    public async Task A_declined_export_leaves_nothing_behind()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        await scene.PutAsync(p => p.Complete(), Home);
        await PressAsync(scene, Scene.Owner, "proposals/more");
        await PressAsync(scene, Scene.Owner, "word/export");
        var question = await scene.ConsentAsync(Scene.Owner, accept: false);
        await scene.SettleAsync();
        Assert.Empty(scene.OneDriveOf(Scene.Owner));
        Assert.DoesNotContain(scene.Chat(Scene.Owner.ObjectId), m => m.Id == question && !m.Deleted);
    }

    [Fact]
    public async Task A_file_in_the_library_is_read_by_its_link_when_it_is_the_persons_own_and_not_when_it_is_anothers()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var draft = (await scene.PutAsync(p => p.Complete(), Home)).Value;
        await PressAsync(scene, Scene.Owner, "proposals/more");
        await PressAsync(scene, Scene.Owner, "word/export");
        await scene.ConsentAsync(Scene.Owner);
        await scene.SettleAsync();
        var changed = OfficeFiles.Typed(scene.OneDriveOf(Scene.Owner)[0].Content, ("enrollmentQuota", "45"));
        var (mine, others) = (await scene.PutIntoLibraryAsync(Scene.Owner, "教研室/改过的 表.docx", changed), await scene.PutIntoLibraryAsync(Scene.OtherOwner, "教研室/方.docx", changed));

        await PressAsync(scene, Scene.Owner, "word/ask");
        await PressAsync(scene, Scene.Owner, "word/fetch", new { link = others });
        Assert.Contains(CardText.Texts(Latest(scene)), t => t.Contains("没有带到您可以导入的 Word 文件", StringComparison.Ordinal));
        await PressAsync(scene, Scene.Owner, "word/fetch", new { link = mine + "?web=1" });
        Assert.Equal([("招生名额", draft.Answers["enrollmentQuota"], "45")], Picks(Latest(scene)));
        await PressAsync(scene, Scene.Owner, "word/take");
        Assert.Equal(draft.Answers.With("enrollmentQuota", "45"), (await scene.Proposals.FindAsync(draft.Id, default))!.Value.Answers);
        Assert.Equal(changed, await scene.Library.ReadAsync("教研室/改过的 表.docx", default));
    }

    private static CardDue Home { get; } = new(Audience.Of(A.Owner.Id), new(MatterKind.Proposal, "")) { Key = "home" };

    private static async Task PressAsync(Scene scene, SeedPerson who, string verb, object? inputs = null)
    {
        Assert.NotEqual("failure", (await scene.PressAsync(who, verb, inputs)).Shown);
        await scene.SettleAsync();
    }

    // The card that was changed last, whichever message it stands in.
    private static JsonNode? Latest(Scene scene) => scene.Chat(Scene.Owner.ObjectId).Where(m => m.Card is not null).MaxBy(m => m.Change)!.Card;

    // What stands at each place to tick: its name, what is there now, what is in Word.
    private static List<(string Label, string Now, string Then)> Picks(JsonNode? card)
    {
        var found = new List<(string, string, string)>();
        foreach (var container in card!["body"]!.AsArray().Where(c => (string?)c!["items"]?[0]?["type"] == "Input.Toggle"))
            found.Add(((string)container!["items"]![0]!["label"]!, Text(container, 1)["现在：".Length..], Text(container, 2)["Word：".Length..]));
        return found;

        static string Text(JsonNode container, int at) => (string)container["items"]![at]!["text"]!;
    }
}
