using MicroMajor.Kit;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The app is killed at every call that a transition makes, and started again.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    // Nothing makes so many calls; a transition that does is one that never ends.
    private const int Most = 120;

    public static TheoryData<string> Transitions => [.. Crossings.All.Keys];

    [Theory]
    [MemberData(nameof(Transitions))]
    public async Task Killing_the_app_at_any_call_of_a_transition_loses_no_state_no_card_and_no_word(string transition)
    {
        var rounds = Enumerable.Range(0, Most).Select(i => A.Round($"2025-{i:000}")).ToList();
        await using var scene = await Scene.OpenAsync(rounds);
        var (points, again) = (0, 0);
        for (var call = 0; ; call++)
        {
            Assert.True(call < Most, "The transition never ends.");
            var crossing = await Crossings.All[transition](scene, rounds[call]);
            // The first run is not disturbed; the next dies before anything was sent. To everybody else, killed after call k is killed
            // before call k + 1, so the others die after a call, whose answer is then lost as well.
            if (call == 0) scene.Switch.Count();
            else if (call == 1) scene.Switch.Set(1, Death.Before);
            else scene.Switch.Set(call - 1, Death.After);
            var outcome = await crossing.Press();
            await scene.SettleAsync();
            if (call == 0) output.WriteLine($"{transition}: {scene.Switch.Calls} calls");
            var told = outcome.Shown == "card";
            var died = scene.Switch.Dead;
            scene.Switch.Count();
            if (died)
            {
                points++;
                await scene.KillAsync();
                await scene.StartAsync();
            }

            await scene.UntilPaidAsync(crossing);
            if ((await crossing.Look()).State == crossing.Before)
            {
                Assert.True(died, $"{transition} was refused: {outcome.Text ?? $"{outcome.Value}"}");
                Assert.False(told, $"{transition}: killed at call {call}, the person was told that it was done, and it was not.");
                again++;
                await crossing.Press();
                await scene.SettleAsync();
                await scene.UntilPaidAsync(crossing);
            }

            Assert.Equal((crossing.After, 0), await crossing.Look());
            await Truth.PaidAsync(scene, crossing.ProposalId, crossing.Owes);
            if (crossing.Check is { } check) await check();
            if (call > 0 && !died) break;
        }

        output.WriteLine($"{transition}: killed {points} times, pressed again {again} times");
        Assert.True(points > 5, "A transition makes more calls than that.");
    }
}
