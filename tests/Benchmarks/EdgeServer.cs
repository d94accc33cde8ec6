using System.Globalization;
using Azure.Core;
using Azure.Identity;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.Benchmarks;

/// <summary>The measured process: a bare endpoint, the edge as in production, and the edge without tokens; it tells the CPU time it has used.</summary>
internal static class EdgeServer
{
    public static async Task RunAsync()
    {
        var channel = new BenchChannel(Environment.GetEnvironmentVariable("BENCH_KEY") ?? throw new InvalidOperationException("BENCH_KEY is missing."));
        await using var bare = Bare(channel);
        await bare.StartAsync();
        await using var signed = Edge(bare.Urls.First(), "Production", playground: false);
        await signed.StartAsync();
        await using var unsigned = Edge(bare.Urls.First(), "Development", playground: true);
        await unsigned.StartAsync();
        Console.WriteLine(string.Join(' ', bare.Urls.First(), signed.Urls.First(), unsigned.Urls.First()));
        await Console.In.ReadToEndAsync();
    }

    private static WebApplication Bare(BenchChannel channel)
    {
        var app = Builder("Production").Build();
        app.MapPost("/bare", async (HttpContext context) =>
        {
            // Whoever answers an invoke has at least received it.
            while (await context.Request.BodyReader.ReadAsync() is var read)
            {
                context.Request.BodyReader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted) break;
            }
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = BenchCard.Answer.Length;
            await context.Response.BodyWriter.WriteAsync(BenchCard.Answer);
        });
        app.MapGet("/metadata", (HttpRequest request) => Results.Json(new { issuer = "https://api.botframework.com", jwks_uri = $"http://{request.Host}/keys" }));
        app.MapGet("/keys", () => Results.Content(channel.Keys(), "application/json"));
        app.MapGet("/cpu", () => Environment.CpuUsage.TotalTime.TotalMicroseconds.ToString(CultureInfo.InvariantCulture));
        return app;
    }

    private static WebApplication Edge(string documents, string environment, bool playground)
    {
        var builder = Builder(environment);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Teams:AppId"] = BenchChannel.AppId,
            ["Teams:TenantIds:0"] = BenchChannel.TenantId,
            ["Teams:ChannelMetadataUrl"] = documents + "/metadata",
            ["Teams:PlaygroundMode"] = playground.ToString(),
        });
        builder.Services.AddSingleton<TokenCredential, DefaultAzureCredential>();
        builder.Services.AddSingleton(new Room().On("proposals/open", (_, _) => new(new Reply.ShowCard(BenchCard.Card))));
        builder.Services.AddTeamsEdge(builder.Configuration);
        return builder.Build().MapTeamsEdge();
    }

    private static WebApplicationBuilder Builder(string environment)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }
}
