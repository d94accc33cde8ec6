using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Teams;
using static MicroMajor.TeamsApp.Tests.Proposals.OwnerAtWork;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>Long texts in a dialog: room to write, the count after saving, and nothing lost on either screen.</summary>
public sealed class TextDialogTests
{
    private readonly OwnerAtWork app = new();

    [Fact]
    public async Task The_dialog_says_the_advised_length_and_after_saving_how_much_there_is()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var dialog = await OpenAsync(await app.OpenAsync(Lin, id, "need"));
        Assert.Contains("建议 300 字左右", dialog.Text, StringComparison.Ordinal);
        var counted = Opened(await app.PressAsync(Lin, dialog, "保存并查看字数", ("introduction", new string('字', 120))));
        Assert.Contains("现有 120 字，建议 300 字左右", counted.Text, StringComparison.Ordinal);
        var closed = Assert.IsType<Reply.CloseDialog>(await app.PressAsync(Lin, counted, "保存并关闭", ("introduction", new string('字', 280))));
        Assert.Equal("已保存 14:05，现有 280 字，建议 300 字左右。", closed.Text);
        Assert.Equal(280, (await app.ProposalAsync(id)).Answers["introduction"].Length);
    }

    [Fact]
    public async Task What_was_typed_on_the_card_is_kept_before_the_dialog_opens_and_stands_in_it()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var dialog = await OpenAsync(await app.OpenAsync(Lin, id, "need"), ("introduction", "卡片上写的"), ("difference", "另一栏"));
        Assert.Equal("卡片上写的", dialog.Value("introduction"));
        Assert.Equal("另一栏", (await app.ProposalAsync(id)).Answers["difference"]);
    }

    [Fact]
    public async Task The_card_behind_the_dialog_does_not_overwrite_what_was_written_in_it()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var card = await app.OpenAsync(Lin, id, "need");
        await app.PressAsync(Lin, await OpenAsync(card), "保存并关闭", ("introduction", "窗口里写的"));
        await app.ThenAsync(Lin, card, "保存", ("difference", "卡片上写的"));
        var answers = (await app.ProposalAsync(id)).Answers;
        Assert.Equal(("窗口里写的", "卡片上写的"), (answers["introduction"], answers["difference"]));
    }

    [Fact]
    public async Task A_text_too_long_to_keep_is_said_and_stands_in_the_dialog_still()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var again = Opened(await app.PressAsync(Lin, await OpenAsync(await app.OpenAsync(Lin, id, "need")), "保存并关闭", ("introduction", new string('长', 30_001))));
        Assert.Contains("超过可保存的 30000 个", again.Text, StringComparison.Ordinal);
        Assert.Equal(30_001, again.Value("introduction").Length);
        Assert.Equal("", (await app.ProposalAsync(id)).Answers["introduction"]);
    }

    [Fact]
    public async Task A_text_far_over_its_advice_is_kept_whole_and_can_be_opened_again()
    {
        var (id, _) = await app.DraftAsync(Lin);
        var text = new string('长', 30_000);
        await app.PressAsync(Lin, await OpenAsync(await app.OpenAsync(Lin, id, "need")), "保存并关闭", ("introduction", text));
        var section = await app.OpenAsync(Lin, id, "need");
        Assert.True(section.Utf16Bytes < 25_600);
        Assert.Equal(text, (await OpenAsync(section)).Value("introduction"));
        var form = await app.ThenAsync(Lin, section, "打开全文修改");
        Assert.Equal(text, form.Value("introduction"));
        Assert.True(form.Utf16Bytes < 80_000, $"{form.Utf16Bytes}");
    }

    [Fact]
    public async Task A_proposal_submitted_meanwhile_keeps_the_text_in_the_dialog_and_says_why_it_was_not_saved()
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        var dialog = await OpenAsync(await app.OpenAsync(Lin, id, "need"));
        await app.SendAsync(Lin, "proposals/submit", new() { ["proposalId"] = id });
        var again = Opened(await app.PressAsync(Lin, dialog, "保存并关闭", ("introduction", "来不及了")));
        Assert.Equal("来不及了", again.Value("introduction"));
        Assert.Contains("没有保存", again.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("courses")]
    [InlineData("programName")]
    [InlineData("no-such")]
    public async Task A_field_that_is_no_long_text_is_answered_with_a_sentence(string field)
    {
        var id = await app.DraftAsync(Lin, FilledForm.Answers);
        foreach (var verb in new[] { "proposals/text-open", "proposals/text-keep" })
            Assert.Contains("不在表格中", Said(await app.SendAsync(Lin, verb, new() { ["proposalId"] = id, ["fieldKey"] = field })), StringComparison.Ordinal);
    }

    private async Task<ShownCard> OpenAsync(ShownCard card, params (string, string)[] typed) => Opened(await app.PressAsync(Lin, card, "在大窗口中写", typed));
}
