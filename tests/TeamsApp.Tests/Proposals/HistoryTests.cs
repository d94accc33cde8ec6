using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Teams;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>Every save is a version: who, when, which fields; any two can be compared, one can be brought back.</summary>
public sealed class HistoryTests
{
    private readonly OwnerAtWork app = new();

    [Fact]
    public async Task The_history_names_who_saved_when_and_which_fields()
    {
        var id = await ThreeSavesAsync();
        var card = await HistoryAsync(id);
        Assert.Equal(
            ["2025年6月16日 14:07 · 林晓", "2025年6月16日 14:06 · 吴桐", "2025年6月16日 14:05 · 林晓"],
            card.Text.Split('\n').Where(t => t.Contains(" · 林晓", StringComparison.Ordinal) || t.Contains(" · 吴桐", StringComparison.Ordinal)).Take(3));
        Assert.Contains("改了：课程设置表", card.Text, StringComparison.Ordinal);
        Assert.Contains("改了：微专业介绍、与现有专业的差异", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_shows_what_it_changed()
    {
        var card = await HistoryAsync(await ThreeSavesAsync());
        var changes = await app.ThenAsync(Lin, card, "看改动");
        Assert.Contains("共 1 处不同", changes.Text, StringComparison.Ordinal);
        Assert.Contains("课程设置表 · 数据采集 · 学分", changes.Text, StringComparison.Ordinal);
        Assert.Contains("前：3", changes.Text, StringComparison.Ordinal);
        Assert.Contains("后：2", changes.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_two_versions_are_compared_whichever_was_chosen_first()
    {
        var id = await ThreeSavesAsync();
        var now = Shown(await SendAsync((await HistoryAsync(id)).Press("与现在对比", which: 1)));
        Assert.Contains("共 2 处不同", now.Text, StringComparison.Ordinal);
        var choosing = await app.ThenAsync(Lin, now, "与另一版对比");
        Assert.Contains("选一版", choosing.Text, StringComparison.Ordinal);
        var compared = Shown(await SendAsync(choosing.Press("与它对比", which: 1)));
        Assert.Contains("前：2025年6月16日 14:05 · 林晓", compared.Text, StringComparison.Ordinal);
        Assert.Contains("后：2025年6月16日 14:06 · 吴桐", compared.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_version_is_brought_back_as_a_save_of_whoever_does_it()
    {
        var id = await ThreeSavesAsync();
        var before = await app.ProposalAsync(id);
        app.Clock.Move(TimeSpan.FromMinutes(5));
        var compared = Shown(await SendAsync((await HistoryAsync(id)).Press("与现在对比", which: 1)));
        var home = await app.ThenAsync(Lin, compared, "确认恢复");
        Assert.Contains("已恢复为 2025年6月16日 14:05 的内容", home.Text, StringComparison.Ordinal);
        var after = await app.ProposalAsync(id);
        Assert.Equal(FilledForm.Answers.With("introduction", "林晓写的").With("difference", FilledForm.Difference + "改"), after.Answers);
        Assert.Equal((before.Revision + 1, "林晓", app.Clock.GetUtcNow()), (after.Revision, after.UpdatedBy, after.UpdatedAt));
        Assert.Equal((before.State, before.Owed), (after.State, after.Owed));
        // What was there before it stays in the history.
        Assert.Equal("吴桐写的", (await app.Tenant.Versions.ListAsync(id, null, default)).Versions[1].Answers["introduction"]);
    }

    [Fact]
    public async Task A_co_editor_of_one_section_brings_back_that_one()
    {
        var id = await ThreeSavesAsync();
        await app.ChangeAsync(id, p => p with { Editors = [new(new(Wu.ObjectId), "吴桐", ["courses"])] });
        var compared = Shown(await app.SendAsync(Wu, "proposals/compare", new() { ["proposalId"] = id, ["from"] = await VersionAsync(id, 2) }));
        Assert.Contains("只恢复由您负责的部分", compared.Text, StringComparison.Ordinal);
        await app.ThenAsync(Wu, compared, "确认恢复");
        var answers = (await app.ProposalAsync(id)).Answers;
        Assert.Equal(("3", "吴桐写的"), (answers.Rows("courses")[0]["credits"], answers["introduction"]));
    }

    [Fact]
    public async Task What_was_handed_in_is_compared_and_not_brought_back()
    {
        var id = await ThreeSavesAsync();
        await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id });
        var old = await VersionAsync(id, 2);
        var compared = Shown(await app.SendAsync(Lin, "proposals/compare", new() { ["proposalId"] = id, ["from"] = old }));
        Assert.False(compared.Has("确认恢复"));
        var before = await app.ProposalAsync(id);
        Assert.Contains("不能修改", Shown(await app.SendAsync(Lin, "proposals/restore", new() { ["proposalId"] = id, ["version"] = old })).Text, StringComparison.Ordinal);
        Assert.Same(before, await app.ProposalAsync(id));
        Assert.Contains("填报中 → 已提交，学院审核中", (await HistoryAsync(id)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99.0")]
    [InlineData("../1")]
    [InlineData("1.0/fields")]
    public async Task A_version_that_never_was_is_answered_with_a_sentence(string version)
    {
        var id = await ThreeSavesAsync();
        foreach (var (verb, name) in new[] { ("proposals/compare", "from"), ("proposals/whole", "from"), ("proposals/restore", "version") })
            Assert.Contains("没有找到这个历史版本", Shown(await app.SendAsync(Lin, verb, new() { ["proposalId"] = id, [name] = version })).Text, StringComparison.Ordinal);
        Assert.NotEmpty((await app.ThenAsync(Lin, Shown(await app.SendAsync(Lin, "proposals/history", new() { ["proposalId"] = id, ["after"] = version, ["with"] = version })), "返回")).Text);
    }

    [Fact]
    public async Task A_version_of_another_proposal_is_none_of_this_one()
    {
        var id = await ThreeSavesAsync();
        var other = await app.DraftAsync(Wu, FilledForm.Answers.With("introduction", "别人的秘密"));
        foreach (var version in (await app.Tenant.Versions.ListAsync(other, null, default)).Versions)
            Assert.DoesNotContain("别人的秘密", Shown(await app.SendAsync(Lin, "proposals/compare", new() { ["proposalId"] = id, ["from"] = version.Id })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_history_is_walked_page_by_page_and_no_save_is_left_out()
    {
        var (id, _) = await app.DraftAsync(Lin);
        for (var n = 1; n <= 30; n++)
        {
            app.Clock.Move(TimeSpan.FromMinutes(1));
            await app.SendAsync(Lin, "proposals/save", new() { ["proposalId"] = id, ["section"] = "need", ["introduction"] = $"第{n}稿" });
        }

        var seen = new List<string>();
        for (var card = await HistoryAsync(id); ; card = await app.ThenAsync(Lin, card, "更早的"))
        {
            Assert.True(card.Utf16Bytes < 25_600, $"{card.Utf16Bytes}");
            seen.AddRange(card.Text.Split('\n').Where(t => t.EndsWith(" · 林晓", StringComparison.Ordinal)));
            if (!card.Has("更早的")) break;
        }

        Assert.Equal(31, seen.Count);
        Assert.Equal(31, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_text_too_long_for_the_comparison_is_read_whole_on_both_sides()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var (old, now) = (Long(11), Long(7));
        await app.SendAsync(Lin, "proposals/save", new() { ["proposalId"] = id, ["section"] = "need", ["introduction"] = old });
        await app.SendAsync(Lin, "proposals/save", new() { ["proposalId"] = id, ["section"] = "need", ["introduction"] = now });
        var compared = await app.ThenAsync(Lin, await HistoryAsync(id), "看改动");
        Assert.Contains("…", compared.Text, StringComparison.Ordinal);
        var after = await app.ThenAsync(Lin, compared, "看全文");
        Assert.Equal(now, await ReadAsync(after));
        Assert.Equal(old, await ReadAsync(await app.ThenAsync(Lin, after, "看改前的")));

        async Task<string> ReadAsync(ShownCard card)
        {
            for (var read = ""; ; card = await app.ThenAsync(Lin, card, "下一页"))
            {
                read += card.Text.Split('\n').First(t => t.Length > 300);
                if (!card.Has("下一页")) return read;
            }
        }

        static string Long(int step) => string.Concat(Enumerable.Range(0, 9_400).Select(i => (char)('一' + (i * step % 6000))));
    }

    [Fact]
    public async Task Every_card_of_the_largest_proposals_history_is_light_enough()
    {
        var id = await app.DraftAsync(Lin, LargestForm.Answers);
        await app.ChangeAsync(id, p => p with { Answers = Answers.None, Revision = p.Revision + 1 });
        await app.ChangeAsync(id, p => p with { Answers = LargestForm.Answers.With("introduction", new string('长', 3_000)), Revision = p.Revision + 1 });
        foreach (var language in Enum.GetValues<MicroMajor.TeamsApp.Cards.Language>())
        {
            app.Language = language;
            var weights = new List<int> { (await HistoryAsync(id)).Utf16Bytes };
            for (var page = 0; page < 8; page++)
                foreach (var (from, to) in new[] { (1, 2), (2, 3), (1, 3) })
                    weights.Add(Shown(await app.SendAsync(Lin, "proposals/compare", new() { ["proposalId"] = id, ["from"] = $"{from + 1}.0", ["to"] = $"{to + 1}.0", ["page"] = page })).Utf16Bytes);
            foreach (var at in new[] { "introduction", "courses/r1", "courses/r1/name" })
                weights.Add(Shown(await app.SendAsync(Lin, "proposals/whole", new() { ["proposalId"] = id, ["from"] = "2.0", ["to"] = "4.0", ["at"] = at, ["of"] = "after" })).Utf16Bytes);
            Assert.InRange(weights.Max(), 1, 25_600);
        }
    }

    private async Task<Reply> SendAsync((string Verb, System.Text.Json.Nodes.JsonObject Data) press) => await app.SendAsync(Lin, press.Verb, press.Data);

    private async Task<ShownCard> HistoryAsync(string id) => Shown(await app.SendAsync(Lin, "proposals/history", new() { ["proposalId"] = id }));

    private async Task<string> VersionAsync(string id, int back) => (await app.Tenant.Versions.ListAsync(id, null, default)).Versions[back].Id;

    // At 14:05 the owner writes two texts, at 14:06 a co-editor one of them, at 14:07 the owner a cell.
    private async Task<string> ThreeSavesAsync()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.ChangeAsync(id, p => p with { Editors = [new(new(Wu.ObjectId), "吴桐", [])] });
        await app.SendAsync(Lin, "proposals/save", new() { ["proposalId"] = id, ["section"] = "need", ["introduction"] = "林晓写的", ["difference"] = FilledForm.Difference + "改" });
        app.Clock.Move(TimeSpan.FromMinutes(1));
        await app.SendAsync(Wu, "proposals/save", new() { ["proposalId"] = id, ["section"] = "need", ["introduction"] = "吴桐写的" });
        app.Clock.Move(TimeSpan.FromMinutes(1));
        await app.SendAsync(Lin, "proposals/row-save", new() { ["proposalId"] = id, ["table"] = "courses", ["row"] = "r1", ["credits"] = "2" });
        return id;
    }
}
