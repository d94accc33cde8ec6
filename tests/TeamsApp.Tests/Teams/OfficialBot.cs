using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>A bot made with Microsoft's own SDK, in a process of its own, which trusts the same test channel.</summary>
public sealed class OfficialBot : IAsyncLifetime
{
    private readonly HttpClient _client = new();
    private WebApplication? _documents;
    private Process? _process;

    internal TestChannel Channel { get; } = new() { Published = { (TestChannel.OtherKey, ["webchat"]) } };

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _documents = builder.Build();
        _documents.MapGet("/metadata", (HttpRequest request) => Results.Content(Channel.Metadata($"http://{request.Host}/keys"), "application/json"));
        _documents.MapGet("/keys", () => Results.Content(Channel.Keys(), "application/json"));
        await _documents.StartAsync();

        var settings = new JsonObject
        {
            ["appId"] = TestChannel.AppId,
            ["issuer"] = TestChannel.Issuer,
            ["metadataUrl"] = _documents.Urls.Single() + "/metadata",
            ["card"] = JsonNode.Parse(OracleTests.CardJson),
        };
        (_process, var line) = await Node.ServeAsync("official-bot.mjs", settings.ToJsonString());
        _client.BaseAddress = new($"http://127.0.0.1:{(int)JsonNode.Parse(line)!["port"]!}");
    }

    public async Task<(int Status, string Body)> PostAsync(string activity, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(activity, Encoding.UTF8, "application/json") };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await _client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        if (_process is not null)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        if (_documents is not null) await _documents.DisposeAsync();
    }
}
