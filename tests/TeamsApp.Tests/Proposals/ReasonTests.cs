using System.Text.Json.Nodes;
using MicroMajor.Domain.Proposals;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>Reasons for exceptions: written beside the clause, kept with their facts, asked again when the facts change.</summary>
public sealed class ReasonTests
{
    private const string Because = "实训平台分三期建设，第三期要到第三年";

    private static readonly Answers Late = FilledForm.Answers.With("buildEnd", "2028-08-31");

    private readonly OwnerAtWork app = new();

    [Fact]
    public async Task A_reason_is_written_once_beside_its_clause_and_its_facts_and_then_nothing_is_in_the_way()
    {
        var id = await app.DraftAsync(Lin, Late);
        var check = await CheckAsync(id);
        Assert.Contains("写明理由", check.Buttons);
        var form = await app.ThenAsync(Lin, check, "写明理由");
        Assert.Contains("通知四.2：“建设期一般不超过 2 年”", Plain(form), StringComparison.Ordinal);
        Assert.Contains("建设期 36 个月，一般不超过 24 个月：提前到 2027年9月1日 或以前结束即可，或写明理由。", Plain(form), StringComparison.Ordinal);
        var after = await app.ThenAsync(Lin, form, "保存理由", ("text", Because));
        Assert.Contains($"理由：{Because}", Plain(after), StringComparison.Ordinal);
        Assert.Contains("修改理由", after.Buttons);
        Assert.Contains("提交", after.Buttons);
    }

    [Fact]
    public async Task A_missing_reason_on_the_home_card_has_its_button()
    {
        var id = await app.DraftAsync(Lin, Late);
        var home = Shown(await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id }));
        var form = await app.ThenAsync(Lin, home, "写明理由");
        var after = await app.ThenAsync(Lin, form, "保存理由", ("text", Because));
        Assert.Contains("理由已保存", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("写明理由", after.Buttons);
    }

    [Fact]
    public async Task A_reason_whose_facts_have_changed_is_asked_again_with_both_facts_and_the_text_and_one_press_confirms_it()
    {
        var id = await app.DraftAsync(Lin, Late);
        await app.ThenAsync(Lin, await app.ThenAsync(Lin, await CheckAsync(id), "写明理由"), "保存理由", ("text", Because));
        await app.ChangeAsync(id, p => p with { Answers = p.Answers.With("buildEnd", "2029-08-31") });
        var form = await app.ThenAsync(Lin, await CheckAsync(id), "确认理由");
        Assert.Contains("建设期 48 个月", form.Text, StringComparison.Ordinal);
        Assert.Contains("建设期 36 个月", form.Text, StringComparison.Ordinal);
        Assert.Equal(Because, form.Value("text"));
        Assert.Contains("提交", (await app.ThenAsync(Lin, form, "保存理由")).Buttons);
    }

    [Fact]
    public async Task A_reason_typed_beside_facts_that_have_changed_meanwhile_is_kept_and_asked_again()
    {
        var id = await app.DraftAsync(Lin, Late);
        var form = await app.ThenAsync(Lin, await CheckAsync(id), "写明理由");
        await app.ChangeAsync(id, p => p with { Answers = p.Answers.With("buildEnd", "2029-08-31") });
        var again = await app.ThenAsync(Lin, form, "保存理由", ("text", Because));
        Assert.Equal(Because, again.Value("text"));
        Assert.Contains("建设期 48 个月", again.Text, StringComparison.Ordinal);
        Assert.Contains("提交", (await app.ThenAsync(Lin, again, "保存理由")).Buttons);
    }

    [Fact]
    public async Task A_reason_for_what_is_in_order_by_now_is_kept_and_said_to_be_unneeded()
    {
        var id = await app.DraftAsync(Lin, Late);
        var form = await app.ThenAsync(Lin, await CheckAsync(id), "写明理由");
        await app.ChangeAsync(id, p => p with { Answers = p.Answers.With("buildEnd", "2027-08-31") });
        Assert.Contains("不需要理由", (await app.ThenAsync(Lin, form, "保存理由", ("text", Because))).Text, StringComparison.Ordinal);
        Assert.Equal(Because, Assert.Single((await app.ProposalAsync(id)).Answers.Rows("justifications"))["text"]);
        Assert.Contains("不需要理由", Shown(await app.SendAsync(Lin, "proposals/reason", new() { ["proposalId"] = id, ["wants"] = "B-03" })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_of_two_letters_is_kept_and_asked_for_more()
    {
        var id = await app.DraftAsync(Lin, Late);
        var again = await app.ThenAsync(Lin, await app.ThenAsync(Lin, await CheckAsync(id), "写明理由"), "保存理由", ("text", "需要"));
        Assert.Contains("不足 5 字", again.Text, StringComparison.Ordinal);
        Assert.Equal("需要", again.Value("text"));
    }

    [Fact]
    public async Task Two_screens_that_write_one_reason_lose_neither_text()
    {
        var id = await app.DraftAsync(Lin, Late);
        var check = await CheckAsync(id);
        var (desk, phone) = (await app.ThenAsync(Lin, check, "写明理由"), await app.ThenAsync(Lin, check, "写明理由"));
        await app.ThenAsync(Lin, desk, "保存理由", ("text", Because));
        var second = await app.ThenAsync(Lin, phone, "保存理由", ("text", "另一个理由，写在手机上"));
        Assert.Contains(Because, second.Text, StringComparison.Ordinal);
        Assert.Contains("另一个理由，写在手机上", second.Text, StringComparison.Ordinal);
        Assert.Equal([Because], (await app.ProposalAsync(id)).Answers.Rows("justifications").Select(r => r["text"]));
        await app.ThenAsync(Lin, second, "用我的");
        Assert.Equal(["另一个理由，写在手机上"], (await app.ProposalAsync(id)).Answers.Rows("justifications").Select(r => r["text"]));
    }

    [Fact]
    public async Task A_reason_written_in_its_section_is_kept_with_its_facts_as_well()
    {
        var id = await app.DraftAsync(Lin, Late);
        var form = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "justifications"), "添加一行");
        await app.PressAsync(Lin, form, "保存这一行", ("rule", "B-03"), ("text", Because));
        await app.PressAsync(Lin, form, "保存这一行", ("rule", "B-03"), ("text", Because));
        Assert.Single((await app.ProposalAsync(id)).Answers.Rows("justifications"));
        Assert.Contains("提交", (await CheckAsync(id)).Buttons);
    }

    [Fact]
    public async Task A_hostile_reason_is_shown_as_it_was_typed()
    {
        var id = await app.DraftAsync(Lin, Late);
        var form = await app.ThenAsync(Lin, await CheckAsync(id), "写明理由");
        var after = await app.ThenAsync(Lin, form, "保存理由", ("text", "**${id}** [链接](https://x.example)"));
        Assert.DoesNotContain("[链接](", after.Text, StringComparison.Ordinal);
        Assert.Contains("{id}", Plain(after), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_section_whose_field_wants_a_reason_has_the_button_keeps_what_is_typed_and_is_come_back_to()
    {
        var id = await app.DraftAsync(Lin, Late);
        var form = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "schedule"), "写明理由", ("startDate", "2025-09-20"));
        Assert.Equal("2025-09-20", (await app.ProposalAsync(id)).Answers["startDate"]);
        Assert.Contains("建设期 36 个月", form.Text, StringComparison.Ordinal);
        var section = await app.ThenAsync(Lin, form, "保存理由", ("text", Because));
        Assert.Contains("理由已保存", section.Text, StringComparison.Ordinal);
        Assert.Equal("2028-08-31", section.Value("buildEnd"));
        Assert.Contains("修改理由", section.Buttons);
        Assert.Equal("2028-08-31", (await app.ThenAsync(Lin, form, "不保存返回")).Value("buildEnd"));
    }

    [Fact]
    public async Task Mended_in_the_same_press_it_wants_no_reason_any_more()
    {
        var id = await app.DraftAsync(Lin, Late);
        var after = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id, "schedule"), "写明理由", ("buildEnd", "2027-08-31"));
        Assert.Contains("已保存", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("写明理由", after.Buttons);
        Assert.Equal("2027-08-31", after.Value("buildEnd"));
    }

    [Fact]
    public async Task A_row_whose_cell_wants_a_reason_has_the_button_and_is_come_back_to()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers.WithRow("courses", FilledForm.Answers.Rows("courses")[1].With("credits", "1")));
        var row = Shown(await app.SendAsync(Lin, "proposals/row", new() { ["proposalId"] = id, ["table"] = "courses", ["row"] = "r2" }));
        var form = await app.ThenAsync(Lin, row, "写明理由", ("note", "短课"));
        Assert.Equal("短课", (await app.ProposalAsync(id)).Answers.Rows("courses")[1]["note"]);
        var back = await app.ThenAsync(Lin, form, "保存理由", ("text", Because));
        Assert.Equal(("1", "短课"), (back.Value("credits"), back.Value("note")));
        Assert.Contains("修改理由", back.Buttons);
    }

    [Fact]
    public async Task A_co_editor_who_may_not_write_reasons_has_no_button_to_one()
    {
        var id = await app.DraftAsync(Lin, Late);
        await app.ChangeAsync(id, p => p with { Editors = [new(new(Wu.ObjectId), "吴桐", ["schedule"])] });
        Assert.DoesNotContain("写明理由", (await app.OpenAsync(Wu, id, "schedule")).Buttons);
        Assert.False(Shown(await app.SendAsync(Wu, "proposals/save", new() { ["proposalId"] = id, ["section"] = "schedule", ["then"] = "reason", ["wants"] = "B-03" })).Has("保存理由"));
    }

    [Fact]
    public async Task The_check_opens_the_very_place_of_each_finding_once()
    {
        var id = await app.DraftAsync(Lin, Late.With("difference", "短").WithRow("courses", FilledForm.Answers.Rows("courses")[3].With("credits", "三")));
        var check = await CheckAsync(id);
        Assert.DoesNotContain("修改", check.Buttons);
        Assert.Equal(check.Buttons.Distinct(), check.Buttons);
        Assert.Equal(["difference", "seen"], (await app.ThenAsync(Lin, check, "去改：与现有专业的差异")).Inputs);
        Assert.Equal("credits", (await app.ThenAsync(Lin, check, "去改：数据建模 · 学分")).Inputs[0]);
        Assert.Contains("▶ 请从这里改", (await app.ThenAsync(Lin, check, check.Buttons.Single(b => b.StartsWith("去改：建设期", StringComparison.Ordinal)))).Text, StringComparison.Ordinal);
        // What stands in the way has the same button on both cards.
        var home = await app.OpenAsync(Lin, id);
        Assert.Subset(check.Buttons.Where(b => b.StartsWith("去改", StringComparison.Ordinal)).ToHashSet(), home.Buttons.Where(b => b.StartsWith("去改", StringComparison.Ordinal)).ToHashSet());
    }

    private static string Plain(ShownCard card) => card.Text.Replace("\\", "", StringComparison.Ordinal);

    private async Task<ShownCard> CheckAsync(string id) => Shown(await app.SendAsync(Lin, "proposals/check", new JsonObject { ["proposalId"] = id }));
}
