using System.Text.Json.Nodes;
using MicroMajor.Domain.Forms;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Tests.Proposals;
using MicroMajor.TeamsApp.Words;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Rounds;

/// <summary>The office's verbs on editions, over a store in memory.</summary>
public sealed class FormEditionsRoomTests
{
    private readonly OwnerAtWork app = new();

    public FormEditionsRoomTests()
    {
        var desk = new FormDesk(app.Tenant.Editions, app.Tenant.FormFolders, app.Proposals, app.Tenant.Rounds, CardShelf.Load(typeof(CardShelf).Assembly, CardWords.Load(typeof(CardShelf).Assembly)), ProblemWords.Shipped, FormWords.Shipped);
        new FormEditionsRoom(desk, app.Tenant.Editions, app.Tenant.Rounds, app.Proposals, app.Catalogues, new Actors(app.Tenant.Directory, app.Tenant.Settings, app.Clock), app.Deliveries, ProblemWords.Shipped, FormWords.Shipped, app.Clock).AddTo(app.Room);
        new FormStarter(desk, app.Tenant.Library, new Actors(app.Tenant.Directory, app.Tenant.Settings, app.Clock), ProblemWords.Shipped, FormWords.Shipped, app.Clock).AddTo(app.Room);
    }

    [Fact]
    public async Task The_office_sees_shipped_and_uploaded_editions_with_their_rounds_and_nobody_else_does()
    {
        app.Tenant.FormFolders.Put(NewForm.Folder(NewForm.Files()));
        var card = Shown(await app.SayAsync(Office, "表单")).Text;
        Assert.Contains("随产品提供 · 使用批次：2025年春季微专业申报", card, StringComparison.Ordinal);
        Assert.Contains("已上传，尚未启用", card, StringComparison.Ordinal);
        app.Language = Language.En;
        Assert.Contains("uploaded, not in use yet", Shown(await app.SayAsync(Office, "form editions")).Text, StringComparison.Ordinal);
        foreach (var other in new[] { Lin, Dean }) Assert.Equal("Only the academic affairs office can do this.", Said(await app.SayAsync(other, "forms")));
    }

    [Fact]
    public async Task An_edition_with_faults_shows_them_with_their_places_and_cannot_be_enabled_by_a_forged_card()
    {
        app.Tenant.FormFolders.Put(BrokenForms.All.Single(b => b.Name == "a hard rule without its field").Folder);
        var report = Shown(await Send("forms/check", ("version", "2026"))).Text;
        Assert.Contains("2 处须修改，修改后再检查", report, StringComparison.Ordinal);
        Assert.Contains("annex2.layout.json · 二、建设必要性与人才培养方案/difference", report, StringComparison.Ordinal);
        foreach (var verb in new[] { "forms/choose", "forms/enable" })
            Assert.Contains("这个版本还有 2 处须修改，不能启用。", Shown(await Send(verb, ("version", "2026"), ("roundId", Spring.Id), ("digest", ""), ("seen", "2025"))).Text, StringComparison.Ordinal);
        Assert.Equal("2025", (await app.Tenant.Rounds.FindAsync(Spring.Id, default))!.Value.FormVersion);
    }

    [Theory]
    [InlineData(60, "有 1 份草稿选了它", "只核对了")]
    [InlineData(401, "只核对了其中 400 份", "份草稿选了它")]
    public async Task A_choice_that_the_oldest_draft_holds_is_found_among_many_and_what_was_not_looked_at_is_said(int drafts, string said, string unsaid)
    {
        for (var i = 0; i < drafts; i++)
            await app.Proposals.StartAsync(
                new("", Spring.Id, "U01", new(Lin.ObjectId), "林晓") { Answers = Domain.Proposals.Answers.None.With("duration", i == 0 ? "2y" : "1y"), UpdatedAt = Monday }, 2025, $"many-{i}", default);
        app.Tenant.FormFolders.Put(BrokenForms.All.Single(b => b.Name == "a choice taken away that drafts hold").Folder);
        var report = Shown(await Send("forms/check", ("version", "2026"))).Text;
        Assert.Contains(said, report, StringComparison.Ordinal);
        Assert.DoesNotContain(unsaid, report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_permission_to_make_columns_the_office_is_told_what_the_administrator_must_do_and_the_round_stays()
    {
        app.Tenant.FormFolders.Put(NewForm.Folder(NewForm.Files()));
        app.Tenant.Editions.IsForbidden = true;
        var told = Shown(await Send("forms/enable", ("version", "2026"), ("roundId", Spring.Id), ("digest", NewForm.Files().Digest), ("seen", "2025"))).Text;
        Assert.Contains("请管理员用有 manage 权限的身份运行一次 provision", told, StringComparison.Ordinal);
        Assert.Equal("2025", (await app.Tenant.Rounds.FindAsync(Spring.Id, default))!.Value.FormVersion);
        app.Tenant.Editions.IsForbidden = false;
        Assert.Contains("已启用 2026 版表格", Shown(await Send("forms/enable", ("version", "2026"), ("roundId", Spring.Id), ("digest", NewForm.Files().Digest), ("seen", "2025"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_that_a_draft_holds_is_not_taken_away()
    {
        await app.DraftAsync(Lin, Domain.Proposals.Answers.None.With("duration", "2y"));
        app.Tenant.FormFolders.Put(BrokenForms.All.Single(b => b.Name == "a choice taken away").Folder);
        Assert.Contains("有 1 份草稿选了它", Shown(await Send("forms/check", ("version", "2026"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edition_in_use_may_be_given_to_a_round_again_and_a_folder_changed_since_is_named()
    {
        await app.Tenant.Editions.KeepAsync(NewForm.Files(), A.Office, A.Day, default);
        app.Tenant.FormFolders.Put(NewForm.Folder(NewForm.Files() with { Words = """{"labels":{"programName":{"zh":"名称","en":"Name"}}}""" }));
        Assert.Contains("使用中的仍是启用时的内容", Shown(await Send("forms/check", ("version", "2026"))).Text, StringComparison.Ordinal);
        Assert.Contains("将从 2025 版换用 2026 版", Shown(await Send("forms/choose", ("version", "2026"), ("roundId", Spring.Id), ("digest", NewForm.Files().Digest))).Text, StringComparison.Ordinal);
        await Send("forms/enable", ("version", "2026"), ("roundId", Spring.Id), ("digest", NewForm.Files().Digest), ("seen", "2025"));
        Assert.Equal("2026", (await app.Tenant.Rounds.FindAsync(Spring.Id, default))!.Value.FormVersion);
        // And back to the shipped one, whose digest is empty.
        Assert.Contains("已启用 2025 版表格", Shown(await Send("forms/enable", ("version", "2025"), ("roundId", Spring.Id), ("seen", "2026"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Word_form_to_begin_with_is_put_into_the_folder_of_a_sound_edition_and_into_no_other()
    {
        app.Tenant.FormFolders.Put(NewForm.Folder(NewForm.Files()));
        Assert.Contains("样表已放入文档库 表单/2026/annex2.starter.docx", Shown(await Send("forms/starter", ("version", "2026"))).Text, StringComparison.Ordinal);
        var word = (await app.Tenant.Library.ReadAsync("表单/2026/annex2.starter.docx", default))!;
        app.Tenant.FormFolders.Put(NewForm.Folder(NewForm.Files() with { Template = new(word, "") }));
        Assert.Contains("可以启用，没有发现问题", Shown(await Send("forms/check", ("version", "2026"))).Text, StringComparison.Ordinal);

        app.Tenant.FormFolders.Put(BrokenForms.All.Single(b => b.Name == "a hard rule without its field").Folder);
        Assert.Contains("2 处须修改", Shown(await Send("forms/starter", ("version", "2026"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("样表", Shown(await Send("forms/starter", ("version", "2025"))).Text, StringComparison.Ordinal);
        Assert.Equal("Only the academic affairs office can do this.", await English(Lin, "forms/starter"));
    }

    [Fact]
    public async Task A_report_of_a_hundred_faults_and_a_list_of_a_hundred_folders_are_light_enough_for_a_card()
    {
        for (var n = 0; n < 100; n++) app.Tenant.FormFolders.Put(new($"版本{n}", []));
        app.Tenant.FormFolders.Put(BrokenForms.All.Single(b => b.Name == "no sections").Folder);
        foreach (var reply in new[] { await app.SayAsync(Office, "表单"), await Send("forms/check", ("version", "2026")) })
            Assert.InRange(CardSize.Utf16Bytes(Assert.IsType<Reply.ShowCard>(reply).Card), 1_000, 25_600);
    }

    private async Task<string> English(TeamsUser who, string verb)
    {
        app.Language = Language.En;
        return Said(await app.SendAsync(who, verb, new()));
    }

    private Task<Reply> Send(string verb, params (string Name, string Value)[] data) => app.SendAsync(Office, verb, new([.. data.Select(d => KeyValuePair.Create(d.Name, (JsonNode?)d.Value))]));
}
