using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using MicroMajor.Demo;
using MicroMajor.TeamsApp.Tests.Doctor;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MicroMajor.TeamsApp.Tests.Telemetry;

/// <summary>A collector is told how long people wait, what was spent and what is owed, and never whose.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_collector_gets_traces_metrics_and_logs_without_anybody_in_them()
    {
        var got = new ConcurrentBag<(string Path, string? Key, byte[] Body)>();
        await using var collector = await CollectAsync(got);
        await using var clinic = await Clinic.OpenAsync();
        clinic.Set("Telemetry:Endpoint", collector.Urls.First());
        clinic.Set("Telemetry:Headers", "api-key=made-up");
        clinic.Set("Logging:LogLevel:Default", "Information");
        using var http = new HttpClient { BaseAddress = clinic.Address };
        await using (var app = await clinic.StartAppAsync())
        {
            (await http.PostAsync("/_teams/install", null)).EnsureSuccessStatusCode();
            var owner = (await http.GetFromJsonAsync<JsonArray>("/_teams/people"))!.First(p => ((string)p!["userPrincipalName"]!).StartsWith("owner1", StringComparison.Ordinal))!;
            (await http.PostAsJsonAsync($"/_teams/{owner["objectId"]}/chats/{owner["chatId"]}/messages", new { text = "我要申报" })).EnsureSuccessStatusCode();
            await app.StopAsync();
        }

        // What was measured last goes out when the program ends.
        Assert.All(got, g => Assert.Equal("made-up", g.Key));
        var said = Encoding.UTF8.GetString([.. got.SelectMany(g => g.Body)]);
        foreach (var wanted in new[] { "micromajor.turn.duration", "micromajor.deliveries.waiting", "micromajor.budget.spent", "http.server.request.duration", "turn proposals/start" })
            Assert.Contains(wanted, said, StringComparison.Ordinal);
        Assert.Equal(["/v1/logs", "/v1/metrics", "/v1/traces"], got.Select(g => g.Path).Distinct().Order(StringComparer.Ordinal));
        foreach (var person in (await http.GetFromJsonAsync<JsonArray>("/_teams/people"))!)
            foreach (var name in new[] { "objectId", "displayName", "userPrincipalName", "chatId" })
                Assert.DoesNotContain((string)person![name]!, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Telemetry:Endpoint", "nowhere", "Endpoint")]
    [InlineData("Telemetry:Protocol", "smoke", "Protocol")]
    public async Task A_setting_that_makes_no_sense_is_told_with_the_others(string setting, string value, string named)
    {
        await using var clinic = await Clinic.OpenAsync(provision: false);
        clinic.Set(setting, value);
        var (code, lines) = await clinic.RunAsync();
        Assert.Equal(1, code);
        Assert.Contains(lines, l => l.StartsWith("✗ 配置：", StringComparison.Ordinal) && l.Contains(named, StringComparison.Ordinal));
    }

    private static async Task<WebApplication> CollectAsync(ConcurrentBag<(string, string?, byte[])> got)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{Stage.FreePorts().Item1}");
        var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            got.Add((context.Request.Path, context.Request.Headers["api-key"], body.ToArray()));
            context.Response.StatusCode = (int)HttpStatusCode.OK;
        });
        await collector.StartAsync();
        return collector;
    }
}
