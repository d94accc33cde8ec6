using MicroMajor.Domain.Proposals;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>我要申报, from an earlier proposal or from an example of the office's.</summary>
public sealed class BeginningsTests
{
    private readonly OwnerAtWork app = new();

    [Fact]
    public async Task Who_has_nothing_to_begin_from_is_not_asked() => Assert.Equal(["unit"], Shown(await app.SayAsync(Lin, "我要申报")).Inputs);

    [Fact]
    public async Task A_draft_begins_from_an_own_proposal_and_says_what_is_to_be_renewed()
    {
        var earlier = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.ChangeAsync(earlier, p => p with { State = ProposalState.Withdrawn });
        var start = Shown(await app.SayAsync(Lin, "我要申报"));
        Assert.Equal("blank", start.Value("from"));
        var home = await app.ThenAsync(Lin, start, "建立草稿", ("unit", "U01"), ("from", earlier));
        Assert.Contains("已按“数据分析与应用”建立草稿", home.Text, StringComparison.Ordinal);
        Assert.Contains("须重新填写（没有沿用）：申请时间、招生时间", home.Text, StringComparison.Ordinal);
        var draft = await NewestAsync(Lin);
        Assert.NotEqual(earlier, draft.Id);
        Assert.Equal((ProposalState.Draft, "周明", "", "", 5), (draft.State, draft.Answers["lead.name"], draft.Answers["startDate"], draft.Answers["argumentation.conclusion"], draft.Answers.Rows("courses").Count));
    }

    [Fact]
    public async Task An_example_gives_its_content_and_none_of_its_people()
    {
        var example = await ExampleAsync();
        var start = Shown(await app.SayAsync(Wu, "我要申报"));
        Assert.Contains("示例：数据分析与应用（数学与信息科学学院 · 2025年春季微专业申报）", start.Json, StringComparison.Ordinal);
        var home = await app.ThenAsync(Wu, start, "建立草稿", ("unit", "U02"), ("from", example));
        Assert.Contains("示例中的人员信息没有带入：", home.Text, StringComparison.Ordinal);
        var draft = await NewestAsync(Wu);
        Assert.Equal((Wu.ObjectId, "", "", FilledForm.Answers["objectives"]), (draft.Owner.Value, draft.Name, draft.Answers["lead.phone"], draft.Answers["objectives"]));
        Assert.Equal("", draft.ReturnReason);
        Assert.Null(draft.Decision);
    }

    [Fact]
    public async Task An_example_is_read_before_one_begins_from_it_without_its_people_and_the_choice_is_kept()
    {
        var example = await ExampleAsync();
        var start = Shown(await app.SayAsync(Wu, "我要申报"));
        Assert.Contains("请先在“从哪里开始”中选一份", (await app.ThenAsync(Wu, start, "看一看所选的", ("unit", "U02"))).Text, StringComparison.Ordinal);
        var card = await app.ThenAsync(Wu, start, "看一看所选的", ("unit", "U02"), ("from", example));
        var read = new List<string> { card.Text };
        while (card.Has("下一页")) read.Add((card = await app.ThenAsync(Wu, card, "下一页")).Text);
        var text = string.Join('\n', read);
        Assert.Contains(FilledForm.Answers["objectives"], text, StringComparison.Ordinal);
        Assert.Contains("不带入", text, StringComparison.Ordinal);
        foreach (var personal in new[] { "周明", "林晓", FilledForm.Answers["lead.phone"], FilledForm.Answers["argumentation.conclusion"], "未填写" }) Assert.DoesNotContain(personal, text, StringComparison.Ordinal);
        Assert.Empty(card.Inputs);

        var back = await app.ThenAsync(Wu, card, "返回");
        Assert.Equal((example, "U02"), (back.Value("from"), back.Value("unit")));
        await app.ThenAsync(Wu, card, "从此开始");
        await app.ThenAsync(Wu, back, "建立草稿");
        var draft = Assert.Single((await app.Proposals.ListAsync(ProposalQuery.OwnedBy(new(Wu.ObjectId)), default)).Proposals).Value;
        Assert.Equal(("U02", FilledForm.Answers["objectives"]), (draft.UnitCode, draft.Answers["objectives"]));
    }

    [Fact]
    public async Task What_is_no_example_any_more_is_read_by_nobody_but_its_owner()
    {
        var example = await ExampleAsync();
        await app.ChangeAsync(example, p => p with { IsExample = false });
        var refused = Shown(await app.SendAsync(Wu, "proposals/example", new() { ["from"] = example }));
        Assert.Contains("选择的申报不能作为起点", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("数据分析与应用", refused.Json, StringComparison.Ordinal);
        Assert.Equal(refused.Text, Shown(await app.SendAsync(Wu, "proposals/example", new() { ["from"] = "WZY-2025-9999" })).Text);
        Assert.Contains("周明", Shown(await app.SendAsync(Lin, "proposals/example", new() { ["from"] = example, ["page"] = 1 })).Text + Shown(await app.SendAsync(Lin, "proposals/example", new() { ["from"] = example, ["page"] = 2 })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_neither_own_nor_an_example_cannot_be_begun_from_and_is_like_what_does_not_exist()
    {
        var example = await ExampleAsync();
        var start = Shown(await app.SayAsync(Wu, "我要申报"));
        await app.ChangeAsync(example, p => p with { IsExample = false });
        var refused = await app.ThenAsync(Wu, start, "建立草稿", ("unit", "U02"), ("from", example));
        Assert.Contains("选择的申报不能作为起点", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("数据分析与应用", refused.Json, StringComparison.Ordinal);
        var (verb, data) = start.Press("建立草稿", new Dictionary<string, string> { ["unit"] = "U02" });
        data["from"] = "WZY-2025-9999";
        Assert.Equal(refused.Text, Shown(await app.SendAsync(Wu, verb, data)).Text);
        Assert.Empty((await app.Proposals.ListAsync(ProposalQuery.OwnedBy(new(Wu.ObjectId)), default)).Proposals);
    }

    [Fact]
    public async Task A_double_click_makes_one_draft_and_an_example_opens_nothing()
    {
        var example = await ExampleAsync();
        var start = Shown(await app.SayAsync(Wu, "我要申报"));
        foreach (var _ in new[] { 1, 2 }) await app.ThenAsync(Wu, start, "建立草稿", ("unit", "U02"), ("from", example));
        Assert.Single((await app.Proposals.ListAsync(ProposalQuery.OwnedBy(new(Wu.ObjectId)), default)).Proposals);
        foreach (var verb in SomebodyElsesProposalTests.Named) Said(await app.SendAsync(Wu, verb, new() { ["proposalId"] = example }));
    }

    private async Task<string> ExampleAsync()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.ChangeAsync(id, p => p with { State = ProposalState.Recommended, Submissions = 1, IsExample = true, Decision = new(true, "好", 90m, new("o"), Monday), ReturnReason = "旧的退回理由" });
        return id;
    }

    private async Task<Proposal> NewestAsync(MicroMajor.TeamsApp.Teams.TeamsUser user) => (await app.Proposals.ListAsync(ProposalQuery.OwnedBy(new(user.ObjectId)), default)).Proposals[0].Value;
}
