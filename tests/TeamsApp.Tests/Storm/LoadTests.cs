using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json.Nodes;
using MicroMajor.Demo;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Limits;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Pace;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Tests.Journeys;
using MicroMajor.TeamsApp.Tests.Tabs;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Storm;

/// <summary>
/// The hour of a deadline in a tenant that enforces the documented limits: everybody saves at once through the bot and the tabs, then works on, some
/// submit, and in the end only background work is left. <c>MICROMAJOR_LOAD</c> says with how many licences the whole measurement is made; without it a small one is.
/// </summary>
public sealed class LoadTests(ITestOutputHelper output)
{
    private static readonly int s_licences = int.TryParse(Environment.GetEnvironmentVariable("MICROMAJOR_LOAD"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private readonly List<TimeSpan> took = [];
    private int late, notDone, calls;
    private double waited;

    [Fact]
    public async Task Everybody_saves_at_once_and_nothing_is_lost()
    {
        var full = s_licences > 0;
        var (owners, experts, each, seconds) = full ? (500, 300, 4, 60) : (20, 6, 2, 4);
        var cast = Cast.Of(owners, experts);
        await using var scene = await Scene.OpenAsync(PlatformLimits.Of(full ? s_licences : 20_000), cast, [A.Round()]);
        scene.Clock.Move(A.Day - scene.Clock.GetUtcNow());
        var (book, budgets) = (scene.Tenant.GetRequiredService<LimitBook>(), scene.Services.GetRequiredService<Budgets>());
        book.Off = true;
        var unit = cast.Units[0];
        var drafts = new (SeedPerson Who, string Id)[owners * each];
        await Parallel.ForEachAsync(Enumerable.Range(0, drafts.Length), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, _) =>
        {
            var who = cast.Owners[n % owners];
            drafts[n] = (who, (await scene.PutAsync(p => (n < owners ? p.Complete().With("programName", $"智能数据分析{n}") : p).In(unit).OwnedBy(new Actor(new(who.ObjectId), who.DisplayName)))).Value.Id);
        });

        book.Off = false;
        using var listener = Listen(scene.TenantAddress.Port);
        var mine = drafts.Skip(owners).Take(owners).ToList();
        var process = Process.GetCurrentProcess();

        // Everybody at once: through the bot, then through the tabs.
        await PartAsync("at once, by card", () => Task.WhenAll(mine.Select(m => SaveAsync(scene, m.Who, m.Id, "卡片"))));
        await PartAsync("at once, by tab", () => Task.WhenAll(mine.Select(m => ActAsync(scene, m.Who, m.Id, "页面"))));
        var think = full ? 30 : 2;
        // And on, each about every half minute, in turns by card and by tab.
        await PartAsync($"{seconds} s of work", () => Task.WhenAll(mine.Select(async (m, i) =>
        {
            var until = Stopwatch.GetTimestamp() + seconds * Stopwatch.Frequency;
            await Task.Delay(TimeSpan.FromSeconds((double)think * i / mine.Count));
            for (var n = 0; Stopwatch.GetTimestamp() < until; n++)
            {
                if ((i + n) % 2 == 0) await SaveAsync(scene, m.Who, m.Id, $"卡片{n}");
                else await ActAsync(scene, m.Who, m.Id, $"页面{n}");
                await Task.Delay(TimeSpan.FromSeconds(think));
            }
        })));
        await PartAsync("a fifth submits", () => Task.WhenAll(drafts.Take(owners / 5).Select(m => PressAsync(scene, m.Who, "proposals/submit", new() { ["proposalId"] = m.Id }))));
        // What waits behind the submissions is waited for.
        var settling = Stopwatch.StartNew();
        await UntilPaidAsync(scene);
        output.WriteLine($"{owners / 5} submissions delivered {settling.Elapsed.TotalSeconds:0.0} s after the last answer");

        // Only background work; then the same with a person beside it.
        await BulkAsync(full ? 122 : 4, null);
        var more = 0;
        await BulkAsync(full ? 35 : 3, async () => await SaveAsync(scene, mine[0].Who, mine[0].Id, $"一个人{more++}"));

        Assert.All(book.Uses.Where(u => u.Name.StartsWith("SharePoint", StringComparison.Ordinal) && s_licences != 1_000), u => Assert.Equal(0, u.Refused));
        book.Off = true;
        foreach (var (_, id) in full ? mine.Take(50) : mine)
        {
            var names = (await scene.Proposals.FindAsync(id, default))!.Value.Answers.Rows("courses").Select(r => r["name"]).ToList();
            Assert.Equal(names.Count, names.Distinct().Count());
            Assert.Contains("卡片", names);
            Assert.Contains("页面", names);
        }

        Assert.Equal(0, notDone);

        async Task PartAsync(string what, Func<Task> work)
        {
            took.Clear();
            (late, calls, waited) = (0, 0, 0);
            book.Clear();
            var (spent, cpu, began) = (budgets.Units.Spent, process.TotalProcessorTime, Stopwatch.GetTimestamp());
            await work();
            var elapsed = Stopwatch.GetElapsedTime(began);
            process.Refresh();
            var now = budgets.Units.Spent;
            took.Sort();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                {what}: {took.Count} answers in {elapsed.TotalSeconds:0.0} s ({took.Count / elapsed.TotalSeconds:0.0}/s), p50 {took[took.Count / 2].TotalMilliseconds:0} ms, p99 {took[took.Count * 99 / 100].TotalMilliseconds:0} ms, longest {took[^1].TotalMilliseconds:0} ms; {late} told “still working”
                  units: {(double)(now.People - spent.People) / took.Count:0.0} an action for people, {now.Background - spent.Background} behind them; {calls} calls to the tenant, {(calls == 0 ? 0 : waited / calls * 1000):0} ms each
                  both sides: {(process.TotalProcessorTime - cpu) / elapsed:0.00} cores, {process.WorkingSet64 / 1024 / 1024} MB; closest limits: {string.Join("; ", book.Uses.Take(3).Select(u => $"{u.Name} {u.PeakShare:P0} (refused {u.Refused})"))}
                """));
        }

        async Task BulkAsync(int length, Func<Task>? person)
        {
            took.Clear();
            book.Clear();
            var (audit, until, spent) = (scene.Services.GetRequiredService<IAudit>(), Stopwatch.GetTimestamp() + length * Stopwatch.Frequency, budgets.Units.Spent);
            var bulk = Task.Run(async () =>
            {
                using var background = BackgroundWork.Begin();
                for (var n = 0; Stopwatch.GetTimestamp() < until; n++)
                    await audit.AddAsync(new($"load|{length}|{n}", "", "", "Import", "", "load", A.Office.Id, A.Office.Name, A.Day, ""), default);
            });
            while (person is not null && Stopwatch.GetTimestamp() < until)
            {
                await person();
                await Task.Delay(1_000);
            }

            await bulk;
            var used = (budgets.Units.Spent.Background - spent.Background) / (double)length * 60;
            var limit = book.Uses.Single(u => u.Name == "SharePoint units a minute");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"background work {(person is null ? "alone" : "beside a person")}: {used:0} units a minute of {limit.Most}, the tenant saw {limit.PeakShare:P0} in its fullest minute, refused {limit.Refused}{(person is null ? "" : $"; the person: {took.Count} answers, longest {took.Max().TotalMilliseconds:0} ms")}"));
        }
    }

    private Task SaveAsync(Scene scene, SeedPerson who, string id, string name) =>
        PressAsync(scene, who, "proposals/row-save", new() { ["proposalId"] = id, ["table"] = "courses", ["name"] = name });

    private async Task PressAsync(Scene scene, SeedPerson who, string verb, JsonObject data)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await scene.ForgeAsync(who, verb, data);
        Note(Stopwatch.GetElapsedTime(began), answer.Text == EdgeWords.StillWorking(Language.Zh), answer.Shown is "card" or "message");
    }

    private async Task ActAsync(Scene scene, SeedPerson who, string id, string name)
    {
        using var tab = new TabClient(scene, who);
        var began = Stopwatch.GetTimestamp();
        var (status, text) = await tab.AskAsync("POST", "/acts", new() { ["verb"] = "proposals/row-save", ["data"] = new JsonObject { ["proposalId"] = id, ["table"] = "courses", ["name"] = name } });
        Note(Stopwatch.GetElapsedTime(began), text.Contains("act-late", StringComparison.Ordinal), status is 200 or 503);
    }

    private void Note(TimeSpan time, bool isLate, bool isHonest)
    {
        lock (took)
        {
            took.Add(time);
            if (isLate) late++;
            if (!isHonest) notDone++;
        }
    }

    private static async Task UntilPaidAsync(Scene scene)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        do
        {
            await Task.Delay(300, patience.Token);
            await scene.SettleAsync();
        }
        while ((await scene.Proposals.ListAsync(ProposalQuery.Owing, default)).Proposals.Count > 0);
    }

    // How long the app waits for the tenant, apart from what it does itself.
    private MeterListener Listen(int tenantPort)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Name == "http.client.request.duration") l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
        {
            foreach (var tag in tags)
                if (tag.Key == "server.port" && tag.Value is int port && port == tenantPort)
                    lock (took) (calls, waited) = (calls + 1, waited + seconds);
        });
        listener.Start();
        return listener;
    }
}
