using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Teams;

public sealed class PhraseTests
{
    private static readonly TurnHandler s_handler = (_, _) => new(new Reply.Nothing());

    private static Room Commands() => new Room()
        .On("proposals/start", s_handler).On("tasks/mine", s_handler).On("help", s_handler).On("progress", s_handler)
        .OnText("proposals/start", "我要申报", "开始申报", "start").OnText("tasks/mine", "我的任务", "my tasks")
        .OnText("help", "帮助", "help").OnText("progress", "进度", "progress");

    [Theory]
    [InlineData("我要申报", "proposals/start")]
    [InlineData("  我要申报\n", "proposals/start")]
    [InlineData("我要申报。", "proposals/start")]
    [InlineData("我要申报！！", "proposals/start")]
    [InlineData("“我要申报”", "proposals/start")]
    [InlineData("「我要申报」", "proposals/start")]
    [InlineData("START", "proposals/start")]
    [InlineData("ｓｔａｒｔ", "proposals/start")]
    [InlineData("Ｓｔａｒｔ！", "proposals/start")]
    [InlineData("<at>微专业</at> start", "proposals/start")]
    [InlineData("<at>微专业</at>&nbsp;我要申报？", "proposals/start")]
    [InlineData("<AT id=\"0\">微专业</AT>start", "proposals/start")]
    [InlineData("start <at>微专业</at>", "proposals/start")]
    [InlineData("my　tasks", "tasks/mine")]
    [InlineData("My \u00a0 Tasks…", "tasks/mine")]
    [InlineData("\u200b帮\ufeff助", "help")]
    public async Task A_command_is_understood_however_it_is_typed(string typed, string verb)
    {
        var heard = new HeardTurns();
        var room = new Room().On(verb, heard.AnswerAsync).OnText(verb, [.. Commands().Phrases.Where(phrase => Belongs(phrase, verb))]);
        await using var edge = await EdgeUnderTest.StartAsync(room);
        await edge.PostAsync(Sent.Message(typed));
        Assert.Equal((verb, typed), (heard.Turns.SingleOrDefault()?.Verb, heard.Turns.SingleOrDefault()?.Text));
    }

    private static bool Belongs(string phrase, string verb) => verb switch
    {
        "proposals/start" => phrase is "我要申报" or "开始申报" or "start",
        "tasks/mine" => phrase is "我的任务" or "my tasks",
        _ => phrase is "帮助" or "help",
    };

    [Theory]
    [InlineData("我要审报", "我要申报")]
    [InlineData("我要申报微专业", "我要申报")]
    [InlineData("申报", "我要申报")]
    [InlineData("strat", "start")]
    [InlineData("staart!", "start")]
    [InlineData("Please HELP me", "help")]
    [InlineData("<at>微专业</at> 进渡", "进度")]
    [InlineData("my task", "my tasks")]
    [InlineData("任务", "我的任务")]
    [InlineData("今天天气如何", null)]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("。。。", null)]
    public void The_nearest_command_is_named_when_one_is_near(string? typed, string? nearest) =>
        Assert.Equal(nearest, Commands().Nearest(typed));

    [Fact]
    public void A_pasted_essay_costs_little_and_is_no_command() =>
        Assert.Null(Commands().Nearest(new string('字', 1_000_000)));
}
