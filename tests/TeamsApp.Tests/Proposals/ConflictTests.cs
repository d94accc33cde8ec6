using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Teams;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>Two people change the same place at once: the second sees both texts, chooses or merges, and neither is lost.</summary>
public sealed class ConflictTests
{
    private readonly OwnerAtWork app = new();

    [Fact]
    public async Task The_second_to_save_a_field_sees_both_texts_with_who_was_first_and_nothing_is_overwritten()
    {
        var (id, mine) = await TwoAtOnceAsync();
        Assert.Equal("吴桐写的", (await app.ProposalAsync(id)).Answers["introduction"]);
        Assert.Contains("两人同时改了“微专业介绍”", mine.Text, StringComparison.Ordinal);
        Assert.Contains("2025年6月16日 14:05 · 吴桐", mine.Text, StringComparison.Ordinal);
        Assert.Contains("吴桐写的", mine.Text, StringComparison.Ordinal);
        Assert.Contains("林晓写的", mine.Text, StringComparison.Ordinal);
        Assert.Equal("吴桐写的\n林晓写的", mine.Value("introduction"));
    }

    [Theory]
    [InlineData("用这份", null, "吴桐写的")]
    [InlineData("用我的", null, "林晓写的")]
    [InlineData("保存合成的内容", null, "吴桐写的\n林晓写的")]
    [InlineData("保存合成的内容", "两人合写的", "两人合写的")]
    public async Task What_the_second_chooses_is_what_stands_and_nothing_waits_any_more(string button, string? typed, string stands)
    {
        var (id, card) = await TwoAtOnceAsync();
        var after = await app.ThenAsync(Lin, card, button, typed is null ? [] : [("introduction", typed)]);
        var proposal = await app.ProposalAsync(id);
        Assert.Equal((stands, 0), (proposal.Answers["introduction"], proposal.Aside.Count));
        Assert.Equal(stands, after.Value("introduction"));
    }

    [Fact]
    public async Task Who_closes_the_card_finds_their_text_again_on_the_home_card_and_in_the_section()
    {
        var (id, _) = await TwoAtOnceAsync();
        var home = await app.OpenAsync(Lin, id);
        Assert.Contains("有 1 处您和别人同时改过", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("同时改过", (await app.OpenAsync(Wu, id)).Text, StringComparison.Ordinal);
        var section = await app.OpenAsync(Lin, id, "need");
        Assert.Equal("吴桐写的", section.Value("introduction"));
        var again = await app.ThenAsync(Lin, section, "去选择");
        Assert.Contains("林晓写的", again.Text, StringComparison.Ordinal);
        await app.ThenAsync(Lin, again, "用我的");
        Assert.Equal("林晓写的", (await app.ProposalAsync(id)).Answers["introduction"]);
    }

    [Fact]
    public async Task A_choice_is_looked_at_once_more_when_the_place_was_changed_again()
    {
        var (id, card) = await TwoAtOnceAsync();
        await app.ThenAsync(Wu, await app.OpenAsync(Wu, id, "need"), "保存", ("introduction", "吴桐又写的"));
        var again = await app.ThenAsync(Lin, card, "保存合成的内容", ("introduction", "合写的"));
        Assert.Contains("又被改了一次", again.Text, StringComparison.Ordinal);
        Assert.Contains("吴桐又写的", again.Text, StringComparison.Ordinal);
        Assert.Equal("合写的", again.Value("introduction"));
        var proposal = await app.ProposalAsync(id);
        Assert.Equal("吴桐又写的", proposal.Answers["introduction"]);
        Assert.Equal(["合写的"], proposal.Aside.Select(a => a.Text));
        await app.ThenAsync(Lin, again, "保存合成的内容");
        Assert.Equal("合写的", (await app.ProposalAsync(id)).Answers["introduction"]);
    }

    [Fact]
    public async Task Only_the_places_that_both_changed_wait_and_the_rest_of_the_section_is_saved()
    {
        var id = await SharedAsync();
        var (wu, lin) = (await app.OpenAsync(Wu, id, "need"), await app.OpenAsync(Lin, id, "need"));
        await app.ThenAsync(Wu, wu, "保存", ("introduction", "吴桐写的"), ("demandAnalysis", "吴桐的需求"));
        var card = await app.ThenAsync(Lin, lin, "保存", ("introduction", "林晓写的"), ("demandAnalysis", "林晓的需求"), ("difference", "林晓的差异"));
        var answers = (await app.ProposalAsync(id)).Answers;
        Assert.Equal(("吴桐写的", "吴桐的需求", "林晓的差异"), (answers["introduction"], answers["demandAnalysis"], answers["difference"]));
        Assert.Contains("另有 1 处等您选择", card.Text, StringComparison.Ordinal);
        // One after the other.
        var next = await app.ThenAsync(Lin, card, "用我的");
        Assert.Contains("两人同时改了", next.Text, StringComparison.Ordinal);
        await app.ThenAsync(Lin, next, "用我的");
        answers = (await app.ProposalAsync(id)).Answers;
        Assert.Equal(("林晓写的", "林晓的需求"), (answers["introduction"], answers["demandAnalysis"]));
    }

    [Fact]
    public async Task Two_cells_of_one_row_are_two_places_and_the_same_cell_is_a_conflict()
    {
        var id = await SharedAsync();
        var (wu, lin) = (await RowAsync(Wu, id), await RowAsync(Lin, id));
        await app.ThenAsync(Wu, wu, "保存这一行", ("credits", "2"));
        var card = await app.ThenAsync(Lin, lin, "保存这一行", ("credits", "2.5"), ("hours", "40"));
        var row = (await app.ProposalAsync(id)).Answers.Rows("courses")[0];
        Assert.Equal(("2", "40"), (row["credits"], row["hours"]));
        Assert.Contains("数据采集 · 学分", card.Text, StringComparison.Ordinal);
        await app.ThenAsync(Lin, card, "保存合成的内容", ("credits", "3"));
        Assert.Equal("3", (await app.ProposalAsync(id)).Answers.Rows("courses")[0]["credits"]);
    }

    [Fact]
    public async Task A_cell_whose_row_is_gone_meanwhile_is_still_shown_and_can_be_let_go()
    {
        var id = await SharedAsync();
        var (wu, lin) = (await RowAsync(Wu, id), await RowAsync(Lin, id));
        await app.ThenAsync(Wu, wu, "保存这一行", ("credits", "2"));
        await app.ThenAsync(Lin, lin, "保存这一行", ("credits", "2.5"));
        await app.SendAsync(Wu, "proposals/row-remove", new() { ["proposalId"] = id, ["table"] = "courses", ["row"] = "r1" });
        var card = await app.ThenAsync(Lin, await app.OpenAsync(Lin, id), "去选择");
        Assert.Contains("2\\.5", card.Text, StringComparison.Ordinal);
        Assert.False(card.Has("用我的"));
        await app.ThenAsync(Lin, card, "不再需要");
        Assert.Empty((await app.ProposalAsync(id)).Aside);
    }

    [Fact]
    public async Task Leaving_for_another_card_with_a_conflict_in_the_inputs_loses_nothing_either()
    {
        var id = await SharedAsync();
        var (wu, lin) = (await app.OpenAsync(Wu, id, "targets"), await app.OpenAsync(Lin, id, "targets"));
        await app.ThenAsync(Wu, wu, "保存", ("targetWholeSchool", "false"));
        await app.ThenAsync(Wu, await app.OpenAsync(Wu, id, "need"), "保存", ("introduction", "吴桐写的"));
        var need = await app.OpenAsync(Lin, id, "need");
        await app.ThenAsync(Wu, await app.OpenAsync(Wu, id, "need"), "保存", ("introduction", "吴桐又写的"));
        await app.PressAsync(Lin, need, "在大窗口中写", ("introduction", "林晓写的"));
        Assert.Equal(["林晓写的"], (await app.ProposalAsync(id)).Aside.Select(a => a.Text));
    }

    [Fact]
    public async Task In_a_dialog_both_texts_are_shown_and_saving_again_makes_one()
    {
        var id = await SharedAsync();
        var dialog = Opened(await app.PressAsync(Lin, await app.OpenAsync(Lin, id, "need"), "在大窗口中写"));
        await app.ThenAsync(Wu, await app.OpenAsync(Wu, id, "need"), "保存", ("introduction", "吴桐写的"));
        var both = Opened(await app.PressAsync(Lin, dialog, "保存并关闭", ("introduction", "林晓写的")));
        Assert.Equal("林晓写的", both.Value("introduction"));
        Assert.Contains("吴桐写的", both.Text, StringComparison.Ordinal);
        Assert.Equal("吴桐写的", (await app.ProposalAsync(id)).Answers["introduction"]);
        Assert.IsType<Reply.CloseDialog>(await app.PressAsync(Lin, both, "保存并关闭", ("introduction", "两人的")));
        var proposal = await app.ProposalAsync(id);
        Assert.Equal(("两人的", 0), (proposal.Answers["introduction"], proposal.Aside.Count));
    }

    [Fact]
    public async Task Two_windows_of_one_person_are_no_exception()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var (desk, phone) = (await app.OpenAsync(Lin, id, "need"), await app.OpenAsync(Lin, id, "need"));
        await app.ThenAsync(Lin, desk, "保存", ("introduction", "在电脑上写的"));
        var card = await app.ThenAsync(Lin, phone, "保存", ("introduction", "在手机上写的"));
        Assert.Contains("在电脑上写的", card.Text, StringComparison.Ordinal);
        Assert.Equal("在电脑上写的", (await app.ProposalAsync(id)).Answers["introduction"]);
        await app.ThenAsync(Lin, card, "用我的");
        Assert.Equal("在手机上写的", (await app.ProposalAsync(id)).Answers["introduction"]);
    }

    [Fact]
    public async Task The_same_text_typed_twice_is_no_conflict()
    {
        var id = await SharedAsync();
        var (wu, lin) = (await app.OpenAsync(Wu, id, "need"), await app.OpenAsync(Lin, id, "need"));
        await app.ThenAsync(Wu, wu, "保存", ("introduction", "一样的"));
        await app.ThenAsync(Lin, lin, "保存", ("introduction", "一样的"));
        Assert.Empty((await app.ProposalAsync(id)).Aside);
    }

    [Fact]
    public async Task Two_texts_too_long_for_one_card_can_each_be_read_whole()
    {
        var id = await SharedAsync();
        var (wu, lin) = (await app.OpenAsync(Wu, id, "need"), await app.OpenAsync(Lin, id, "need"));
        var (theirs, mine) = (Long('甲'), Long('乙'));
        await app.ThenAsync(Wu, wu, "保存", ("introduction", theirs));
        var card = await app.ThenAsync(Lin, lin, "保存", ("introduction", mine));
        Assert.True(card.Utf16Bytes < 25_600, $"{card.Utf16Bytes}");
        foreach (var (which, text) in new[] { (0, theirs), (1, mine) })
        {
            var read = "";
            for (var page = Shown(await SendAsync(card.Press("看全文", which: which))); ; page = await app.ThenAsync(Lin, page, "下一页"))
            {
                read += page.Text.Split('\n').First(t => t.Length > 300);
                if (!page.Has("下一页")) break;
            }

            Assert.Equal(text, read);
        }

        await app.ThenAsync(Lin, card, "用我的");
        Assert.Equal(mine, (await app.ProposalAsync(id)).Answers["introduction"]);

        static string Long(char c) => string.Concat(Enumerable.Range(0, 9_400).Select(i => i % 7 == 0 ? c : (char)('一' + (i * 13 % 5000))));
    }

    [Fact]
    public async Task A_card_pressed_twice_or_after_it_was_settled_answers_with_what_stands()
    {
        var (id, card) = await TwoAtOnceAsync();
        await app.ThenAsync(Lin, card, "用我的");
        await app.ThenAsync(Wu, await app.OpenAsync(Wu, id, "need"), "保存", ("introduction", "吴桐后来写的"));
        Assert.Contains(id, (await app.ThenAsync(Lin, card, "用我的")).Text, StringComparison.Ordinal);
        Assert.Equal("吴桐后来写的", (await app.ProposalAsync(id)).Answers["introduction"]);
    }

    private async Task<Reply> SendAsync((string Verb, System.Text.Json.Nodes.JsonObject Data) press) => await app.SendAsync(Lin, press.Verb, press.Data);

    private async Task<ShownCard> RowAsync(TeamsUser user, string id) => Shown(await app.SendAsync(user, "proposals/row", new() { ["proposalId"] = id, ["table"] = "courses", ["row"] = "r1" }));

    private async Task<string> SharedAsync()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        await app.SendAsync(Lin, "proposals/invite", new() { ["proposalId"] = id, ["person"] = Wu.ObjectId });
        return id;
    }

    private async Task<(string Id, ShownCard Card)> TwoAtOnceAsync()
    {
        var id = await SharedAsync();
        var (wu, lin) = (await app.OpenAsync(Wu, id, "need"), await app.OpenAsync(Lin, id, "need"));
        await app.ThenAsync(Wu, wu, "保存", ("introduction", "吴桐写的"));
        return (id, await app.ThenAsync(Lin, lin, "保存", ("introduction", "林晓写的")));
    }
}
