using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Tests.Proposals;
using static MicroMajor.TeamsApp.Tests.Rounds.OfficeAtWork;

namespace MicroMajor.TeamsApp.Tests.Rounds;

public sealed class DutyTests
{
    private readonly OfficeAtWork app = new();

    public DutyTests()
    {
        foreach (var (code, name, unit, rate) in new[] { ("1", "甲专业", "cs", 40m), ("2", "乙专业", "cs", 60m), ("3", "丙专业", "life", 70m), ("4", "丁专业", "life", 80m), ("5", "戊专业", "cs", 90m) })
        {
            app.Tenant.Majors.Majors.Add(new(code, name, unit, []));
            app.Tenant.Majors.Rates.Add(new(code, name, 2024, rate, null, null, "", new(2025, 6, 1), code == "3" ? "社会需求减少" : ""));
        }
    }

    [Fact]
    public async Task The_office_sees_every_weak_major_with_its_figures_and_who_owes()
    {
        var card = Shown(await app.SendAsync(Office, "duties/open"));
        Assert.Contains("甲专业（计算机学院）", card.Text, StringComparison.Ordinal);
        Assert.Contains("40% · 第 5/5 · 低于50%、处于后1/3", card.Text, StringComparison.Ordinal);
        Assert.Contains("60% · 第 4/5 · 处于后1/3", card.Text, StringComparison.Ordinal);
        Assert.Contains("70% · 第 3/5 · 人工标记：社会需求减少", card.Text, StringComparison.Ordinal);
        Assert.Contains("3 个专业（2 个学院）", card.Text, StringComparison.Ordinal);
        Assert.Contains("生命学院：还欠方向；没有审核人，无法提醒。", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("丁专业", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("填写方向", card.Buttons);
    }

    [Fact]
    public async Task A_college_sees_its_own_and_names_one_or_two()
    {
        var own = Shown(await app.SendAsync(Dean, "duties/open"));
        Assert.Contains("甲专业", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("丙专业", own.Text, StringComparison.Ordinal);
        var form = Shown(await app.PressAsync(Dean, own, "填写方向"));
        Assert.Contains("“甲专业”2024 年度去向落实率为 40%，低于 50%。", form.Text, StringComparison.Ordinal);
        var saved = Shown(await app.PressAsync(Dean, form, "保存", ("direction1", " 智能客服\u202E运营 "), ("host1", "life"), ("direction2", "数据标注"), ("host2", "")));
        Assert.Contains("智能客服运营（生命学院，尚未申报）；数据标注（依托学院未定，尚未申报） “甲专业”的赋能方向“数据标注”还没有依托学院，请填写。", saved.Text, StringComparison.Ordinal);
        var named = Assert.Single(await app.Tenant.Majors.NamedAsync(OwnerAtWork.Spring.Id, default)).Value;
        Assert.Equal([new("1", "智能客服运营", "life"), new NamedDirection("1", "数据标注", "")], named.Named);
        var again = Shown(await app.PressAsync(Dean, saved, "填写方向"));
        Assert.Equal(["智能客服运营", "life", "数据标注", ""], new[] { "direction1", "host1", "direction2", "host2" }.Select(again.Value));
        await app.PressAsync(Dean, again, "保存", ("direction1", ""), ("direction2", ""));
        Assert.Empty(Assert.Single(await app.Tenant.Majors.NamedAsync(OwnerAtWork.Spring.Id, default)).Value.Named);
    }

    [Fact]
    public async Task A_programme_that_serves_the_major_counts_by_itself()
    {
        await app.PutAsync(A.Proposal().Complete().With("servedFlaggedMajors", "甲专业,乙专业").Submitted());
        var card = Shown(await app.SendAsync(Office, "duties/open"));
        Assert.Contains("1 个专业（1 个学院）", card.Text, StringComparison.Ordinal);
        Assert.Contains("智能数据分析与应用（计算机学院，WZY", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_is_one_for_a_college_with_all_its_majors_and_not_twice_a_day()
    {
        var card = Shown(await app.SendAsync(Office, "duties/open"));
        var done = Shown(await app.PressAsync(card, "提醒还欠方向的学院"));
        Assert.Contains("已提醒 1 个学院的审核人。", done.Text, StringComparison.Ordinal);
        Assert.Contains("计算机学院：还欠方向；今天已提醒。", done.Text, StringComparison.Ordinal);
        Assert.False(done.Has("提醒还欠方向的学院"));
        var due = Assert.IsType<MessageDue>(Assert.Single((await app.Tenant.Rounds.FindAsync(OwnerAtWork.Spring.Id, default))!.Value.Owed));
        Assert.Equal((Audience.ReviewersOf("cs"), "told-owes-directions", "甲专业、乙专业", "2"), (due.To, due.Code, due.Facts["majors"], due.Facts["n"]));

        // The card of before the reminder, pressed again.
        Assert.Contains("现在没有需要提醒的学院", Shown(await app.PressAsync(card, "提醒还欠方向的学院")).Text, StringComparison.Ordinal);
        Assert.Single((await app.Tenant.Rounds.FindAsync(OwnerAtWork.Spring.Id, default))!.Value.Owed);

        // Tomorrow again, and only those who still owe.
        app.Clock.Move(TimeSpan.FromDays(1));
        Assert.True(Shown(await app.SendAsync(Office, "duties/open")).Has("提醒还欠方向的学院"));
        await app.PutAsync(A.Proposal().Complete().With("servedFlaggedMajors", "甲专业,乙专业").Submitted());
        Assert.False(Shown(await app.SendAsync(Office, "duties/open")).Has("提醒还欠方向的学院"));
    }

    [Fact]
    public async Task Two_reviewers_who_name_for_two_majors_at_once_lose_nothing()
    {
        var own = Shown(await app.SendAsync(Dean, "duties/open"));
        var (first, second) = (Shown(await app.PressAsync(Dean, own, "填写方向")), Shown(await app.PressAsync(Dean, own, "填写方向", 1)));
        await app.PressAsync(Dean, first, "保存", ("direction1", "一"), ("host1", "cs"));
        await app.PressAsync(Dean, second, "保存", ("direction1", "二"), ("host1", "cs"));
        Assert.Equal(["1 一", "2 二"], Assert.Single(await app.Tenant.Majors.NamedAsync(OwnerAtWork.Spring.Id, default)).Value.Named.Select(n => $"{n.MajorCode} {n.Name}"));
    }

    [Theory]
    [InlineData("""{"unitCode":"life","major":"3"}""")]
    [InlineData("""{"unitCode":"cs","major":"3"}""")]
    [InlineData("""{"unitCode":"cs","major":"5"}""")]
    [InlineData("""{"unitCode":["cs"],"major":"1"}""")]
    [InlineData("""{"unitCode":"cs"}""")]
    [InlineData("{}")]
    public async Task A_college_names_for_its_own_weak_majors_only(string json)
    {
        var data = (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(json)!;
        data["roundId"] = OwnerAtWork.Spring.Id;
        data["direction1"] = "伪造";
        foreach (var verb in (string[])["duties/form", "duties/name"])
            Assert.Equal("这里没有需要您确定方向的就业薄弱专业。", Said(await app.SendAsync(Dean, verb, (System.Text.Json.Nodes.JsonObject)data.DeepClone())));
        Assert.Empty(await app.Tenant.Majors.NamedAsync(OwnerAtWork.Spring.Id, default));
    }

    [Fact]
    public async Task Who_is_neither_office_nor_college_has_no_duties()
    {
        Assert.Equal("这里没有需要您确定方向的就业薄弱专业。", Said(await app.SendAsync(OwnerAtWork.Lin, "duties/open")));
        Assert.Equal("这是教务处的操作。", Said(await app.SendAsync(Dean, "duties/remind", new() { ["roundId"] = OwnerAtWork.Spring.Id })));
    }

    [Fact]
    public async Task Without_figures_the_card_says_so()
    {
        app.Tenant.Majors.Rates.Clear();
        Assert.Contains("2024 年度的去向落实率还没有导入，也没有人工标记的专业。", Shown(await app.SendAsync(Office, "duties/open")).Text, StringComparison.Ordinal);
        Assert.Contains("目前没有需要确定方向的就业薄弱专业。", Shown(await app.SendAsync(Dean, "duties/open")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_largest_card_stays_within_its_size()
    {
        for (var i = 10; i < 120; i++)
        {
            var name = $"{new string('长', 190)}{i}";
            app.Tenant.Majors.Majors.Add(new($"{i}", name, "cs", []));
            app.Tenant.Majors.Rates.Add(new($"{i}", name, 2024, 10m, null, null, "", new(2025, 6, 1), new string('因', 2000)));
        }

        foreach (var user in new[] { Office, Dean })
            for (var page = 0; page < 3; page++)
                Assert.InRange(Shown(await app.SendAsync(user, "duties/open", new() { ["page"] = page })).Utf16Bytes, 1, 25_600);
        var form = Shown(await app.SendAsync(Dean, "duties/form", new() { ["roundId"] = OwnerAtWork.Spring.Id, ["unitCode"] = "cs", ["major"] = "10" }));
        Assert.InRange(form.Utf16Bytes, 1, 25_600);
    }
}
