using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>
/// What a person can do with a card. <c>{message}</c> is the message that carries it. <c>inputs</c> are laid over the action's
/// <c>data</c> (or <c>action.data</c>) as the renderer does, so a player may send both apart.
/// Every answer is 200 when the try was made; <c>failure</c> (http, timeout, unreachable, malformed) means "Something went wrong".
/// <code>
/// POST /_teams/{person}/messages/{message}/action   {action:{verb,data,id?,title?}, inputs?}    {shown, statusCode, type, value, text}: see ActionOutcome
/// POST /_teams/{person}/messages/{message}/refresh  {byHand?}                                   the same, or {shown:"nothing"} when it is not due
/// POST /_teams/{person}/messages/{message}/submit   {data, inputs?}                             Action.Submit, messageBack, imBack; {failure}
/// POST /_teams/{person}/messages/{message}/task/fetch   {data, inputs?, theme?}                 opens a dialog: {failure, body:{task}}
/// POST /_teams/{person}/messages/{message}/task/submit  {data, inputs?, theme?}                 sends a dialog: {failure, body}; body null closes it
/// POST /_teams/{person}/messages/{message}/search   {dataset, queryText, skip?, top?, data?}    typeahead and people picker: {failure, body:{results}}
/// </code>
/// </summary>
public sealed class CardEndpoints(ChannelIds ids, ChatStore chats, ClientViews views, CardActions actions, Dialogs dialogs, Activities activities, BotEndpoint bot, LiveEvents live)
{
    private sealed record ActionBody(JsonObject? Action, JsonObject? Inputs);

    private sealed record RefreshBody(bool ByHand);

    private sealed record DataBody(JsonNode? Data, JsonObject? Inputs, string? Theme);

    private sealed record SearchBody(string? Dataset, string? QueryText, int? Skip, int? Top, JsonObject? Data);

    public void Map(IEndpointRouteBuilder app)
    {
        var message = app.MapGroup("/_teams/{person}/messages/{id}");
        message.MapPost("action", (string person, string id, ActionBody body, CancellationToken cancellation) => OnAsync(person, id, async (someone, card) =>
            body.Action is { } action
                ? Results.Json(await actions.ExecuteAsync(someone, card, action, body.Inputs, automatic: false, cancellation))
                : Results.BadRequest()));
        message.MapPost("refresh", (string person, string id, RefreshBody? body, CancellationToken cancellation) => WasTakenAway(person, id) ? Task.FromResult(Results.Json(ActionOutcome.Nothing)) : OnAsync(person, id, async (someone, card) =>
            Results.Json(await actions.RefreshAsync(someone, card, body?.ByHand == true, cancellation) ?? ActionOutcome.Nothing)));
        message.MapPost("submit", (string person, string id, DataBody body, CancellationToken cancellation) => OnAsync(person, id, (someone, card) =>
            SubmitAsync(someone, card, ActionData.Merge(body.Data, body.Inputs), cancellation)));
        message.MapPost("task/{step}", (string person, string id, string step, DataBody body, CancellationToken cancellation) => OnAsync(person, id, async (someone, card) =>
            step is "fetch" or "submit"
                ? Results.Json(await dialogs.TaskAsync(someone, $"task/{step}", ActionData.Merge(body.Data, body.Inputs), card.Id, body.Theme ?? "default", cancellation, card.ConversationId))
                : Results.NotFound()));
        message.MapPost("search", (string person, string id, SearchBody body, CancellationToken cancellation) => OnAsync(person, id, async (someone, card) =>
            body.Dataset is { } dataset
                ? Results.Json(await dialogs.SearchAsync(someone, card, dataset, body.QueryText ?? "", body.Skip ?? 0, body.Top ?? 15, body.Data, cancellation))
                : Results.BadRequest()));
    }

    /// <summary>Action.Submit shows nothing in the chat, unless the card asks for it with messageBack or imBack.</summary>
    private async Task<IResult> SubmitAsync(SeedPerson person, ChatMessage card, JsonObject data, CancellationToken cancellation)
    {
        var teams = data.Object("msteams");
        var kind = teams.Text("type");
        if (kind == "task/fetch")
            return Results.BadRequest(new { error = "This button opens a dialog: post to task/fetch." });
        var activity = kind switch
        {
            "imBack" => activities.Typed(person, teams.Text("value") ?? ""),
            "messageBack" => activities.Submitted(person, teams.Text("text"), teams?["value"] ?? data, card.Id),
            _ => activities.Submitted(person, null, data, card.Id),
        };
        ChatMessage? shown = null;
        if ((kind == "imBack" ? teams.Text("value") : kind == "messageBack" ? teams.Text("displayText") : null) is { Length: > 0 } text)
        {
            var bubble = (JsonObject)activity.DeepClone();
            bubble["text"] = text;
            shown = chats.Add(card.ConversationId, person.ObjectId, fromBot: false, bubble);
            live.Tell(person.ObjectId, new LiveEvent("message", shown.Id, shown.Change));
        }

        activity["id"] = shown?.Id ?? $"f:{Guid.NewGuid()}";
        var answer = await bot.SendAsync(person, activity, cancellation);
        if (answer.Failure is not null && shown is not null)
        {
            chats.MarkUndelivered(shown.Id);
            live.Tell(person.ObjectId, new LiveEvent("message", shown.Id, chats.Message(shown.Id)!.Change));
        }

        return Results.Json(new InvokeOutcome(answer.Failure, null));
    }

    // The bot deleted it while the client was about to refresh it by itself: nobody is to be told.
    private bool WasTakenAway(string personId, string messageId) =>
        ids.PersonByObjectId(personId) is { } person && chats.Message(messageId) is { Deleted: true } message && ids.IsIn(person, message.ConversationId);

    private async Task<IResult> OnAsync(string personId, string messageId, Func<SeedPerson, ChatMessage, Task<IResult>> answer)
    {
        if (ids.PersonByObjectId(personId) is not { } person) return Results.NotFound();
        // A card that a person put into the chat is a card of the bot's all the same.
        if (chats.Message(messageId, person.ObjectId) is not { Deleted: false } message || !(message.FromBot || message.BaseCard is not null) || !ids.IsIn(person, message.ConversationId)) return Results.NotFound();
        return views.IsInstalled(person) ? await answer(person, message) : Results.Conflict();
    }
}
