using System.Diagnostics;
using System.Globalization;
using MicroMajor.TeamsApp.Tests.Journeys;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Crash;

/// <summary>
/// The program is a process of its own and dies by SIGKILL: at random moments of running rounds, and around every write. Nothing that anybody was told is lost.
/// <c>MICROMAJOR_CRASH</c> says how often at random (8 unless it does, and then around one transition's writes only), <c>MICROMAJOR_CRASH_SEED</c> from where.
/// </summary>
public sealed class KillingTests(ITestOutputHelper output)
{
    private const int AtOnce = 3;

    private static readonly int s_kills = Setting("MICROMAJOR_CRASH", 8);
    private static readonly int s_seed = Setting("MICROMAJOR_CRASH_SEED", 20251128);

    public static TheoryData<string> Transitions => s_kills > 8 ? [.. Crossings.All.Keys] : ["endorse"];

    [Fact]
    public async Task Killed_at_random_moments_of_running_rounds_the_program_loses_nothing_that_anybody_was_told()
    {
        var rounds = new Queue<Domain.Rounds.Round>(Boundaries.Rounds(AtOnce + s_kills));
        await using var scene = await Scene.OpenOutsideAsync(rounds);
        var (ledger, chance, kills, played, began) = (new Ledger(), new Random(s_seed), 0, 0, Stopwatch.GetTimestamp());
        var plays = Enumerable.Range(0, AtOnce).Select(_ => Task.Run(PlayAsync)).ToList();
        while (Volatile.Read(ref kills) < s_kills && !plays.Any(p => p.IsFaulted))
        {
            await Task.Delay(chance.Next(200, 2_500));
            ledger.Killed();
            await scene.KillAsync();
            await scene.StartAsync();
            Interlocked.Increment(ref kills);
        }

        await Task.WhenAll(plays);
        await scene.QuietAsync(TimeSpan.FromSeconds(1));
        var repeated = Repeats.Count(scene, scene.People);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kills} kills at random, seed {s_seed}, in {Stopwatch.GetElapsedTime(began).TotalMinutes:0.0} min; {played} rounds of 3 programmes, {ledger.Answers.Values.Sum()} presses ({string.Join(", ", ledger.Answers.Select(a => $"{a.Key} {a.Value}"))})"));
        output.WriteLine($"killed in the midst of: {string.Join(", ", ledger.Struck.Select(s => $"{s.Key} {s.Value}"))}");
        output.WriteLine($"ready again: {Times(scene.Starts.Skip(1))}; messages that came twice: {repeated}; lost: {ledger.Lost.Count}");
        Assert.True(ledger.Lost.Count == 0, string.Join('\n', ledger.Lost));
        Assert.InRange(repeated, 0, kills);

        async Task PlayAsync()
        {
            do
            {
                int number;
                Domain.Rounds.Round round;
                lock (rounds) (number, round) = (rounds.Count, rounds.Dequeue());
                await new RoundPlay(scene, round, number, ledger).RunAsync();
                Interlocked.Increment(ref played);
            }
            while (Volatile.Read(ref kills) < s_kills);
        }
    }

    [Theory]
    [MemberData(nameof(Transitions))]
    public async Task Killed_right_before_and_right_after_every_write_of_a_transition_the_program_loses_nothing(string transition)
    {
        var tally = await Boundaries.RunAsync(transition);
        output.WriteLine($"{transition}: {tally.Writes} writes, {tally.Kills} kills, pressed again {tally.Again} times, twice {tally.Repeated}, not reached {tally.Missed}; ready again: {Times(tally.Starts.Skip(1))}; lost: 0");
        Assert.True(tally.Kills > tally.Writes, "Most writes come every time.");
    }

    private static string Times(IEnumerable<TimeSpan> starts)
    {
        var sorted = starts.Order().ToList();
        return sorted.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"p50 {sorted[sorted.Count / 2].TotalSeconds:0.00} s, max {sorted[^1].TotalSeconds:0.00} s");
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
