using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>What stops a submission, in the notice's own words, and what does not.</summary>
public sealed class SubmittingTests
{
    private readonly OwnerAtWork app = new();

    [Theory]
    [InlineData("lead.title", "讲师", "通知二.3：“须具有高级职称")]
    [InlineData("type", "", "通知一：“本次“微专业”申报聚焦建设三类“微专业””")]
    [InlineData("recognition", "", "通知三.4：")]
    [InlineData("argumentation.conclusion", "", "通知五.1：")]
    public async Task A_refusal_quotes_its_clause_and_leads_to_the_very_field(string field, string text, string clause)
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers.With(field, text));
        var home = Shown(await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id }));
        Assert.Contains("还不能提交", home.Text, StringComparison.Ordinal);
        Assert.Contains(clause, home.Text.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var form = await app.ThenAsync(Lin, home, $"去改：{FormDefinitions.Current.Field(field)!.Label.Zh}");
        Assert.Equal(field, form.Inputs[0]);
        Assert.Equal(ProposalState.Draft, (await app.ProposalAsync(id)).State);
        Assert.Equal(0, app.Deliveries.Waiting);
    }

    [Fact]
    public async Task Sixteen_credits_are_refused_with_the_sum_and_fifteen_are_not()
    {
        var course = FilledForm.Answers.Rows("courses")[0];
        var id = await app.DraftAsync(Lin, FilledForm.Answers.WithRow("courses", course.With("credits", "4")));
        var refused = Shown(await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id }));
        Assert.Contains("16", refused.Text, StringComparison.Ordinal);
        Assert.Contains("通知三.2：“总学分不超过 15 学分”", refused.Text, StringComparison.Ordinal);
        await app.ChangeAsync(id, p => p with { Answers = FilledForm.Answers });
        Assert.Contains("已提交", Shown(await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_of_four_credits_wants_a_reason_and_is_taken_with_one()
    {
        var answers = FilledForm.Answers.WithRow("courses", FilledForm.Answers.Rows("courses")[0].With("credits", "4")).WithRow("courses", FilledForm.Answers.Rows("courses")[1].With("credits", "2"));
        var id = await app.DraftAsync(Lin, answers);
        var home = Shown(await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id }));
        Assert.Contains("✕ 例外说明 · 待改 1", home.Buttons);
        await app.ThenAsync(Lin, await app.ThenAsync(Lin, home, "写明理由"), "保存理由", ("text", "实践环节集中在这门课"));
        Assert.Contains("已提交", Shown(await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id })).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, ProposalState.UnitReview)]
    [InlineData(1, ProposalState.Draft)]
    public async Task The_closing_instant_counts_and_a_second_later_does_not(int secondsLate, ProposalState state)
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        app.Clock.Move(Spring.Deadline - Monday + TimeSpan.FromSeconds(secondsLate));
        await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id });
        Assert.Equal(state, (await app.ProposalAsync(id)).State);
    }

    [Fact]
    public async Task After_the_deadline_the_card_says_when_it_was_and_offers_no_submission()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var before = await app.OpenAsync(Lin, id);
        app.Clock.Move(TimeSpan.FromDays(20));
        var home = await app.OpenAsync(Lin, id);
        Assert.False(home.Has("提交"));
        Assert.Contains("已于 2025年6月25日 23:59 截止", home.Text, StringComparison.Ordinal);
        Assert.Contains("没有提交", (await app.ThenAsync(Lin, before, "提交")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_moved_a_moment_ago_counts()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        app.Clock.Move(Spring.Deadline - Monday);
        await app.OpenAsync(Lin, id);
        var round = (await app.Tenant.Rounds.FindAsync(Spring.Id, default))!;
        await app.Tenant.Rounds.SaveAsync(round.With(round.Value with { Deadline = Spring.Deadline.AddDays(1) }), default);
        app.Clock.Move(TimeSpan.FromSeconds(30));
        Assert.Contains("已提交", Shown(await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_submission_from_a_stale_card_is_answered_with_the_present_card()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var home = await app.OpenAsync(Lin, id);
        await app.ThenAsync(Lin, home, "提交");
        var again = await app.ThenAsync(Lin, home, "提交");
        Assert.Contains("正在等数学与信息科学学院审核", again.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await app.ProposalAsync(id)).Submissions);
        Assert.Equal(1, app.Deliveries.Waiting);
    }

    [Fact]
    public async Task What_was_returned_shows_the_reason_and_can_be_submitted_again()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id });
        await app.ChangeAsync(id, p => p.ReturnByUnit("请补充*差异*", new(new(Dean.ObjectId), "院长", ReviewsUnits: ["U01"]), Monday).Value);
        var home = await app.OpenAsync(Lin, id);
        Assert.Contains("学院退回 · 共 1 点，还有 1 点没有处理", home.Text, StringComparison.Ordinal);
        Assert.Contains(@"请补充\*差异\*", home.Text, StringComparison.Ordinal);
        await app.PressAsync(Lin, await app.ThenAsync(Lin, home, "逐点处理"), "保存并重新提交", ("done_1.1", "true"));
        Assert.Equal((ProposalState.UnitReview, 2), ((await app.ProposalAsync(id)).State, (await app.ProposalAsync(id)).Submissions));
    }

    [Fact]
    public async Task A_name_that_another_programme_of_the_round_has_is_refused()
    {
        var first = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = first });
        var second = await app.DraftAsync(Wu, FilledForm.Answers.With("lead.name", "王海"));
        var home = Shown(await app.SendAsync(Wu, "proposals/submit", new() { ["proposalId"] = second }));
        Assert.Equal(ProposalState.Draft, (await app.ProposalAsync(second)).State);
        Assert.Contains("数据分析与应用", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_names_everything_with_its_clause_and_changes_nothing()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers.With("lead.title", "讲师"));
        var before = await app.ProposalAsync(id);
        var check = Shown(await app.SendAsync(Lin, "proposals/check", new() { ["proposalId"] = id }));
        Assert.Contains("还不能提交：1 项须改", check.Text, StringComparison.Ordinal);
        Assert.Contains("通知二.3", check.Text, StringComparison.Ordinal);
        Assert.False(check.Has("提交"));
        Assert.Same(before, await app.ProposalAsync(id));
    }

    [Fact]
    public async Task The_news_of_a_proposal_is_drawn_for_its_owner_only()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        Assert.NotNull(await app.Cards.DrawHomeAsync(new Viewer(new(Lin.ObjectId), "29:lin", Language.Zh), id, default));
        Assert.Null(await app.Cards.DrawHomeAsync(new Viewer(new(Wu.ObjectId), "29:wu", Language.Zh), id, default));
        Assert.Null(await app.Cards.DrawHomeAsync(new Viewer(new(Lin.ObjectId), "29:lin", Language.Zh), "WZY-2025-9999", default));
    }
}
