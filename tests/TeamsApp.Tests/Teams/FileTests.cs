using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MicroMajor.Domain;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Teams;

public sealed class FileTests
{
    private const string Home = "https://contoso-my.sharepoint.com";

    private static JsonNode File(string name, string? address = Home + "/download?tempauth=x") => new JsonObject
    {
        ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
        ["contentUrl"] = $"https://contoso-my.sharepoint.com/personal/lin/Documents/{name}",
        ["name"] = name,
        ["content"] = new JsonObject { ["downloadUrl"] = address, ["uniqueId"] = "1150D938-8870-4044-9F2C-5BBDEBA70C9D", ["fileType"] = name.Split('.')[^1] },
    };

    // Teams adds the text once more as HTML, also when no word was typed.
    private static string Message(string text, params JsonNode[] files) => Sent.Message(text, a => a["attachments"] = new JsonArray(
        [new JsonObject { ["contentType"] = "text/html", ["content"] = "<p></p>" }, .. files]));

    private static IEnumerable<string?> Said(EdgeUnderTest edge) => edge.Channel.Calls.Where(c => c.Method == "POST").Select(c => (string?)JsonNode.Parse(c.Body)!["text"]);

    [Fact]
    public async Task A_file_reaches_the_handler_of_its_extension_with_its_name_and_the_text_beside_it()
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(new Room().OnFile(".Docx", heard.AnswerAsync));
        await edge.PostAsync(Message("请看", File("申报书 终稿.DOCX")));
        var turn = Assert.Single(heard.Turns);
        Assert.Equal((Whole.Files, "请看"), (turn.Verb, turn.Text));
        var file = Assert.Single(turn.Files);
        Assert.Equal(("申报书 终稿.DOCX", ".docx"), (file.Name, file.Extension));
        Assert.Equal(["好的"], Said(edge));
    }

    [Fact]
    public async Task Several_files_go_to_their_handlers_by_kind_and_the_rest_are_named_in_one_sentence()
    {
        var (word, table) = (new HeardTurns(), new HeardTurns());
        await using var edge = await EdgeUnderTest.StartAsync(new Room().OnFile(".docx", word.AnswerAsync).OnFile(".csv", table.AnswerAsync));
        await edge.PostAsync(Message("", File("a.docx"), File("b.csv"), File("c.docx"), File("d.mp4"), File("no-extension")));
        Assert.Equal(["a.docx", "c.docx"], Assert.Single(word.Turns).Files.Select(f => f.Name));
        Assert.Equal(["b.csv"], Assert.Single(table.Turns).Files.Select(f => f.Name));
        Assert.Equal(["好的", "好的", "“d.mp4”“no-extension”这类文件我读不了。我能读的是：.csv、.docx。"], Said(edge));
    }

    [Fact]
    public async Task A_typed_command_gets_the_files_that_came_with_it()
    {
        var (command, word) = (new HeardTurns(), new HeardTurns());
        await using var edge = await EdgeUnderTest.StartAsync(new Room().On("office/import", command.AnswerAsync).OnText("office/import", "导入专业").OnFile(".docx", word.AnswerAsync));
        await edge.PostAsync(Message("导入专业", File("a.docx"), File("b.csv")));
        Assert.Equal(["a.docx", "b.csv"], Assert.Single(command.Turns).Files.Select(f => f.Name));
        Assert.Empty(word.Turns);
    }

    [Fact]
    public async Task Without_any_reader_a_file_is_still_answered()
    {
        await using var edge = await EdgeUnderTest.StartAsync(new Room());
        await edge.PostAsync(Sent.Message("", a => (a["attachments"], a["locale"]) = (new JsonArray(File("a.docx")), "en-GB")));
        Assert.Equal(["I cannot read “a.docx”. I take no files yet."], Said(edge));
    }

    [Fact]
    public async Task Cards_pictures_and_nameless_things_are_no_files()
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(new Room().OnUnknownText(heard.AnswerAsync).OnFile(".docx", heard.AnswerAsync));
        var nameless = File("a.docx");
        nameless["name"] = " ";
        await edge.PostAsync(Message("图", nameless, new JsonObject { ["contentType"] = "image/png", ["name"] = "x.docx" }, new JsonObject { ["name"] = "y.docx" }));
        Assert.Equal(Whole.UnknownText, Assert.Single(heard.Turns).Verb);
    }

    [Fact]
    public async Task Where_others_read_along_no_file_is_taken()
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(new Room().OnFile(".docx", heard.AnswerAsync));
        await edge.PostAsync(Sent.Message("", a => (a["attachments"], a["conversation"]!["conversationType"]) = (new JsonArray(File("a.docx")), "groupChat")));
        Assert.Empty(heard.Turns);
        Assert.Equal(["这里的内容其他人也能看到。请在与我的单独聊天中使用。"], Said(edge));
    }

    [Fact]
    public async Task A_file_is_read_whole_and_no_token_goes_along()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Reading(10, out var read), files: new(Bytes(10)));
        await edge.PostAsync(Message("", File("a.docx")));
        Assert.Equal(10, (await read.Task).Value.Length);
        Assert.Equal((Home + "/download?tempauth=x", null), Assert.Single(edge.Files.Asked));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_too_large_is_refused_by_what_is_announced_and_by_what_comes(bool announced)
    {
        var content = announced ? new LyingContent(100L * 1024 * 1024) : new LyingContent(null);
        await using var edge = await EdgeUnderTest.StartAsync(Reading(2 * 1024 * 1024, out var read), files: new(new HttpResponseMessage { Content = content }));
        await edge.PostAsync(Message("", File("a.docx")));
        Assert.Equal([new Problem("file-too-large", Facts.Of(("limit", "2")))], (await read.Task).Problems);
        Assert.InRange(content.Given, 0, announced ? 0 : 3 * 1024 * 1024);
    }

    [Theory]
    [InlineData("http://contoso-my.sharepoint.com/a")]
    [InlineData("https://contoso-my.sharepoint.com:8443/a")]
    [InlineData("https://lin@contoso-my.sharepoint.com/a")]
    [InlineData("https://sharepoint.com.evil.example/a")]
    [InlineData("https://evilsharepoint.com/a")]
    [InlineData("https://sharepoint.com/a")]
    [InlineData("https://127.0.0.1/a")]
    [InlineData("https://169.254.169.254/metadata")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/a")]
    [InlineData(null)]
    public async Task An_address_outside_the_list_is_never_asked(string? address)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Reading(10, out var read), files: new(Bytes(1)));
        await edge.PostAsync(Message("", File("a.docx", address)));
        Assert.Equal([new Problem("file-elsewhere")], (await read.Task).Problems);
        Assert.Empty(edge.Files.Asked);
    }

    [Theory]
    [InlineData(HttpStatusCode.Redirect)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task An_answer_that_is_no_file_is_no_file_and_nothing_is_followed(HttpStatusCode status)
    {
        var answer = new HttpResponseMessage(status) { Headers = { Location = new("https://10.0.0.1/") } };
        await using var edge = await EdgeUnderTest.StartAsync(Reading(10, out var read), files: new(answer));
        await edge.PostAsync(Message("", File("a.docx")));
        Assert.Equal([new Problem("file-unreadable")], (await read.Task).Problems);
        Assert.Single(edge.Files.Asked);
    }

    [Theory]
    [InlineData("10.1.2.3", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("13.107.136.10", true)]
    [InlineData("2620:1ec:8f8::10", true)]
    public void A_listed_host_must_lie_outside_our_own_network(string address, bool isPublic) => Assert.Equal(isPublic, FileHosts.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://files.contoso.example")]
    [InlineData("https://files.contoso.example/folder")]
    [InlineData("https://*")]
    [InlineData("*.sharepoint.com")]
    public void A_setting_that_is_no_host_is_none(string host) => Assert.False(FileHosts.IsPattern(host));

    private static Room Reading(int limit, out TaskCompletionSource<Outcome<byte[]>> read)
    {
        var outcome = read = new();
        return new Room().OnFile(".docx", async (turn, ct) =>
        {
            outcome.SetResult(await turn.Files[0].ReadAsync(limit, ct));
            return new Reply.Nothing();
        });
    }

    private static HttpResponseMessage Bytes(int count) => new() { Content = new ByteArrayContent(new byte[count]) };

    /// <summary>Gives without end, whatever it announced.</summary>
    private sealed class LyingContent(long? announced) : HttpContent
    {
        public long Given { get; private set; }

        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new Endless(this));

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException("Nobody buffers this.");

        protected override bool TryComputeLength(out long length) => (length = announced ?? 0) > 0;

        private sealed class Endless(LyingContent content) : MemoryStream
        {
            public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                content.Given += buffer.Length;
                return new(buffer.Length);
            }
        }
    }
}
