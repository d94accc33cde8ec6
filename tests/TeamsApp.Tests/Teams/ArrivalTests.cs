using System.Text.Json.Nodes;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Teams;

public sealed class ArrivalTests
{
    private static readonly string s_installed = Sent.Build("installationUpdate", a => (a["action"], a["id"]) = ("add", "i"));

    private static readonly string s_joined = Sent.Build("conversationUpdate", a =>
    {
        a["id"] = "j";
        a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = Sent.Person }, new JsonObject { ["id"] = "28:" + TestChannel.AppId });
        a.AsObject().Remove("locale");
    });

    private static Room Answering(HeardTurns arrivals, HeardTurns departures) => new Room().OnArrival(arrivals.AnswerAsync).OnDeparture(departures.AnswerAsync);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_arrival_is_welcomed_once_although_it_is_announced_twice_in_either_order(bool installedFirst)
    {
        var heard = new HeardTurns(new Reply.Say("欢迎"));
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard, new()));
        foreach (var activity in installedFirst ? new[] { s_installed, s_joined } : [s_joined, s_installed])
        {
            Assert.Equal((200, ""), await edge.PostAsync(activity));
            edge.Clock.Move(TimeSpan.FromSeconds(20));
        }
        var turn = Assert.Single(heard.Turns);
        Assert.Equal((Whole.Arrival, Sent.ObjectId), (turn.Verb, turn.User.ObjectId));
        Assert.Equal("欢迎", (string?)JsonNode.Parse(Assert.Single(edge.Channel.Calls).Body)!["text"]);
    }

    [Fact]
    public async Task Somebody_who_comes_back_later_is_welcomed_again()
    {
        var heard = new HeardTurns();
        await using var edge = await EdgeUnderTest.StartAsync(Answering(heard, new()));
        await edge.PostAsync(s_installed);
        edge.Clock.Move(TimeSpan.FromMinutes(1));
        await edge.PostAsync(s_installed.Replace("\"id\":\"i\"", "\"id\":\"again\"", StringComparison.Ordinal));
        Assert.Equal(2, heard.Turns.Count);
    }

    [Fact]
    public async Task A_departure_is_heard_and_nothing_is_sent_to_the_closed_chat()
    {
        var heard = new HeardTurns(new Reply.Say("再见"));
        await using var edge = await EdgeUnderTest.StartAsync(Answering(new(), heard));
        Assert.Equal((200, ""), await edge.PostAsync(Sent.Build("installationUpdate", a => a["action"] = "remove")));
        Assert.Equal(Whole.Departure, Assert.Single(heard.Turns).Verb);
        Assert.Empty(edge.Channel.Calls);
    }

    public static TheoryData<string, string> NoArrivals => new()
    {
        { "an upgrade", Sent.Build("installationUpdate", a => a["action"] = "add-upgrade") },
        { "an upgrade's other half", Sent.Build("installationUpdate", a => a["action"] = "remove-upgrade") },
        { "a renamed chat", Sent.Build("conversationUpdate", a => a["topicName"] = "微专业") },
        { "a member who left", Sent.Build("conversationUpdate", a => a["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = Sent.Person })) },
        { "a team", Sent.Build("installationUpdate", a => (a["action"], a["conversation"]!["conversationType"]) = ("add", "channel")) },
        { "a group chat", Sent.Build("installationUpdate", a => (a["action"], a["conversation"]!["conversationType"]) = ("add", "groupChat")) },
        { "nobody of the directory", Sent.Build("installationUpdate", a => (a["action"], a["from"]) = ("add", new JsonObject { ["id"] = Sent.Person })) },
    };

    [Theory]
    [MemberData(nameof(NoArrivals))]
    public async Task Nobody_is_welcomed_or_missed_for(string what, string activity)
    {
        var (arrivals, departures) = (new HeardTurns(), new HeardTurns());
        await using var edge = await EdgeUnderTest.StartAsync(Answering(arrivals, departures));
        Assert.Equal((200, ""), await edge.PostAsync(activity));
        Assert.True(arrivals.Turns.Count + departures.Turns.Count == 0, what);
        Assert.Empty(edge.Channel.Calls);
    }

    [Fact]
    public async Task Without_handlers_arrivals_and_departures_are_accepted()
    {
        await using var edge = await EdgeUnderTest.StartAsync(new Room());
        foreach (var activity in new[] { s_installed, s_joined, Sent.Build("installationUpdate", a => a["action"] = "remove") })
            Assert.Equal((200, ""), await edge.PostAsync(activity));
        Assert.Empty(edge.Channel.Calls);
    }
}
