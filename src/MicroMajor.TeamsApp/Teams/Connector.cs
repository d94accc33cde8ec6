using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Pace;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>
/// Writes to people through the channel's connector. Retries by the channel's rules (429 after its time; 412, 502, 503, 504, and
/// connections that broke during an edit, with growing pauses; nothing else). A retried send may arrive twice when only its answer was lost: the connector knows no idempotency key.
/// </summary>
public sealed class Connector
{
    /// <summary>The name of its HTTP client.</summary>
    public const string HttpClientName = "teams-connector";

    private static readonly MediaTypeHeaderValue s_json = new("application/json", "utf-8");

    private readonly IHttpClientFactory _clients;
    private readonly ConnectorToken _token;
    private readonly ServiceUrls _serviceUrls;
    private readonly Backoff _backoff;
    private readonly Budgets _budgets;
    private readonly TimeProvider _clock;
    private readonly string _botId;

    internal Connector(IHttpClientFactory clients, ConnectorToken token, ServiceUrls serviceUrls, Backoff backoff, Budgets budgets, WireTime time, IOptions<TeamsOptions> options)
    {
        (_clients, _token, _serviceUrls, _backoff, _budgets, _clock) = (clients, token, serviceUrls, backoff, budgets, time.Clock);
        _botId = $"28:{options.Value.AppId}";
    }

    /// <summary>Sends a card as a new message.</summary>
    public Task<Delivery> SendAsync(ChatAddress chat, Card card, Language language = Language.Zh, CancellationToken cancellationToken = default) =>
        CallAsync(HttpMethod.Post, chat.ServiceUrl, Activities(chat), OutgoingActivity.Card(chat, card, language), cancellationToken);

    /// <summary>Sends a sentence as a new message.</summary>
    public Task<Delivery> SendAsync(ChatAddress chat, string text, Language language = Language.Zh, CancellationToken cancellationToken = default) =>
        CallAsync(HttpMethod.Post, chat.ServiceUrl, Activities(chat), OutgoingActivity.Text(chat, text, language), cancellationToken);

    /// <summary>Asks for a person's consent to be given a file, as a new message.</summary>
    public Task<Delivery> SendOfferAsync(ChatAddress chat, FileOffer offer, Language language = Language.Zh, CancellationToken cancellationToken = default) =>
        CallAsync(HttpMethod.Post, chat.ServiceUrl, Activities(chat), OutgoingActivity.Offer(chat, offer, language), cancellationToken);

    /// <summary>Names a file that was put into a person's OneDrive, as a new message.</summary>
    internal Task<Delivery> SendFileAsync(ChatAddress chat, FilePlace place, Language language, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, chat.ServiceUrl, Activities(chat), OutgoingActivity.File(chat, place, language), cancellationToken);

    /// <summary>Replaces a message's card, for everyone who sees it.</summary>
    public Task<Delivery> UpdateAsync(ChatAddress chat, string activityId, Card card, Language language = Language.Zh, CancellationToken cancellationToken = default) =>
        CallAsync(HttpMethod.Put, chat.ServiceUrl, Activities(chat, activityId), OutgoingActivity.Card(chat, card, language), cancellationToken);

    /// <summary>Removes a message.</summary>
    public Task<Delivery> DeleteAsync(ChatAddress chat, string activityId, CancellationToken cancellationToken = default) =>
        CallAsync(HttpMethod.Delete, chat.ServiceUrl, Activities(chat, activityId), default, cancellationToken);

    /// <summary>Shows that the bot is writing.</summary>
    public Task<Delivery> TypingAsync(ChatAddress chat, CancellationToken cancellationToken = default) =>
        CallAsync(HttpMethod.Post, chat.ServiceUrl, Activities(chat), OutgoingActivity.Typing(chat), cancellationToken);

    /// <summary>Opens the one-to-one chat with a person, or finds it: asking again gives the same chat.</summary>
    /// <param name="channelUserId">The channel's id of the person (<c>29:…</c>).</param>
    /// <exception cref="ConnectorException">Also when the person does not have the app, or blocked it (status 403, with the channel's code).</exception>
    public async Task<ChatAddress> OpenChatAsync(string serviceUrl, string tenantId, string objectId, string channelUserId, CancellationToken cancellationToken = default)
    {
        var body = OutgoingActivity.NewChat(_botId, tenantId, channelUserId);
        return await CallAsync(HttpMethod.Post, serviceUrl, "v3/conversations", body, cancellationToken) switch
        {
            Delivery.Sent { ActivityId.Length: > 0 } opened => new(tenantId, objectId, channelUserId, opened.ActivityId, serviceUrl, _botId),
            Delivery.Gone gone => throw new ConnectorException((int)HttpStatusCode.Forbidden, gone.Code),
            _ => throw new ConnectorException((int)HttpStatusCode.OK, "NoConversationId"),
        };
    }

    private static string Activities(ChatAddress chat) => $"v3/conversations/{Uri.EscapeDataString(chat.ConversationId)}/activities";

    private static string Activities(ChatAddress chat, string activityId) => $"{Activities(chat)}/{Uri.EscapeDataString(activityId)}";

    private async Task<Delivery> CallAsync(HttpMethod method, string serviceUrl, string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (!_serviceUrls.Allows(serviceUrl)) throw new ConnectorException(0, "ServiceUrlNotAllowed");
        var address = new Uri($"{serviceUrl.TrimEnd('/')}/{path}");
        for (var attempt = 1; ; attempt++)
        {
            await _budgets.WriteAsync(path.Split('/') is [_, _, var chat, ..] ? chat : null, cancellationToken);
            using var request = new HttpRequestMessage(method, address);
            request.Headers.Authorization = new("Bearer", await _token.GetAsync(cancellationToken));
            if (!body.IsEmpty) request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = s_json } };
            using var response = await AskAsync(request, attempt < Backoff.Attempts && method != HttpMethod.Post, cancellationToken);
            if (response is null)
            {
                await Task.Delay(_backoff.Exponential(attempt), _clock, cancellationToken);
                continue;
            }

            // Which of its limits was reached the channel does not say: whatever can wait waits.
            if (response.StatusCode == HttpStatusCode.TooManyRequests && _backoff.AskedFor(response.Headers.RetryAfter) is { } asked) _budgets.Connector.Hold(asked);
            if (_backoff.Before(attempt, response) is not { } wait) return await OutcomeAsync(response, cancellationToken);
            await Task.Delay(wait, _clock, cancellationToken);
        }
    }

    // Null when the connection broke and trying again does no harm: an edit comes to the same, a new message may have arrived.
    private async Task<HttpResponseMessage?> AskAsync(HttpRequestMessage request, bool again, CancellationToken cancellationToken)
    {
        try
        {
            return await _clients.CreateClient(HttpClientName).SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException) when (again)
        {
            return null;
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new ConnectorException(0, null, inner: lost);
        }
    }

    private async Task<Delivery> OutcomeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (response.IsSuccessStatusCode) return new Delivery.Sent(ConnectorReply.Id(body) ?? "");
        var code = ConnectorReply.Code(body);
        return ConnectorReply.IsGone(response.StatusCode, code)
            ? new Delivery.Gone(code ?? "NotFound")
            : throw new ConnectorException((int)response.StatusCode, code, _backoff.AskedFor(response.Headers.RetryAfter));
    }
}
