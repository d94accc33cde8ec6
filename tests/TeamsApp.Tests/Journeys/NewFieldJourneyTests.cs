using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant.Teams;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>
/// The form gets fields that no line of code knows: an edition in a folder of the library, checked and enabled in chat, filled in by
/// cards, kept in columns, shown to those who review, printed in 附件2. What was begun before stays as it was.
/// </summary>
public sealed class NewFieldJourneyTests
{
    private static readonly Actor s_other = new(new(Scene.OtherOwner.ObjectId), Scene.OtherOwner.DisplayName);

    [Fact]
    public async Task A_field_a_choice_with_a_condition_and_a_column_travel_from_a_folder_through_card_list_and_document_without_code()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        // New fields are new columns.
        scene.Grant("manage");
        // A proposal under the old edition, and one that is decided and filed under it.
        var old = await scene.PutAsync(p => p.Complete(), new CardDue(Audience.Of(A.Owner.Id), new(MatterKind.Proposal, "")) { Key = "home" });
        var filed = await scene.PutAsync(p => p.Complete().With("programName", "旧版微专业").Recommended());
        await OrderAsync(scene);
        var before = await DocumentAsync(scene, filed.Value.Id);
        Assert.DoesNotContain("微证书", Text(before), StringComparison.Ordinal);

        // The office uploads a folder with a fault, checks it, mends it, and enables it for the round.
        await UploadAsync(scene, NewForm.Change(NewForm.Files(), layout: l => l["sections"]![0]!["items"]!.AsArray().Add(NewForm.Parse("""{ "show": "Wide", "keys": ["motto"] }"""))));
        await scene.SayAsync(Scene.Office, "表单");
        await scene.SettleAsync();
        Assert.Contains("已上传，尚未启用", CardText.Texts(scene.Chat(A.Office.Id.Value)[^1].Card));
        var refused = await PressAsync(scene, "forms/check", data => (string?)data["version"] == "2026");
        Assert.Contains(CardText.Texts(refused), t => t.Contains("表格里没有栏目“motto”", StringComparison.Ordinal));
        Assert.DoesNotContain(CardText.Actions(refused), a => (string?)a["verb"] == "forms/choose");

        await UploadAsync(scene, NewForm.Files());
        var report = await ForgeAsync(scene, "forms/check", new() { ["version"] = "2026" });
        Assert.Contains("可以启用，没有发现问题", CardText.Texts(report));
        Assert.Contains("新增：课程设置表·教材、微证书、颁发单位", CardText.Texts(report));
        var question = await ForgeAsync(scene, "forms/choose", Data(report, "forms/choose", ("roundId", A.Round().Id)));
        Assert.Contains(CardText.Texts(question), t => t.Contains("将从 2025 版换用 2026 版", StringComparison.Ordinal) && t.Contains("已有的 1 份", StringComparison.Ordinal));
        var enabled = await ForgeAsync(scene, "forms/enable", Data(question, "forms/enable"));
        await scene.SettleAsync();
        Assert.Contains(CardText.Texts(enabled), t => t.Contains("已启用 2026 版表格", StringComparison.Ordinal));
        var round = (await scene.Rounds.FindAsync(A.Round().Id, default))!.Value;
        Assert.Equal(("2026", 0), (round.FormVersion, round.Owed.Count(o => o is AuditDue)));
        var line = Assert.Single(await ListAsync(scene, "Audit"), l => (string?)l["操作"] == "UseForm");
        Assert.Equal((A.Round().Id, "2025", "2026", A.Office.Id.Value), ((string?)line["批次编号"], (string?)line["原状态"], (string?)line["新状态"], (string?)line["操作人 ID"]));

        // A new draft is filled in by the new edition, through the cards.
        await scene.ForgeAsync(Scene.OtherOwner, "proposals/create", new() { ["round"] = A.Round().Id, ["unit"] = "cs", ["startKey"] = "journey" });
        var draft = Assert.Single((await scene.Proposals.ListAsync(ProposalQuery.OwnedBy(new(Scene.OtherOwner.ObjectId)), default)).Proposals).Value;
        Assert.Equal("2026", draft.FormVersion);
        var sharing = await OwnAsync(scene, "proposals/section", draft.Id, new() { ["section"] = "sharing" });
        Assert.Contains(Inputs(sharing), i => (string?)i["id"] == "microCredential" && ((string?)i["label"])!.StartsWith("微证书", StringComparison.Ordinal));
        Assert.DoesNotContain(Inputs(sharing), i => (string?)i["id"] == "credentialIssuer");
        var asked = await OwnAsync(scene, "proposals/save", draft.Id, new() { ["section"] = "sharing", ["then"] = "stay", ["microCredential"] = "digital" });
        Assert.Contains(Inputs(asked), i => (string?)i["id"] == "credentialIssuer");
        await OwnAsync(scene, "proposals/save", draft.Id, new() { ["section"] = "sharing", ["then"] = "stay", ["microCredential"] = "digital", ["credentialIssuer"] = "江海师范学院继续教育学院" });
        var row = await OwnAsync(scene, "proposals/row", draft.Id, new() { ["table"] = "courses", ["row"] = "" });
        Assert.Contains(Inputs(row), i => (string?)i["id"] == "textbook");
        await OwnAsync(scene, "proposals/row-save", draft.Id, new() { ["table"] = "courses", ["row"] = "", ["name"] = "数据治理导论", ["credits"] = "2", ["hours"] = "32", ["textbook"] = "自编讲义（第二版）" });

        // It stands in columns of its own in the list.
        var stored = (await scene.Proposals.FindAsync(draft.Id, default))!.Value;
        Assert.Equal(("digital", "江海师范学院继续教育学院", "自编讲义（第二版）"), (stored.Answers["microCredential"], stored.Answers["credentialIssuer"], stored.Answers.Rows("courses")[0]["textbook"]));
        var fields = Assert.Single(await ListAsync(scene, "Proposals"), l => (string?)l["表格版本"] == "2026");
        Assert.Equal(("digital", "江海师范学院继续教育学院"), ((string?)fields["微证书"], (string?)fields["颁发单位"]));
        Assert.Contains("自编讲义（第二版）", (string?)fields["课程设置表"], StringComparison.Ordinal);
        Assert.Null(fields["其他版本的填报内容"]);

        // Those who review see it; what is required and blank is asked for by its own label.
        var missing = await OwnAsync(scene, "proposals/check", (await scene.PutAsync(p => p.Complete().OwnedBy(s_other).Under("2026"))).Value.Id, new());
        Assert.Contains(CardText.Texts(missing), t => t.Contains("微证书", StringComparison.Ordinal));
        var full = await scene.PutAsync(p => p.Complete().OwnedBy(s_other).Under("2026").With("programName", "新版微专业").With("microCredential", "digital").With("credentialIssuer", "江海师范学院继续教育学院").Recommended());
        await ChangeAsync(scene, full.Value.Id, p => p with
        {
            Answers = p.Answers.WithRows("courses", p.Answers.Rows("courses").Select(r => r.With("textbook", "自编讲义（第二版）"))),
        });
        var reading = await ReadAllAsync(scene, full.Value.Id);
        Assert.Contains("微证书", reading, StringComparison.Ordinal);
        Assert.Contains("数字证书", reading, StringComparison.Ordinal);
        Assert.Contains("教材：自编讲义（第二版）", reading, StringComparison.Ordinal);

        // It is printed in 附件2 where the layout says, and the old document is the same to the byte.
        await OrderAsync(scene);
        var printed = Text(await DocumentAsync(scene, full.Value.Id));
        Assert.Matches("微证书.{0,3}数字证书.{0,3}颁发单位.{0,3}江海师范学院继续教育学院.*二、建设必要性", printed);
        Assert.Contains("教材", printed, StringComparison.Ordinal);
        Assert.Contains("自编讲义（第二版）", printed, StringComparison.Ordinal);
        Assert.Equal(before, await DocumentAsync(scene, filed.Value.Id));

        // The draft under the old edition goes on as it was, until its owner moves it: then it is asked what is new, and loses nothing.
        var oldSection = await PressAsync(scene, "proposals/section", data => (string?)data["section"] == "sharing", Scene.Owner);
        Assert.DoesNotContain(Inputs(oldSection), i => (string?)i["id"] == "microCredential");
        Assert.Equal("2025", (await scene.Proposals.FindAsync(old.Value.Id, default))!.Value.FormVersion);
        var more = await ForgeAsync(scene, "proposals/more", new() { ["proposalId"] = old.Value.Id }, Scene.Owner);
        Assert.Contains(CardText.Actions(more), a => (string?)a["verb"] == "proposals/move-form");
        await ForgeAsync(scene, "proposals/move-form", new() { ["proposalId"] = old.Value.Id }, Scene.Owner);
        var moved = (await scene.Proposals.FindAsync(old.Value.Id, default))!.Value;
        Assert.Equal(("2026", old.Value.Answers), (moved.FormVersion, moved.Answers));
        Assert.Contains(Inputs(await ForgeAsync(scene, "proposals/section", new() { ["proposalId"] = old.Value.Id, ["section"] = "sharing" }, Scene.Owner)), i => (string?)i["id"] == "microCredential");
    }

    [Fact]
    public async Task The_office_moves_open_proposals_and_a_second_edition_does_not_disturb_the_first()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        // New fields are new columns.
        scene.Grant("manage");
        var drafts = new List<string>();
        for (var i = 0; i < 3; i++) drafts.Add((await scene.PutAsync(p => p.Complete())).Value.Id);
        var handedIn = (await scene.PutAsync(p => p.Complete().Submitted())).Value.Id;
        await EnableAsync(scene, NewForm.Files(), "2025");
        var moved = await ForgeAsync(scene, "forms/move", new() { ["roundId"] = A.Round().Id });
        Assert.Contains(CardText.Texts(moved), t => t.Contains("已将 3 份填报中的申报换到 2026 版", StringComparison.Ordinal));
        foreach (var id in drafts) Assert.Equal("2026", (await scene.Proposals.FindAsync(id, default))!.Value.FormVersion);
        Assert.Equal("2025", (await scene.Proposals.FindAsync(handedIn, default))!.Value.FormVersion);
        await scene.SettleAsync();
        Assert.Equal(["MoveToForm"], (await scene.Audit.OfProposalAsync(drafts[0], default)).Select(e => e.Act));

        await EnableAsync(scene, NewForm.Files("2027"), "2026");
        Assert.Equal("2027", (await scene.Rounds.FindAsync(A.Round().Id, default))!.Value.FormVersion);
        Assert.Equal("2026", (await scene.Proposals.FindAsync(drafts[0], default))!.Value.FormVersion);
    }

    [Fact]
    public async Task What_changed_since_it_was_checked_or_seen_is_not_enabled()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        // New fields are new columns.
        scene.Grant("manage");
        await UploadAsync(scene, NewForm.Files());
        var report = await ForgeAsync(scene, "forms/check", new() { ["version"] = "2026" });
        var question = await ForgeAsync(scene, "forms/choose", Data(report, "forms/choose", ("roundId", A.Round().Id)));

        await UploadAsync(scene, NewForm.Files() with { Words = """{"labels":{"programName":{"zh":"名称","en":"Name"}}}""" });
        var changed = await ForgeAsync(scene, "forms/enable", Data(question, "forms/enable"));
        Assert.Contains(CardText.Texts(changed), t => t.Contains("在检查之后改动过", StringComparison.Ordinal));
        Assert.Equal("2025", (await scene.Rounds.FindAsync(A.Round().Id, default))!.Value.FormVersion);

        // Two members of the office: the second sees what the first did.
        question = await ForgeAsync(scene, "forms/choose", Data(changed, "forms/choose", ("roundId", A.Round().Id)));
        var stored = (await scene.Rounds.FindAsync(A.Round().Id, default))!;
        await scene.Rounds.SaveAsync(stored.With(stored.Value with { FormVersion = "2024" }), default);
        var second = await ForgeAsync(scene, "forms/enable", Data(question, "forms/enable"));
        Assert.Contains(CardText.Texts(second), t => t.Contains("刚刚已改用“2024”版表格", StringComparison.Ordinal));
    }

    private static async Task EnableAsync(Scene scene, FormFiles files, string seen)
    {
        await UploadAsync(scene, files);
        await ForgeAsync(scene, "forms/enable", new() { ["version"] = files.Version, ["digest"] = files.Digest, ["roundId"] = A.Round().Id, ["seen"] = seen });
        await scene.SettleAsync();
        Assert.Equal(files.Version, (await scene.Rounds.FindAsync(A.Round().Id, default))!.Value.FormVersion);
    }

    // As a person drags files into the library.
    private static async Task UploadAsync(Scene scene, FormFiles files)
    {
        foreach (var file in NewForm.Folder(files).Files)
            await scene.Library.PutAsync(new("", $"表单/{files.Version}", file.Name, file.Content!.Value, "", A.Day, new Dictionary<string, string>()), default);
    }

    private static async Task OrderAsync(Scene scene)
    {
        await ForgeAsync(scene, "filing/write", new() { ["roundId"] = A.Round().Id });
        await scene.SettleAsync();
    }

    private static async Task<byte[]> DocumentAsync(Scene scene, string id) =>
        (await scene.Library.ReadAsync(Assert.Single((await scene.Proposals.FindAsync(id, default))!.Value.Documents).Path, default))!;

    internal static string Text(byte[] docx, string part = "word/document.xml")
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open(), Encoding.UTF8);
        return Regex.Replace(reader.ReadToEnd(), "<[^>]+>", "");
    }

    // As a person sees a list: by the headings of its columns.
    private static async Task<IReadOnlyList<JsonObject>> ListAsync(Scene scene, string name)
    {
        using var browser = new HttpClient { BaseAddress = scene.TenantAddress };
        var list = JsonNode.Parse(await browser.GetStringAsync("/_sharepoint/lists"))!.AsArray().Single(l => (string?)l!["displayName"] == name)!;
        var columns = list["columns"]!.AsArray().Select(c => (Name: (string)c!["name"]!, Heading: (string)c["displayName"]!)).ToList();
        var items = JsonNode.Parse(await browser.GetStringAsync($"/_sharepoint/lists/{list["id"]}/items"))!.AsArray();
        return [.. items.Select(i => new JsonObject(columns.Where(c => i!["fields"]![c.Name] is not null).Select(c => KeyValuePair.Create(c.Heading, (JsonNode?)i!["fields"]![c.Name]!.DeepClone()))))];
    }

    private static async Task ChangeAsync(Scene scene, string id, Func<Proposal, Proposal> change)
    {
        var stored = (await scene.Proposals.FindAsync(id, default))!;
        Assert.True((await scene.Proposals.SaveAsync(stored.With(change(stored.Value)), default)).IsDone);
    }

    private static async Task<string> ReadAllAsync(Scene scene, string id)
    {
        var pages = new StringBuilder();
        for (var page = 0; page < 12; page++) pages.AppendJoin('\n', CardText.Texts(await ForgeAsync(scene, "proposals/read", new() { ["proposalId"] = id, ["page"] = page })));
        return pages.ToString();
    }

    private static Task<JsonObject> OwnAsync(Scene scene, string verb, string id, JsonObject data)
    {
        data["proposalId"] = id;
        return ForgeAsync(scene, verb, data, Scene.OtherOwner);
    }

    private static async Task<JsonObject> ForgeAsync(Scene scene, string verb, JsonObject data, LocalTenant.SeedPerson? who = null) => CardOf(await scene.ForgeAsync(who ?? Scene.Office, verb, data));

    private static async Task<JsonObject> PressAsync(Scene scene, string verb, Func<JsonObject, bool> fits, LocalTenant.SeedPerson? who = null) => CardOf(await scene.PressAsync(who ?? Scene.Office, verb, null, fits));

    private static JsonObject CardOf(ActionOutcome outcome)
    {
        Assert.True(outcome.Shown == "card", $"{outcome.Shown}: {outcome.Text}");
        return outcome.Value!.AsObject();
    }

    private static JsonObject Data(JsonObject card, string verb, params (string Name, string Value)[] inputs)
    {
        var data = CardText.Data(CardText.Actions(card).First(a => (string?)a["verb"] == verb)).DeepClone().AsObject();
        foreach (var (name, value) in inputs) data[name] = value;
        return data;
    }

    private static IEnumerable<JsonObject> Inputs(JsonNode? node) => node switch
    {
        JsonObject shape => shape.SelectMany(p => Inputs(p.Value)).Concat(((string?)(shape["type"] as JsonValue))?.StartsWith("Input.", StringComparison.Ordinal) == true ? [shape] : []),
        JsonArray items => items.SelectMany(Inputs),
        _ => [],
    };
}
