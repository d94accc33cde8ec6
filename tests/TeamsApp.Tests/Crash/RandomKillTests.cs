using System.Diagnostics;
using System.Globalization;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Tests.Journeys;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Crash;

/// <summary>
/// The program is a process of its own and dies by SIGKILL at random moments of running rounds, in which many people act at once. Nothing that anybody
/// was told is lost. <c>MICROMAJOR_CRASH</c> says how often (8 times unless it does), <c>MICROMAJOR_CRASH_SEED</c> from where.
/// </summary>
public sealed class RandomKillTests(ITestOutputHelper output)
{
    private const int AtOnce = 3;

    // So many kills are told about together.
    private const int Chapter = 20;

    // When everybody waits for something else.
    private static readonly TimeSpan s_longestLife = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Killed_at_random_moments_of_running_rounds_the_program_loses_nothing_that_anybody_was_told()
    {
        var rounds = new Queue<Round>(Boundaries.Rounds(AtOnce + CrashSettings.Kills));
        await using var scene = await Scene.OpenOutsideAsync(rounds);
        var (ledger, chance, kills, played, began) = (new Ledger(), new Random(CrashSettings.Seed), 0, 0, Stopwatch.GetTimestamp());
        List<Task> plays = [];
        plays = [.. Enumerable.Range(0, AtOnce).Select(_ => Task.Run(PlayAsync))];
        while (Volatile.Read(ref kills) < CrashSettings.Kills && !plays.Any(p => p.IsFaulted))
        {
            await MomentAsync();
            ledger.Killed();
            await scene.KillAsync();
            scene.Watch.Count();
            await scene.StartAsync();
            // Hours may pass, and whoever ends it before its end has what was seen until then.
            if (Interlocked.Increment(ref kills) % Chapter == 0)
                foreach (var line in Account()) await Console.Error.WriteLineAsync(line);
        }

        // A play that broke is told after what was counted until then.
        await Task.WhenAny(Task.WhenAll(plays));
        await scene.QuietAsync(TimeSpan.FromSeconds(1));
        var repeated = Repeats.Count(scene, scene.People);
        foreach (var line in Account()) output.WriteLine(line);
        output.WriteLine($"messages that came twice: {repeated}, owners' cards left over: {ledger.LeftOver}");
        foreach (var broken in plays.Where(p => p.IsFaulted)) output.WriteLine(broken.Exception!.GetBaseException().Message);
        await Task.WhenAll(plays);
        Assert.True(ledger.Lost.Count == 0, string.Join('\n', ledger.Lost));
        // Who is killed over and over is late, which a long run tells; a few kills are no excuse.
        if (!CrashSettings.IsLong) Assert.Empty(ledger.Late);
        Assert.InRange(repeated + ledger.LeftOver, 0, kills);

        IEnumerable<string> Account() =>
        [
            string.Create(CultureInfo.InvariantCulture, $"{kills} kills at random, seed {CrashSettings.Seed}, in {Stopwatch.GetElapsedTime(began).TotalMinutes:0.0} min; {played} rounds of 3 programmes, {ledger.Presses} presses ({string.Join(", ", ledger.Answers.Select(a => $"{a.Key} {a.Value}"))})"),
            $"killed in the midst of: {string.Join(", ", ledger.Struck.Select(s => $"{s.Key} {s.Value}"))}",
            $"ready again: {CrashSettings.Times(scene.Starts.Skip(1))}; late: {ledger.Late.Count}; lost: {ledger.Lost.Count}",
            .. ledger.Late.Select(late => $"late: {late}"),
            .. ledger.Lost.Select(lost => $"lost: {lost}"),
        ];

        // After a few more presses that found it there and a few more of its writes, whatever the machine makes of it, and in the midst of the next: who presses in vain
        // while it starts brings its end no nearer, and a slow machine does not kill it before it has done anything.
        async Task MomentAsync()
        {
            var (answered, written, since) = (ledger.Answered + chance.Next(12), chance.Next(60), Stopwatch.GetTimestamp());
            while ((ledger.Answered < answered || scene.Watch.Written < written) && Stopwatch.GetElapsedTime(since) < s_longestLife) await Task.Delay(5);
            await Task.Delay(chance.Next(300));
            while (ledger.IsHeld) await Task.Delay(50);
        }

        async Task PlayAsync()
        {
            do
            {
                int number;
                Round round;
                lock (rounds) (number, round) = (rounds.Count, rounds.Dequeue());
                await new RoundPlay(scene, round, number, ledger).RunAsync();
                Interlocked.Increment(ref played);
            }
            while (Volatile.Read(ref kills) < CrashSettings.Kills && !plays.Any(p => p.IsFaulted));
        }
    }
}
