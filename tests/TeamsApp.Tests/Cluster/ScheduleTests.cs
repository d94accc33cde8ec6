using System.Collections.Concurrent;
using System.Diagnostics;
using MicroMajor.Domain.Operations;
using MicroMajor.Scheduling;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Cluster;

/// <summary>What every schedule does, wherever it keeps its rings; and what those do that keep them.</summary>
[Collection(PostgresTests.Name)]
public sealed class ScheduleTests(Postgres postgres, ITestOutputHelper output)
{
    private static readonly Errand s_errand = new(Lanes.Cards, "Proposal|P-1");

    public static TheoryData<string> Stores => ["memory", "file", "postgres"];

    public static TheoryData<string> KeepingStores => ["file", "postgres"];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_ring_is_answered_in_a_moment_and_once(string store)
    {
        await using var place = await Place.OfAsync(store, postgres);
        await using var schedule = place.Make();
        var clock = Stopwatch.StartNew();
        var runs = new Runs();
        await schedule.StartAsync(runs.DoneAsync, [], default);
        output.WriteLine($"{store}: started within {clock.ElapsedMilliseconds} ms");
        for (var i = 0; i < 20; i++)
        {
            clock.Restart();
            Assert.True(await schedule.RingAsync(s_errand, unlessPutOff: false, default));
            await runs.UntilAsync(i + 1);
            if (i > 0) Assert.InRange(clock.ElapsedMilliseconds, 0, 900);
        }

        output.WriteLine($"{store}: the last ring was answered after {clock.Elapsed.TotalMilliseconds:0.0} ms");
        await Task.Delay(200);
        Assert.Equal(Enumerable.Repeat(new ErrandCall(s_errand, 0, true), 20), runs.Calls);
        clock.Restart();
        await schedule.StopAsync(default);
        output.WriteLine($"{store}: stopped within {clock.ElapsedMilliseconds} ms");
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_is_rung_while_it_runs_runs_afterwards_and_never_beside_itself(string store)
    {
        await using var place = await Place.OfAsync(store, postgres);
        await using var schedule = place.Make(atOnce: 4);
        var (inside, most, times) = (0, 0, 0);
        await schedule.StartAsync(async (_, ct) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Delay(60, ct);
            Interlocked.Decrement(ref inside);
            Interlocked.Increment(ref times);
            return null;
        }, [], default);
        for (var i = 0; i < 5; i++) await schedule.RingAsync(s_errand, unlessPutOff: false, default);
        await UntilAsync(() => times == 5);
        Assert.Equal(1, most);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_is_put_off_runs_again_after_its_time_and_is_left_alone_until_then(string store)
    {
        await using var place = await Place.OfAsync(store, postgres);
        await using var schedule = place.Make();
        var runs = new Runs();
        await schedule.StartAsync((call, ct) => runs.AnswerAsync(call, call.Failures == 0 ? TimeSpan.FromSeconds(1) : null), [], default);
        await schedule.RingAsync(s_errand, unlessPutOff: false, default);
        await runs.UntilAsync(1);
        await Task.Delay(200);
        Assert.False(await schedule.RingAsync(s_errand, unlessPutOff: true, default));
        Assert.Single(runs.Calls);
        await runs.UntilAsync(2);
        Assert.Equal([new(s_errand, 0, true), new(s_errand, 1, false)], runs.Calls);
    }

    [Theory]
    [MemberData(nameof(KeepingStores))]
    public async Task What_was_rung_and_not_run_is_run_in_the_next_life_and_so_is_what_was_called_off(string store)
    {
        await using var place = await Place.OfAsync(store, postgres);
        await using (var first = place.Make())
        {
            var begun = new TaskCompletionSource();
            await first.StartAsync(async (_, ct) =>
            {
                begun.TrySetResult();
                await Task.Delay(Timeout.Infinite, ct);
                return null;
            }, [], default);
            await first.RingAsync(s_errand, unlessPutOff: false, default);
            await begun.Task;
            await first.RingAsync(s_errand with { Name = "Proposal|P-2" }, unlessPutOff: false, default);
            using var hurry = new CancellationTokenSource(100);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.StopAsync(hurry.Token));
        }

        await using var second = place.Make();
        var runs = new Runs();
        await second.StartAsync(runs.DoneAsync, [], default);
        await runs.UntilAsync(2);
        Assert.Equal([new(s_errand, 1, false), new(s_errand with { Name = "Proposal|P-2" }, 0, false)], runs.Calls.OrderBy(c => c.Errand.Name));
    }

    [Fact]
    public async Task Two_that_share_it_run_each_ring_once_and_both_take_their_part()
    {
        await using var place = await Place.OfAsync("postgres", postgres);
        await using var one = place.Make(atOnce: 2);
        await using var other = place.Make(atOnce: 2);
        var (byOne, byOther) = (new Runs(), new Runs());
        await one.StartAsync((call, ct) => byOne.AnswerAsync(call, null, 20), [], default);
        await other.StartAsync((call, ct) => byOther.AnswerAsync(call, null, 20), [], default);
        for (var i = 0; i < 60; i++) await one.RingAsync(new(Lanes.Cards, $"Proposal|P-{i:00}"), unlessPutOff: false, default);
        await UntilAsync(() => byOne.Calls.Count + byOther.Calls.Count >= 60);
        await Task.Delay(300);
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"Proposal|P-{i:00}"), byOne.Calls.Concat(byOther.Calls).Select(c => c.Errand.Name).Order());
        Assert.True(byOther.Calls.Count > 5, $"{byOne.Calls.Count} and {byOther.Calls.Count}");
    }

    [Fact]
    public void Where_the_file_cannot_be_written_nothing_is_kept_and_the_program_works() => Assert.Null(StoreFile.Open("/proc/nowhere/schedule.db"));

    private static async Task UntilAsync(Func<bool> done)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!done()) await Task.Delay(5, patience.Token);
    }

    private sealed class Runs
    {
        public ConcurrentQueue<ErrandCall> Calls { get; } = new();

        public Task<TimeSpan?> DoneAsync(ErrandCall call, CancellationToken ct) => AnswerAsync(call, null);

        public async Task<TimeSpan?> AnswerAsync(ErrandCall call, TimeSpan? again, int takes = 0)
        {
            if (takes > 0) await Task.Delay(takes);
            Calls.Enqueue(call);
            return again;
        }

        public Task UntilAsync(int count) => ScheduleTests.UntilAsync(() => Calls.Count >= count);
    }

    private sealed class Place(string file, string postgres) : IAsyncDisposable
    {
        public static async Task<Place> OfAsync(string store, Postgres postgres) => store switch
        {
            "memory" => new(SchedulingOptions.InMemory, ""),
            "file" => new(Path.Combine(Directory.CreateTempSubdirectory("micromajor-schedule").FullName, "schedule.db"), ""),
            _ => new(SchedulingOptions.InMemory, await postgres.NewAsync()),
        };

        public QuartzSchedule Make(int atOnce = 1) => new(
            Options.Create(new SchedulingOptions { File = file, Postgres = postgres, Name = "test", AtOnce = atOnce }), NullLoggerFactory.Instance, NullLogger<QuartzSchedule>.Instance);

        public ValueTask DisposeAsync()
        {
            if (file != SchedulingOptions.InMemory)
            {
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
            }

            return ValueTask.CompletedTask;
        }
    }
}
