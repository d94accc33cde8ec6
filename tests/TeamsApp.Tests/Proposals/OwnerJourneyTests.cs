using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Teams;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>From 我要申报 to a submitted proposal, by pressing the buttons of the cards that are shown.</summary>
public sealed class OwnerJourneyTests
{
    private readonly OwnerAtWork app = new();

    [Fact]
    public async Task From_the_typed_words_to_a_submitted_proposal()
    {
        var (id, home) = await app.DraftAsync(Lin);
        Assert.Equal("WZY-2025-0001", id);

        foreach (var (table, rows) in FilledForm.Tables)
        {
            var section = FormDefinitions.Current.SectionOf(table);
            var card = await app.OpenAsync(Lin, id, section.Key);
            foreach (var row in rows)
            {
                var blank = await app.ThenAsync(Lin, card, "添加一行");
                card = await app.ThenAsync(Lin, blank, "保存这一行", row);
            }
        }

        foreach (var (section, fields) in FilledForm.Fields) home = await FillAsync(id, section, fields);
        Assert.DoesNotContain("提交前还有", home.Text, StringComparison.Ordinal);
        Assert.Contains("15 / 15 学分", home.Text, StringComparison.Ordinal);

        var submitted = await app.ThenAsync(Lin, home, "提交");
        Assert.Contains("正在等数学与信息科学学院审核", submitted.Text, StringComparison.Ordinal);
        Assert.False(submitted.Has("提交"));
        var proposal = await app.ProposalAsync(id);
        Assert.Equal((ProposalState.UnitReview, 1), (proposal.State, proposal.Submissions));
        Assert.Contains(proposal.Owed, o => o is CardDue { To.Kind: AudienceKind.UnitReviewers });
        Assert.Equal(1, app.Deliveries.Waiting);
    }

    [Fact]
    public async Task A_double_click_on_create_makes_one_draft()
    {
        var start = Shown(await app.SayAsync(Lin, "开始申报"));
        var first = await app.PressAsync(Lin, start, "建立草稿", ("unit", "U01"));
        var second = await app.PressAsync(Lin, start, "建立草稿", ("unit", "U01"));
        Assert.Equal(Shown(first).Text, Shown(second).Text);
        Assert.Single((await app.Proposals.ListAsync(ProposalQuery.OwnedBy(new(Lin.ObjectId)), default)).Proposals);
    }

    [Fact]
    public async Task Two_people_with_the_same_start_key_get_a_draft_each()
    {
        var (verb, data) = Shown(await app.SayAsync(Lin, "start")).Press("建立草稿", new Dictionary<string, string> { ["unit"] = "U01" });
        await app.SendAsync(Lin, verb, data);
        await app.SendAsync(Wu, verb, data.DeepClone().AsObject());
        Assert.Single((await app.Proposals.ListAsync(ProposalQuery.OwnedBy(new(Wu.ObjectId)), default)).Proposals);
    }

    [Fact]
    public async Task A_draft_that_is_there_already_is_offered_before_a_second_is_made()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var start = Shown(await app.SayAsync(Lin, "我要申报"));
        Assert.Contains(id, start.Text, StringComparison.Ordinal);
        Assert.Contains(id, (await app.ThenAsync(Lin, start, "继续填写")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_unit_no_draft_is_made_and_the_choice_of_round_stays()
    {
        var start = Shown(await app.SayAsync(Lin, "我要申报"));
        var again = await app.ThenAsync(Lin, start, "建立草稿");
        Assert.Contains("请选择牵头学院", again.Text, StringComparison.Ordinal);
        Assert.Empty((await app.Proposals.ListAsync(ProposalQuery.OwnedBy(new(Lin.ObjectId)), default)).Proposals);
        Assert.Contains("WZY-2025-0001", (await app.ThenAsync(Lin, again, "建立草稿", ("unit", "U02"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_round_is_said_with_its_date_and_starts_nothing()
    {
        app.Clock.Move(TimeSpan.FromDays(30));
        var start = Shown(await app.SayAsync(Lin, "我要申报"));
        Assert.False(start.Has("建立草稿"));
        Assert.Contains("已于 2025年6月25日 23:59 截止", start.Text, StringComparison.Ordinal);
        await app.SendAsync(Lin, "proposals/create", new() { ["round"] = Spring.Id, ["unit"] = "U01", ["startKey"] = "k" });
        Assert.Empty((await app.Proposals.ListAsync(ProposalQuery.OwnedBy(new(Lin.ObjectId)), default)).Proposals);
    }

    [Fact]
    public async Task My_tasks_lists_each_proposal_with_where_it_stands()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var desk = Shown(await app.SayAsync(Lin, "进度"));
        Assert.Contains($"{id} · 填报中", desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(id, Shown(await app.SayAsync(Wu, "我的任务")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("我要申抱", "我要申报")]
    [InlineData("我想看看进度吧", "进度")]
    [InlineData("hlep", "help")]
    public async Task What_is_not_understood_gets_help_with_the_nearest_command(string typed, string nearest)
    {
        var help = Shown(await app.SayAsync(Lin, typed));
        Assert.Contains($"“{nearest}”", help.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_of_a_proposal_is_remembered_and_a_form_in_its_place_is_passing()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var home = Assert.IsType<Reply.ShowCard>(await app.SendAsync(Lin, "proposals/open", new() { ["proposalId"] = id }));
        var form = Assert.IsType<Reply.ShowCard>(await app.SendAsync(Lin, "proposals/section", new() { ["proposalId"] = id, ["section"] = "basics" }));
        Assert.Equal((new Matter(MatterKind.Proposal, id), false), (home.Remember, home.Passing));
        Assert.Equal((new Matter(MatterKind.Proposal, id), true), (form.Remember, form.Passing));
    }

    [Fact]
    public async Task Withdrawing_takes_the_proposal_back_for_good()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id });
        var home = await app.ThenAsync(Lin, await app.ThenAsync(Lin, await app.ThenAsync(Lin, await app.OpenAsync(Lin, id), "更多…"), "撤回…"), "确认撤回");
        Assert.Equal(ProposalState.Withdrawn, (await app.ProposalAsync(id)).State);
        Assert.Equal(["预览", "更多…"], home.Buttons);
        Assert.Contains("已撤回", Shown(await app.SendAsync(Lin, "proposals/withdraw", new() { ["proposalId"] = id })).Text, StringComparison.Ordinal);
    }

    private async Task<ShownCard> FillAsync(string id, string section, (string Field, string Text)[] fields)
    {
        var card = await app.OpenAsync(Lin, id, section);
        // A choice may ask for more fields: fill what is there, save, and fill what came.
        var shown = fields.Where(f => card.Inputs.Contains(f.Field)).ToArray();
        while (shown.Length < fields.Length)
        {
            card = await app.ThenAsync(Lin, card, "保存", shown);
            shown = [.. fields.Where(f => card.Inputs.Contains(f.Field))];
        }

        var saved = await app.ThenAsync(Lin, card, "稍后", shown);
        return saved;
    }
}
