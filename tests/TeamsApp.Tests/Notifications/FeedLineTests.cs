using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.Notifications;

/// <summary>The table of what stands in the activity feed.</summary>
public sealed class FeedLineTests
{
    [Fact]
    public void Everything_in_the_feed_is_said_in_the_chat_too() => Assert.Subset(new MessageWords().Codes.ToHashSet(), FeedLine.All.Select(l => l.Code).ToHashSet());

    [Fact]
    public void No_sentence_has_two_lines() => Assert.Equal(FeedLine.All.Count, FeedLine.All.Select(l => l.Code).Distinct().Count());
}
