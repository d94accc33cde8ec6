using MicroMajor.Kit;
using MicroMajor.TeamsApp.Notifications;

namespace MicroMajor.TeamsApp.Tests.Notifications;

/// <summary>What is remembered of entries that were put a short while ago.</summary>
public sealed class FeedMemoryTests
{
    private readonly FixedClock clock = new();

    [Fact]
    public void What_was_put_is_remembered_for_ten_minutes_from_its_last_time()
    {
        var memory = new FeedMemory(clock);
        Assert.False(memory.Holds("a"));
        memory.Keep("a");
        clock.Move(FeedMemory.Together - TimeSpan.FromSeconds(1));
        Assert.True(memory.Holds("a"));
        memory.Keep("a");
        clock.Move(TimeSpan.FromSeconds(1));
        Assert.True(memory.Holds("a"));
        clock.Move(FeedMemory.Together - TimeSpan.FromSeconds(1));
        Assert.False(memory.Holds("a"));
        Assert.Equal(0, memory.Count);
    }

    [Fact]
    public void It_never_grows_beyond_its_bound_and_gives_up_the_oldest_first()
    {
        var memory = new FeedMemory(clock);
        for (var i = 0; i < FeedMemory.Most + 5; i++) memory.Keep($"{i}");
        Assert.Equal(FeedMemory.Most, memory.Count);
        Assert.Equal((false, true, true), (memory.Holds("4"), memory.Holds("5"), memory.Holds($"{FeedMemory.Most + 4}")));
    }
}
