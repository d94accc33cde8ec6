using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroMajor.LocalTenant.Tests.Teams;

/// <summary>An activity as the bot received it.</summary>
public sealed record Heard(JsonObject Activity, string Token)
{
    public string Type => (string)Activity["type"]!;

    public string? Name => (string?)Activity["name"];
}

/// <summary>A messaging endpoint on a real port: it keeps what it hears and answers as it is told.</summary>
public sealed class FakeBot : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Heard> heard = new();

    private FakeBot()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/api/messages", async (HttpRequest request) =>
        {
            var activity = (JsonObject)(await JsonNode.ParseAsync(request.Body))!;
            heard.Enqueue(new Heard(activity, request.Headers.Authorization.ToString()["Bearer ".Length..]));
            return await Answer(activity);
        });
    }

    public Func<JsonObject, Task<IResult>> Answer { get; set; } = _ => Task.FromResult(Results.Ok());

    public IReadOnlyList<Heard> All => [.. heard];

    public Uri Endpoint => new(new Uri(app.Urls.First()), "/api/messages");

    public void Answers(object body) => Answer = _ => Task.FromResult(Results.Json(body));

    public static async Task<FakeBot> StartAsync()
    {
        var bot = new FakeBot();
        await bot.app.StartAsync();
        return bot;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
