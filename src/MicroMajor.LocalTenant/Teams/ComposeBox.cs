using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>
/// What the compose box asks the app: the search of its message extension, what a result stands for, what a link unfolds to. Every answer is 200 when the
/// try was made: {failure, body}, where the body is the app's own. Teams waits five seconds and no longer.
/// <code>
/// POST /_teams/{person}/compose/query  {commandId, parameters, skip?, count?, chat?, theme?}
/// POST /_teams/{person}/compose/pick   {value, chat?}
/// POST /_teams/{person}/compose/link   {url, chat?}      the app is asked only about the hosts of the manifest
/// </code>
/// </summary>
public sealed class ComposeBox(LocalTenantOptions options, ChannelIds ids, ClientViews views, Activities activities, BotEndpoint bot)
{
    private sealed record QueryBody(string? CommandId, JsonArray? Parameters, int? Skip, int? Count, string? Chat, string? Theme);

    private sealed record PickBody(JsonObject? Value, string? Chat);

    private sealed record LinkBody(string? Url, string? Chat);

    public void Map(IEndpointRouteBuilder app)
    {
        var compose = app.MapGroup("/_teams/{person}/compose");
        compose.MapPost("query", (string person, QueryBody body, CancellationToken cancellation) => ForAsync(person, body.Chat, async someone =>
            Results.Json(await QueryAsync(someone, body.CommandId ?? "", body.Parameters ?? [], body.Skip ?? 0, body.Count ?? 25, body.Theme ?? "default", body.Chat, cancellation))));
        compose.MapPost("pick", (string person, PickBody body, CancellationToken cancellation) => ForAsync(person, body.Chat, async someone =>
            body.Value is { } value ? Results.Json(await AskAsync(someone, "composeExtension/selectItem", value, body.Chat, cancellation)) : Results.BadRequest()));
        compose.MapPost("link", (string person, LinkBody body, CancellationToken cancellation) => ForAsync(person, body.Chat, async someone =>
            IsOurs(body.Url) ? Results.Json(await LinkAsync(someone, body.Url!, body.Chat, cancellation)) : Results.Json(new InvokeOutcome(null, null))));
    }

    /// <summary>A query of the message extension.</summary>
    public Task<InvokeOutcome> QueryAsync(SeedPerson person, string commandId, JsonArray parameters, int skip, int count, string theme, string? chatId, CancellationToken cancellation) => AskAsync(
        person,
        "composeExtension/query",
        new JsonObject
        {
            ["commandId"] = commandId,
            ["parameters"] = parameters.DeepClone(),
            ["queryOptions"] = new JsonObject { ["skip"] = skip, ["count"] = count },
            ["commandContext"] = "compose",
            ["context"] = new JsonObject { ["theme"] = theme },
        },
        chatId,
        cancellation);

    /// <summary>A result whose preview has a tap was picked: what that says goes back as it came.</summary>
    public Task<InvokeOutcome> PickAsync(SeedPerson person, JsonObject value, string? chatId, CancellationToken cancellation) => AskAsync(person, "composeExtension/selectItem", value, chatId, cancellation);

    /// <summary>A link was put into the compose box.</summary>
    public Task<InvokeOutcome> LinkAsync(SeedPerson person, string url, string? chatId, CancellationToken cancellation) => AskAsync(person, "composeExtension/queryLink", new JsonObject { ["url"] = url }, chatId, cancellation);

    /// <summary>What of a result is put into a message: the card without its preview.</summary>
    internal static JsonObject Attachment(JsonObject result) => new() { ["contentType"] = result.Text("contentType") ?? ContentTypes.AdaptiveCard, ["content"] = result["content"]?.DeepClone() };

    private async Task<InvokeOutcome> AskAsync(SeedPerson person, string name, JsonObject value, string? chatId, CancellationToken cancellation)
    {
        var activity = activities.Invoke(person, name, value, null, "compose", chatId);
        var answer = await bot.SendAsync(person, activity, cancellation);
        if (answer.Failure is null && answer.Body is not null && answer.Body.Object("composeExtension").Text("type") is not ("result" or "message" or "auth" or "config"))
            answer = bot.Failed(person, activity, "malformed", "The answer has no composeExtension of a known type.");
        return new InvokeOutcome(answer.Failure, answer.Body);
    }

    private bool IsOurs(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" && options.LinkHosts.Contains(link.Authority, StringComparer.OrdinalIgnoreCase);

    private async Task<IResult> ForAsync(string personId, string? chatId, Func<SeedPerson, Task<IResult>> answer) =>
        ids.PersonByObjectId(personId) is not { } person || (chatId is not null && !ids.IsIn(person, chatId)) ? Results.NotFound()
        : views.IsInstalled(person) ? await answer(person) : Results.Conflict();
}
