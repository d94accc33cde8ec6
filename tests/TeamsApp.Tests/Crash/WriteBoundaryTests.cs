using MicroMajor.TeamsApp.Tests.Journeys;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Crash;

/// <summary>
/// The program is a process of its own and dies by SIGKILL right before and right after every write of every transition: of one, and of its first
/// writes, unless <c>MICROMAJOR_CRASH</c> asks for more than a few kills.
/// </summary>
public sealed class WriteBoundaryTests(ITestOutputHelper output)
{
    public static TheoryData<string> Transitions => CrashSettings.IsLong ? [.. Crossings.All.Keys] : ["endorse"];

    [Theory]
    [MemberData(nameof(Transitions))]
    public async Task Killed_right_before_and_right_after_every_write_of_a_transition_the_program_loses_nothing(string transition)
    {
        var tally = await Boundaries.RunAsync(transition, CrashSettings.IsLong ? 60 : 4);
        output.WriteLine($"{transition}: {tally.Writes} writes, {tally.Kills} kills, pressed again {tally.Again} times, twice {tally.Repeated}, not reached {tally.Missed}; ready again: {CrashSettings.Times(tally.Starts.Skip(1))}; lost: 0");
        Assert.True(tally.Kills > tally.Writes, "Most writes come every time.");
    }
}
