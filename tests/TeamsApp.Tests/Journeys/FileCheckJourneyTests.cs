using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>核对 of a file: whoever sends a filing document learns whether it is the current one, and whether somebody altered it.</summary>
public sealed class FileCheckJourneyTests
{
    private const string Altered = "文件内容被改动过，与写出时不一致，不能作为申报材料。";

    [Fact]
    public async Task A_file_from_the_library_is_current_saved_again_it_still_is_and_an_altered_one_is_told_with_the_place()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (id, file) = await FiledAsync(scene);
        var name = (await scene.Proposals.FindAsync(id, default))!.Value.Name;

        Assert.Contains("✓  这是现行的一份，与登记的数据一致。文件内容与写出时一致，没有被改动。", await SendAsync(scene, Scene.Owner, file));
        Assert.Contains("✓  这是现行的一份，与登记的数据一致。文件内容与写出时一致，没有被改动。", await SendAsync(scene, Scene.Stranger, OfficeFiles.Saved(file, text => text)));
        var card = await SendAsync(scene, Scene.Owner, OfficeFiles.Saved(file, text => text == name ? "改过的名称" : text));
        Assert.Contains(card, t => t.Contains(Altered, StringComparison.Ordinal));
        Assert.Equal(["微专业名称", $"登记：{name}", "文件：改过的名称"], card.SkipWhile(t => t != "改动之处").Skip(1).Take(3));
    }

    [Fact]
    public async Task Who_has_nothing_to_do_with_the_proposal_learns_that_a_file_is_altered_and_not_what_was_filed()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (id, file) = await FiledAsync(scene);
        var name = (await scene.Proposals.FindAsync(id, default))!.Value.Name;
        var altered = OfficeFiles.Saved(file, text => text == name ? "改过的名称" : text);

        foreach (var (who, sees) in new[] { (Scene.Owner, true), (Scene.Dean, true), (Scene.Office, true), (Scene.OtherDean, false), (Scene.OtherOwner, false), (Scene.Stranger, false), (Scene.Experts[0], false) })
        {
            var card = await SendAsync(scene, who, altered);
            Assert.Contains(card, t => t.Contains(Altered, StringComparison.Ordinal));
            Assert.Equal(sees, card.Contains("改动之处"));
        }
    }

    [Fact]
    public async Task An_older_file_is_told_from_an_older_file_that_was_altered_by_the_digest_of_the_register()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (id, file) = await FiledAsync(scene);
        var stored = (await scene.Proposals.FindAsync(id, default))!;
        Assert.True((await scene.Proposals.SaveAsync(stored.With(stored.Value with { UnitOpinion = "依托学院重新论证" }), default)).IsDone);
        Assert.Contains(await SendAsync(scene, Scene.Owner, file), t => t.Contains("已经过期", StringComparison.Ordinal) && t.Contains("没有被改动", StringComparison.Ordinal));
        scene.Clock.Move(TimeSpan.FromMinutes(5));
        await WriteAsync(scene);

        Assert.Contains(await SendAsync(scene, Scene.Owner, file), t => t.Contains("这是较早的一份", StringComparison.Ordinal) && t.Contains("没有被改动", StringComparison.Ordinal));
        var older = await SendAsync(scene, Scene.Owner, OfficeFiles.Saved(file, text => text == stored.Value.Name ? "改过的名称" : text));
        Assert.Contains(older, t => t.Contains(Altered, StringComparison.Ordinal) && t.Contains("这是较早的一份", StringComparison.Ordinal));
        // What was filed then is gone: that something is another is all that a digest tells.
        Assert.DoesNotContain("改动之处", older);
    }

    [Fact]
    public async Task The_summary_is_compared_with_the_one_in_the_library_and_the_cell_is_named_to_the_office()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (_, _) = await FiledAsync(scene);
        var summary = Assert.Single((await scene.Rounds.FindAsync(A.Round().Id, default))!.Value.Documents, d => d.Kind == DocumentKinds.Summary);
        var file = (await scene.Library.ReadAsync(summary.Path, default))!;

        Assert.Contains("✓  这是现行的一份，与登记的数据一致。文件内容与写出时一致，没有被改动。", await SendAsync(scene, Scene.Stranger, file, "附件3.docx"));
        var done = false;
        var altered = OfficeFiles.Saved(file, text => text == "60" && !done && (done = true) ? "600" : text);
        Assert.Equal(["第1行 · 招生名额", "登记：60", "文件：600"], (await SendAsync(scene, Scene.Office, altered, "附件3.docx")).SkipWhile(t => t != "改动之处").Skip(1).Take(3));
        Assert.DoesNotContain("改动之处", await SendAsync(scene, Scene.Owner, altered, "附件3.docx"));
    }

    [Fact]
    public async Task A_list_as_a_workbook_is_checked_whoever_sends_it_and_is_no_import()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (id, _) = await FiledAsync(scene);
        var file = await WorkbookAsync(scene);
        var name = (await scene.Proposals.FindAsync(id, default))!.Value.Name;

        foreach (var who in new[] { Scene.Office, Scene.Stranger })
            Assert.Contains("✓  这是现行的一份，与登记的数据一致。文件内容与写出时一致，没有被改动。", await SendAsync(scene, who, file, "附件3.xlsx"));
        var altered = OfficeFiles.TypedOver(file, "B5", "改过的名称");
        Assert.Equal(["第1行 · 微专业名称", $"登记：{name}", "文件：改过的名称"], (await SendAsync(scene, Scene.Office, altered, "附件3.xlsx")).SkipWhile(t => t != "改动之处").Skip(1).Take(3));
        var stranger = await SendAsync(scene, Scene.Stranger, altered, "附件3.xlsx");
        Assert.Contains(stranger, t => t.Contains(Altered, StringComparison.Ordinal));
        Assert.DoesNotContain("改动之处", stranger);
        var unknown = OfficeFiles.TypedOver(file, "A7", "内容码 0000-0000");
        Assert.Contains(await SendAsync(scene, Scene.Office, unknown, "附件3.xlsx"), t => t.Contains("文件里的内容码 0000-0000 没有登记过", StringComparison.Ordinal));
        // A table without a code is an import, as before.
        Assert.Contains("导入教务处的名单", await SendAsync(scene, Scene.Office, OfficeFiles.Sheet(["甲", "乙"], ["1", "2"]), "名单.xlsx"));

        await scene.PutAsync(p => p.Complete().Recommended());
        scene.Clock.Move(TimeSpan.FromMinutes(5));
        await WriteAsync(scene);
        Assert.Contains(await SendAsync(scene, Scene.Office, file, "附件3.xlsx"), t => t.Contains("这是较早的一份", StringComparison.Ordinal) && t.Contains("没有被改动", StringComparison.Ordinal));
        Assert.Contains(await SendAsync(scene, Scene.Office, altered, "附件3.xlsx"), t => t.Contains(Altered, StringComparison.Ordinal) && t.Contains("这是较早的一份", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_workbook_under_the_code_of_a_form_is_no_filing_document()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (id, _) = await FiledAsync(scene);
        var code = (await scene.Proposals.FindAsync(id, default))!.Value.Documents[0].ContentCode;

        var forged = OfficeFiles.TypedOver(await WorkbookAsync(scene), "A7", $"内容码 {code}");
        Assert.Contains(await SendAsync(scene, Scene.Owner, forged, "附件3.xlsx"), t => t.Contains(Altered, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_filing_form_can_be_taken_over_into_a_draft_after_the_check()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (_, file) = await FiledAsync(scene);
        await scene.PutAsync(p => p.With("programName", "另一个草稿"));
        await SendAsync(scene, Scene.Owner, file);

        Assert.True(scene.Has(Scene.Owner, "word/choose"));
        await scene.PressAsync(Scene.Owner, "word/choose");
        await scene.SettleAsync();
        Assert.True(scene.Has(Scene.Owner, "word/compare"));
        await scene.PressAsync(Scene.Owner, "word/compare");
        await scene.SettleAsync();
        Assert.True(scene.Has(Scene.Owner, "word/take"));
    }

    [Fact]
    public async Task A_code_that_was_never_written_and_a_file_without_one_are_told_apart()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (id, file) = await FiledAsync(scene);
        var code = (await scene.Proposals.FindAsync(id, default))!.Value.Documents[0].ContentCode;

        Assert.Contains(await SendAsync(scene, Scene.Owner, OfficeFiles.Saved(file, text => text == code ? "0000-0000" : text)), t => t.Contains("文件里的内容码 0000-0000 没有登记过", StringComparison.Ordinal));
        await scene.SendFileAsync(Scene.Owner, "别的.docx", OfficeFiles.Typed(file));
        await scene.SettleAsync();
    }

    [Fact]
    public async Task The_office_gets_a_review_sheet_that_names_no_expert_and_no_score_and_whose_code_is_known_from_then_on()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var put = await scene.PutAsync(p => p.Complete().UnderReview(), new MicroMajor.Domain.Notifications.CardDue(MicroMajor.Domain.Notifications.Audience.Office, new(MicroMajor.Domain.Notifications.MatterKind.Screening, "")) { Key = "screening" });
        await scene.PutAsync(put.Value, 1, a => a.Submit(A.Scorecard() with { Comment = $"机密评语：{A.Scorecard().Comment}" }, Rubrics.Current, A.Round(), A.Acting(A.Expert()), A.Day).Value);

        await scene.PressAsync(Scene.Office, "review/sheet");
        await scene.SettleAsync();
        await scene.ConsentAsync(Scene.Office);
        await scene.SettleAsync();

        var (name, sheet) = Assert.Single(scene.OneDriveOf(Scene.Office));
        Assert.Equal($"评审表_{put.Value.Name}_{put.Value.Id}.docx", name);
        using var document = WordprocessingDocument.Open(new MemoryStream(sheet), false);
        var text = document.MainDocumentPart!.Document.InnerText;
        Assert.DoesNotContain("机密评语", text, StringComparison.Ordinal);
        Assert.DoesNotContain(A.Expert(1).Name, text, StringComparison.Ordinal);
        var read = WrittenReview.Read(sheet, Rubrics.Current).Value;
        Assert.Equal((put.Value.Id, 0), (read.ProposalId, read.Typed.Grades.Count));
        Assert.Contains(await SendAsync(scene, Scene.Office, sheet, name), t => t.Contains("这是现行的一份", StringComparison.Ordinal));
        Assert.NotEqual("card", (await scene.ForgeAsync(Scene.Dean, "review/sheet", new JsonObject { ["proposalId"] = put.Value.Id })).Shown);
    }

    private static async Task<(string Id, byte[] File)> FiledAsync(Scene scene)
    {
        var put = await scene.PutAsync(p => p.Complete().Recommended());
        await WriteAsync(scene);
        var document = Assert.Single((await scene.Proposals.FindAsync(put.Value.Id, default))!.Value.Documents);
        return (put.Value.Id, (await scene.Library.ReadAsync(document.Path, default))!);
    }

    private static async Task<byte[]> WorkbookAsync(Scene scene)
    {
        var list = Assert.Single((await scene.Rounds.FindAsync(A.Round().Id, default))!.Value.Documents, d => d.Kind == DocumentKinds.Workbook);
        return (await scene.Library.ReadAsync(list.Path, default))!;
    }

    private static async Task WriteAsync(Scene scene)
    {
        await scene.ForgeAsync(Scene.Office, "filing/write", new() { ["roundId"] = A.Round().Id });
        await scene.SettleAsync();
    }

    private static async Task<IReadOnlyList<string>> SendAsync(Scene scene, SeedPerson who, byte[] file, string name = "附件2_备案表.docx")
    {
        await scene.SendFileAsync(who, name, file);
        await scene.SettleAsync();
        return [.. CardText.Texts(scene.Chat(who.ObjectId)[^1].Card)];
    }
}
