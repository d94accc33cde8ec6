using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Teams;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>The owner at the points of a return.</summary>
public sealed class ChecklistTests
{
    private readonly OwnerAtWork app = new();

    [Fact]
    public async Task The_home_card_names_the_points_and_leads_to_the_checklist()
    {
        var id = await ReturnedAsync(("positioning", "请写明面向的岗位"), ("", "再核对一遍"));
        var home = await app.OpenAsync(Lin, id);
        Assert.Contains("学院退回 · 共 2 点，还有 2 点没有处理", home.Text, StringComparison.Ordinal);
        Assert.Contains("1. 定位、目标与要求 › 专业定位", Plain(home), StringComparison.Ordinal);
        var list = await app.ThenAsync(Lin, home, "逐点处理");
        Assert.Equal(["done_1.1", "answer_1.1", "done_1.2", "answer_1.2"], list.Inputs);
        Assert.Contains("还有 2 点没有处理。", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_point_leads_to_its_field_and_what_was_ticked_before_is_kept()
    {
        var id = await ReturnedAsync(("positioning", "请写明面向的岗位"), ("section:courses", "请核对学时"), ("", "再核对一遍"));
        var list = await ListAsync(id);
        var form = await app.ThenAsync(Lin, list, "去改：定位、目标与要求", ("done_1.3", "true"), ("answer_1.2", "学时没有错"));
        Assert.Equal("应用型", form.Value("positioning"));
        Assert.Contains("↩ 退回意见 1：请写明面向的岗位", form.Text, StringComparison.Ordinal);
        Assert.Equal([(false, ""), (false, "学时没有错"), (true, "")], await PointsAsync(id));
        Assert.Contains("课程设置", (await app.ThenAsync(Lin, await ListAsync(id), "去改：课程设置")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submitting_too_early_shows_the_points_that_are_left_and_later_takes_it()
    {
        var id = await ReturnedAsync(("positioning", "请写明面向的岗位"), ("", "再核对一遍"));
        var refused = await app.ThenAsync(Lin, await ListAsync(id), "保存并重新提交", ("done_1.1", "true"));
        Assert.Contains("还不能重新提交：退回意见第 2 点还没有处理：“再核对一遍”。改好后请勾选“已改”；不改请写明答复。", refused.Text, StringComparison.Ordinal);
        Assert.Equal("true", refused.Value("done_1.1"));
        var submitted = await app.ThenAsync(Lin, refused, "保存并重新提交", ("answer_1.2", "已逐项核对"));
        Assert.Contains("已提交", submitted.Text, StringComparison.Ordinal);
        Assert.Equal((ProposalState.UnitReview, 2), ((await app.ProposalAsync(id)).State, (await app.ProposalAsync(id)).Submissions));
        Assert.Equal([(true, ""), (false, "已逐项核对")], await PointsAsync(id));
    }

    [Fact]
    public async Task The_home_card_still_offers_to_submit_and_leads_to_what_is_left()
    {
        var id = await ReturnedAsync(("", "再核对一遍"));
        var refused = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id), "提交");
        Assert.Contains("退回意见第 1 点还没有处理", refused.Text, StringComparison.Ordinal);
        Assert.Contains("done_1.1", refused.Inputs);
    }

    [Fact]
    public async Task Two_windows_on_different_points_keep_both_answers()
    {
        var id = await ReturnedAsync(("positioning", "一"), ("", "二"));
        var (one, other) = (await ListAsync(id), await ListAsync(id));
        await app.PressAsync(Lin, one, "保存", ("answer_1.1", "第一个窗口"));
        var after = await app.ThenAsync(Lin, other, "保存", ("answer_1.2", "第二个窗口"));
        Assert.Equal([(false, "第一个窗口"), (false, "第二个窗口")], await PointsAsync(id));
        Assert.Contains("各点都已处理，可以重新提交。", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_can_be_taken_back_also_by_clients_that_leave_emptied_inputs_out()
    {
        var id = await ReturnedAsync(("", "一"));
        await app.PressAsync(Lin, await ListAsync(id), "保存", ("answer_1.1", "写错了"));
        var (verb, data) = (await ListAsync(id)).Press("保存");
        data.Remove("answer_1.1");
        await app.SendAsync(Lin, verb, data);
        Assert.Equal([(false, "")], await PointsAsync(id));
    }

    [Fact]
    public async Task A_long_list_is_paged_and_keeps_what_was_typed_on_each_page()
    {
        var id = await ReturnedAsync([.. Enumerable.Range(1, 7).Select(n => ("", $"第{n}点"))]);
        var page = await ListAsync(id);
        Assert.Contains("第 1–3 点，共 7 点", page.Text, StringComparison.Ordinal);
        page = await app.ThenAsync(Lin, page, "下一页", ("done_1.2", "true"));
        page = await app.ThenAsync(Lin, page, "下一页", ("answer_1.5", "不改"));
        Assert.Equal(["done_1.7", "answer_1.7"], page.Inputs);
        Assert.Equal([2, 5], (await app.ProposalAsync(id)).Returns[0].Points.Where(p => p.IsSettled).Select(p => int.Parse(p.Number, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_long_point_is_cut_on_the_list_and_whole_on_a_card_of_its_own()
    {
        var text = string.Concat(Enumerable.Range(0, 900).Select(i => (char)('一' + i)));
        var id = await ReturnedAsync(("positioning", text));
        var list = await ListAsync(id);
        Assert.DoesNotContain(text, list.Text, StringComparison.Ordinal);
        var whole = await app.ThenAsync(Lin, list, "看全文");
        Assert.Contains(text, whole.Text, StringComparison.Ordinal);
        var answer = new string('答', 3_000);
        var back = await app.ThenAsync(Lin, whole, "保存并返回", ("answer_1.1", answer));
        Assert.Equal([(false, answer)], await PointsAsync(id));
        Assert.DoesNotContain("answer_1.1", back.Inputs);
        await app.PressAsync(Lin, back, "保存", ("done_1.1", "true"));
        Assert.Equal([(true, answer)], await PointsAsync(id));
    }

    [Fact]
    public async Task Too_long_an_answer_is_refused_with_the_limit_and_stays_on_the_card()
    {
        var id = await ReturnedAsync(("", "一"));
        var said = Said(await app.PressAsync(Lin, await ListAsync(id), "保存", ("answer_1.1", new string('长', 4_001))));
        Assert.Contains("最多 4000 字", said, StringComparison.Ordinal);
        Assert.Contains("还在卡片上", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_return_is_shown_to_read_and_a_stale_card_changes_nothing()
    {
        var id = await ReturnedAsync(("", "第一次的意见"));
        var stale = await ListAsync(id);
        await app.PressAsync(Lin, stale, "保存并重新提交", ("done_1.1", "true"));
        await app.ChangeAsync(id, p => p.ReturnByUnit("第二次的意见", new(new(Dean.ObjectId), "院长", ReviewsUnits: ["U01"]), app.Clock.GetUtcNow()).Value);
        var latest = await ListAsync(id);
        Assert.Contains("第二次的意见", latest.Text, StringComparison.Ordinal);
        var first = await app.ThenAsync(Lin, latest, "看第 1 次退回意见");
        Assert.Contains("第一次的意见", first.Text, StringComparison.Ordinal);
        Assert.Contains("已改", first.Text, StringComparison.Ordinal);
        Assert.Empty(first.Inputs);

        await app.PressAsync(Lin, stale, "保存", ("answer_1.1", "迟到的答复"));
        Assert.Equal("", (await app.ProposalAsync(id)).Returns[0].Points[0].Answer);
        await app.ChangeAsync(id, p => p with { State = ProposalState.Screening });
        Assert.Empty(Shown(await app.PressAsync(Lin, latest, "保存", ("done_2.1", "true"))).Inputs);
        Assert.False((await app.ProposalAsync(id)).Returns[1].Points[0].Done);
    }

    private async Task<string> ReturnedAsync(params (string Field, string Text)[] points)
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var dean = new Domain.People.Actor(new(Dean.ObjectId), "院长", ReviewsUnits: ["U01"]);
        await app.ChangeAsync(id, p => p.Submit(Spring, [], new(p.Owner, p.OwnerName), app.Clock.GetUtcNow()).Value);
        await app.ChangeAsync(id, p => p.Note("", points, [], dean).Value.ReturnByUnit("", dean, app.Clock.GetUtcNow()).Value);
        return id;
    }

    private async Task<ShownCard> ListAsync(string id) => Shown(await app.SendAsync(Lin, "checklist/open", new() { ["proposalId"] = id }));

    private async Task<IReadOnlyList<(bool, string)>> PointsAsync(string id) => [.. (await app.ProposalAsync(id)).Returns[^1].Points.Select(p => (p.Done, p.Answer))];

    private static string Plain(ShownCard card) => card.Text.Replace("\\", "", StringComparison.Ordinal);
}
