using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>The exact bytes of each answer.</summary>
public sealed class InvokeAnswerTests
{
    private const string Execute = """{"action":{"type":"Action.Execute","verb":"v","data":{"id":"WZY-2025-0007"}},"trigger":"manual"}""";
    private const string Dialog = """{"data":{"verb":"d","row":2},"context":{"theme":"default"}}""";
    private const string Search = """{"queryText":"数","queryOptions":{"skip":0,"top":2},"dataset":"s"}""";
    private const string Compose = """{"commandId":"find","parameters":[{"name":"q","value":"数据"}],"queryOptions":{"skip":0,"count":25}}""";
    private const string Link = """{"url":"https://app.contoso.example/tabs/proposals/WZY-2025-0007"}""";
    private const string NoLink = """{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[],"suggestedActions":{"actions":[{"type":"setCachePolicy","value":"{\"type\":\"no-cache\"}"}]}}}""";
    private const string Unavailable = "这张卡片上的操作已不可用。请发送“帮助”，看看现在可以做什么。";
    private const string Failed = "抱歉，这一步没有完成，问题已记录。请稍后再试一次。";

    private static readonly Card s_card = new(Encoding.UTF8.GetBytes("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"微专业 “<b>” 😀"}]}"""), "一行摘要");
    private static readonly string s_json = Encoding.UTF8.GetString(s_card.Json.Span);

    public static TheoryData<string, string, Reply, string> Shapes => new()
    {
        { "adaptiveCard/action", Execute, new Reply.ShowCard(s_card), $$$$$$$$"""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{{{{{{{{s_json}}}}}}}}}""" },
        { "adaptiveCard/action", Execute, new Reply.Say("已保存 “A”"), """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"已保存 “A”"}""" },
        { "adaptiveCard/action", Execute, new Reply.Nothing(), """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":""}""" },
        { "adaptiveCard/action", Execute, new Reply.Suggest([]), $$$$$$$$"""{"statusCode":500,"type":"application/vnd.microsoft.error","value":{"code":"InternalServerError","message":"{{{{{{{{Failed}}}}}}}}"}}""" },
        { "task/fetch", Dialog, new Reply.OpenDialog("课程", s_card), $$$$$$$$"""{"task":{"type":"continue","value":{"title":"课程","height":"large","width":"large","card":{"contentType":"application/vnd.microsoft.card.adaptive","content":{{{{{{{{s_json}}}}}}}}}}}}""" },
        { "task/submit", Dialog, new Reply.OpenDialog("课程", s_card, "480", "small"), $$$$$$$$"""{"task":{"type":"continue","value":{"title":"课程","height":480,"width":"small","card":{"contentType":"application/vnd.microsoft.card.adaptive","content":{{{{{{{{s_json}}}}}}}}}}}}""" },
        { "task/submit", Dialog, new Reply.CloseDialog("已保存"), """{"task":{"type":"message","value":"已保存"}}""" },
        { "task/submit", Dialog, new Reply.Say("已保存"), """{"task":{"type":"message","value":"已保存"}}""" },
        { "task/submit", Dialog, new Reply.CloseDialog(), "" },
        { "task/submit", Dialog, new Reply.Nothing(), "" },
        { "task/fetch", Dialog, new Reply.Suggest([]), $$$$$$$$"""{"task":{"type":"message","value":"{{{{{{{{Failed}}}}}}}}"}}""" },
        { "composeExtension/fetchTask", """{"commandId":"d","commandContext":"compose"}""", new Reply.OpenDialog("课程", s_card), $$$$$$$$"""{"task":{"type":"continue","value":{"title":"课程","height":"large","width":"large","card":{"contentType":"application/vnd.microsoft.card.adaptive","content":{{{{{{{{s_json}}}}}}}}}}}}""" },
        { "composeExtension/submitAction", """{"commandId":"x","data":{"verb":"d"}}""", new Reply.CloseDialog(), "" },
        { "application/search", Search, new Reply.Suggest([new("数学学院", "U01"), new("数据中心", "U02"), new("第三个", "U03")]), """{"statusCode":200,"type":"application/vnd.microsoft.search.searchResponse","value":{"results":[{"title":"数学学院","value":"U01"},{"title":"数据中心","value":"U02"}]}}""" },
        { "application/search", Search, new Reply.Nothing(), """{"statusCode":200,"type":"application/vnd.microsoft.search.searchResponse","value":{"results":[]}}""" },
        { "composeExtension/query", Compose, new Reply.Results([new("一行摘要") { Card = s_card }]), $$$$$$$$"""{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{{{{{{{{s_json}}}}}}}},"preview":{"contentType":"application/vnd.microsoft.card.thumbnail","content":{"title":"一行摘要"}}}]}}""" },
        { "composeExtension/query", Compose, new Reply.Say("没有找到"), """{"composeExtension":{"type":"message","text":"没有找到"}}""" },
        { "composeExtension/query", Compose, new Reply.Results([new("智能数据 “A”", "WZY-2025-0007 · 数学学院") { Pick = new Dictionary<string, string> { ["proposalId"] = "WZY-2025-0007" } }]), """{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[{"contentType":"application/vnd.microsoft.card.thumbnail","content":{"title":"智能数据 “A”"},"preview":{"contentType":"application/vnd.microsoft.card.thumbnail","content":{"title":"智能数据 “A”","text":"WZY-2025-0007 · 数学学院","tap":{"type":"invoke","value":{"proposalId":"WZY-2025-0007"}}}}}]}}""" },
        { "composeExtension/selectItem", """{"proposalId":"WZY-2025-0007"}""", new Reply.ShowCard(s_card), $$$$$$$$"""{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{{{{{{{{s_json}}}}}}}},"preview":{"contentType":"application/vnd.microsoft.card.thumbnail","content":{"title":"一行摘要"}}}]}}""" },
        { "composeExtension/selectItem", "{}", new Reply.Say("没有找到"), """{"composeExtension":{"type":"message","text":"没有找到"}}""" },
        { "composeExtension/queryLink", Link, new Reply.Results([new("一行", "摘要") { Card = s_card }]), $$$$$$$$"""{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{{{{{{{{s_json}}}}}}}},"preview":{"contentType":"application/vnd.microsoft.card.thumbnail","content":{"title":"一行","text":"摘要"}}}],"suggestedActions":{"actions":[{"type":"setCachePolicy","value":"{\"type\":\"no-cache\"}"}]}}}""" },
        { "composeExtension/queryLink", Link, new Reply.Nothing(), NoLink },
        { "composeExtension/queryLink", Link, new Reply.Say("没有找到"), NoLink },
        { "composeExtension/queryLink", "{}", new Reply.ShowCard(s_card), NoLink },
        { "composeExtension/anonymousQueryLink", Link, new Reply.Results([new("一行") { Card = s_card }]), NoLink },
        { "composeExtension/query", Compose, new Reply.Nothing(), """{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[]}}""" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Each_reply_has_the_documented_shape(string name, string value, Reply reply, string expected)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answering(new(reply)));
        Assert.Equal((200, expected), await edge.PostAsync(Sent.Invoke(name, value)));
        Assert.Empty(edge.Channel.Calls);
    }

    [Theory]
    [InlineData("adaptiveCard/action", """{"action":{"verb":"gone"}}""", $$$$$$$$"""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"{{{{{{{{Unavailable}}}}}}}}"}""")]
    [InlineData("adaptiveCard/action", """{"action":{"verb":"d"}}""", $$$$$$$$"""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"{{{{{{{{Unavailable}}}}}}}}"}""")]
    [InlineData("adaptiveCard/action", """{"action":{"verb":"V"}}""", $$$$$$$$"""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"{{{{{{{{Unavailable}}}}}}}}"}""")]
    [InlineData("task/fetch", """{"data":{"verb":"gone"}}""", $$$$$$$$"""{"task":{"type":"message","value":"{{{{{{{{Unavailable}}}}}}}}"}}""")]
    [InlineData("task/submit", """{"data":{"verb":"v"}}""", $$$$$$$$"""{"task":{"type":"message","value":"{{{{{{{{Unavailable}}}}}}}}"}}""")]
    [InlineData("composeExtension/fetchTask", """{"commandContext":"compose"}""", $$$$$$$$"""{"task":{"type":"message","value":"{{{{{{{{Unavailable}}}}}}}}"}}""")]
    [InlineData("application/search", """{"queryText":"","dataset":"gone"}""", $$$$$$$$"""{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"UnknownDataset","message":"{{{{{{{{Unavailable}}}}}}}}"}}""")]
    public async Task What_has_no_handler_is_refused_with_a_sentence(string name, string value, string expected)
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard));
        Assert.Equal((200, expected), await edge.PostAsync(Sent.Invoke(name, value)));
        Assert.Empty(heard.Turns);
    }

    [Theory]
    [InlineData("adaptiveCard/action", "{}")]
    [InlineData("adaptiveCard/action", "[]")]
    [InlineData("adaptiveCard/action", "null")]
    [InlineData("adaptiveCard/action", """{"action":"v"}""")]
    [InlineData("adaptiveCard/action", """{"action":{"verb":7}}""")]
    [InlineData("adaptiveCard/action", """{"action":{"verb":""}}""")]
    [InlineData("application/search", "{}")]
    public async Task A_misshapen_invoke_is_a_bad_request_inside_a_good_response(string name, string value)
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard));
        Assert.Equal(
            (200, $$$$$$$$"""{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"{{{{{{{{Unavailable}}}}}}}}"}}"""),
            await edge.PostAsync(Sent.Invoke(name, value)));
        Assert.Empty(heard.Turns);
    }

    [Fact]
    public async Task An_invoke_of_another_kind_is_not_implemented()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answering(new()));
        Assert.Equal((501, ""), await edge.PostAsync(Sent.Invoke("signin/verifyState", "{}")));
    }

    [Fact]
    public async Task Without_a_handler_a_search_from_the_compose_box_finds_nothing()
    {
        await using var edge = await EdgeUnderTest.StartAsync(new Room());
        Assert.Equal((200, """{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[]}}"""), await edge.PostAsync(Sent.Invoke("composeExtension/query", Compose)));
    }

    [Theory]
    [InlineData("adaptiveCard/action", Execute, $$$$$$$$"""{"statusCode":500,"type":"application/vnd.microsoft.error","value":{"code":"InternalServerError","message":"{{{{{{{{Failed}}}}}}}}"}}""")]
    [InlineData("task/submit", Dialog, $$$$$$$$"""{"task":{"type":"message","value":"{{{{{{{{Failed}}}}}}}}"}}""")]
    [InlineData("application/search", Search, $$$$$$$$"""{"statusCode":500,"type":"application/vnd.microsoft.error","value":{"code":"InternalServerError","message":"{{{{{{{{Failed}}}}}}}}"}}""")]
    [InlineData("composeExtension/query", Compose, $$$$$$$$"""{"composeExtension":{"type":"message","text":"{{{{{{{{Failed}}}}}}}}"}}""")]
    [InlineData("composeExtension/selectItem", "{}", $$$$$$$$"""{"composeExtension":{"type":"message","text":"{{{{{{{{Failed}}}}}}}}"}}""")]
    [InlineData("composeExtension/queryLink", Link, NoLink)]
    public async Task A_handler_that_throws_is_answered_with_a_sentence_and_logged_without_its_message(string name, string value, string expected)
    {
        TurnHandler throws = (_, _) => throw new InvalidOperationException("林一 typed this", new TimeoutException("inner words"));
        var room = new Room().On("v", throws).OnDialog("d", throws).OnSearch("s", throws).OnComposeSearch(throws).OnComposePick(throws).OnLink(throws);
        await using var edge = await EdgeUnderTest.StartAsync(room);
        Assert.Equal((200, expected), await edge.PostAsync(Sent.Invoke(name, value)));
        var line = Assert.Single(edge.Log.All, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains("failed with System.InvalidOperationException ← System.TimeoutException", line);
        Assert.DoesNotContain(edge.Log.All, line => line.Contains("typed this") || line.Contains("inner words"));
    }

    [Fact]
    public async Task A_turn_says_who_asked_for_what_and_where_to_answer()
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard));
        await edge.PostAsync(Sent.Invoke("adaptiveCard/action", Execute, a => a["replyToId"] = "card-1"));
        var turn = Assert.Single(heard.Turns);
        var user = new TeamsUser(TestChannel.TenantId, Sent.ObjectId, "林一", Sent.Person);
        var chat = new ChatAddress(TestChannel.TenantId, Sent.ObjectId, Sent.Person, Sent.Chat, TestChannel.ServiceUrl, "28:" + TestChannel.AppId);
        Assert.Equal(new Turn(user, "v", turn.Data, Language.Zh, chat, "activity-1", MessageId: "card-1"), turn);
        Assert.Equal("""{"id":"WZY-2025-0007"}""", turn.Data.GetRawText());
    }

    [Theory]
    [InlineData("""{"action":{"verb":"v"}}""", "{}", false)]
    [InlineData("""{"action":{"verb":"v","data":"text"}}""", "{}", false)]
    [InlineData("""{"action":{"verb":"v","data":{"a":[1]}},"trigger":"automatic"}""", """{"a":[1]}""", true)]
    [InlineData("""{"action":{"verb":"v","data":{}},"trigger":"manual"}""", "{}", false)]
    public async Task A_turns_data_is_always_an_object_and_a_refresh_is_marked(string value, string data, bool automatic)
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard));
        await edge.PostAsync(Sent.Invoke("adaptiveCard/action", value));
        var turn = Assert.Single(heard.Turns);
        Assert.Equal((data, automatic), (turn.Data.GetRawText(), turn.Automatic));
    }

    [Theory]
    [InlineData("""{"queryText":"数学","dataset":"s"}""", "application/search", "数学")]
    [InlineData("""{"dataset":"s"}""", "application/search", "")]
    [InlineData("""{"parameters":[{"name":"q","value":"数学"}]}""", "composeExtension/query", "数学")]
    [InlineData("""{"parameters":[{"value":"数学"}]}""", "composeExtension/query", "数学")]
    [InlineData("""{"parameters":[{"name":"initialRun","value":"true"}]}""", "composeExtension/query", "")]
    [InlineData("""{}""", "composeExtension/query", "")]
    [InlineData(Link, "composeExtension/queryLink", "https://app.contoso.example/tabs/proposals/WZY-2025-0007")]
    public async Task A_searching_turn_carries_what_was_typed(string value, string name, string text)
    {
        var heard = new HeardTurns(new Reply.Nothing());
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard));
        await edge.PostAsync(Sent.Invoke(name, value));
        Assert.Equal(text, Assert.Single(heard.Turns).Text);
    }

    [Theory]
    [InlineData("""{"queryOptions":{"skip":25,"count":25}}""", 25, 25)]
    [InlineData("""{"queryOptions":{"skip":3,"count":5}}""", 3, 5)]
    [InlineData("""{"queryOptions":{"skip":-3,"count":0}}""", 0, 25)]
    [InlineData("""{"queryOptions":{"skip":"3","count":1e9}}""", 0, 25)]
    [InlineData("""{"queryOptions":[]}""", 0, 25)]
    [InlineData("{}", 0, 25)]
    public void A_search_asks_for_at_most_25_and_nonsense_for_the_first_page(string data, int skip, int count) =>
        Assert.Equal(new SearchWindow(skip, count), SearchWindow.Of(JsonDocument.Parse(data).RootElement));

    [Theory]
    [InlineData("zh-CN", Language.Zh)]
    [InlineData("ZH-hant", Language.Zh)]
    [InlineData("zh", Language.Zh)]
    [InlineData(null, Language.Zh)]
    [InlineData("", Language.Zh)]
    [InlineData("en-US", Language.En)]
    [InlineData("de-DE", Language.En)]
    public async Task The_language_follows_the_client(string? locale, Language language)
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard));
        await edge.PostAsync(Sent.Invoke("adaptiveCard/action", Execute, a => a["locale"] = locale));
        Assert.Equal(language, Assert.Single(heard.Turns).Language);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"message"} {}""")]
    public async Task A_body_that_is_no_activity_is_a_bad_request(string body)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answering(new()));
        Assert.Equal((400, ""), await edge.PostAsync(body));
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_and_one_at_the_limit_is_read()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answering(new(new Reply.Say("好"))), new() { ["Teams:MaxBodyBytes"] = "4096" });
        var small = Sent.Invoke("adaptiveCard/action", Execute, a => a["id"] = "a");
        var filled = small + new string(' ', 4096 - Encoding.UTF8.GetByteCount(small));
        Assert.Equal(200, (await edge.PostAsync(filled)).Status);
        Assert.Equal((413, ""), await edge.PostAsync(filled + " "));
        Assert.Equal((413, ""), await edge.PostAsync(filled + " ", "Bearer " + edge.Channel.Token(), request => request.Headers.TransferEncodingChunked = true));
    }

    private static Room Answering(HeardTurns heard) => new Room()
        .On("v", heard.AnswerAsync).OnDialog("d", heard.AnswerAsync).OnSearch("s", heard.AnswerAsync).OnComposeSearch(heard.AnswerAsync).OnComposePick(heard.AnswerAsync).OnLink(heard.AnswerAsync);
}
