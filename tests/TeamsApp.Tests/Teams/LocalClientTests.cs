using System.Net;
using System.Text.Json.Nodes;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>Microsoft's Agents Playground signs nothing: it is let in from this machine, in its mode, and never else.</summary>
public sealed class LocalClientTests
{
    private static readonly Dictionary<string, string?> s_mode = new()
    {
        ["Teams:PlaygroundMode"] = "true",
        ["Teams:ServiceUrlHosts:0"] = "http://127.0.0.1:56150",
    };

    private static string Unsigned(Action<JsonNode>? change = null) => Sent.Message("start", a =>
    {
        a["serviceUrl"] = "http://127.0.0.1:56150/_connector";
        change?.Invoke(a);
    });

    private static void Playground(HttpRequestMessage request) => request.Headers.Add("x-ms-agents-playground", "true");

    [Theory]
    [InlineData("127.0.0.1", 200)]
    [InlineData("::1", 200)]
    [InlineData("::ffff:127.0.0.1", 200)]
    [InlineData("192.0.2.7", 401)]
    [InlineData("10.0.0.1", 401)]
    public async Task Only_this_machine_is_let_in(string address, int status)
    {
        await using var edge = await EdgeUnderTest.StartAsync(new Room(), s_mode, environment: "Development", from: IPAddress.Parse(address));
        Assert.Equal((status, ""), await edge.PostAsync(Unsigned(), null, Playground));
    }

    [Fact]
    public async Task Without_its_header_or_its_mode_nobody_is_let_in_unsigned()
    {
        await using var with = await EdgeUnderTest.StartAsync(new Room(), s_mode, environment: "Development", from: IPAddress.Loopback);
        Assert.Equal((401, ""), await with.PostAsync(Unsigned(), null));
        Assert.Equal((401, ""), await with.PostAsync(Unsigned(), null, request => request.Headers.Add("x-ms-agents-playground", "false")));
        await using var without = await EdgeUnderTest.StartAsync(new Room(), new(s_mode) { ["Teams:PlaygroundMode"] = "false" }, environment: "Development", from: IPAddress.Loopback);
        Assert.Equal((401, ""), await without.PostAsync(Unsigned(), null, Playground));
    }

    [Fact]
    public async Task A_bad_token_is_not_forgiven_because_of_the_header()
    {
        await using var edge = await EdgeUnderTest.StartAsync(new Room(), s_mode, environment: "Development", from: IPAddress.Loopback);
        Assert.Equal((401, ""), await edge.PostAsync(Unsigned(), "Bearer abc", Playground));
    }

    [Fact]
    public async Task Tenant_and_host_are_checked_all_the_same()
    {
        await using var edge = await EdgeUnderTest.StartAsync(new Room(), s_mode, environment: "Development", from: IPAddress.Loopback);
        Assert.Equal((403, ""), await edge.PostAsync(Unsigned(a => a["conversation"]!["tenantId"] = "22222222-2222-4222-8222-222222222222"), null, Playground));
        Assert.Equal((403, ""), await edge.PostAsync(Unsigned(a => a["serviceUrl"] = "http://127.0.0.1:56151/_connector"), null, Playground));
    }

    [Fact]
    public async Task Its_recorded_traffic_is_understood_turn_by_turn()
    {
        var heard = new HeardTurns(new Reply.Say("好"));
        var room = new Room().On("proposals/start", heard.AnswerAsync).OnText("proposals/start", "start").On("proposals/submit", heard.AnswerAsync)
            .OnArrival(heard.AnswerAsync).OnUnknownText(heard.AnswerAsync).OnComposeSearch(heard.AnswerAsync).InSharedChats("proposals/start");
        await using var edge = await EdgeUnderTest.StartAsync(room, s_mode, environment: "Development", from: IPAddress.Loopback);

        var answers = new List<string>();
        foreach (var line in await File.ReadAllLinesAsync(RepositoryFiles.At("tests/TeamsApp.Tests/Teams/local-client.jsonl")))
        {
            var (status, body) = await edge.PostAsync(line, null, Playground);
            answers.Add($"{status} {body}".Trim());
        }

        const string said = """200 {"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"好"}""";
        const string gone = """200 {"task":{"type":"message","value":"This action is no longer available. Send “help” to see what you can do now."}}""";
        Assert.Equal(
            ["200", "200", "200", "200", said, "200", "200", "200", "200", "200", said, "200", said, "200", """200 {"composeExtension":{"type":"message","text":"好"}}""", gone, gone],
            answers);
        Assert.Equal(
            [
                "arrival {} personal",
                "proposals/start {} personal",
                """proposals/submit {"id":"WZY-2025-0007","comment":"请尽快审核"} personal""",
                """proposals/submit {"verb":"proposals/submit","id":"WZY-2025-0007"} personal""",
                """proposals/submit {"id":"WZY-2025-0007"} shared""",
                "proposals/start {} shared",
                """proposals/submit {"id":"WZY-2025-0007"} shared""",
                "proposals/start {} shared",
                """compose-search {"parameters":[{"value":"WZY"}],"queryOptions":{"skip":0,"count":25},"commandContext":"compose","context":{"theme":"default"}} personal""",
            ],
            heard.Turns.Select(turn => $"{turn.Verb} {turn.Data.GetRawText()} {(turn.Personal ? "personal" : "shared")}"));
        Assert.All(heard.Turns, turn => Assert.Equal(("29:user-lin", "00000000-0000-4000-8000-000000000101"), (turn.User.ChannelUserId, turn.User.ObjectId)));
        Assert.All(edge.Channel.Calls, call => Assert.StartsWith("http://127.0.0.1:56150/_connector/v3/conversations/", call.Address));
    }
}
