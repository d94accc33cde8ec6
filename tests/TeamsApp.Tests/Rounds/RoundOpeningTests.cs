using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Tests.Proposals;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Rounds;

/// <summary>The office begins a round in the chat, and moves its days.</summary>
public sealed class RoundOpeningTests
{
    private static readonly (string, string)[] s_autumn =
    [
        ("nameZh", "2025年秋季微专业申报"), ("nameEn", ""), ("school", "鞍山师范学院"), ("year", "２０２６年"),
        ("opensOn", "2025-06-16"), ("opensAt", "08:00"), ("closesOn", "2025-07-07"), ("closesAt", "23:59"),
    ];

    private readonly OwnerAtWork app = new();

    [Fact]
    public async Task Nobody_but_the_office_begins_or_changes_a_round()
    {
        foreach (var verb in new[] { "rounds/new", "rounds/open", "rounds/begin", "rounds/frame" })
            Assert.Contains("教务处", Said(await app.SendAsync(Lin, verb, new() { ["roundId"] = Spring.Id, ["nameZh"] = "我的批次" })), StringComparison.Ordinal);
        Assert.Equal(Spring, Assert.Single(await app.Tenant.Rounds.ListAsync(default)).Value);
    }

    [Fact]
    public async Task The_form_of_a_new_round_offers_what_the_last_one_said()
    {
        var form = Shown(await app.SayAsync(Office, "新批次"));
        Assert.Equal(("鞍山师范学院", "2025", "2025-06-16", "00:00", "2025-07-07", "23:59", Spring.Id),
            (form.Value("school"), form.Value("year"), form.Value("opensOn"), form.Value("opensAt"), form.Value("closesOn"), form.Value("closesAt"), form.Value("follow")));
    }

    [Fact]
    public async Task A_round_that_is_begun_follows_the_rules_of_another_and_is_open_for_proposals_at_once()
    {
        var strict = new Round("2025-strict", new("严格的一批", "A strict one"), 2025, Monday.AddDays(-2), Monday.AddDays(-1), "鞍山师范学院", new() { MaxTotalCredits = 12m })
        {
            OwnRubric = Rubrics.Current with { Version = "own" },
            ReviewsClosedAt = Monday,
        };
        app.Add(strict);
        var begun = await app.ThenAsync(Office, Shown(await app.SayAsync(Office, "新批次")), "开设这个批次", [.. s_autumn, ("follow", "2025-strict")]);
        Assert.Contains("已开设。正在接收提交，2025年7月7日 23:59 截止。", begun.Text, StringComparison.Ordinal);

        var round = (await app.Tenant.Rounds.FindAsync("2025-06", default))!.Value;
        var line = Assert.Single(round.Owed.OfType<AuditDue>()).Entry;
        Assert.Equal(("BeginRound", Office.ObjectId, "2025年秋季微专业申报；鞍山师范学院；2026；2025-06-16 08:00 — 2025-07-07 23:59"), (line.Act, line.By.Value, line.Reason));
        Assert.Equal(
            new Round("2025-06", new("2025年秋季微专业申报", "2025年秋季微专业申报"), 2026, new(2025, 6, 16, 0, 0, 0, TimeSpan.Zero), new(2025, 7, 7, 15, 59, 59, TimeSpan.Zero), "鞍山师范学院", strict.Policy) { OwnRubric = strict.OwnRubric, Owed = round.Owed },
            round);

        var (id, _) = await app.DraftAsync(Lin);
        Assert.Equal("2025-06", (await app.ProposalAsync(id)).RoundId);
    }

    [Fact]
    public async Task Begun_twice_it_is_one_round_and_another_in_the_same_month_gets_a_number()
    {
        var form = Shown(await app.SayAsync(Office, "新批次"));
        await app.PressAsync(Office, form, "开设这个批次", s_autumn);
        var again = await app.ThenAsync(Office, form, "开设这个批次", s_autumn);
        Assert.Contains("已开设", again.Text, StringComparison.Ordinal);
        await app.PressAsync(Office, form, "开设这个批次", [.. s_autumn[1..], ("nameZh", "校级补充申报")]);
        Assert.Equal(["2025-06", "2025-06-2", Spring.Id], (await app.Tenant.Rounds.ListAsync(default)).Select(r => r.Value.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Begun_twice_for_another_month_it_is_one_round_too()
    {
        var form = Shown(await app.SayAsync(Office, "新批次"));
        for (var press = 0; press < 2; press++) await app.PressAsync(Office, form, "开设这个批次", [.. s_autumn.Where(t => t.Item1 is not ("opensOn" or "closesOn")), ("opensOn", "2025-09-01"), ("closesOn", "2025-09-20")]);
        Assert.Equal(["2025-09", Spring.Id], (await app.Tenant.Rounds.ListAsync(default)).Select(r => r.Value.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("nameZh", " ", "请填写批次名称")]
    [InlineData("school", "", "请填写申报高校的全称")]
    [InlineData("year", "明年", "年份请填四位数字")]
    [InlineData("opensOn", "", "请选择开始日期和截止日期")]
    [InlineData("closesOn", "2025-02-31", "请选择开始日期和截止日期")]
    [InlineData("closesOn", "2025-06-01", "截止时间要晚于开始时间")]
    public async Task What_makes_no_round_is_said_kindly_and_everything_typed_stays(string input, string text, string said)
    {
        var form = Shown(await app.SayAsync(Office, "新批次"));
        var refused = await app.ThenAsync(Office, form, "开设这个批次", [.. s_autumn.Where(t => t.Item1 != input), (input, text)]);
        Assert.Contains(said, refused.Text, StringComparison.Ordinal);
        foreach (var (key, typed) in s_autumn.Where(t => t.Item1 != input && t.Item1 != "nameEn")) Assert.Equal(typed, refused.Value(key));
        Assert.Single(await app.Tenant.Rounds.ListAsync(default));
        // And it can go on from there.
        Assert.Contains("已开设", (await app.ThenAsync(Office, refused, "开设这个批次", s_autumn)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_that_is_moved_holds_at_once_and_is_written_down()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        app.Clock.Move(TimeSpan.FromDays(20));
        await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id });
        Assert.Equal(ProposalState.Draft, (await app.ProposalAsync(id)).State);

        var form = Shown(await app.SayAsync(Office, "延期"));
        Assert.Contains("已于 2025年6月25日 23:59 截止。", form.Text, StringComparison.Ordinal);
        var moved = await app.ThenAsync(Office, form, "保存", ("closesOn", "2025-07-10"), ("closesAt", "17:00"));
        Assert.Contains("正在接收提交，2025年7月10日 17:00 截止。", moved.Text, StringComparison.Ordinal);
        var round = (await app.Tenant.Rounds.FindAsync(Spring.Id, default))!.Value;
        Assert.Equal(Spring with { Deadline = new(2025, 7, 10, 9, 0, 0, TimeSpan.Zero), Owed = round.Owed }, round);
        Assert.Equal("FrameRound", Assert.Single(round.Owed.OfType<AuditDue>()).Entry.Act);
        Assert.True(round.IsOpen(app.Clock.GetUtcNow()));
        await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id });
        Assert.Equal(ProposalState.UnitReview, (await app.ProposalAsync(id)).State);
    }

    [Fact]
    public async Task Saved_without_a_change_nothing_is_written_down()
    {
        var form = Shown(await app.SayAsync(Office, "申报批次"));
        Assert.Contains("没有改动", (await app.ThenAsync(Office, form, "保存")).Text, StringComparison.Ordinal);
        Assert.Equal(Spring, Assert.Single(await app.Tenant.Rounds.ListAsync(default)).Value);
    }
}
