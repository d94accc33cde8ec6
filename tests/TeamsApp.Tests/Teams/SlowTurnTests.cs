using System.Text;
using System.Text.Json.Nodes;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>A turn that takes longer than a client waits.</summary>
public sealed class SlowTurnTests
{
    private static readonly Card s_card = new(Encoding.UTF8.GetBytes("""{"type":"AdaptiveCard"}"""), "完成");

    private readonly TaskCompletionSource _started = new();
    private readonly TaskCompletionSource<Reply> _finish = new();

    private Room Slow()
    {
        TurnHandler slow = async (_, _) =>
        {
            _started.SetResult();
            return await _finish.Task;
        };
        return new Room().On("slow", slow).OnText("slow", "慢").OnDialog("dialog", slow);
    }

    /// <summary>Posts, and lets the patience of five seconds pass while the handler is at work.</summary>
    private async Task<(int Status, string Body)> PostAndWaitAsync(EdgeUnderTest edge, string activity)
    {
        var posted = edge.PostAsync(activity);
        await _started.Task;
        while (!posted.IsCompleted)
        {
            if (edge.Clock.Waits.Count > 0) edge.Clock.Move(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }
        return await posted;
    }

    private async Task<string> DeliveredAsync(EdgeUnderTest edge, Reply reply)
    {
        Assert.Empty(edge.Channel.Calls);
        _finish.SetResult(reply);
        // A stopping program waits for the turns that are still at work.
        await edge.StopAsync();
        var (method, address, body) = Assert.Single(edge.Channel.Calls);
        return $"{method} {address[(address.IndexOf("activities", StringComparison.Ordinal))..]} {JsonNode.Parse(body)!["summary"] ?? JsonNode.Parse(body)!["text"]}";
    }

    [Fact]
    public async Task A_slow_message_is_accepted_and_answered_later()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Slow());
        Assert.Equal((202, ""), await PostAndWaitAsync(edge, Sent.Message("慢")));
        Assert.Equal("POST activities 完成", await DeliveredAsync(edge, new Reply.ShowCard(s_card)));
    }

    [Fact]
    public async Task A_slow_button_says_that_it_works_and_its_card_is_replaced_when_it_is_done()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Slow());
        Assert.Equal(
            (200, """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"还在处理，完成后会在聊天中告诉您。"}"""),
            await PostAndWaitAsync(edge, Sent.Execute("slow")));
        Assert.Equal("PUT activities/card-1 完成", await DeliveredAsync(edge, new Reply.ShowCard(s_card)));
    }

    [Fact]
    public async Task A_slow_button_that_fails_in_the_end_is_told_in_the_chat()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Slow());
        await PostAndWaitAsync(edge, Sent.Execute("slow"));
        Assert.Equal("POST activities 抱歉，这一步没有完成，问题已记录。请稍后再试一次。", await DeliveredAsync(edge, new Reply.Suggest([])));
    }

    [Fact]
    public async Task A_slow_dialog_says_that_it_works_and_its_outcome_comes_as_a_message()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Slow());
        Assert.Equal(
            (200, """{"task":{"type":"message","value":"还在处理，完成后会在聊天中告诉您。"}}"""),
            await PostAndWaitAsync(edge, Sent.Invoke("task/submit", """{"data":{"verb":"dialog"}}""")));
        Assert.Equal("POST activities 好了", await DeliveredAsync(edge, new Reply.Say("好了")));
    }

    [Fact]
    public async Task Where_a_late_outcome_has_no_place_it_is_said_in_time_that_none_came()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Slow());
        var (status, body) = await PostAndWaitAsync(edge, Sent.Execute("slow", change: a => a["conversation"]!["conversationType"] = "groupChat"));
        Assert.Equal((200, "现在响应很慢，没能及时得到结果；这一步可能已经完成。请看一下现在的内容，需要的话再试一次。"), (status, (string?)JsonNode.Parse(body)!["value"]));
        Assert.Equal([TimeSpan.FromSeconds(9)], edge.Clock.Waits);
        _finish.SetResult(new Reply.Say("好了"));
        await edge.StopAsync();
        Assert.Empty(edge.Channel.Calls);
    }
}
