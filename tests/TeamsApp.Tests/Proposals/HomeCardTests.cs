using MicroMajor.Domain.Proposals;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>The owner's home card: what it shows, and where its buttons lead.</summary>
public sealed class HomeCardTests
{
    private readonly OwnerAtWork app = new();

    [Fact]
    public async Task A_finding_in_a_row_opens_the_form_of_that_row_with_the_cell_first()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers.WithRow("courses", FilledForm.Answers.Rows("courses")[3].With("credits", "三")));
        var form = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id), "去改：数据建模 · 学分");
        Assert.Equal(("credits", "三"), (form.Inputs[0], form.Value("credits")));
        Assert.Contains("第 4 行", form.Text, StringComparison.Ordinal);
        Assert.Contains("▶ 请从这里改", form.Text, StringComparison.Ordinal);
        await app.ThenAsync(Lin, form, "保存这一行", ("credits", "3"));
        Assert.DoesNotContain((await app.OpenAsync(Lin, id)).Buttons, b => b.StartsWith("去改", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_finding_in_a_long_text_opens_the_texts_own_form()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers.With("difference", "短"));
        var form = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id), "去改：与现有专业的差异");
        Assert.Equal(["difference", "seen"], form.Inputs);
    }

    [Fact]
    public async Task A_finding_about_a_table_opens_its_section_and_one_whose_row_is_gone_does_too()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers.WithRow("courses", FilledForm.Answers.Rows("courses")[0].With("credits", "9")));
        var home = await app.OpenAsync(Lin, id);
        Assert.Contains("添加一行", (await app.ThenAsync(Lin, home, "去改：课程设置表")).Buttons);
        Assert.Contains("添加一行", Shown(await app.SendAsync(Lin, "proposals/at", new() { ["proposalId"] = id, ["at"] = "courses/r77/credits" })).Buttons);
    }

    [Fact]
    public async Task It_says_who_changed_it_last_and_how_many_days_are_left()
    {
        var (id, _) = await app.DraftAsync(Lin);
        await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "need"), "保存", ("introduction", "新的"));
        var text = (await app.OpenAsync(Lin, id)).Text;
        Assert.Contains("最近改动 2025年6月16日 14:05 · 林晓", text, StringComparison.Ordinal);
        Assert.Contains("还有 9 天", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_home_and_from_the_desk_the_owner_comes_back_to_the_section_last_worked_in()
    {
        var (id, home) = await app.DraftAsync(Lin);
        Assert.True(home.Has("继续填写"));
        Assert.Contains("基本信息", (await app.ThenAsync(Lin, home, "继续填写")).Text, StringComparison.Ordinal);
        var later = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "goals"), "稍后", ("objectives", "只写了一半"));
        Assert.Equal("只写了一半", (await app.ThenAsync(Lin, later, "从上次继续：定位、目标与要求")).Value("objectives"));
        Assert.Equal("只写了一半", (await app.ThenAsync(Lin, Shown(await app.SayAsync(Lin, "我的任务")), "从上次继续")).Value("objectives"));
        await app.ThenAsync(Lin, await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "hosts"), "添加一行"), "稍后", ("name", "统计学"));
        Assert.True((await app.OpenAsync(Lin, id)).Has("从上次继续：依托专业"));
    }

    [Fact]
    public async Task A_submitted_proposal_has_nothing_to_go_on_with()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "need"), "保存", ("introduction", "新的"));
        await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id });
        var home = Shown(await app.SendAsync(Lin, "proposals/resume", new() { ["proposalId"] = id }));
        Assert.DoesNotContain(home.Buttons, b => b.StartsWith("从上次继续", StringComparison.Ordinal));
        Assert.Equal(ProposalState.UnitReview, (await app.ProposalAsync(id)).State);
    }

    [Fact]
    public async Task Save_and_continue_walks_through_all_sections_and_ends_at_home()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var card = await app.OpenAsync(Lin, id, FormDefinitions.Current.Sections[0].Key);
        for (var number = 2; number <= FormDefinitions.Current.Sections.Count; number++)
        {
            card = await app.ThenAsync(Lin, card, card.Has("保存并继续") ? "保存并继续" : "继续");
            Assert.Contains($"第 {number} 部分", card.Text, StringComparison.Ordinal);
        }

        Assert.Contains(id, (await app.ThenAsync(Lin, card, "继续")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fresh_section_begins_with_the_day_and_a_begun_one_with_what_was_saved()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var basics = await app.OpenAsync(Lin, id, "basics");
        Assert.Equal("2025-06-16", basics.Value("applyDate"));
        await app.ThenAsync(Lin, basics, "保存", ("programName", "数据分析"));
        Assert.Equal("2025-06-16", (await app.ProposalAsync(id)).Answers["applyDate"]);
        await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "basics"), "保存", ("applyDate", ""));
        Assert.Equal("", (await app.OpenAsync(Lin, id, "basics")).Value("applyDate"));
    }
}
