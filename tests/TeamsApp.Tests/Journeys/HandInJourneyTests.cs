using System.Text.Json.Nodes;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Teams;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>A college hands its pack in, over the wire: once, again with a reason, after a return; and what everybody else sees of it.</summary>
public sealed class HandInJourneyTests
{
    private const string Unit = "计算机与软件学院";

    [Fact]
    public async Task A_dean_hands_in_two_files_at_once_and_the_office_hears_of_it()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (one, other) = await TwoEndorsedAsync(scene);
        var left = await scene.PutAsync(p => p.Complete().With("programName", "还在学院的").Submitted());
        await scene.PutAsync(p => p.Complete().With("programName", "谁也不该看见的草稿"));

        await scene.SayAsync(Scene.Dean, "报送");
        await scene.SettleAsync();
        var card = Latest(scene, Scene.Dean);
        Assert.Contains("尚未报送", card, StringComparison.Ordinal);
        foreach (var said in new[] { one.Value.Id, other.Value.Id, left.Value.Id, "另有 1 个仍在填报", "✓  附件2和附件3齐全", "✓  正好 2 个附件", "✓  不是压缩包", "✓  附件3与附件2逐项一致", "!  还有 2 个微专业" })
            Assert.Contains(said, card, StringComparison.Ordinal);
        Assert.DoesNotContain("谁也不该看见", card, StringComparison.Ordinal);
        Assert.DoesNotContain("✗", card, StringComparison.Ordinal);

        await HandInAsync(scene);

        var handIns = (await scene.HandIns.FindAsync(A.Round().Id, "cs", default))!.Value;
        var standing = handIns.Standing!;
        Assert.Equal((1, A.Dean.Name, "", 0), (standing.Number, standing.ByName, standing.Reason, handIns.Owed.Count));
        Assert.Equal([one.Value.Id, other.Value.Id], standing.Programmes.Select(p => p.ProposalId));
        // Exactly two files, both docx, no archive; what they say of themselves is what is on the card.
        Assert.Equal(
            [$"2025-spring 2025年“微专业”申报/报送/{Unit}/第1次/附件2_{Unit}_备案表.docx", $"2025-spring 2025年“微专业”申报/报送/{Unit}/第1次/附件3_{Unit}_汇总表.docx"],
            standing.Documents.Select(d => d.Path));
        var forms = await scene.Library.ReadAsync(standing.Documents[0].Path, default);
        var list = await scene.Library.ReadAsync(standing.Documents[1].Path, default);
        Assert.Equal([FileKind.Word, FileKind.Word], [FileKinds.Of("附件2.docx", forms!), FileKinds.Of("附件3.docx", list!)]);
        Assert.Equal(standing.Programmes.Select(p => p.Code), WrittenForm.ReadAll(forms!).Select(f => f.ContentCode));
        Assert.Equal(standing.ListCode, WrittenSummary.Read(list!).ContentCode);
        Assert.Empty(CrossCheck.Compare(WrittenForm.ReadAll(forms!), WrittenSummary.Read(list!)));
        // What the college endorsed is no draft any more.
        foreach (var file in new[] { forms!, list! }) Assert.DoesNotContain("草稿", AllText(file), StringComparison.Ordinal);
        foreach (var document in standing.Documents) Assert.Equal("2025-spring/cs", Assert.Single(await scene.Register.OfCodeAsync(document.ContentCode, default)).Subject);

        var shown = Latest(scene, Scene.Dean);
        foreach (var said in new[] { "已提交 · 第 1 次 · 2025年6月20日 10:00 · 何清和 · 2 个微专业", standing.ListCode, "重新报送" }) Assert.True(shown.Contains(said, StringComparison.Ordinal), $"{said}\n{shown}");
        Assert.DoesNotContain("过期", shown, StringComparison.Ordinal);
        Assert.Contains($"{Unit}已报送材料包：第 1 次，2 个微专业，何清和提交。", Texts(scene, Scene.Office), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_hand_in_wants_a_reason_and_gets_a_new_number()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        await TwoEndorsedAsync(scene);
        await HandInAsync(scene);

        // A client that leaves the question out, and one that answers it with nothing.
        var unasked = await SeenAsync(scene);
        unasked.Remove("again");
        Assert.Contains("不能重复提交", (await scene.ForgeAsync(Scene.Dean, "packs/hand-in", unasked)).Value!.ToJsonString(s_readable), StringComparison.Ordinal);
        await scene.PressAsync(Scene.Dean, "packs/ask");
        await scene.SettleAsync();
        Assert.Contains("第 1 次报送已于 2025年6月20日 10:00 由何清和提交，不能重复提交", (await scene.ForgeAsync(Scene.Dean, "packs/hand-in", With(await SeenAsync(scene), ("reason", "  ")))).Text, StringComparison.Ordinal);
        await scene.SettleAsync();
        Assert.Equal([HandInState.Submitted], await StatesAsync(scene));

        await HandInAsync(scene, "教务处退回的申报已修改");
        Assert.Equal([HandInState.Superseded, HandInState.Submitted], await StatesAsync(scene));
        var handIns = (await scene.HandIns.FindAsync(A.Round().Id, "cs", default))!.Value;
        // The earlier one stays where it was.
        foreach (var document in handIns.HandIns.SelectMany(h => h.Documents)) Assert.NotNull(await scene.Library.ReadAsync(document.Path, default));
        Assert.Contains("第2次", handIns.Standing!.Documents[0].Path, StringComparison.Ordinal);
        Assert.Contains("第 1 次 · 2025年6月20日 10:00 · 何清和：已被取代", Latest(scene, Scene.Dean), StringComparison.Ordinal);
        Assert.Contains("第 2 次，2 个微专业，何清和提交；原因：教务处退回的申报已修改。", Texts(scene, Scene.Office), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_sees_all_colleges_reminds_once_a_day_and_sends_a_pack_back()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        await TwoEndorsedAsync(scene);
        await HandInAsync(scene);

        await scene.SayAsync(Scene.Office, "报送情况");
        await scene.SettleAsync();
        var all = Latest(scene, Scene.Office);
        foreach (var said in new[] { "1 / 4 个学院", Unit, "已提交 · 第 1 次", "经济与管理学院", "未报送 · 已推荐 0 个微专业" }) Assert.Contains(said, all, StringComparison.Ordinal);

        await scene.PressAsync(Scene.Office, "packs/remind");
        await scene.SettleAsync();
        await scene.ForgeAsync(Scene.Office, "packs/remind", new() { ["roundId"] = A.Round().Id });
        await scene.SettleAsync();
        Assert.Single(Sentences(scene, Scene.OtherDean), t => t.Contains("经济与管理学院尚未报送附件2和附件3", StringComparison.Ordinal) && t.Contains("2025-06-25 23:59", StringComparison.Ordinal));
        Assert.DoesNotContain("尚未报送附件2", Texts(scene, Scene.Dean), StringComparison.Ordinal);

        var of = Of("cs");
        await scene.ForgeAsync(Scene.Office, "packs/open", of);
        var form = await scene.ForgeAsync(Scene.Office, "packs/return-form", of);
        Assert.Contains("退回", form.Value!.ToJsonString(s_readable), StringComparison.Ordinal);
        Assert.Equal("请写明理由。", (await scene.ForgeAsync(Scene.Office, "packs/return", With(of, ("number", "1"), ("reason", "")))).Text);
        await scene.ForgeAsync(Scene.Office, "packs/return", With(of, ("number", "1"), ("reason", "请核对学时")));
        await scene.SettleAsync();
        Assert.Equal([HandInState.Returned], await StatesAsync(scene));
        Assert.Contains($"教务处退回了{Unit}第 1 次报送：请核对学时", Texts(scene, Scene.Dean), StringComparison.Ordinal);
        Assert.Contains("第 1 次报送已被教务处退回", Latest(scene, Scene.Dean), StringComparison.Ordinal);

        // Long after the deadline, and without a reason of its own.
        scene.Clock.Move(TimeSpan.FromDays(30));
        await HandInAsync(scene);
        Assert.Equal([HandInState.Returned, HandInState.Submitted], await StatesAsync(scene));
    }

    [Fact]
    public async Task After_the_deadline_nothing_is_handed_in_unless_the_office_called_a_programme_back()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (one, _) = await TwoEndorsedAsync(scene);
        scene.Clock.Move(TimeSpan.FromDays(10));

        Assert.Contains("✗  报送已于 2025年6月25日 23:59（北京时间）截止", (await scene.ForgeAsync(Scene.Dean, "packs/open", Of("cs"))).Value!.ToJsonString(s_readable), StringComparison.Ordinal);
        await scene.ForgeAsync(Scene.Dean, "packs/hand-in", await SeenAsync(scene));
        await scene.SettleAsync();
        Assert.Null(await scene.HandIns.FindAsync(A.Round().Id, "cs", default));

        var stored = (await scene.Proposals.FindAsync(one.Value.Id, default))!;
        await scene.Proposals.SaveAsync(stored.With(stored.Value with { SubmittedAt = A.Deadline.AddDays(3) }), default);
        await HandInAsync(scene);
        Assert.Equal([HandInState.Submitted], await StatesAsync(scene));
    }

    [Fact]
    public async Task A_college_that_missed_the_deadline_is_let_in_once_by_the_office()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        await TwoEndorsedAsync(scene);
        Assert.DoesNotContain("准予逾期", (await scene.ForgeAsync(Scene.Office, "packs/open", Of("cs"))).Value!.ToJsonString(s_readable), StringComparison.Ordinal);
        scene.Clock.Move(TimeSpan.FromDays(10));

        Assert.Equal("这是教务处的操作。", (await scene.ForgeAsync(Scene.Dean, "packs/allow", Of("cs"))).Text);
        Assert.Contains("准予逾期报送", (await scene.ForgeAsync(Scene.Office, "packs/open", Of("cs"))).Value!.ToJsonString(s_readable), StringComparison.Ordinal);
        await scene.ForgeAsync(Scene.Office, "packs/allow", Of("cs"));
        await scene.SettleAsync();
        Assert.Contains($"教务处准予{Unit}逾期报送一次", Texts(scene, Scene.Dean), StringComparison.Ordinal);
        await HandInAsync(scene);
        Assert.Equal([HandInState.Submitted], await StatesAsync(scene));
    }

    [Fact]
    public async Task When_the_office_sends_a_programme_back_the_pack_is_out_of_date_and_names_it()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (one, _) = await TwoEndorsedAsync(scene);
        await HandInAsync(scene);

        var stored = (await scene.Proposals.FindAsync(one.Value.Id, default))!;
        await scene.Proposals.SaveAsync(stored.With(stored.Value.ReturnByOffice("请核对学时", A.Office, A.Day.AddDays(1)).Value), default);
        await scene.ForgeAsync(Scene.Dean, "packs/open", Of("cs"));
        var card = (await scene.ForgeAsync(Scene.Dean, "packs/open", Of("cs"))).Value!.ToJsonString(s_readable);
        Assert.Contains($"过期：提交后已退回或撤回的：{one.Value.Name}", card, StringComparison.Ordinal);
        Assert.Contains("过期", (await scene.ForgeAsync(Scene.Office, "packs/all", new() { ["roundId"] = A.Round().Id })).Value!.ToJsonString(s_readable), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_office_decides_afterwards_does_not_make_a_pack_out_of_date()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (one, _) = await TwoEndorsedAsync(scene);
        await HandInAsync(scene);

        var stored = (await scene.Proposals.FindAsync(one.Value.Id, default))!;
        await scene.Proposals.SaveAsync(stored.With(stored.Value.AcceptForReview(A.Office, A.Day.AddDays(1)).Value), default);
        Assert.DoesNotContain("过期", (await scene.ForgeAsync(Scene.Dean, "packs/open", Of("cs"))).Value!.ToJsonString(s_readable), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_colleges_dean_neither_sees_nor_does_anything()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        await TwoEndorsedAsync(scene);
        var seen = await SeenAsync(scene);
        foreach (var who in new[] { Scene.OtherDean, Scene.Owner, Scene.Stranger })
            foreach (var verb in new[] { "packs/open", "packs/ask", "packs/hand-in" })
                Assert.Equal("您不是这个学院的审核人，不能查看或报送它的材料。", (await scene.ForgeAsync(who, verb, seen)).Text);
        foreach (var verb in new[] { "packs/return-form", "packs/return", "packs/remind" })
            Assert.Equal("这是教务处的操作。", (await scene.ForgeAsync(Scene.Dean, verb, seen)).Text);
        await scene.SettleAsync();
        Assert.Null(await scene.HandIns.FindAsync(A.Round().Id, "cs", default));
        // Their own college they see, and nothing of the other.
        Assert.DoesNotContain(Unit, (await scene.ForgeAsync(Scene.OtherDean, "packs/all", Of("cs"))).Value!.ToJsonString(s_readable), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_in_the_chat_is_answered_with_the_clause_and_so_is_one_that_calls_itself_a_document()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var zip = Zipped("附件2.docx", OfficeFiles.Sheet(["一"]));
        foreach (var (who, name) in new[] { (Scene.Dean, "材料.zip"), (Scene.Dean, "材料.tar.gz"), (Scene.Owner, "材料.docx"), (Scene.Office, "材料.xlsx") })
        {
            await scene.SendFileAsync(who, name, zip);
            await scene.SettleAsync();
            Assert.Contains($"不接受压缩包：“{name}”", Sentences(scene, who).Last(), StringComparison.Ordinal);
            Assert.Contains("五.3", Sentences(scene, who).Last(), StringComparison.Ordinal);
        }

        await scene.SendFileAsync(Scene.Owner, "旧.doc", [0xD0, 0xCF]);
        await scene.SettleAsync();
        Assert.Contains("“旧.doc”是旧格式", Sentences(scene, Scene.Owner).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_on_a_programmes_pages_is_known_from_the_hand_in_on_until_it_is_sent_back()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (one, _) = await TwoEndorsedAsync(scene);
        await HandInAsync(scene);
        var code = (await scene.HandIns.FindAsync(A.Round().Id, "cs", default))!.Value.Standing!.Programmes[0].Code;

        Assert.Contains("这是现行的一份", (await CheckAsync()), StringComparison.Ordinal);
        var stored = (await scene.Proposals.FindAsync(one.Value.Id, default))!;
        await scene.Proposals.SaveAsync(stored.With(stored.Value.ReturnByOffice("请核对学时", A.Office, A.Day.AddDays(1)).Value), default);
        Assert.DoesNotContain("这是现行的一份", await CheckAsync(), StringComparison.Ordinal);

        async Task<string> CheckAsync() => (await scene.ForgeAsync(Scene.Stranger, "filing/check", new() { ["code"] = code })).Value!.ToJsonString(s_readable);
    }

    [Fact]
    public async Task What_changes_between_the_look_and_the_press_is_shown_and_not_handed_in()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        await TwoEndorsedAsync(scene);
        var seen = await SeenAsync(scene);
        await scene.PutAsync(p => p.Complete().With("programName", "第三个").Endorsed());

        Assert.Contains("您查看之后数据有了变化", (await scene.ForgeAsync(Scene.Dean, "packs/hand-in", seen)).Value!.ToJsonString(s_readable), StringComparison.Ordinal);
        await scene.SettleAsync();
        Assert.Null(await scene.HandIns.FindAsync(A.Round().Id, "cs", default));
    }

    [Fact]
    public async Task The_file_of_a_college_can_be_checked_by_its_code_and_by_itself()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (one, other) = await TwoEndorsedAsync(scene);
        await HandInAsync(scene);
        var document = (await scene.HandIns.FindAsync(A.Round().Id, "cs", default))!.Value.Standing!.Documents[0];
        var file = (await scene.Library.ReadAsync(document.Path, default))!;

        Assert.Contains("✓  这是现行的一份，与登记的数据一致。", await CheckAsync(scene, Scene.Stranger, s => s.SayAsync(Scene.Stranger, $"核对 {document.ContentCode}")));
        Assert.Contains("附件2 备案表（全学院）", await CheckAsync(scene, Scene.Dean, s => s.SendFileAsync(Scene.Dean, "附件2.docx", file)));
        Assert.Contains("✓  这是现行的一份，与登记的数据一致。文件内容与写出时一致，没有被改动。", await CheckAsync(scene, Scene.Dean, s => s.SendFileAsync(Scene.Dean, "附件2.docx", file)));

        var altered = OfficeFiles.Saved(file, text => text == other.Value.Name ? "改过的名称" : text);
        var seen = await CheckAsync(scene, Scene.Dean, s => s.SendFileAsync(Scene.Dean, "附件2.docx", altered));
        Assert.Equal(["第2个微专业 · 微专业名称", $"登记：{other.Value.Name}", "文件：改过的名称"], seen.SkipWhile(t => t != "改动之处").Skip(1).Take(3));
        Assert.DoesNotContain("改动之处", await CheckAsync(scene, Scene.OtherDean, s => s.SendFileAsync(Scene.OtherDean, "附件2.docx", altered)));

        Assert.True((await scene.Proposals.SaveAsync(one.With(one.Value with { UnitOpinion = "重新论证" }), default)).IsDone);
        Assert.Contains(await CheckAsync(scene, Scene.Dean, s => s.SayAsync(Scene.Dean, $"核对 {document.ContentCode}")), t => t.Contains("已经过期", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(Scene scene, SeedPerson who, Func<Scene, Task> ask)
    {
        await ask(scene);
        await scene.SettleAsync();
        return [.. CardText.Texts(scene.Chat(who.ObjectId)[^1].Card)];
    }

    private static readonly System.Text.Json.JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<(Stored<Proposal> One, Stored<Proposal> Other)> TwoEndorsedAsync(Scene scene) => (
        await scene.PutAsync(p => p.Complete().Endorsed(), new CardDue(Audience.ReviewersOf("cs"), new(MatterKind.Endorsement, "")) { Key = "dean" }),
        await scene.PutAsync(p => p.Complete().With("programName", "碳管理与绿色发展").Endorsed()));

    private static async Task HandInAsync(Scene scene, string reason = "")
    {
        var seen = await SeenAsync(scene);
        if (reason.Length > 0) seen["reason"] = reason;
        await scene.PressAsync(Scene.Dean, "packs/open");
        await scene.SettleAsync();
        await scene.ForgeAsync(Scene.Dean, "packs/hand-in", seen);
        await scene.SettleAsync();
        // Two debts in a row: the files, and what is told of them.
        for (var i = 0; i < 200 && (await scene.HandIns.FindAsync(A.Round().Id, "cs", default))!.Value.Owed.Count > 0; i++) await Task.Delay(10);
        await scene.SettleAsync();
    }

    // What the card that asks once more would send.
    private static async Task<JsonObject> SeenAsync(Scene scene)
    {
        var asked = await scene.ForgeAsync(Scene.Dean, "packs/ask", Of("cs"));
        return new(CardText.Data(CardText.Actions(asked.Value as JsonObject).First(a => (string?)a["verb"] == "packs/hand-in")).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
    }

    private static string AllText(byte[] package)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(package));
        return string.Concat(zip.Entries.Select(e =>
        {
            using var part = new StreamReader(e.Open());
            return part.ReadToEnd();
        }));
    }

    private static byte[] Zipped(string name, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }

        return bytes.ToArray();
    }

    private static JsonObject With(JsonObject data, params (string Name, string Value)[] typed)
    {
        var sent = data.DeepClone().AsObject();
        foreach (var (name, value) in typed) sent[name] = value;
        return sent;
    }

    private static JsonObject Of(string unit) => new() { ["roundId"] = A.Round().Id, ["unitCode"] = unit };

    private static async Task<IEnumerable<HandInState>> StatesAsync(Scene scene) => (await scene.HandIns.FindAsync(A.Round().Id, "cs", default))!.Value.HandIns.Select(h => h.State);

    // The newest of the person's messages whose card is about hand-ins.
    private static string Latest(Scene scene, SeedPerson who) => scene.Chat(who.ObjectId).Where(m => m.Card is not null).Select(m => m.Card!.ToJsonString(s_readable))
        .Last(c => c.Contains($"报送：{Unit}", StringComparison.Ordinal) || c.Contains("各学院报送情况", StringComparison.Ordinal));

    private static IEnumerable<string> Sentences(Scene scene, SeedPerson who) => scene.Chat(who.ObjectId).Select(m => (string?)m.Activity["text"] ?? "");

    private static string Texts(Scene scene, SeedPerson who) => string.Join('\n', Sentences(scene, who));
}
