using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Tests.Proposals;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Rounds;

/// <summary>学分有什么要求？ is answered with the notice's own words and the way to where they are checked.</summary>
public sealed class AskTheClauseTests
{
    private readonly OwnerAtWork app = new();

    [Fact]
    public async Task A_question_is_answered_with_the_clauses_own_words_its_strength_and_where_it_is_checked()
    {
        var card = Shown(await app.SayAsync(Lin, "学分有什么要求？"));
        Assert.Contains("通知三.2 · 课程、学分与授课方式", Plain(card), StringComparison.Ordinal);
        Assert.Contains(NoticeText.Current.Clause("三.2")!.Words, Plain(card), StringComparison.Ordinal);
        Assert.Contains("必须（不符合不能提交）：“总学分不超过 15 学分”", Plain(card), StringComparison.Ordinal);
        Assert.Contains("鼓励或允许（不影响提交）：“教学模式可采用线上、线下相结合的授课方式”", Plain(card), StringComparison.Ordinal);
        Assert.Contains("原则上（例外须写明理由）：“每门课程原则上为 2-3 学分”", Plain(card), StringComparison.Ordinal);
        Assert.Contains("核对于：时间安排与授课方式 › 授课方式；课程设置 › 课程设置表", Plain(card), StringComparison.Ordinal);
        Assert.DoesNotContain(card.Buttons, b => b.StartsWith("打开", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_with_a_draft_is_led_to_the_section_of_the_latest_one()
    {
        var older = await app.DraftAsync(Lin, FilledForm.Answers);
        app.Clock.Move(TimeSpan.FromHours(1));
        var newer = await app.DraftAsync(Lin, FilledForm.Answers.With("programName", "低空技术应用"));
        await app.ChangeAsync(newer, p => p with { UpdatedAt = app.Clock.GetUtcNow() });
        var card = Shown(await app.SayAsync(Lin, "职称"));
        Assert.Contains("低空技术应用", card.Text, StringComparison.Ordinal);
        var (verb, data) = card.Press("打开：微专业负责人");
        Assert.Equal(("proposals/section", newer, "lead"), (verb, (string?)data["proposalId"], (string?)data["section"]));
        Assert.NotEqual(older, newer);
        Assert.Contains("微专业负责人", (await app.ThenAsync(Lin, card, "打开：微专业负责人")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_was_handed_in_is_not_opened_and_nobody_elses_ever_is()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        Assert.DoesNotContain(Shown(await app.SayAsync(Wu, "职称")).Buttons, b => b.StartsWith("打开", StringComparison.Ordinal));
        await app.ChangeAsync(id, p => p with { State = ProposalState.UnitReview });
        Assert.DoesNotContain(Shown(await app.SayAsync(Lin, "职称")).Buttons, b => b.StartsWith("打开", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_deadline_is_answered_with_the_day_that_holds_now() =>
        Assert.Contains("截止 2025年6月25日 23:59（北京时间）", Plain(Shown(await app.SayAsync(Lin, "截止时间是哪天"))), StringComparison.Ordinal);

    [Fact]
    public async Task A_limit_that_the_office_has_moved_is_said_beside_the_notices_words()
    {
        app.Add(Spring with { Id = "2025-more", Policy = new() { MaxTotalCredits = 16m } });
        app.Clock.Move(TimeSpan.FromMinutes(2));
        Assert.Contains("2025年春季微专业申报执行：总学分上限 16（原为 15）", Plain(Shown(await app.SayAsync(Lin, "学分"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_english_reader_gets_the_words_and_their_gist()
    {
        app.Language = Language.En;
        var card = Plain(Shown(await app.SayAsync(Lin, "what about credits")));
        Assert.Contains(NoticeText.Current.Clause("三.2")!.Words, card, StringComparison.Ordinal);
        Assert.Contains("In English (ours; the Chinese text counts): About 5 core courses each", card, StringComparison.Ordinal);
        Assert.Contains("Must (stops a submission): ", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_clauses_than_fit_are_named_and_every_clause_can_be_chosen()
    {
        var card = Shown(await app.SayAsync(Lin, "第三条"));
        Assert.Contains("相关的还有：三.4 招生、授课与学分认定", Plain(card), StringComparison.Ordinal);
        var chosen = await app.ThenAsync(Lin, card, "看原文", ("clause", "三.4"));
        Assert.Contains(NoticeText.Current.Clause("三.4")!.Words, Plain(chosen), StringComparison.Ordinal);
        Assert.Contains("请从下面选择", Plain(Shown(await app.SendAsync(Lin, "notice/ask", new() { ["clause"] = "九.9" }))), StringComparison.Ordinal);
        Assert.Contains("可以直接问", Plain(Shown(await app.SayAsync(Lin, "通知"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_to_call_is_not_ours_to_tell() => Assert.Contains("不在这里提供", Shown(await app.SayAsync(Lin, "联系电话")).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("我要申报", "开始申报微专业")]
    [InlineData("申报", "开始申报微专业")]
    [InlineData("我要申报数字经济方向", "您是不是想说“我要申报”")]
    [InlineData("今天天气如何", "没有听懂")]
    public async Task Commands_come_first_and_what_the_notice_knows_nothing_of_is_answered_as_ever(string said, string expected) =>
        Assert.Contains(expected, Plain(Shown(await app.SayAsync(Lin, said))), StringComparison.Ordinal);

    private static string Plain(ShownCard card) => card.Text.Replace("\\", "", StringComparison.Ordinal);
}
