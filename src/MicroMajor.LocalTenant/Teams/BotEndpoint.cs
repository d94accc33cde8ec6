using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Identity;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>How the bot answered an activity.</summary>
/// <param name="Failure">Null when the bot answered with 2xx; else what went wrong (http, timeout, unreachable, malformed).</param>
/// <param name="Body">The JSON body, or null when there was none.</param>
public sealed record BotAnswer(string? Failure, JsonNode? Body);

/// <summary>The bot's messaging endpoint: every activity goes there with a signed token of the channel.</summary>
public sealed class BotEndpoint(LocalTenantOptions options, ChannelTokens tokens, BotFailures failures, TimeProvider time) : IDisposable
{
    /// <summary>After this Teams gives up waiting.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Sends one activity and waits for the answer, at most <see cref="Patience"/>; a failure is recorded, never thrown.</summary>
    public async Task<BotAnswer> SendAsync(SeedPerson person, JsonObject activity, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.MessagingEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Issue(options.Seed.App.AppId, (string)activity["serviceUrl"]!));
        request.Headers.UserAgent.ParseAdd("Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)");
        request.Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            var text = await response.Content.ReadAsStringAsync(either.Token);
            if (!response.IsSuccessStatusCode)
                return Failed(person, activity, "http", $"The bot answered with {(int)response.StatusCode}.");
            return new BotAnswer(null, text.Length == 0 || response.StatusCode == HttpStatusCode.NoContent ? null : JsonNode.Parse(text));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return Failed(person, activity, "timeout", $"The bot did not answer within {Patience.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException refused)
        {
            return Failed(person, activity, "unreachable", $"The bot could not be reached: {refused.HttpRequestError}.");
        }
        catch (JsonException)
        {
            return Failed(person, activity, "malformed", "The bot's answer is not JSON.");
        }
    }

    /// <summary>Records that the bot's answer had the wrong shape or was an error.</summary>
    public BotAnswer Failed(SeedPerson person, JsonObject activity, string kind, string detail)
    {
        failures.Record(person.ObjectId, What(activity), kind, detail);
        return new BotAnswer(kind, null);
    }

    public void Dispose() => http.Dispose();

    private static string What(JsonObject activity)
    {
        var verb = activity.Object("value").Object("action").Text("verb");
        return string.Join(' ', new[] { activity.Text("type"), activity.Text("name"), verb }.Where(part => !string.IsNullOrEmpty(part)));
    }
}
