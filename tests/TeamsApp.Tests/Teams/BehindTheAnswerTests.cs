using System.Text;
using MicroMajor.Domain.Notifications;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>What the rooms are told besides the turn itself.</summary>
public sealed class BehindTheAnswerTests
{
    private static readonly Card s_card = new(Encoding.UTF8.GetBytes("""{"type":"AdaptiveCard"}"""), "摘要");
    private static readonly Reply s_remembered = new Reply.ShowCard(s_card) { Remember = new Matter(MatterKind.Proposal, "WZY-2025-0007") };

    private readonly List<string> _told = [];

    private Room Answering(Reply reply) => new Room().On("open", (_, _) => new(reply)).OnText("open", "打开").InSharedChats("open");

    private Room Remembering(Reply reply) => Answering(reply).OnShown((turn, shown, messageId, _) =>
    {
        lock (_told) _told.Add($"{turn.Verb} {shown.Remember!.Id} {messageId}");
        return Task.CompletedTask;
    });

    private async Task<string[]> ToldAsync(Room room, params string[] activities)
    {
        await using var edge = await EdgeUnderTest.StartAsync(room);
        foreach (var activity in activities) Assert.Equal(200, (await edge.PostAsync(activity)).Status);
        await edge.StopAsync();
        return [.. _told];
    }

    [Fact]
    public async Task A_new_message_with_a_card_to_remember_is_named() =>
        Assert.Equal(["open WZY-2025-0007 sent-1"], await ToldAsync(Remembering(s_remembered), Sent.Message("打开")));

    [Fact]
    public async Task The_message_whose_button_was_pressed_is_named() =>
        Assert.Equal(["open WZY-2025-0007 card-1"], await ToldAsync(Remembering(s_remembered), Sent.Execute("open")));

    [Fact]
    public async Task A_card_that_is_not_to_be_remembered_is_not() =>
        Assert.Empty(await ToldAsync(Remembering(new Reply.ShowCard(s_card)), Sent.Message("打开"), Sent.Execute("open", change: a => a["id"] = "2")));

    [Fact]
    public async Task A_message_that_others_read_along_is_never_a_persons_card() =>
        Assert.Empty(await ToldAsync(
            Remembering(s_remembered),
            Sent.Message("打开", a => a["conversation"]!["conversationType"] = "channel"),
            Sent.Execute("open", change: a => (a["conversation"]!["conversationType"], a["id"]) = ("groupChat", "2"))));

    [Fact]
    public async Task Every_turn_of_a_personal_chat_tells_where_the_person_is_and_no_other()
    {
        var room = Answering(new Reply.Say("好")).OnMet((turn, _) =>
        {
            lock (_told) _told.Add($"{turn.Verb} {turn.Chat.ConversationId}");
            return Task.CompletedTask;
        });
        Assert.Equal(
            ["open a:chat-lin", "open a:chat-lin"],
            await ToldAsync(room, Sent.Message("打开"), Sent.Execute("open", change: a => a["id"] = "2"), Sent.Execute("open", change: a => (a["conversation"]!["conversationType"], a["id"]) = ("channel", "3"))));
    }

    [Fact]
    public async Task What_goes_wrong_behind_the_answer_is_recorded_and_spoils_nothing()
    {
        var room = Answering(s_remembered).OnMet((_, _) => throw new TimeoutException("林一")).OnShown((_, _, _, _) => throw new FormatException("林一"));
        await using var edge = await EdgeUnderTest.StartAsync(room);
        Assert.Contains("application/vnd.microsoft.card.adaptive", (await edge.PostAsync(Sent.Execute("open"))).Body);
        await edge.StopAsync();
        Assert.Equal(
            ["System.FormatException", "System.TimeoutException"],
            edge.Log.All.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).Select(line => line.Split('\n')[0].Split(' ')[^1].TrimEnd('.')).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(edge.Log.All, line => line.Contains("林一"));
    }

    [Fact]
    public async Task A_button_waits_for_the_edits_of_its_message_and_typed_words_do_not()
    {
        var edits = new TaskCompletionSource();
        var room = new Room().OnUnknownText((_, _) => new(new Reply.Say("好")))
            .On("open", (_, _) => new(new Reply.Say(edits.Task.IsCompleted ? "在后" : "在前")))
            .OnEditing(turn =>
            {
                _told.Add(turn.MessageId!);
                return edits.Task;
            });
        await using var edge = await EdgeUnderTest.StartAsync(room);
        Assert.Equal(200, (await edge.PostAsync(Sent.Message("?"))).Status);
        var pressed = edge.PostAsync(Sent.Execute("open", change: a => a["id"] = "2"));
        edits.SetResult();
        Assert.Contains("在后", (await pressed).Body);
        Assert.Equal(["card-1"], _told);
    }

    [Fact]
    public void Each_of_them_is_told_to_one_handler_only()
    {
        Assert.Throws<InvalidOperationException>(() => Remembering(s_remembered).OnShown((_, _, _, _) => Task.CompletedTask));
        Assert.Throws<InvalidOperationException>(() => new Room().OnMet((_, _) => Task.CompletedTask).OnMet((_, _) => Task.CompletedTask));
        Assert.Throws<InvalidOperationException>(() => new Room().OnEditing(_ => Task.CompletedTask).OnEditing(_ => Task.CompletedTask));
    }
}
