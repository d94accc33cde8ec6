using System.Net;
using System.Text;
using Azure.Core;
using MicroMajor.TeamsApp.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>The edge with a verb table, between a test channel and a recording connector.</summary>
internal sealed class EdgeUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private EdgeUnderTest(WebApplication app, TestChannel channel, FileSource files, HandMovedClock clock, LogLines log)
    {
        (_app, Channel, Files, Clock, Log) = (app, channel, files, clock, log);
        _client = app.GetTestClient();
    }

    public TestChannel Channel { get; }

    public FileSource Files { get; }

    public HandMovedClock Clock { get; }

    public LogLines Log { get; }

    public Connector Connector => _app.Services.GetRequiredService<Connector>();

    public static async Task<EdgeUnderTest> StartAsync(
        Room room,
        Dictionary<string, string?>? settings = null,
        HandMovedClock? clock = null,
        string environment = "Production",
        IPAddress? from = null,
        FileSource? files = null)
    {
        var (channel, log) = (new TestChannel(), new LogLines());
        files ??= new(new(HttpStatusCode.NotFound));
        clock ??= new HandMovedClock();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Teams:AppId"] = TestChannel.AppId,
            ["Teams:TenantIds:0"] = TestChannel.TenantId,
        }).AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton(room);
        builder.Services.AddSingleton<TokenCredential>(new TestCredential(clock));
        builder.Services.AddTeamsEdge(builder.Configuration, clock, new Random(7));
        foreach (var client in new[] { TeamsEdge.KeysHttpClientName, Connector.HttpClientName })
            builder.Services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => channel);
        builder.Services.AddHttpClient(TeamsEdge.FilesHttpClientName).ConfigurePrimaryHttpMessageHandler(() => files);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = from ?? IPAddress.Parse("192.0.2.7");
            return next(context);
        });
        app.MapTeamsEdge();
        await app.StartAsync();
        return new(app, channel, files, clock, log);
    }

    /// <summary>Posts an activity as the channel does.</summary>
    public Task<(int Status, string Body)> PostAsync(string activity) => PostAsync(activity, "Bearer " + Channel.Token());

    public async Task<(int Status, string Body)> PostAsync(string activity, string? authorization, Action<HttpRequestMessage>? change = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, TeamsEdge.Path) { Content = new StringContent(activity, Encoding.UTF8, "application/json") };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        change?.Invoke(request);
        using var response = await _client.SendAsync(request, cancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Waits until what was answered before its work was done is done.</summary>
    public Task SettleAsync() => _app.Services.GetRequiredService<UnfinishedTurns>().StopAsync(default);

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
