using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Teams;

public sealed class MessageTests
{
    private const string Activities = "https://smba.trafficmanager.net/teams/v3/conversations/a%3Achat-lin/activities";
    private const string Envelope = "\"type\":\"message\",\"channelId\":\"msteams\",\"from\":{\"id\":\"28:" + TestChannel.AppId + "\"},\"conversation\":{\"id\":\"a:chat-lin\"},\"locale\":\"zh-CN\"";
    private const string CardJson = """{"type":"AdaptiveCard","version":"1.5","body":[]}""";
    private const string CardBody = "{" + Envelope + ",\"summary\":\"摘要\",\"attachments\":[{\"contentType\":\"application/vnd.microsoft.card.adaptive\",\"content\":" + CardJson + "}]}";

    private static readonly Card s_card = new(Encoding.UTF8.GetBytes(CardJson), "摘要");

    private static string Text(string text) => "{" + Envelope + ",\"textFormat\":\"plain\",\"text\":\"" + text + "\"}";

    private static Room Answering(HeardTurns heard) => new Room().On("proposals/start", heard.AnswerAsync).OnText("proposals/start", "我要申报").OnUnknownText(heard.AnswerAsync);

    [Fact]
    public async Task A_typed_command_is_answered_with_a_new_message()
    {
        var heard = new HeardTurns(new Reply.ShowCard(s_card));
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard));
        Assert.Equal((200, ""), await edge.PostAsync(Sent.Message("我要申报。", a => a["replyToId"] = "an-older-message")));
        Assert.Equal([("POST", Activities, CardBody)], edge.Channel.Calls);
        var turn = Assert.Single(heard.Turns);
        Assert.Equal(("proposals/start", "我要申报。", null), (turn.Verb, turn.Text, turn.MessageId));
    }

    [Fact]
    public async Task A_sentence_is_sent_as_plain_text()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answering(new(new Reply.Say("[点这里](https://contoso.example)"))));
        await edge.PostAsync(Sent.Message("我要申报"));
        Assert.Equal([("POST", Activities, Text("[点这里](https://contoso.example)"))], edge.Channel.Calls);
    }

    [Fact]
    public async Task Words_that_are_no_command_reach_their_own_handler_with_the_text()
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard));
        await edge.PostAsync(Sent.Message("今天天气如何"));
        var turn = Assert.Single(heard.Turns);
        Assert.Equal((Whole.UnknownText, "今天天气如何"), (turn.Verb, turn.Text));
    }

    [Fact]
    public async Task A_card_from_the_compose_box_without_a_word_is_not_answered_and_a_word_beside_it_is()
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard));
        static void WithCard(JsonNode activity) => activity["attachments"] = JsonNode.Parse("""[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}},{"contentType":"text/html","content":"<p></p>"}]""");
        Assert.Equal((200, ""), await edge.PostAsync(Sent.Message("", WithCard)));
        Assert.Empty(heard.Turns);
        await edge.PostAsync(Sent.Message("请看", activity =>
        {
            WithCard(activity);
            activity["id"] = "another";
        }));
        Assert.Equal("请看", Assert.Single(heard.Turns).Text);
    }

    [Fact]
    public async Task Without_that_handler_they_are_answered_all_the_same()
    {
        await using var edge = await EdgeUnderTest.StartAsync(new Room());
        await edge.PostAsync(Sent.Message("今天天气如何"));
        Assert.Equal([("POST", Activities, Text("我没有看懂。请发送“帮助”，看看可以做什么。"))], edge.Channel.Calls);
    }

    [Theory]
    [InlineData("""{"verb":"proposals/start","title":"数据"}""")]
    [InlineData("""{"msteams":{"type":"messageBack","verb":"proposals/start"},"title":"数据"}""")]
    public async Task An_old_clients_button_works_like_a_new_ones_and_replaces_its_card(string value)
    {
        var heard = new HeardTurns(new Reply.ShowCard(s_card));
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard));
        Assert.Equal((200, ""), await edge.PostAsync(Sent.Button(value)));
        Assert.Equal([("PUT", Activities + "/card-1", CardBody)], edge.Channel.Calls);
        var turn = Assert.Single(heard.Turns);
        Assert.Equal(("proposals/start", null, "card-1", value), (turn.Verb, turn.Text, turn.MessageId, turn.Data.GetRawText()));
    }

    [Fact]
    public async Task An_old_clients_button_on_a_deleted_card_is_answered_with_a_new_one()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answering(new(new Reply.ShowCard(s_card))));
        edge.Channel.Script.Enqueue(TestChannel.Json(HttpStatusCode.NotFound, """{"error":{"code":"ActivityNotFoundInConversation"}}"""));
        Assert.Equal((200, ""), await edge.PostAsync(Sent.Button("""{"verb":"proposals/start"}""")));
        Assert.Equal([("PUT", Activities + "/card-1", CardBody), ("POST", Activities, CardBody)], edge.Channel.Calls);
    }

    [Theory]
    [InlineData("""{"verb":"gone"}""")]
    [InlineData("""{"x":1}""")]
    public async Task An_old_clients_button_without_a_handler_is_refused_with_a_sentence(string value)
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard));
        await edge.PostAsync(Sent.Button(value));
        Assert.Equal([("POST", Activities, Text("这张卡片上的操作已不可用。请发送“帮助”，看看现在可以做什么。"))], edge.Channel.Calls);
        Assert.Empty(heard.Turns);
    }

    [Fact]
    public async Task A_handler_that_throws_is_told_to_the_person_in_their_language()
    {
        var room = new Room().OnUnknownText((_, _) => throw new TimeoutException("secret words"));
        await using var edge = await EdgeUnderTest.StartAsync(room);
        Assert.Equal((200, ""), await edge.PostAsync(Sent.Message("?", a => a["locale"] = "en-GB")));
        Assert.Equal("Sorry, that did not go through; the problem has been recorded. Please try again in a moment.", (string?)JsonNode.Parse(Assert.Single(edge.Channel.Calls).Body)!["text"]);
        Assert.DoesNotContain(edge.Log.All, line => line.Contains("secret words"));
    }

    [Fact]
    public async Task A_reply_that_no_message_can_carry_is_a_recorded_mistake_and_the_person_is_told()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answering(new(new Reply.Suggest([]))));
        Assert.Equal((200, ""), await edge.PostAsync(Sent.Message("我要申报")));
        Assert.Equal([("POST", Activities, Text("抱歉，这一步没有完成，问题已记录。请稍后再试一次。"))], edge.Channel.Calls);
        Assert.Contains(edge.Log.All, line => line.StartsWith("Error: The handler of proposals/start failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reply_that_cannot_be_delivered_is_not_called_a_success()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answering(new()));
        edge.Channel.Script.Enqueue(TestChannel.Json(HttpStatusCode.InternalServerError, "{}"));
        Assert.Equal((500, ""), await edge.PostAsync(Sent.Message("我要申报")));
        Assert.Contains(edge.Log.All, line => line.StartsWith("Error: The reply to proposals/start was not delivered: 500", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_who_blocked_the_app_meanwhile_is_no_error()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answering(new()));
        edge.Channel.Script.Enqueue(TestChannel.Json(HttpStatusCode.Forbidden, """{"error":{"code":"ConversationBlockedByUser"}}"""));
        Assert.Equal((200, ""), await edge.PostAsync(Sent.Message("我要申报")));
        Assert.DoesNotContain(edge.Log.All, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("event")]
    public async Task Activities_that_ask_for_nothing_are_accepted_and_do_nothing(string type)
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard));
        Assert.Equal((200, ""), await edge.PostAsync(Sent.Build(type, a => a["text"] = "我要申报")));
        Assert.Empty(heard.Turns);
        Assert.Empty(edge.Channel.Calls);
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task Where_others_read_along_a_person_is_sent_to_the_personal_chat(string kind)
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard));
        foreach (var (activity, id) in new[] { (Sent.Message("<at>微专业</at> 我要申报"), "a"), (Sent.Message("别的"), "b"), (Sent.Button("""{"verb":"proposals/start"}"""), "c") })
        {
            var shared = JsonNode.Parse(activity)!;
            (shared["conversation"]!["conversationType"], shared["conversation"]!["isGroup"], shared["id"]) = (kind, true, id);
            await edge.PostAsync(shared.ToJsonString());
        }
        Assert.Empty(heard.Turns);
        Assert.Equal(Enumerable.Repeat(("POST", Activities, Text("这里的内容其他人也能看到。请在与我的单独聊天中使用。")), 3), edge.Channel.Calls);
    }

    [Fact]
    public async Task A_verb_that_is_open_to_shared_chats_is_answered_there_and_its_turn_says_so()
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard).InSharedChats("proposals/start"));
        await edge.PostAsync(Sent.Message("<at>微专业</at>&nbsp;我要申报", a => a["conversation"]!["conversationType"] = "channel"));
        Assert.False(Assert.Single(heard.Turns).Personal);
    }
}
