using System.Globalization;
using MicroMajor.LocalTenant;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Tests.Journeys;
using MicroMajor.TeamsApp.Tests.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Fuzz;

/// <summary>
/// Malformed activities, invokes, tokens, acts, files and questions. Nothing of it makes the app stumble, changes what is not the sender's, or takes long.
/// First comes what was kept of earlier runs. <c>MICROMAJOR_FUZZ</c> says how many (2,000 unless it does), <c>MICROMAJOR_FUZZ_SEED</c> from where; with
/// <c>MICROMAJOR_FUZZ_KEEP</c> what came to something new is kept for the next.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(15);
    private static readonly int s_shots = Setting("MICROMAJOR_FUZZ", 2_000);
    private static readonly bool s_keep = Environment.GetEnvironmentVariable("MICROMAJOR_FUZZ_KEEP") == "1";
    private static readonly int s_seed = Setting("MICROMAJOR_FUZZ_SEED", 20251128);

    private readonly ForgedCardTests.Stand stand = new();
    private LogLines log = null!;

    public async Task InitializeAsync()
    {
        log = Scene.Listen();
        await stand.InitializeAsync();
        // Who asks too often is answered before anything is read, so that nothing would be tried: that has a test of its own.
        stand.Scene.Services.GetRequiredService<IOptions<TabsOptions>>().Value.RequestsPerMinute = int.MaxValue;
    }

    public Task DisposeAsync() => stand.DisposeAsync();

    [Fact]
    public async Task Malformed_requests_of_people_who_have_nothing_to_do_with_it_change_nothing_and_break_nothing()
    {
        await FireAsync(s_shots / 2, Scene.Stranger, Scene.OtherOwner);
        await stand.AssertUnchangedAsync($"{s_shots / 2} malformed requests of people who have nothing to do with it");
    }

    [Fact]
    public Task Malformed_requests_of_those_who_may_break_nothing() => FireAsync(s_shots / 2, Scene.Owner, Scene.Dean, Scene.Office, Scene.Experts[0]);

    private async Task FireAsync(int shots, params IReadOnlyList<SeedPerson> people)
    {
        var (statuses, broken, slowest) = (new SortedDictionary<int, int>(), new List<string>(), new Shot(new("", "", null, null, "", true), "", 0, "", TimeSpan.Zero));
        var corpus = new Corpus(stand);
        var volleys = people.Select((who, i) => new Volley(stand, who, corpus, s_seed + i * 1_000)).ToList();
        var (kept, before) = (0, Held());
        foreach (var volley in volleys)
        {
            foreach (var sent in volley.Kept)
            {
                See(volley, await volley.FireAsync(sent));
                kept++;
            }
        }

        var began = corpus.Count;
        for (var i = 0; i < shots; i++)
        {
            var volley = volleys[i % volleys.Count];
            See(volley, await volley.FireAsync());
        }

        void See(Volley volley, Shot shot)
        {
            statuses[shot.Status] = statuses.GetValueOrDefault(shot.Status) + 1;
            if (shot.Took > slowest.Took) slowest = shot;
            if (Flaw(shot) is not { } flaw) return;
            corpus.Add(shot, volley.Who.UserPrincipalName, broke: true);
            if (broken.Count < 20) broken.Add($"{flaw}, sent by {volley.Who.UserPrincipalName}: {shot.What}\n  {shot.Answer[..Math.Min(shot.Answer.Length, 300)]}");
        }

        await stand.Scene.SettleAsync();
        foreach (var volley in volleys) volley.Dispose();
        if (s_keep) corpus.Write();
        var more = Held() - before;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kept} kept and {shots} new requests, seed {s_seed}, {corpus.Count - began} of which came to something new: {string.Join(", ", statuses.Select(s => $"{s.Value} × {s.Key}"))}; slowest {slowest.Took.TotalSeconds:0.0} s ({slowest.What}); {more / 1024 / 1024} MB more held"));
        Assert.True(broken.Count == 0, string.Join('\n', broken));
        AssertDiscreet();
        // App, tenant and its database together live in this process.
        Assert.InRange(more, long.MinValue, 200L * 1024 * 1024);
    }

    // No name, no address, no token and nothing that anybody wrote: a log is read by others than those whom it is about.
    private void AssertDiscreet()
    {
        var secrets = stand.Scene.Names.Append(ForgedCardTests.Secret).Append("@contoso.example").Append("eyJ").Append("被别人改掉").Append("伪造的");
        foreach (var line in log.All)
            Assert.DoesNotContain(secrets, secret => line.Contains(secret, StringComparison.Ordinal));
        Assert.NotEmpty(log.All);
    }

    private static string? Flaw(Shot shot)
    {
        // 501 is what the Bot Framework wants to hear of an invoke that nobody knows.
        if (shot.Status is < 200 or (>= 500 and not 501)) return $"answered {shot.Status}";
        if (shot.Took > s_longest) return $"took {shot.Took.TotalSeconds:0} s";
        if (shot.Answer.Contains(EdgeWords.Failed(Language.Zh), StringComparison.Ordinal) || shot.Answer.Contains(EdgeWords.Failed(Language.En), StringComparison.Ordinal)) return "a handler threw";
        return shot.InnerStatus >= 500 ? "an invoke was answered with a fault of ours" : null;
    }

    private static long Held() => GC.GetTotalMemory(forceFullCollection: true);

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
