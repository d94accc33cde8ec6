using MicroMajor.TeamsApp.Teams;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.TeamsApp.Tests.Teams;

public sealed class ChannelKeyTests
{
    private static string Bearer(EdgeUnderTest edge, RsaSecurityKey key) => "Bearer " + edge.Channel.Token(
        token =>
        {
            token.SigningCredentials = new(key, SecurityAlgorithms.RsaSha256);
            return token;
        },
        edge.Clock.GetUtcNow());

    private static Task<EdgeUnderTest> StartAsync() => EdgeUnderTest.StartAsync(new Room());

    private static async Task<int> StatusAsync(EdgeUnderTest edge, string bearer) => (await edge.PostAsync(Sent.Build("typing", null), bearer)).Status;

    [Fact]
    public async Task The_keys_are_read_once_for_many_activities()
    {
        await using var edge = await StartAsync();
        for (var i = 0; i < 3; i++) Assert.Equal(200, await StatusAsync(edge, "Bearer " + edge.Channel.Token()));
        Assert.Equal(1, edge.Channel.KeyReadings);
    }

    [Fact]
    public async Task The_first_activity_with_a_new_key_is_already_accepted()
    {
        await using var edge = await StartAsync();
        Assert.Equal(200, await StatusAsync(edge, Bearer(edge, TestChannel.Key)));
        edge.Channel.Published.Add((TestChannel.OtherKey, ["msteams"]));
        edge.Clock.Move(TimeSpan.FromMinutes(5));
        Assert.Equal(200, await StatusAsync(edge, Bearer(edge, TestChannel.OtherKey)));
        Assert.Equal(2, edge.Channel.KeyReadings);
    }

    [Fact]
    public async Task Made_up_key_names_make_the_edge_read_the_keys_at_most_once_in_five_minutes()
    {
        await using var edge = await StartAsync();
        for (var i = 0; i < 3; i++) Assert.Equal(401, await StatusAsync(edge, Bearer(edge, new(TestChannel.OtherKey.Rsa) { KeyId = $"made-up-{i}" })));
        Assert.Equal(1, edge.Channel.KeyReadings);
        edge.Clock.Move(TimeSpan.FromMinutes(5));
        for (var i = 0; i < 3; i++) Assert.Equal(401, await StatusAsync(edge, Bearer(edge, new(TestChannel.OtherKey.Rsa) { KeyId = $"made-up-{i}" })));
        Assert.Equal(2, edge.Channel.KeyReadings);
    }

    [Fact]
    public async Task A_withdrawn_key_no_longer_opens_the_door_after_the_daily_reading()
    {
        await using var edge = await StartAsync();
        Assert.Equal(200, await StatusAsync(edge, Bearer(edge, TestChannel.Key)));
        edge.Channel.Published[0] = (TestChannel.OtherKey, ["msteams"]);
        edge.Clock.Move(TimeSpan.FromHours(24));
        Assert.Equal(401, await StatusAsync(edge, Bearer(edge, TestChannel.Key)));
    }

    [Fact]
    public async Task A_token_that_was_accepted_before_is_refused_after_its_end()
    {
        await using var edge = await StartAsync();
        var bearer = Bearer(edge, TestChannel.Key);
        edge.Clock.Move(TimeSpan.FromMinutes(64));
        Assert.Equal(200, await StatusAsync(edge, bearer));
        edge.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(401, await StatusAsync(edge, bearer));
    }

    [Fact]
    public async Task An_accepted_token_is_void_once_the_keys_were_read_anew_without_its_key()
    {
        await using var edge = await StartAsync();
        var bearer = Bearer(edge, TestChannel.Key);
        Assert.Equal(200, await StatusAsync(edge, bearer));
        edge.Channel.Published[0] = (TestChannel.OtherKey, ["msteams"]);
        edge.Clock.Move(TimeSpan.FromMinutes(5));
        Assert.Equal(200, await StatusAsync(edge, Bearer(edge, TestChannel.OtherKey)));
        Assert.Equal(401, await StatusAsync(edge, bearer));
    }

    [Fact]
    public async Task Known_keys_outlive_an_outage_of_their_documents()
    {
        await using var edge = await StartAsync();
        Assert.Equal(200, await StatusAsync(edge, Bearer(edge, TestChannel.Key)));
        edge.Channel.IsDown = true;
        edge.Clock.Move(TimeSpan.FromHours(30));
        Assert.Equal(200, await StatusAsync(edge, Bearer(edge, TestChannel.Key)));
    }

    [Fact]
    public async Task Without_any_keys_the_edge_is_unavailable_and_recovers_with_the_next_activity()
    {
        await using var edge = await StartAsync();
        edge.Channel.IsDown = true;
        Assert.Equal(503, await StatusAsync(edge, Bearer(edge, TestChannel.Key)));
        edge.Channel.IsDown = false;
        Assert.Equal(200, await StatusAsync(edge, Bearer(edge, TestChannel.Key)));
    }
}
