using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Teams;

public sealed class DuplicateTests
{
    private int _calls;

    private Room Counting(Task? gate = null) => new Room().On("count", async (_, _) =>
    {
        var call = Interlocked.Increment(ref _calls);
        if (gate is not null) await gate;
        return new Reply.Say($"第{call}次");
    }).OnText("count", "数");

    private static string Said(string text) => $$"""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"{{text}}"}""";

    [Fact]
    public async Task A_repeated_invoke_gets_the_first_ones_answer()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Counting());
        Assert.Equal((200, Said("第1次")), await edge.PostAsync(Sent.Execute("count")));
        Assert.Equal((200, Said("第1次")), await edge.PostAsync(Sent.Execute("count")));
        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task A_repeat_that_comes_while_the_first_is_at_work_waits_for_its_answer()
    {
        var gate = new TaskCompletionSource();
        await using var edge = await EdgeUnderTest.StartAsync(Counting(gate.Task));
        var both = Task.WhenAll(edge.PostAsync(Sent.Execute("count")), edge.PostAsync(Sent.Execute("count")));
        gate.SetResult();
        Assert.Equal([(200, Said("第1次")), (200, Said("第1次"))], await both);
        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task A_repeated_message_is_answered_once()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Counting());
        Assert.Equal((200, ""), await edge.PostAsync(Sent.Message("数")));
        Assert.Equal((200, ""), await edge.PostAsync(Sent.Message("数")));
        Assert.Equal(1, _calls);
        Assert.Single(edge.Channel.Calls);
    }

    [Fact]
    public async Task The_client_hanging_up_does_not_stop_the_work_and_its_repeat_gets_the_answer()
    {
        var (started, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var room = new Room().On("count", async (_, cancellationToken) =>
        {
            started.SetResult();
            await gate.Task;
            return new Reply.Say(cancellationToken.IsCancellationRequested ? "中断" : "完成");
        });
        await using var edge = await EdgeUnderTest.StartAsync(room);
        using var hangUp = new CancellationTokenSource();
        var first = edge.PostAsync(Sent.Execute("count"), "Bearer " + edge.Channel.Token(), cancellationToken: hangUp.Token);
        await started.Task;
        await hangUp.CancelAsync();
        gate.SetResult();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal((200, Said("完成")), await edge.PostAsync(Sent.Execute("count")));
    }

    [Fact]
    public async Task Other_people_chats_and_ids_are_no_repeats()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Counting());
        Assert.Equal(Said("第1次"), (await edge.PostAsync(Sent.Execute("count"))).Body);
        Assert.Equal(Said("第2次"), (await edge.PostAsync(Sent.Execute("count", change: a => a["id"] = "activity-2"))).Body);
        Assert.Equal(Said("第3次"), (await edge.PostAsync(Sent.Execute("count", change: a => a["conversation"]!["id"] = "a:other"))).Body);
        Assert.Equal(Said("第4次"), (await edge.PostAsync(Sent.Execute("count", change: a => a["from"]!["id"] = "29:other"))).Body);
    }

    [Fact]
    public async Task An_activity_without_an_id_is_never_a_repeat()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Counting());
        Assert.Equal(Said("第1次"), (await edge.PostAsync(Sent.Execute("count", change: a => a.AsObject().Remove("id")))).Body);
        Assert.Equal(Said("第2次"), (await edge.PostAsync(Sent.Execute("count", change: a => a.AsObject().Remove("id")))).Body);
    }

    [Theory]
    [InlineData(899, 1)]
    [InlineData(900, 2)]
    public async Task A_repeat_is_recognised_for_a_quarter_of_an_hour(int seconds, int calls)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Counting());
        await edge.PostAsync(Sent.Execute("count"));
        edge.Clock.Move(TimeSpan.FromSeconds(seconds));
        await edge.PostAsync(Sent.Execute("count"));
        Assert.Equal(calls, _calls);
    }

    [Fact]
    public async Task What_is_remembered_is_bounded_and_the_oldest_goes_first()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Counting());
        for (var i = 0; i <= 4096; i++) await edge.PostAsync(Sent.Execute("count", change: a => a["id"] = $"id-{i}"));
        Assert.Equal(Said("第2次"), (await edge.PostAsync(Sent.Execute("count", change: a => a["id"] = "id-1"))).Body);
        Assert.Equal(Said("第4098次"), (await edge.PostAsync(Sent.Execute("count", change: a => a["id"] = "id-0"))).Body);
    }
}
