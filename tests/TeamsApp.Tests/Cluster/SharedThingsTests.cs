using System.Collections.Concurrent;
using MicroMajor.Domain.Operations;
using MicroMajor.Kit;
using MicroMajor.Scheduling;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Tests.Cluster;

/// <summary>What instances share does the same as what one alone has; and two see the same.</summary>
[Collection(PostgresTests.Name)]
public sealed class SharedThingsTests(Postgres postgres)
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Stores => ["process", "postgres"];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_is_put_is_found_until_its_time_is_over_taken_once_and_listed_by_key(string store)
    {
        var clock = new FixedClock();
        await using var database = await DatabaseAsync();
        IShortMemory memory = store == "process" ? new ProcessMemory(clock) : new PostgresMemory(database, clock);
        Assert.Null(await memory.FindAsync("a", "k", default));
        await memory.PutAsync("a", "k", "一", s_minute, default);
        await memory.PutAsync("a", "k", "二", s_minute, default);
        await memory.PutAsync("b", "k", "三", s_minute, default);
        Assert.Equal(("二", "三"), (await memory.FindAsync("a", "k", default), await memory.FindAsync("b", "k", default)));
        Assert.False(await memory.TryAddAsync("a", "k", "四", s_minute, default));
        Assert.True(await memory.TryAddAsync("a", "k%", "五", s_minute, default));
        await memory.PutAsync("a", "kB", "六", s_minute * 2, default);
        await memory.PutAsync("a", "K", "七", s_minute, default);
        Assert.Equal([new("k", "二"), new("k%", "五"), new("kB", "六")], await memory.ListAsync("a", "k", default));
        Assert.Equal(("五", null), (await memory.TakeAsync("a", "k%", default), await memory.TakeAsync("a", "k%", default)));
        clock.Move(s_minute - TimeSpan.FromSeconds(1));
        Assert.Equal("二", await memory.FindAsync("a", "k", default));
        clock.Move(TimeSpan.FromSeconds(1));
        Assert.Null(await memory.FindAsync("a", "k", default));
        Assert.Null(await memory.TakeAsync("a", "k", default));
        Assert.Equal([new("kB", "六")], await memory.ListAsync("a", "", default));
        Assert.True(await memory.TryAddAsync("a", "k", "八", s_minute, default));
    }

    [Fact]
    public async Task The_memory_of_a_process_is_bounded_and_the_oldest_goes()
    {
        var memory = new ProcessMemory(new FixedClock());
        for (var i = 0; i < ProcessMemory.Most + 5; i++) await memory.PutAsync("a", $"{i}", "", s_minute, default);
        Assert.Equal((null, "", ""), (await memory.FindAsync("a", "4", default), await memory.FindAsync("a", "5", default), await memory.FindAsync("a", $"{ProcessMemory.Most + 4}", default)));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Turns_with_one_key_are_taken_one_after_the_other_also_from_two_instances(string store)
    {
        await using var database = await DatabaseAsync();
        await using var one = new PostgresTurns(database);
        await using var other = new PostgresTurns(database);
        var here = new ProcessTurns();
        var (inside, most) = (0, 0);
        async Task WorkAsync(int i)
        {
            await using var turn = await (store == "process" ? here : (ITurns)(i % 2 == 0 ? one : other)).TakeAsync("card", "k", default);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Delay(5);
            Interlocked.Decrement(ref inside);
        }

        await Task.WhenAll(Enumerable.Range(0, 20).Select(WorkAsync));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Who_dies_gives_the_turn_back_and_who_waits_may_give_up()
    {
        await using var database = await DatabaseAsync();
        await using var other = new PostgresTurns(database);
        var dead = new PostgresTurns(database);
        await dead.TakeAsync("card", "k", default);
        using var patience = new CancellationTokenSource(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other.TakeAsync("card", "k", patience.Token));
        await dead.DisposeAsync();
        await (await other.TakeAsync("card", "k", default)).DisposeAsync();
    }

    [Fact]
    public async Task A_bulletin_is_heard_by_the_others_and_not_by_who_sent_it()
    {
        await using var database = await DatabaseAsync();
        var (one, other) = (new PostgresBulletins(database, NullLogger<PostgresBulletins>.Instance), new PostgresBulletins(database, NullLogger<PostgresBulletins>.Instance));
        using var end = new CancellationTokenSource();
        var (byOne, byOther) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        Task Listen(PostgresBulletins who, ConcurrentQueue<string> heard) => who.ListenAsync(Heard(heard), () => Heard(heard)("ready"), end.Token);
        var listening = new[] { Listen(one, byOne), Listen(other, byOther) };
        while (byOne.IsEmpty || byOther.IsEmpty) await Task.Delay(5);
        await one.SendAsync("一", default);
        await other.SendAsync("二", default);
        while (byOne.Count + byOther.Count < 4) await Task.Delay(5);
        await Task.Delay(50);
        Assert.Equal(["ready", "二"], byOne);
        Assert.Equal(["ready", "一"], byOther);
        await end.CancelAsync();
        foreach (var listener in listening) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listener);
    }

    private static Func<string, Task> Heard(ConcurrentQueue<string> heard) => text =>
    {
        heard.Enqueue(text);
        return Task.CompletedTask;
    };

    private async Task<Database> DatabaseAsync() => new(Options.Create(new SchedulingOptions { Postgres = await postgres.NewAsync(), Name = "test" }));
}
