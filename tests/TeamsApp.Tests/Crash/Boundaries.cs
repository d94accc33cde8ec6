using System.Diagnostics;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Tests.Journeys;
using Xunit.Sdk;

namespace MicroMajor.TeamsApp.Tests.Crash;

/// <summary>What came of killing the program around every write of a transition.</summary>
/// <param name="Writes">How many the transition makes, undisturbed.</param>
/// <param name="Again">How often the person had to press again.</param>
/// <param name="Missed">How often the write that was waited for did not come.</param>
internal sealed record BoundaryTally(string Transition, int Writes, int Kills, int Again, int Repeated, int Missed, IReadOnlyList<TimeSpan> Starts);

/// <summary>
/// The program is ended right before and right after every write that a transition makes, and started again on what the tenant holds. Whatever it was:
/// the transition is done or can be pressed again, and everybody finds their card, their message and their document.
/// </summary>
internal static class Boundaries
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Rounds that are open today, whatever today is.</summary>
    public static IEnumerable<Round> Rounds(int count) => Enumerable.Range(0, count).Select(i => A.Round($"2025-{i:000}") with { Deadline = TimeProvider.System.GetUtcNow().AddDays(30) });

    /// <summary>Runs them all.</summary>
    /// <param name="most">No more writes than that, of the first ones.</param>
    public static async Task<BoundaryTally> RunAsync(string transition, int most = 60)
    {
        var rounds = new Queue<Round>(Rounds(2 * most + 1));
        await using var scene = await Scene.OpenOutsideAsync(rounds);
        var people = scene.People.ToList();
        var (kills, again, repeated, missed) = (0, 0, 0, 0);

        var undisturbed = await Crossings.All[transition](scene, rounds.Dequeue());
        scene.Watch.Count();
        await undisturbed.Press();
        await UntilDoneAsync(scene, undisturbed);
        var writes = Math.Min(scene.Watch.Writes.Count, most);
        await CheckAsync(scene, undisturbed);

        for (var write = 1; write <= writes; write++)
            foreach (var death in new[] { Death.Before, Death.After })
            {
                var where = $"{transition}, {death} write {write} of {writes}";
                var crossing = await Crossings.All[transition](scene, rounds.Dequeue());
                var before = Repeats.Count(scene, people);
                scene.Watch.Set(write, death, scene.Outside.Kill);
                var told = (await crossing.Press()).Shown == "card";
                await UntilDoneAsync(scene, crossing);
                if (scene.Watch.Struck)
                {
                    kills++;
                    await scene.StartAsync();
                }
                else
                {
                    missed++;
                }

                scene.Watch.Count();
                await UntilDoneAsync(scene, crossing);
                if ((await crossing.Look()).State == crossing.Before)
                {
                    Assert.False(told, $"{where}: the person was told that it was done, and it was not.");
                    again++;
                    await crossing.Press();
                    await UntilDoneAsync(scene, crossing);
                }

                await CheckAsync(scene, crossing, where);
                var more = Repeats.Count(scene, people) - before;
                Assert.True(more <= 1, $"{where}: {more} messages came twice.");
                repeated += more;
            }

        return new(transition, writes, kills, again, repeated, missed, scene.Starts);
    }

    // Dead, or done with everything.
    private static async Task UntilDoneAsync(Scene scene, Crossing crossing)
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < s_patience; await Task.Delay(20))
        {
            if (!scene.Outside.Lives) return;
            // To look is to ask the tenant as well.
            if (scene.Watch.Quiet > TimeSpan.FromMilliseconds(150) && (await crossing.Look()).Owing == 0) return;
        }
    }

    // What is behind an answer comes a little later.
    private static async Task CheckAsync(Scene scene, Crossing crossing, string? where = null)
    {
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(50))
            try
            {
                Assert.Equal((crossing.After, 0), await crossing.Look());
                await Truth.PaidAsync(scene, crossing.ProposalId, crossing.Owes);
                if (crossing.Check is { } check) await check();
                return;
            }
            catch (XunitException amiss)
            {
                if (Stopwatch.GetElapsedTime(began) > s_patience) throw new XunitException($"{where}: {amiss.Message}", amiss);
            }
    }
}
