using System.Text.Json.Nodes;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Kit;
using MicroMajor.LocalTenant.Teams;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The school's own Word file for 附件2 is dropped into an edition's folder, checked and enabled in chat; the documents that are filed follow it.</summary>
public sealed class OwnWordJourneyTests
{
    [Fact]
    public async Task A_Word_form_travels_from_a_folder_of_the_library_through_the_check_into_the_documents_that_are_filed()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        // New fields are new columns.
        scene.Grant("manage");
        var files = OwnWord.Files();

        // What is no Word file of today is told kindly, and nothing can be enabled.
        foreach (var (bytes, said) in (IEnumerable<(byte[], string)>)
        [
            (BrokenTemplates.All.Single(b => b.Name == "an old doc").Word, "请在 Word 中另存为 .docx"),
            (BrokenTemplates.All.Single(b => b.Name == "a file with a password").Word, "请去掉密码再上传"),
            (BrokenTemplates.All.Single(b => b.Name == "a file cut in half").Word, "文件损坏，打不开"),
            (new byte[30 * 1024 * 1024], "文件有 30720 KB 或更大，最多 2048 KB。"),
            (BrokenTemplates.All.Single(b => b.Name == "a control called by the words of a field").Word, "控件“微专业名称”不对应任何栏目。若指同名栏目，请把标记改为 programName；也可在 annex2.map.json 中写明对应关系。"),
        ])
        {
            await UploadAsync(scene, files with { Template = new(bytes, OwnWord.Map) });
            var refused = await ForgeAsync(scene, "forms/check", new() { ["version"] = "2026" });
            Assert.Contains(CardText.Texts(refused), t => t.Contains(said, StringComparison.Ordinal));
            Assert.Contains(CardText.Texts(refused), t => t.StartsWith("annex2.docx", StringComparison.Ordinal));
            Assert.DoesNotContain(CardText.Actions(refused), a => (string?)a["verb"] == "forms/choose");
        }

        // The form itself is taken; what it does not print is said.
        await UploadAsync(scene, files);
        var report = await ForgeAsync(scene, "forms/check", new() { ["version"] = "2026" });
        Assert.Contains(CardText.Texts(report), t => t.StartsWith("可以启用；", StringComparison.Ordinal));
        Assert.Contains(CardText.Texts(report), t => t.Contains("（coBuildUniversities）没有位置，不会印出。", StringComparison.Ordinal));
        var question = await ForgeAsync(scene, "forms/choose", Data(report, "forms/choose", ("roundId", A.Round().Id)));
        var enabled = await ForgeAsync(scene, "forms/enable", Data(question, "forms/enable"));
        Assert.Contains(CardText.Texts(enabled), t => t.Contains("已启用 2026 版表格", StringComparison.Ordinal));
        await scene.SettleAsync();

        // Filed under it, filed under the old edition: each by its own form.
        var own = await scene.PutAsync(p => p.Complete().Under("2026").With("programName", "新版微专业").With("microCredential", "digital").With("credentialIssuer", "江海师范学院继续教育学院").Recommended());
        var old = await scene.PutAsync(p => p.Complete().With("programName", "旧版微专业").Recommended());
        await ForgeAsync(scene, "filing/write", new() { ["roundId"] = A.Round().Id });
        await scene.SettleAsync();
        var (filed, drawn) = (await DocumentAsync(scene, own.Value.Id), await DocumentAsync(scene, old.Value.Id));
        Assert.Contains("微专业申报书（校内用表）", NewFieldJourneyTests.Text(filed, "word/header1.xml"), StringComparison.Ordinal);
        Assert.Matches("项目名称新版微专业负责人.*微证书☒数字证书颁发单位江海师范学院继续教育学院", NewFieldJourneyTests.Text(filed));
        Assert.Contains("高校“双千”计划“微专业”设置备案表", NewFieldJourneyTests.Text(drawn), StringComparison.Ordinal);

        // And read back: its code is the register's, its values those of annex 3.
        var written = WrittenForm.Read(filed);
        Assert.Equal(own.Value.Id, written.ProposalId);
        Assert.Equal((await scene.Proposals.FindAsync(own.Value.Id, default))!.Value.Documents.Single(d => d.Kind == DocumentKinds.Form).ContentCode, written.ContentCode);
        var summary = (await scene.Rounds.FindAsync(A.Round().Id, default))!.Value.Documents.First(d => d.Kind == DocumentKinds.Summary);
        Assert.Empty(CrossCheck.Compare([written, WrittenForm.Read(drawn)], WrittenSummary.Read((await scene.Library.ReadAsync(summary.Path, default))!)));

        // Somebody changes the folder afterwards: what is filed stays what was checked.
        await UploadAsync(scene, files with { Template = new(OwnWord.Form(isNew: true, hasCode: false), OwnWord.Map) });
        await ForgeAsync(scene, "filing/write", new() { ["roundId"] = A.Round().Id });
        await scene.SettleAsync();
        Assert.Equal(filed, await DocumentAsync(scene, own.Value.Id));
    }

    private static async Task UploadAsync(Scene scene, FormFiles files)
    {
        foreach (var file in NewForm.Folder(files).Files)
            await scene.Library.PutAsync(new("", $"表单/{files.Version}", file.Name, file.Content!.Value, "", A.Day, new Dictionary<string, string>()), default);
    }

    private static async Task<byte[]> DocumentAsync(Scene scene, string id) =>
        (await scene.Library.ReadAsync((await scene.Proposals.FindAsync(id, default))!.Value.Documents.Single(d => d.Kind == DocumentKinds.Form).Path, default))!;

    private static async Task<JsonObject> ForgeAsync(Scene scene, string verb, JsonObject data)
    {
        var outcome = await scene.ForgeAsync(Scene.Office, verb, data);
        Assert.True(outcome.Shown == "card", $"{outcome.Shown}: {outcome.Text}");
        return outcome.Value!.AsObject();
    }

    private static JsonObject Data(JsonObject card, string verb, params (string Name, string Value)[] inputs)
    {
        var data = CardText.Data(CardText.Actions(card).First(a => (string?)a["verb"] == verb)).DeepClone().AsObject();
        foreach (var (name, value) in inputs) data[name] = value;
        return data;
    }
}
