using System.Net;
using System.Text.Json.Nodes;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Teams;

public sealed class FileOfferTests
{
    private const string Activities = "https://smba.trafficmanager.net/teams/v3/conversations/a%3Achat-lin/activities";
    private const string Place = "https://contoso-my.sharepoint.com/personal/lin/_api/upload?session=1";

    private static readonly FileOffer s_offer = new("word/copy", "草稿.docx", "申报书草稿", 2048, new() { ["proposalId"] = "WZY-2025-0007" });

    private static string Answer(string action, string? address = Place, string verb = "word/copy") => Sent.Invoke("fileConsent/invoke",
        $$$"""{"type":"fileUpload","action":"{{{action}}}","context":{"verb":"{{{verb}}}","proposalId":"WZY-2025-0007"},"uploadInfo":{"contentUrl":"https://contoso-my.sharepoint.com/personal/lin/Documents/a.docx","name":"草稿 1.docx","uploadUrl":"{{{address}}}","uniqueId":"1150D938","fileType":"docx"}}""",
        a => a["replyToId"] = "question-1");

    [Fact]
    public async Task A_file_is_offered_by_a_message_that_asks_and_the_card_says_so()
    {
        var heard = new HeardTurns(new Reply.OfferFile(s_offer, "请在下面点允许"));
        await using var edge = await EdgeUnderTest.StartAsync(new Room().On("word/export", heard.AnswerAsync));
        Assert.Contains("请在下面点允许", (await edge.PostAsync(Sent.Execute("word/export"))).Body, StringComparison.Ordinal);
        await edge.SettleAsync();
        var (method, address, body) = Assert.Single(edge.Channel.Calls);
        Assert.Equal(("POST", Activities), (method, address));
        Assert.Equal(
            """[{"contentType":"application/vnd.microsoft.teams.card.file.consent","name":"草稿.docx","content":{"description":"申报书草稿","sizeInBytes":2048,"acceptContext":{"verb":"word/copy","proposalId":"WZY-2025-0007"},"declineContext":{"verb":"word/copy","proposalId":"WZY-2025-0007"}}}]""",
            JsonNode.Parse(body)!["attachments"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task When_the_person_agrees_the_file_is_made_brought_and_named_and_the_question_goes_away()
    {
        var heard = new HeardTurns(new Reply.GiveFile(new byte[] { 1, 2, 3 }));
        await using var edge = await EdgeUnderTest.StartAsync(new Room().OnAgreed("word/copy", heard.AnswerAsync), files: new(new(HttpStatusCode.Created)));
        Assert.Equal((200, ""), await edge.PostAsync(Answer("accept")));
        await edge.SettleAsync();
        Assert.Equal(("word/copy", "WZY-2025-0007", Sent.ObjectId), (heard.Turns[0].Verb, heard.Turns[0].Data.GetProperty("proposalId").GetString(), heard.Turns[0].User.ObjectId));
        Assert.Equal((Place, null), Assert.Single(edge.Files.Asked));
        Assert.Equal(("bytes 0-2/3", 3), edge.Files.Brought);
        Assert.Equal([("DELETE", Activities + "/question-1"), ("POST", Activities)], edge.Channel.Calls.Select(c => (c.Method, c.Address)));
        Assert.Equal(
            """[{"contentType":"application/vnd.microsoft.teams.card.file.info","name":"草稿 1.docx","contentUrl":"https://contoso-my.sharepoint.com/personal/lin/Documents/a.docx","content":{"uniqueId":"1150D938","fileType":"docx"}}]""",
            JsonNode.Parse(edge.Channel.Calls[1].Body)!["attachments"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task When_the_person_declines_the_question_goes_away_and_nobody_makes_a_file()
    {
        var heard = new HeardTurns(new Reply.GiveFile(new byte[] { 1 }));
        await using var edge = await EdgeUnderTest.StartAsync(new Room().OnAgreed("word/copy", heard.AnswerAsync));
        await edge.PostAsync(Answer("decline"));
        await edge.SettleAsync();
        Assert.Empty(heard.Turns);
        Assert.Equal([("DELETE", Activities + "/question-1")], edge.Channel.Calls.Select(c => (c.Method, c.Address)));
    }

    [Theory]
    [InlineData("https://evil.example/upload")]
    [InlineData("http://contoso-my.sharepoint.com/upload")]
    public async Task A_file_is_brought_nowhere_but_to_listed_hosts_and_the_person_is_told(string address)
    {
        var heard = new HeardTurns(new Reply.GiveFile(new byte[] { 1 }));
        await using var edge = await EdgeUnderTest.StartAsync(new Room().OnAgreed("word/copy", heard.AnswerAsync));
        await edge.PostAsync(Answer("accept", address));
        await edge.SettleAsync();
        Assert.Empty(edge.Files.Asked);
        Assert.Contains("没有放进您的 OneDrive", edge.Channel.Calls[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_and_a_host_that_takes_nothing_are_told_in_the_chat()
    {
        await using var refused = await EdgeUnderTest.StartAsync(new Room().OnAgreed("word/copy", new HeardTurns(new Reply.Say("没有这份申报")).AnswerAsync));
        await refused.PostAsync(Answer("accept"));
        await refused.SettleAsync();
        Assert.Contains("没有这份申报", refused.Channel.Calls[^1].Body, StringComparison.Ordinal);

        await using var full = await EdgeUnderTest.StartAsync(new Room().OnAgreed("word/copy", new HeardTurns(new Reply.GiveFile(new byte[] { 1 })).AnswerAsync), files: new(new(HttpStatusCode.InsufficientStorage)));
        await full.PostAsync(Answer("accept"));
        await full.SettleAsync();
        Assert.Contains("没有放进您的 OneDrive", full.Channel.Calls[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_offer_that_nobody_made_is_taken_quietly()
    {
        await using var edge = await EdgeUnderTest.StartAsync(new Room());
        Assert.Equal((200, ""), await edge.PostAsync(Answer("accept", verb: "no-such")));
        Assert.Empty(edge.Channel.Calls);
    }
}
