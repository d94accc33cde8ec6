using MicroMajor.Domain.Proposals;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>The rows of the form's tables: add, edit, remove, page by page.</summary>
public sealed class RowTests
{
    private readonly OwnerAtWork app = new();

    [Fact]
    public async Task A_double_click_on_saving_a_new_row_adds_one()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var form = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "courses"), "添加一行");
        await app.PressAsync(Lin, form, "保存这一行", ("name", "数据采集"));
        await app.PressAsync(Lin, form, "保存这一行", ("name", "数据采集"));
        Assert.Single((await app.ProposalAsync(id)).Answers.Rows("courses"));
    }

    [Fact]
    public async Task Two_new_rows_from_two_screens_are_both_kept()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var section = await app.OpenAsync(Lin, id, "courses");
        var (desk, phone) = (await app.ThenAsync(Lin, section, "添加一行"), await app.ThenAsync(Lin, section, "添加一行"));
        await app.PressAsync(Lin, desk, "保存这一行", ("name", "数据采集"));
        await app.PressAsync(Lin, phone, "保存这一行", ("name", "数据清洗"));
        Assert.Equal(["数据采集", "数据清洗"], (await app.ProposalAsync(id)).Answers.Rows("courses").Select(r => r["name"]));
    }

    [Fact]
    public async Task Saving_and_adding_another_shows_a_blank_row()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var form = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "courses"), "添加一行");
        var next = await app.ThenAsync(Lin, form, "保存并再加一行", ("name", "数据采集"));
        Assert.Equal("", next.Value("name"));
        Assert.Contains("已保存“数据采集”", next.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blank_row_is_refused_on_the_card()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var form = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "courses"), "添加一行");
        Assert.True((await app.ThenAsync(Lin, form, "保存这一行")).Has("保存这一行"));
        Assert.Empty((await app.ProposalAsync(id)).Answers.Rows("courses"));
    }

    [Fact]
    public async Task A_cell_that_was_emptied_is_empty_and_the_others_stay()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var form = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "courses"), "修改");
        var (verb, data) = form.Press("保存这一行", new Dictionary<string, string> { ["name"] = "" });
        data.Remove("semester");
        await app.SendAsync(Lin, verb, data);
        var row = (await app.ProposalAsync(id)).Answers.Rows("courses")[0];
        Assert.Equal(("", "", "3", "r1"), (row["name"], row["semester"], row["credits"], row["teacher"]));
    }

    [Fact]
    public async Task Removing_a_row_says_which_and_removing_it_again_does_nothing()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var form = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "courses"), "修改");
        var (verb, data) = form.Press("删除");
        Assert.Contains("已删除“数据采集”", Shown(await app.SendAsync(Lin, verb, data)).Text, StringComparison.Ordinal);
        await app.SendAsync(Lin, verb, data.DeepClone().AsObject());
        Assert.Equal(4, (await app.ProposalAsync(id)).Answers.Rows("courses").Count);
    }

    [Fact]
    public async Task A_row_removed_on_another_screen_comes_back_with_what_was_typed_here()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var form = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "courses"), "修改");
        await app.ChangeAsync(id, p => p with { Answers = p.Answers.WithoutRow("courses", "r1") });
        await app.PressAsync(Lin, form, "保存这一行", ("name", "数据采集（改）"));
        Assert.Contains((await app.ProposalAsync(id)).Answers.Rows("courses"), r => r["name"] == "数据采集（改）" && r["credits"] == "3");
    }

    [Fact]
    public async Task A_long_table_is_shown_page_by_page_and_a_saved_row_on_its_own_page()
    {
        var id = await app.DraftAsync(Lin, LargestForm.Answers);
        var first = await app.OpenAsync(Lin, id, "courses");
        Assert.Contains("第 1–8 行，共 20 行", first.Text, StringComparison.Ordinal);
        var third = await app.ThenAsync(Lin, await app.ThenAsync(Lin, first, "下一页"), "下一页");
        Assert.Contains("第 17–20 行，共 20 行", third.Text, StringComparison.Ordinal);
        Assert.False(third.Has("下一页"));
        var row = await app.ThenAsync(Lin, third, "修改");
        Assert.Contains("第 17 行", row.Text, StringComparison.Ordinal);
        Assert.Contains("第 17–20 行", (await app.ThenAsync(Lin, row, "保存这一行", ("note", "改了"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_totals_stand_above_the_rows()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        Assert.Contains("5 行，合计 15 学分、240 学时，核心课程 5 门", (await app.OpenAsync(Lin, id, "courses")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_that_asks_for_more_keeps_the_row_open()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var form = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "hosts"), "添加一行");
        var again = await app.ThenAsync(Lin, form, "保存这一行", ("name", "统计学"), ("basis", "other"));
        Assert.Contains("basisNote", again.Inputs);
        await app.ThenAsync(Lin, again, "保存这一行", ("basisNote", "校级重点"));
        Assert.Equal("校级重点", Assert.Single((await app.ProposalAsync(id)).Answers.Rows("hostMajors"))["basisNote"]);
    }

    [Fact]
    public async Task Undoing_a_removal_puts_the_row_back_at_its_place_with_its_id_and_its_teacher_keeps_the_course()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var before = (await app.ProposalAsync(id)).Answers;
        var removed = await app.ThenAsync(Lin, await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "team"), "修改"), "删除");
        // What joins meanwhile gets an id of its own.
        await app.SendAsync(Lin, "proposals/row-save", new() { ["proposalId"] = id, ["table"] = "team", ["row"] = "", ["name"] = "赵新" });
        var back = await app.ThenAsync(Lin, removed, "撤销删除");
        Assert.Contains("已恢复“周明”", back.Text, StringComparison.Ordinal);
        var team = (await app.ProposalAsync(id)).Answers.Rows("team");
        Assert.Equal(["r1", "r2", "r3"], team.Select(r => r.Id));
        Assert.Equal(before.Rows("team"), team.Take(2));
        Assert.Contains("已恢复“周明”", (await app.ThenAsync(Lin, removed, "撤销删除")).Text, StringComparison.Ordinal);
        Assert.Equal(3, (await app.ProposalAsync(id)).Answers.Rows("team").Count);
    }

    [Fact]
    public async Task A_copy_begins_with_what_the_row_holds_and_is_kept_only_when_it_is_saved()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers.WithoutRow("courses", "r5"));
        var copy = await app.ThenAsync(Lin, await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "courses"), "修改"), "保存并复制一行", ("note", "改了"));
        Assert.Equal(("数据采集", "3", "r1", "改了"), (copy.Value("name"), copy.Value("credits"), copy.Value("teacher"), copy.Value("note")));
        Assert.Equal(["数据采集", "数据清洗", "数据可视化", "数据建模"], (await app.ProposalAsync(id)).Answers.Rows("courses").Select(r => r["name"]));
        await app.ThenAsync(Lin, copy, "保存这一行", ("name", "综合项目"));
        var rows = (await app.ProposalAsync(id)).Answers.Rows("courses");
        Assert.Equal(("r5", "综合项目", "3"), (rows[4].Id, rows[4]["name"], rows[4]["credits"]));
    }

    [Fact]
    public async Task A_row_moves_up_and_down_and_what_was_typed_is_kept_with_it()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var first = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "courses"), "修改");
        Assert.False(first.Has("上移"));
        var second = await app.ThenAsync(Lin, first, "下移", ("note", "移动时改的"));
        Assert.Contains("“数据采集”现在是第 2 行，共 5 行", second.Text, StringComparison.Ordinal);
        Assert.Equal(["数据清洗", "数据采集", "数据可视化", "数据建模", "综合项目"], (await app.ProposalAsync(id)).Answers.Rows("courses").Select(r => r["name"]));
        await app.ThenAsync(Lin, second, "上移");
        // An old card does not know that the row is the first by now.
        await app.ThenAsync(Lin, second, "上移", ("note", "又改了"));
        var rows = (await app.ProposalAsync(id)).Answers.Rows("courses");
        Assert.Equal(("r1", "又改了"), (rows[0].Id, rows[0]["note"]));
    }

    [Fact]
    public async Task A_new_row_begins_with_what_is_most_likely_and_alone_that_is_no_row()
    {
        var (id, _) = await app.DraftAsync(Lin);
        await app.ChangeAsync(id, p => p with { Answers = p.Answers.With("deliveryMode", "mixed") });
        var member = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "team"), "添加一行");
        Assert.Equal(("数学与信息科学学院", "school", ""), (member.Value("unit"), member.Value("source"), member.Value("name")));
        Assert.Contains("什么也没有填", (await app.ThenAsync(Lin, member, "保存这一行")).Text, StringComparison.Ordinal);
        var course = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "courses"), "添加一行");
        Assert.Equal("mixed", course.Value("mode"));
        Assert.Contains("微专业负责人", (await app.ThenAsync(Lin, course, "保存并继续")).Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), ((await app.ProposalAsync(id)).Answers.Rows("team").Count, (await app.ProposalAsync(id)).Answers.Rows("courses").Count));
    }

    [Fact]
    public async Task Saving_a_row_and_going_on_leads_to_the_next_section()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var form = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "courses"), "添加一行");
        var next = await app.ThenAsync(Lin, form, "保存并继续", ("name", "数据采集"));
        Assert.Contains("lead.name", next.Inputs);
        Assert.Contains("已保存“数据采集”", next.Text, StringComparison.Ordinal);
    }
}
