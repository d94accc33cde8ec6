using System.Text.Json.Nodes;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Teams;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>Who may do what in a proposal that is filled in together.</summary>
public sealed class CoEditorTests
{
    private static readonly TeamsUser Whole = Wu;
    private static readonly TeamsUser OneSection = Zhao;
    private static readonly TeamsUser Former = new("tenant", "aaaa0004", "钱进", "29:qian");
    private static readonly TeamsUser Stranger = new("tenant", "aaaa0009", "周文博", "29:zhou");

    private readonly OwnerAtWork app = new();

    /// <summary>What each verb does to the form, with data for the section that the one co-editor may change, and for another.</summary>
    public static TheoryData<string, string, string> Edits { get; } = new()
    {
        { "proposals/save", """{"section":"lead","lead.post":"改"}""", """{"section":"need","introduction":"改"}""" },
        { "proposals/section", """{"section":"lead","lead.post":"改"}""", """{"section":"need","introduction":"改"}""" },
        { "proposals/text", """{"fieldKey":"lead.duties","lead.post":"改"}""", """{"fieldKey":"introduction","introduction":"改"}""" },
        { "proposals/text-open", """{"fieldKey":"lead.duties","lead.post":"改"}""", """{"fieldKey":"introduction","introduction":"改"}""" },
        { "proposals/text-keep", """{"fieldKey":"lead.duties","lead.duties":"改"}""", """{"fieldKey":"introduction","introduction":"改"}""" },
        { "proposals/row", """{"table":"courses","row":"r1"}""", """{"table":"team","row":"r1"}""" },
        { "proposals/row-save", """{"table":"courses","row":"r1","name":"改"}""", """{"table":"team","row":"r1","name":"改"}""" },
        { "proposals/row-remove", """{"table":"courses","row":"r1"}""", """{"table":"team","row":"r1"}""" },
        { "proposals/row-restore", """{"table":"courses","row":"r9"}""", """{"table":"team","row":"r9"}""" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task The_form_is_changed_by_the_owner_by_co_editors_within_their_sections_and_by_nobody_else(string verb, string theirs, string others)
    {
        foreach (var (who, here, there) in new (TeamsUser, bool, bool)[]
        {
            (Lin, true, true), (Whole, true, true), (OneSection, true, false),
            (Former, false, false), (Stranger, false, false), (Dean, false, false), (Office, false, false),
        })
        {
            Assert.Equal((verb, who.Name, here), (verb, who.Name, await ChangesAsync(who, verb, theirs)));
            Assert.Equal((verb, who.Name, there), (verb, who.Name, await ChangesAsync(who, verb, others)));
        }
    }

    [Theory]
    [InlineData("proposals/submit")]
    [InlineData("proposals/withdraw")]
    [InlineData("proposals/withdraw-ask")]
    [InlineData("proposals/editors")]
    [InlineData("proposals/invite")]
    [InlineData("proposals/uninvite")]
    public async Task Handing_in_withdrawing_and_inviting_are_the_owners_alone(string verb)
    {
        var id = await SharedAsync();
        var before = await app.ProposalAsync(id);
        foreach (var who in new[] { Whole, OneSection, Former, Stranger, Dean, Office })
            Assert.Equal(
                Said(await app.SendAsync(who, verb, new() { ["proposalId"] = "WZY-2025-9999" })),
                Said(await app.SendAsync(who, verb, new() { ["proposalId"] = id, ["person"] = Stranger.ObjectId, ["editor"] = Whole.ObjectId })));
        Assert.Same(before, await app.ProposalAsync(id));
    }

    [Theory]
    [InlineData("proposals/open")]
    [InlineData("proposals/check")]
    [InlineData("proposals/read")]
    [InlineData("proposals/history")]
    [InlineData("proposals/compare")]
    [InlineData("proposals/more")]
    [InlineData("proposals/conflict")]
    public async Task A_draft_is_read_by_those_who_fill_it_in(string verb)
    {
        var id = await SharedAsync();
        foreach (var who in new[] { Lin, Whole, OneSection }) Assert.NotEmpty(Shown(await app.SendAsync(who, verb, new() { ["proposalId"] = id })).Text);
        foreach (var who in new[] { Former, Stranger, Dean, Office })
            Assert.Equal(Said(await app.SendAsync(who, verb, new() { ["proposalId"] = "WZY-2025-9999" })), Said(await app.SendAsync(who, verb, new() { ["proposalId"] = id })));
    }

    [Fact]
    public async Task The_owner_invites_by_card_and_the_co_editor_finds_the_proposal_on_their_desk()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var more = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id), "更多…");
        var card = await app.ThenAsync(Lin, more, "合作填报人");
        Assert.Contains("还没有邀请", card.Text, StringComparison.Ordinal);
        Assert.Equal("graph.microsoft.com/users", (string)card.Input("person")["choices.data"]!["dataset"]!);
        card = await app.ThenAsync(Lin, card, "邀请", ("person", Wu.ObjectId), ("sections", "team,courses"));
        Assert.Contains("已邀请吴桐", card.Text, StringComparison.Ordinal);
        Assert.Contains("课程设置、教学团队", card.Text, StringComparison.Ordinal);
        Assert.Equal(1, app.Deliveries.Waiting);
        await app.Tenant.Invitations.SetAsync(id, new(Wu.ObjectId), true, default);

        var desk = Shown(await app.SayAsync(Wu, "我的任务"));
        Assert.Contains("我参与填报的", desk.Text, StringComparison.Ordinal);
        var home = await app.ThenAsync(Wu, desk, "继续填写");
        Assert.Contains("填报人：林晓 · 您负责：课程设置、教学团队", home.Text, StringComparison.Ordinal);
        Assert.Equal(["✓ 课程设置", "✓ 教学团队"], home.Buttons.Where(b => b.StartsWith('✓')));
        Assert.False(home.Has("提交"));
        Assert.Contains("合作填报：吴桐", (await app.OpenAsync(Lin, id)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_co_editors_walk_goes_through_their_sections_only()
    {
        var id = await SharedAsync();
        var courses = await app.OpenAsync(OneSection, id, "courses");
        var next = await app.ThenAsync(OneSection, courses, "继续");
        Assert.True(next.Inputs.Contains("lead.post"), next.Text);
        Assert.Contains("您负责：课程设置、微专业负责人", (await app.ThenAsync(OneSection, next, "保存并继续")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_section_that_is_not_theirs_leads_home_with_the_reason()
    {
        var id = await SharedAsync();
        Assert.Contains("这一部分不由您填写", (await app.OpenAsync(OneSection, id, "need")).Text, StringComparison.Ordinal);
        Assert.Contains("这一部分不由您填写", Shown(await app.SendAsync(OneSection, "proposals/at", new() { ["proposalId"] = id, ["at"] = "introduction" })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_invitation_is_taken_back_gets_the_answer_of_a_stranger_at_once()
    {
        var id = await SharedAsync();
        var open = await app.OpenAsync(Whole, id, "need");
        var editors = Shown(await app.SendAsync(Lin, "proposals/editors", new() { ["proposalId"] = id }));
        Assert.Contains("已移除吴桐", (await app.ThenAsync(Lin, editors, "移除", ("editor", Whole.ObjectId))).Text, StringComparison.Ordinal);
        Assert.Equal(Said(await app.SendAsync(Whole, "proposals/save", new() { ["proposalId"] = "WZY-2025-9999" })), Said(await app.PressAsync(Whole, open, "保存", ("introduction", "还想写"))));
        // The list of invitations may be older than the proposal: it only finds, it lets nobody in.
        await app.Tenant.Invitations.SetAsync(id, new(Whole.ObjectId), true, default);
        Assert.DoesNotContain(id, Shown(await app.SayAsync(Whole, "我的任务")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "请先选择要邀请的人")]
    [InlineData("99999999-0000-4000-8000-000000000001", "没有在学校的通讯录里找到")]
    [InlineData("../users", "没有在学校的通讯录里找到")]
    [InlineData("aaaa0001", "负责填报的就是您自己")]
    public async Task Nobody_is_invited_whom_the_tenant_does_not_know(string person, string said)
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        Assert.Contains(said, Shown(await app.SendAsync(Lin, "proposals/invite", new() { ["proposalId"] = id, ["person"] = person })).Text, StringComparison.Ordinal);
        Assert.Empty((await app.ProposalAsync(id)).Editors);
    }

    [Fact]
    public async Task A_forged_name_is_not_taken_over_from_the_card()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.SendAsync(Lin, "proposals/invite", new() { ["proposalId"] = id, ["person"] = Wu.ObjectId, ["name"] = "假名", ["sections"] = "team" });
        Assert.Equal([new Editor(new(Wu.ObjectId), "吴桐", ["team"])], (await app.ProposalAsync(id)).Editors);
        await app.SendAsync(Lin, "proposals/invite", new() { ["proposalId"] = id, ["person"] = Zhao.ObjectId, ["sections"] = "team,everything" });
        Assert.Single((await app.ProposalAsync(id)).Editors);
    }

    private async Task<bool> ChangesAsync(TeamsUser who, string verb, string json)
    {
        var id = await SharedAsync();
        if (verb == "proposals/row-restore")
            foreach (var table in new[] { "courses", "team" })
                await app.ChangeAsync(id, p => p with { Removed = [.. p.Removed, new RemovedRow(table, 0, "r9", new Dictionary<string, string> { ["name"] = "删过的" })] });
        var before = (await app.ProposalAsync(id)).Answers;
        var data = JsonNode.Parse(json)!.AsObject();
        data["proposalId"] = id;
        var reply = await app.SendAsync(who, verb, data);
        // Opening a row changes nothing: who may, sees it as a form.
        if (verb == "proposals/row") return reply is Reply.ShowCard && Shown(reply).Inputs.Contains("name");
        return !(await app.ProposalAsync(id)).Answers.Equals(before);
    }

    private async Task<string> SharedAsync()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.ChangeAsync(id, p => p with
        {
            Editors =
            [
                new(new(Whole.ObjectId), "吴桐", []), new(new(OneSection.ObjectId), "赵敏", ["courses", "lead"]),
                new(new(Former.ObjectId), "钱进", []) { HasWritten = true, Left = true },
            ],
        });
        return id;
    }
}
