using MicroMajor.Kit;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Tests.Tabs;

/// <summary>Who asks without end is told so, alone, and for the rest of the minute.</summary>
public sealed class TabPaceTests
{
    [Fact]
    public async Task Who_asks_too_often_is_told_so_and_nobody_else_is()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var options = scene.Services.GetRequiredService<IOptions<TabsOptions>>().Value;
        Assert.Equal(600, options.RequestsPerMinute);
        options.RequestsPerMinute = 4;
        using var tab = new TabClient(scene, Scene.Owner);
        using var english = new TabClient(scene, Scene.Owner, "en");
        using var other = new TabClient(scene, Scene.Dean);
        for (var i = 0; i < 4; i++) Assert.Equal(200, (await tab.AskAsync("GET", "/me")).Status);

        var (status, text) = await tab.AskAsync("GET", "/me");
        Assert.Equal(429, status);
        Assert.Contains("asked-too-often", text, StringComparison.Ordinal);
        Assert.NotEqual(text, (await english.AskAsync("GET", "/me")).Text);
        Assert.Equal(200, (await other.AskAsync("GET", "/me")).Status);
    }

    [Fact]
    public void The_next_minute_is_a_new_one()
    {
        var clock = new FixedClock(A.Day);
        var pace = new TabPace(Options.Create(new TabsOptions { RequestsPerMinute = 2 }), new(clock, Random.Shared));
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => pace.Allows("li")));
        Assert.True(pace.Allows("wang"));
        clock.Move(TimeSpan.FromMinutes(1));
        Assert.True(pace.Allows("li"));
    }
}
