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
