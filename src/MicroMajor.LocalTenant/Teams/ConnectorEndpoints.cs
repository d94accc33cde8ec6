using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Limits;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>The Bot Connector's REST wire under <c>/connector/</c>, which is the serviceUrl of every activity.</summary>
public sealed class ConnectorEndpoints(LocalTenantOptions options, ChannelIds ids, ChatStore chats, LiveEvents live, ConnectorCaller caller)
{
    public void Map(IEndpointRouteBuilder app)
    {
        var connector = app.MapGroup("/connector/v3/conversations").AddEndpointFilter(async (context, next) =>
            await caller.IsAppAsync(context.HttpContext.Request) ? await next(context) : ConnectorError.Unauthorized.ToResult()).AddEndpointFilter(LimitsRoom.PassAsync);
        connector.MapPost("", CreateAsync);
        connector.MapPost("{chatId}/activities", (string chatId, HttpRequest request) => SendAsync(chatId, null, request));
        connector.MapPost("{chatId}/activities/{id}", (string chatId, string id, HttpRequest request) => SendAsync(chatId, id, request));
        connector.MapPut("{chatId}/activities/{id}", EditAsync);
        connector.MapDelete("{chatId}/activities/{id}", Delete);
        connector.MapGet("{chatId}/members", (string chatId) => Roster(chatId, out var error) is { } person ? Results.Json(new[] { Member(person) }) : error!.ToResult());
        connector.MapGet("{chatId}/pagedmembers", (string chatId) => Roster(chatId, out var error) is { } person ? Results.Json(new { members = new[] { Member(person) } }) : error!.ToResult());
        connector.MapGet("{chatId}/members/{memberId}", (string chatId, string memberId) => Roster(chatId, out var error) is not { } person
            ? error!.ToResult()
            : memberId == ids.MriOf(person) || memberId.Equals(person.ObjectId, StringComparison.OrdinalIgnoreCase) ? Results.Json(Member(person)) : ConnectorError.NoMember.ToResult());
        connector.MapFallback((HttpRequest request) => ConnectorError.Unknown($"{request.Method} {request.Path}").ToResult());
    }

    private async Task<IResult> CreateAsync(HttpRequest request)
    {
        if (await BodyAsync(request) is not { } body) return ConnectorError.BadBody.ToResult();
        if (body["isGroup"]?.GetValueKind() == JsonValueKind.True) return ConnectorError.Group.ToResult();
        if (body.Array("members") is not { Count: 1 } members) return ConnectorError.NotOneMember.ToResult();
        if (ids.PersonByMri(members[0].Text("id") ?? "") is not { } person) return ConnectorError.ForeignMember.ToResult();
        var tenantId = body.Text("tenantId") ?? body.Object("channelData").Object("tenant").Text("id");
        if (tenantId != options.Seed.TenantId) return ConnectorError.ForeignTenant.ToResult();

        var conversationId = ids.ConversationOf(person);
        if (LimitsRoom.WhyNotOpen(request.HttpContext, conversationId) is { } tooMany) return tooMany;
        chats.Open(conversationId, person.ObjectId);
        return Results.Json(new { id = conversationId }, statusCode: 201);
    }

    private async Task<IResult> SendAsync(string chatId, string? replyTo, HttpRequest request)
    {
        if (await BodyAsync(request) is not { } activity) return ConnectorError.BadBody.ToResult();
        if (Roster(chatId, out var error) is not { } person) return error!.ToResult();
        if (activity.Text("type") is not { } type) return ConnectorError.NoType.ToResult();
        if (type == "typing")
        {
            live.Tell(person.ObjectId, new LiveEvent("typing"));
            return Results.Json(new { id = Guid.NewGuid().ToString() }, statusCode: 201);
        }

        if (type != "message") return ConnectorError.Unknown($"activities of type '{type}'").ToResult();
        if (Refusal(activity) is { } refusal) return refusal.ToResult();

        if (replyTo is not null)
            activity["replyToId"] = replyTo;
        var message = chats.Add(chatId, person.ObjectId, fromBot: true, activity);
        live.Tell(person.ObjectId, new LiveEvent("message", message.Id, message.Change));
        return Results.Json(new { id = message.Id }, statusCode: 201);
    }

    private async Task<IResult> EditAsync(string chatId, string id, HttpRequest request)
    {
        if (await BodyAsync(request) is not { } activity) return ConnectorError.BadBody.ToResult();
        if (Roster(chatId, out var error) is not { } person) return error!.ToResult();
        if (BotMessage(chatId, id, out error) is null) return error!.ToResult();
        if (Refusal(activity) is { } refusal) return refusal.ToResult();

        chats.Edit(id, activity);
        live.Tell(person.ObjectId, new LiveEvent("message", id, chats.Message(id)!.Change));
        return Results.Json(new { id });
    }

    private IResult Delete(string chatId, string id)
    {
        if (Roster(chatId, out var error) is not { } person) return error!.ToResult();
        if (BotMessage(chatId, id, out error) is null) return error!.ToResult();

        chats.Delete(id);
        live.Tell(person.ObjectId, new LiveEvent("message", id, chats.Message(id)!.Change));
        return Results.Ok();
    }

    /// <summary>The person of the chat, when the bot is a member of it.</summary>
    private SeedPerson? Roster(string chatId, out ConnectorError? error)
    {
        var chat = chats.Find(chatId);
        error = chat is null ? ConnectorError.NoConversation : chat.Installed ? null : ConnectorError.NotInRoster;
        return error is null ? ids.PersonByConversation(chatId) : null;
    }

    private ChatMessage? BotMessage(string chatId, string id, out ConnectorError? error)
    {
        var message = chats.Message(id);
        error = message is null || message.Deleted || message.ConversationId != chatId ? ConnectorError.NoActivity
            : message.FromBot ? null
            : ConnectorError.NotYours;
        return error is null ? message : null;
    }

    private static ConnectorError? Refusal(JsonObject activity)
    {
        var attachments = (activity.Array("attachments") ?? []).OfType<JsonObject>().ToList();
        if (attachments.Count == 0 && string.IsNullOrEmpty(activity.Text("text"))) return ConnectorError.Empty;
        if (attachments.Any(IsBrokenCard)) return ConnectorError.BadCard;
        return MessageSize.IsTooBig(activity) ? ConnectorError.TooBig : null;
    }

    private static bool IsBrokenCard(JsonObject attachment) =>
        attachment.Text("contentType") == ContentTypes.AdaptiveCard && attachment.Object("content").Text("type") != "AdaptiveCard";

    private object Member(SeedPerson person) => new
    {
        id = ids.MriOf(person),
        name = person.DisplayName,
        aadObjectId = person.ObjectId,
        givenName = person.GivenName,
        surname = person.Surname,
        email = person.UserPrincipalName,
        userPrincipalName = person.UserPrincipalName,
        tenantId = options.Seed.TenantId,
        userRole = "user",
    };

    private static async Task<JsonObject?> BodyAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
