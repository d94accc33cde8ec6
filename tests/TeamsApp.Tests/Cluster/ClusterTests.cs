using System.Diagnostics;
using System.Text.Json;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Operations;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.LocalTenant.Faults;
using MicroMajor.Scheduling;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Tests.Journeys;
using MicroMajor.TeamsApp.Tests.Tabs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Cluster;

/// <summary>
/// Two instances in processes of their own, on one PostgreSQL, behind a proxy, work as one. <c>./bench cluster</c> runs the same with more of everything, and
/// with 1, 2 and 4 of them.
/// </summary>
[Collection(PostgresTests.Name)]
public sealed class ClusterTests(Postgres postgres, ITestOutputHelper output)
{
    private static readonly bool s_whole = Environment.GetEnvironmentVariable("MICROMAJOR_CLUSTER") == "whole";
    // Longer than a message takes where messages are slow.
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(1.5);

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Instances_work_as_one_and_one_that_is_killed_in_the_middle_of_a_round_is_taken_over()
    {
        await using var cluster = await ClusterOf.AsManyAsync(postgres, 2);
        await LiveAsync(cluster, s_whole ? 100 : 15);
        await CardsOnceAsync(cluster, s_whole ? 120 : 12, 2);
        await RollingAsync(cluster);
        await TakeoverAsync(cluster, s_whole ? 5 : 1);
    }

    /// <summary>For the figures only.</summary>
    [Fact]
    public async Task Bulk_work_is_shared_by_one_two_and_four()
    {
        foreach (var many in s_whole ? [1, 2, 4] : new[] { 1 })
        {
            await using var cluster = await ClusterOf.AsManyAsync(postgres, many);
            await CardsOnceAsync(cluster, s_whole ? 120 : 6, many);
        }
    }

    // Every debtor owes one person a message and the owner a card: whoever pays, each comes once.
    private async Task CardsOnceAsync(ClusterOf cluster, int debtors, int many)
    {
        var scene = cluster.Scene;
        var (chats, people) = (Scene.Experts.Concat([Scene.Dean, Scene.Office]).ToList(), new Dictionary<string, int>());
        var before = chats.Sum(p => scene.Chat(p.ObjectId).Count);
        var ids = new List<string>();
        for (var i = 0; i < debtors; i++) ids.Add((await scene.PutAsync(p => p.Complete().With("programName", $"第{i}个"))).Value.Id);
        var clock = Stopwatch.StartNew();
        foreach (var (id, i) in ids.Select((id, i) => (id, i)))
        {
            var stored = (await scene.Proposals.FindAsync(id, default))!;
            var to = Audience.Of(new(chats[i % chats.Count].ObjectId));
            await scene.Proposals.SaveAsync(stored.With(stored.Value with
            {
                Owed =
                [
                    new MessageDue(to, "told-endorsed", new Dictionary<string, string> { ["name"] = stored.Value.Name, ["proposal"] = id, ["unit"] = "甲" }) { Key = $"{id}|told" },
                    new CardDue(Audience.Of(A.Owner.Id), new(MatterKind.Proposal, id)) { Key = $"{id}|card" },
                ],
            }), default);
        }

        foreach (var id in ids) await cluster.RingAsync(new(Lanes.Cards, $"{DebtorKind.Proposal}|{id}"));
        await cluster.UntilAsync(async () => (await Task.WhenAll(ids.Select(id => scene.Proposals.FindAsync(id, default)))).All(p => p!.Value.Owed.Count == 0), TimeSpan.FromMinutes(4));
        var took = clock.Elapsed;
        Assert.Equal(before + debtors, chats.Sum(p => scene.Chat(p.ObjectId).Count));
        foreach (var id in ids) Assert.Equal(1, CardsOf(scene, A.Owner.Id, id));
        var sent = scene.Chat(chats[0].ObjectId).Concat(chats.SelectMany(p => scene.Chat(p.ObjectId))).Select(m => m.At).Where(at => at >= DateTimeOffset.UtcNow - took).ToList();
        var working = sent.Max() - sent.Min();
        output.WriteLine($"{many} instance(s): {debtors} debtors paid, {debtors} messages and {debtors} cards, each once; from the first to the last message {working.TotalSeconds:0.0} s ({debtors / Math.Max(0.1, working.TotalSeconds):0.0} a second)");
    }

    private async Task LiveAsync(ClusterOf cluster, int times)
    {
        var scene = cluster.Scene;
        var id = (await scene.PutAsync(p => p.Complete())).Value.Id;
        using var at = new TabClient(scene, Scene.Owner);
        var streams = new List<LiveEvents>();
        // One after the other answers: each of the instances has one.
        for (var i = 0; i < cluster.Proxy.Instances.Count; i++)
        {
            streams.Add(await LiveEvents.OpenAsync(at));
            await streams[^1].NextAsync();
        }

        await Task.Delay(500);
        var waited = new List<double>();
        for (var i = 0; i < times; i++)
        {
            foreach (var stream in streams) stream.Rest();
            var clock = Stopwatch.StartNew();
            var saved = at.ActAsync("proposals/save", new() { ["proposalId"] = id, ["section"] = "basics", ["programName"] = $"第 {i} 次" });
            await Task.WhenAll(streams.Select(s => s.ChangedAsync("proposal", id)));
            var heard = clock.Elapsed.TotalMilliseconds;
            await saved;
            waited.Add(heard);
        }

        waited.Sort();
        output.WriteLine($"live: a save through one instance is heard through every other, from the press: p50 {waited[waited.Count / 2]:0} ms, most {waited[^1]:0} ms ({times} times)");
        foreach (var stream in streams) await stream.DisposeAsync();
        await cluster.UntilAsync(async () => (await scene.Proposals.FindAsync(id, default))!.Value.Owed.Count == 0, TimeSpan.FromMinutes(2));
    }

    private async Task RollingAsync(ClusterOf cluster)
    {
        using var over = new CancellationTokenSource();
        var (asked, wrong) = (0, new System.Collections.Concurrent.ConcurrentQueue<string>());
        async Task AskAsync(LocalTenant.SeedPerson who)
        {
            using var tab = new TabClient(cluster.Scene, who);
            while (!over.IsCancellationRequested)
            {
                var (status, text) = await tab.AskAsync("GET", "/me");
                if (status != 200) wrong.Enqueue($"{status} {text}");
                var pressed = await cluster.Scene.ForgeAsync(who, "settings/open", []);
                if (pressed.Shown != "card") wrong.Enqueue($"press: {pressed}");
                Interlocked.Add(ref asked, 2);
                await Task.Delay(20);
            }
        }

        var people = new[] { Scene.Dean, Scene.Office, Scene.Experts[0] }.Select(AskAsync).ToList();
        var clock = Stopwatch.StartNew();
        foreach (var old in cluster.Proxy.Instances.ToList())
        {
            await cluster.AddAsync();
            Assert.Equal(0, await old.StopAsync());
            lock (cluster.Proxy.Instances) cluster.Proxy.Instances.Remove(old);
        }

        await over.CancelAsync();
        await Task.WhenAll(people);
        output.WriteLine($"rolling restart of {cluster.Proxy.Instances.Count}: {clock.Elapsed.TotalSeconds:0} s, {asked} requests meanwhile, {wrong.Count} errors");
        Assert.Empty(wrong);
    }

    private async Task TakeoverAsync(ClusterOf cluster, int times)
    {
        const int Messages = 40;
        var (scene, took) = (cluster.Scene, new List<double>());
        for (var time = 0; time < times; time++)
        {
            var round = (await scene.Rounds.FindAsync(ClusterOf.Round.Id, default))!;
            var chats = Scene.Experts.ToList();
            Owed Due(int i) => new MessageDue(Audience.Of(new(chats[i % chats.Count].ObjectId)), "told-plan-out", new Dictionary<string, string> { ["n"] = $"{i}", ["name"] = $"T{time}", ["people"] = "1", ["tasks"] = "1" }) { Key = $"take|{time}|{i}" };
            int Said() => chats.Sum(p => scene.Chat(p.ObjectId).Count);
            var before = Said();
            Assert.True((await scene.Rounds.SaveAsync(round.With(round.Value with { Owed = [.. Enumerable.Range(0, Messages).Select(Due)] }), default)).IsDone);
            // Slow enough to be killed in the middle, on whatever machine.
            var faults = scene.Tenant.GetRequiredService<FaultRules>();
            faults.Add(new("/connector*", "latency", "POST", Milliseconds: 400));
            await cluster.RingAsync(new(Lanes.Rounds, $"{DebtorKind.Round}|{ClusterOf.Round.Id}"));
            await cluster.UntilAsync(() => Task.FromResult(Said() >= before + 3), TimeSpan.FromMinutes(2));
            // Whichever runs it: the one whose death stops the messages.
            var (at, killed) = (Said(), cluster.Proxy.Instances[0]);
            foreach (var one in cluster.Proxy.Instances.ToList())
            {
                killed = one;
                one.Kill();
                lock (cluster.Proxy.Instances) cluster.Proxy.Instances.Remove(one);
                at = Said();
                await Task.Delay(s_silence);
                if (Said() == at) break;
                // It was the other's work: that one's turn, once there is somebody again.
                await cluster.AddAsync();
            }

            Assert.InRange(at, before + 1, before + Messages - 1);
            faults.Clear();
            var clock = Stopwatch.StartNew();
            await cluster.UntilAsync(() => Task.FromResult(Said() > at), TimeSpan.FromMinutes(2));
            took.Add((clock.Elapsed + s_silence).TotalSeconds);
            await cluster.UntilAsync(async () => (await scene.Rounds.FindAsync(ClusterOf.Round.Id, default))!.Value.Owed.Count == 0, TimeSpan.FromMinutes(2));
            Assert.InRange(Said(), before + Messages, before + Messages + 1);
            output.WriteLine($"killed at {at - before} of {Messages} messages; {Said() - before - Messages} came twice");
            await cluster.AddAsync();
        }

        output.WriteLine($"takeover after kill -9 in the middle of a round's work: {string.Join(", ", took.Select(t => $"{t:0.0} s"))}");
    }

    private static int CardsOf(Scene scene, PersonId person, string id) =>
        scene.Chat(person.Value).Count(m => m.Activity.ToJsonString(s_readable).Contains($"\"proposalId\":\"{id}\"", StringComparison.Ordinal));

    private sealed class ClusterOf(Scene scene, Proxy proxy, string database) : IAsyncDisposable
    {
        // The instances go by the real time.
        public static readonly Round Round = A.Round() with { OpensAt = DateTimeOffset.UtcNow.AddDays(-2), Deadline = DateTimeOffset.UtcNow.AddDays(10) };

        private readonly Proxy proxy = proxy;
        private QuartzSchedule? bell;
        private int started;

        public Scene Scene => scene;

        public Proxy Proxy => proxy;

        public static async Task<ClusterOf> AsManyAsync(Postgres postgres, int many)
        {
            var database = await postgres.NewAsync();
            ClusterOf? cluster = null;
            await Scene.OpenAsync(null, async scene =>
            {
                cluster = new(scene, new Proxy(scene.AppAddress), database);
                await cluster.proxy.StartAsync();
                await Task.WhenAll(Enumerable.Range(0, many).Select(_ => cluster.AddAsync()));
            }, [Round]);
            return cluster!;
        }

        public async Task AddAsync()
        {
            var port = 23_000 + (Environment.ProcessId % 40 * 20) + Interlocked.Increment(ref started);
            var settings = new Dictionary<string, string?>(scene.Settings) { ["Scheduling:Postgres"] = database, ["Scheduling:AtOnce"] = "1" };
            var instance = await Instance.StartAsync(settings, port);
            lock (proxy.Instances) proxy.Instances.Add(instance);
        }

        /// <summary>Rings as an instance would that has no time itself.</summary>
        public async Task RingAsync(Errand errand)
        {
            if (bell is null)
            {
                bell = new(Options.Create(new SchedulingOptions { Postgres = database, Name = scene.Settings["Teams:AppId"]! }), NullLoggerFactory.Instance, NullLogger<QuartzSchedule>.Instance);
                await bell.OpenToRingAsync(default);
            }

            await bell.RingAsync(errand, unlessPutOff: false, default);
        }

        public async Task UntilAsync(Func<Task<bool>> done, TimeSpan most)
        {
            using var patience = new CancellationTokenSource(most);
            while (!await done()) await Task.Delay(50, patience.Token);
        }

        public async ValueTask DisposeAsync()
        {
            if (bell is not null) await bell.DisposeAsync();
            foreach (var instance in proxy.Instances) instance.Dispose();
            await proxy.DisposeAsync();
            await scene.DisposeAsync();
        }
    }
}
