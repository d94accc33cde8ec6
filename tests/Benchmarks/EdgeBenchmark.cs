using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace MicroMajor.Benchmarks;

/// <summary>Compares the server's CPU time a turn, interleaved, so that a busy machine disturbs all alike.</summary>
internal static class EdgeBenchmark
{
    private const double Limit = 1.5;
    private const int Tokens = 500;

    private sealed record Way(string Name, Uri Address, Func<int, AuthenticationHeaderValue?> Token);

    public static async Task<int> RunAsync(int rounds, int turns)
    {
        var key = BenchChannel.NewKey();
        using var server = Start(key);
        var addresses = (await server.StandardOutput.ReadLineAsync())!.Split(' ');
        using var client = new HttpClient { DefaultRequestHeaders = { { "x-ms-agents-playground", "true" } } };

        var channel = new BenchChannel(key);
        var token = new AuthenticationHeaderValue("Bearer", channel.Token(0));
        var edge = new Uri(addresses[1] + "/api/messages");
        Way[] ways =
        [
            new("bare endpoint, the same bytes", new(addresses[0] + "/bare"), _ => token),
            new("edge, token known from the turn before", edge, _ => token),
            new("edge, unsigned (local client mode)", new(addresses[2] + "/api/messages"), _ => null),
        ];

        var cpu = ways.Select(_ => new List<double>()).ToArray();
        for (var round = -5; round < rounds; round++)
            for (var way = 0; way < ways.Length; way++)
            {
                var micros = await MeasureAsync(client, addresses[0], ways[way], round, turns);
                if (round >= 0) cpu[way].Add(micros);
            }
        var fresh = await FreshTokensAsync(client, addresses[0], edge, channel);
        server.StandardInput.Close();
        await server.WaitForExitAsync();
        return Report(ways, cpu, fresh, rounds, turns);
    }

    private static Process Start(string key)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, "serve") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["BENCH_KEY"] = key;
        return Process.Start(start)!;
    }

    private static async Task<double> MeasureAsync(HttpClient client, string cpu, Way way, int round, int turns)
    {
        var before = await CpuAsync(client, cpu);
        // Two at a time: a server is never asked by one person alone, and the machine may have two cores only.
        await Parallel.ForEachAsync(Enumerable.Range(0, turns), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (turn, cancellationToken) =>
            await PostAsync(client, way.Address, way.Token(turn), $"{round}-{turn}", cancellationToken));
        return (await CpuAsync(client, cpu) - before) / turns;
    }

    // Every token seen for the first time: what the signature itself costs.
    private static async Task<double> FreshTokensAsync(HttpClient client, string cpu, Uri edge, BenchChannel channel)
    {
        var tokens = Enumerable.Range(1_000_000, Tokens).Select(number => new AuthenticationHeaderValue("Bearer", channel.Token(number))).ToArray();
        return await MeasureAsync(client, cpu, new("", edge, turn => tokens[turn]), 1_000, Tokens);
    }

    private static async Task PostAsync(HttpClient client, Uri address, AuthenticationHeaderValue? token, string id, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(Activity(id)) { Headers = { ContentType = new("application/json") } } };
        request.Headers.Authorization = token;
        using var response = await client.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!body.AsSpan().SequenceEqual(BenchCard.Answer)) throw new InvalidOperationException($"{address} answered {(int)response.StatusCode} with {body.Length} bytes.");
    }

    private static byte[] Activity(string id) => Encoding.UTF8.GetBytes($$$$$"""
        {"type":"invoke","name":"adaptiveCard/action","id":"{{{{{id}}}}}","timestamp":"2026-03-02T01:00:00.000Z","localTimestamp":"2026-03-02T09:00:00.000+08:00","localTimezone":"Asia/Shanghai","channelId":"msteams","serviceUrl":"{{{{{BenchChannel.ServiceUrl}}}}}","from":{"id":"29:lin","name":"林一","aadObjectId":"00000000-0000-4000-8000-000000000101"},"conversation":{"conversationType":"personal","tenantId":"{{{{{BenchChannel.TenantId}}}}}","id":"a:chat-lin"},"recipient":{"id":"28:{{{{{BenchChannel.AppId}}}}}","name":"微专业"},"entities":[{"locale":"zh-CN","country":"CN","platform":"Windows","timezone":"Asia/Shanghai","type":"clientInfo"}],"channelData":{"tenant":{"id":"{{{{{BenchChannel.TenantId}}}}}"},"source":{"name":"message"}},"replyToId":"1772413200000","value":{"action":{"type":"Action.Execute","verb":"proposals/open","data":{"proposalId":"WZY-2025-0007","version":"3","title":"数据科学与智能决策"}},"trigger":"manual"},"locale":"zh-CN"}
        """);

    private static async Task<double> CpuAsync(HttpClient client, string address) =>
        double.Parse(await client.GetStringAsync(address + "/cpu"), CultureInfo.InvariantCulture);

    private static int Report(Way[] ways, List<double>[] cpu, double fresh, int rounds, int turns)
    {
        // Other programs on the machine only ever add to a round, so the cheapest round is the truest.
        Console.WriteLine($"Answering an invoke with a card of {BenchCard.Card.Json.Length:N0} bytes: server CPU a turn, best and median of {rounds} rounds of {turns:N0} turns");
        var bare = cpu[0].Min();
        foreach (var (way, measured) in ways.Zip(cpu))
            Console.WriteLine($"  {way.Name,-42} {measured.Min(),7:F1} µs   × {measured.Min() / bare:F2}   (median {Median(measured):F1})");
        Console.WriteLine($"  {"edge, each token for the first time",-42} {fresh,7:F1} µs   × {fresh / bare:F2}");
        var ratio = cpu[1].Min() / bare;
        Console.WriteLine($"  ratio {ratio:F2}, limit {Limit:F1}: {(ratio <= Limit ? "within" : "OVER")}");
        return ratio <= Limit ? 0 : 1;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
