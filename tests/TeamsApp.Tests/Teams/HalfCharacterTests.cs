using System.Text;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Teams;

public sealed class HalfCharacterTests
{
    [Theory]
    [InlineData("""{"a":"甲\ud83d乙"}""", """{"a":"甲乙"}""")]
    [InlineData("""{"a":"\uDE00\uD83D"}""", """{"a":""}""")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00\ude00"}""", """{"a":"\ud83d\ude00"}""")]
    [InlineData("""{"\ud800":"x"}""", """{"":"x"}""")]
    [InlineData("""{"a":"\\ud83d \\\ud83d\"\ud7ff\ue000"}""", """{"a":"\\ud83d \\\"\ud7ff\ue000"}""")]
    [InlineData("""{"a":"\ud83""", """{"a":"\ud83""")]
    [InlineData("""{"a":"\ud83d\""", """{"a":"\""")]
    [InlineData("""{"a":"😀\n\u0041"}""", """{"a":"😀\n\u0041"}""")]
    public void Only_what_stands_alone_is_left_out(string sent, string read) => Assert.Equal(read, Encoding.UTF8.GetString(HalfCharacters.LeftOutOf(Encoding.UTF8.GetBytes(sent))));

    [Fact]
    public async Task A_message_with_half_an_emoji_is_heard_without_it()
    {
        var heard = new List<string>();
        await using var edge = await EdgeUnderTest.StartAsync(new Room().OnUnknownText((turn, _) =>
        {
            heard.Add(turn.Text ?? "");
            return new(new Reply.Nothing());
        }));
        var (status, _) = await edge.PostAsync(Sent.Message("HALF").Replace("HALF", "帮\\ud83d助我", StringComparison.Ordinal));
        await edge.SettleAsync();
        Assert.True(status < 300, $"{status}");
        Assert.Equal(["帮助我"], heard);
    }
}
