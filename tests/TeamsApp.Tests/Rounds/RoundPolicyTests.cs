using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Tests.Proposals;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Rounds;

/// <summary>The office changes the limits of a round: it learns first what that does, and to whom.</summary>
public sealed class RoundPolicyTests
{
    private readonly OwnerAtWork app = new();

    [Fact]
    public void Every_member_of_the_policy_stands_in_one_group() =>
        Assert.Equal(PolicyBook.All.Select(m => m.Key).Order(StringComparer.Ordinal), PolicyGroups.All.SelectMany(g => g.Members).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Only_the_office_sees_and_changes_the_limits()
    {
        foreach (var verb in new[] { "policy/open", "policy/preview", "policy/apply" })
            Assert.Contains("教务处", Said(await app.SendAsync(Lin, verb, new() { ["roundId"] = Spring.Id, ["typed"] = """{"maxTotalCredits":"20"}""" })), StringComparison.Ordinal);
        Assert.Equal(15m, (await RoundAsync()).Policy.MaxTotalCredits);
    }

    [Fact]
    public async Task The_card_shows_the_limits_with_their_clause_and_default()
    {
        var card = Shown(await app.SayAsync(Office, "批次规则"));
        Assert.Equal("15", card.Value("maxTotalCredits"));
        Assert.Equal("总学分上限（通知三.2）", (string)card.Input("maxTotalCredits")["label"]!);
        Assert.Contains("默认 15", card.Text, StringComparison.Ordinal);
        Assert.Contains("各项都是默认值。", card.Text, StringComparison.Ordinal);
        var dates = await app.ThenAsync(Office, card, "时间");
        Assert.Equal("09-01", dates.Value("earliestTeaching"));
        Assert.Equal("true", dates.Value("deadlineCounts"));
    }

    [Fact]
    public async Task Every_group_of_limits_opens_and_names_its_choices()
    {
        foreach (var group in PolicyGroups.All)
        {
            var card = Shown(await app.SendAsync(Office, "policy/open", new() { ["roundId"] = Spring.Id, ["group"] = group.Key }));
            Assert.All(PolicyGroups.MembersOf(group), m => Assert.Equal(m.Read(Spring.Policy), card.Value(m.Key)));
        }
    }

    [Fact]
    public async Task A_change_is_previewed_with_its_effect_and_takes_effect_only_when_confirmed()
    {
        var draft = await app.DraftAsync(Wu, FilledForm.Answers.With("programName", "还没有提交的草稿"));
        var sent = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.ChangeAsync(sent, p => p.Submit(Spring, [], new(p.Owner, p.OwnerName), app.Clock.GetUtcNow()).Value);

        var preview = await PreviewAsync(("maxTotalCredits", "１２"));
        Assert.Contains("总学分上限：15 → 12", preview.Text, StringComparison.Ordinal);
        Assert.Contains("看了 2 份申报：1 份草稿，1 份已提交过。", preview.Text, StringComparison.Ordinal);
        Assert.Contains("草稿中有 1 份会出现新的须改之处。", preview.Text, StringComparison.Ordinal);
        Assert.Contains("数据分析与应用", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("还没有提交的草稿", preview.Json, StringComparison.Ordinal);
        Assert.DoesNotContain(draft, preview.Json, StringComparison.Ordinal);
        Assert.Equal(15m, (await RoundAsync()).Policy.MaxTotalCredits);

        var applied = await app.ThenAsync(Office, preview, "确认生效");
        Assert.Contains("已生效", applied.Text, StringComparison.Ordinal);
        Assert.Contains("与默认不同：总学分上限。", applied.Text, StringComparison.Ordinal);
        Assert.Equal(12m, (await RoundAsync()).Policy.MaxTotalCredits);
        Assert.Contains("15 / 12 学分", (await app.OpenAsync(Wu, draft)).Text, StringComparison.Ordinal);
        var line = Assert.Single((await RoundAsync()).Owed.OfType<AuditDue>()).Entry;
        Assert.Equal(("ChangePolicy", Spring.Id, Office.ObjectId, "总学分上限：15 → 12"), (line.Act, line.RoundId, line.By.Value, line.Reason));
        Assert.Equal(app.Clock.GetUtcNow(), line.At);
    }

    [Fact]
    public async Task What_no_longer_stands_in_the_way_is_shown_too()
    {
        var sent = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.ChangeAsync(sent, p => p.Submit(Spring, [], new(p.Owner, p.OwnerName), app.Clock.GetUtcNow()).Value);
        await app.ThenAsync(Office, await PreviewAsync(("maxTotalCredits", "12")), "确认生效");
        var back = await PreviewAsync(("maxTotalCredits", "15"));
        Assert.Contains("将少掉须改之处", back.Text, StringComparison.Ordinal);
        Assert.Contains(sent, back.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("maxTotalCredits", "十五")]
    [InlineData("maxTotalCredits", "-1")]
    [InlineData("maxTotalCredits", "")]
    [InlineData("minAboutFive", "4.5")]
    [InlineData("minCourseCredits", "9")]
    public async Task A_number_that_makes_no_sense_is_answered_with_a_sentence_and_stays_on_the_card(string member, string typed)
    {
        var (verb, data) = Shown(await app.SayAsync(Office, "批次规则")).Press("预览影响", new Dictionary<string, string> { [member] = typed });
        Assert.Contains(PolicyBook.Find(member)!.Label.Zh, Said(await app.SendAsync(Office, verb, data)), StringComparison.Ordinal);
        Assert.Equal(new RoundPolicy(), (await RoundAsync()).Policy);
    }

    [Fact]
    public async Task A_confirmation_of_what_somebody_has_changed_meanwhile_is_previewed_once_more()
    {
        var first = await PreviewAsync(("maxTotalCredits", "12"));
        var second = await PreviewAsync(("maxTotalCredits", "14"), ("hoursPerCredit", "18"));
        await app.PressAsync(Office, second, "确认生效");
        var again = await app.ThenAsync(Office, first, "确认生效");
        Assert.Contains("有人刚改过", again.Text, StringComparison.Ordinal);
        Assert.Contains("总学分上限：14 → 12", again.Text, StringComparison.Ordinal);
        Assert.Equal((14m, 18m), ((await RoundAsync()).Policy.MaxTotalCredits, (await RoundAsync()).Policy.HoursPerCredit));
        await app.PressAsync(Office, again, "确认生效");
        Assert.Equal((12m, 18m), ((await RoundAsync()).Policy.MaxTotalCredits, (await RoundAsync()).Policy.HoursPerCredit));
        // The same confirmation once more has nothing left to change.
        Assert.Contains("没有改动", (await app.ThenAsync(Office, again, "确认生效")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_goes_back_to_its_defaults_with_one_press_and_a_list_says_what_came_and_went()
    {
        var titles = string.Join('\n', SeniorTitles.All.Skip(1).Append("校聘教授"));
        var lead = await app.ThenAsync(Office, Shown(await app.SayAsync(Office, "批次规则")), "负责人与职称");
        var preview = await app.ThenAsync(Office, lead, "预览影响", ("seniorTitles", titles));
        Assert.Contains("增加 1 项，去掉 1 项", preview.Text, StringComparison.Ordinal);
        var applied = await app.ThenAsync(Office, preview, "确认生效");
        Assert.True(SeniorTitles.IsSenior("校聘教授", (await RoundAsync()).Policy));
        await app.PressAsync(Office, await app.ThenAsync(Office, applied, "本组恢复默认…"), "确认生效");
        Assert.Null((await RoundAsync()).Policy.SeniorTitles);
    }

    [Fact]
    public async Task A_forged_confirmation_changes_nothing()
    {
        foreach (var typed in new[] { "", "{", "[]", "null", """{"maxTotalCredits":15}""", """{"noSuch":"1"}""", """{"maxTotalCredits":"1e9"}""" })
            await app.SendAsync(Office, "policy/apply", new() { ["roundId"] = Spring.Id, ["typed"] = typed, ["seen"] = "x" });
        Assert.Equal(new RoundPolicy(), (await RoundAsync()).Policy);
    }

    [Fact]
    public async Task The_largest_preview_is_light_enough()
    {
        for (var i = 0; i < 14; i++)
        {
            var id = await app.DraftAsync(new("tenant", $"aaaa1{i:000}", "某人", $"29:{i}"), LargestForm.Answers);
            await app.ChangeAsync(id, p => p with { State = ProposalState.UnitReview, Submissions = 1 });
        }

        var lead = await app.ThenAsync(Office, Shown(await app.SayAsync(Office, "批次规则")), "负责人与职称");
        var preview = await app.ThenAsync(Office, lead, "预览影响", ("seniorTitles", string.Join('\n', Enumerable.Range(100, 300).Select(n => $"职称第{n}种"))));
        Assert.InRange(preview.Utf16Bytes, 1, 25 * 1024);
        var said = Said(await app.PressAsync(Office, lead, "预览影响", ("seniorTitles", string.Join('\n', Enumerable.Range(0, 900).Select(n => $"职称第{n}种")))));
        Assert.Contains("分几次", said, StringComparison.Ordinal);
    }

    private async Task<ShownCard> PreviewAsync(params (string, string)[] typed) => await app.ThenAsync(Office, Shown(await app.SayAsync(Office, "批次规则")), "预览影响", typed);

    private async Task<Round> RoundAsync() => (await app.Tenant.Rounds.FindAsync(Spring.Id, default))!.Value;
}
