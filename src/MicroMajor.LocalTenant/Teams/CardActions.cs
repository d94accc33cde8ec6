using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>What a person sees after a card action.</summary>
/// <param name="Shown">card (it replaced the card for this person), message (a sentence), error (the bot refused), failure ("Something went wrong") or nothing.</param>
/// <param name="StatusCode">The <c>statusCode</c> of the invoke answer; null when there was none.</param>
/// <param name="Type">The <c>type</c> of the invoke answer.</param>
/// <param name="Value">The <c>value</c> of the invoke answer.</param>
/// <param name="Text">The sentence to show, for message, error and failure.</param>
public sealed record ActionOutcome(string Shown, int? StatusCode = null, string? Type = null, JsonNode? Value = null, string? Text = null)
{
    public static readonly ActionOutcome Nothing = new("nothing");

    public static ActionOutcome Failure(string kind) => new("failure", Text: kind);
}

/// <summary>Card actions as the Teams client performs them: invoke, read the answer, apply it for this one person.</summary>
public sealed class CardActions(Activities activities, BotEndpoint bot, ChatStore chats, LiveEvents live, ChannelIds ids, TimeProvider time)
{
    // How often each person has pressed something on each message.
    private readonly ConcurrentDictionary<(string Message, string Person), int> presses = new();

    /// <summary>Action.Execute: <c>adaptiveCard/action</c>.</summary>
    public async Task<ActionOutcome> ExecuteAsync(SeedPerson person, ChatMessage message, JsonObject action, JsonObject? inputs, bool automatic, CancellationToken cancellation)
    {
        var sent = new JsonObject { ["type"] = "Action.Execute" };
        foreach (var name in new[] { "id", "title", "verb" })
            if (action[name] is { } member)
                sent[name] = member.DeepClone();
        sent["data"] = ActionData.Merge(action["data"], inputs);
        var value = new JsonObject { ["action"] = sent, ["trigger"] = automatic ? "automatic" : "manual" };
        var activity = activities.Invoke(person, "adaptiveCard/action", value, message.Id, "message", message.ConversationId);

        var place = (message.Id, person.ObjectId);
        var pressed = automatic ? presses.GetValueOrDefault(place) : presses.AddOrUpdate(place, 1, (_, n) => n + 1);
        chats.MarkInvoked(message.Id, person.ObjectId);
        var answer = await bot.SendAsync(person, activity, cancellation);
        // What a client asked for by itself is not drawn over what its person has opened meanwhile.
        if (automatic && presses.GetValueOrDefault(place) != pressed) return ActionOutcome.Nothing;
        return answer.Failure is { } failure ? ActionOutcome.Failure(failure) : Apply(person, message, activity, answer.Body as JsonObject);
    }

    /// <summary>What opening the chat does with a card that wants to be fresh; null when it is not due.</summary>
    public async Task<ActionOutcome?> RefreshAsync(SeedPerson person, ChatMessage message, bool byHand, CancellationToken cancellation)
    {
        if (CardRefresh.ActionOf(message.Card) is not { } action)
            return null;
        if (!byHand && !CardRefresh.IsDue(message, ids.MriOf(person), time.GetUtcNow()))
            return null;
        return await ExecuteAsync(person, message, action, null, automatic: !byHand, cancellation);
    }

    private ActionOutcome Apply(SeedPerson person, ChatMessage message, JsonObject activity, JsonObject? body)
    {
        if (body is null)
            return ActionOutcome.Nothing;
        var status = body.Number("statusCode");
        var type = body.Text("type");
        var value = body["value"];
        switch (status, type)
        {
            case (200, ContentTypes.AdaptiveCard) when value is JsonObject card && card.Text("type") == "AdaptiveCard":
                chats.SetView(message.Id, person.ObjectId, card);
                live.Tell(person.ObjectId, new LiveEvent("message", message.Id, chats.Message(message.Id)!.Change));
                return new ActionOutcome("card", status, type, value.DeepClone());
            case (200, ContentTypes.ActivityMessage) when value is JsonValue sentence && sentence.TryGetValue<string>(out var text):
                return new ActionOutcome("message", status, type, value.DeepClone(), text);
            case ( >= 400, not null):
                var refusal = value.Text("message");
                bot.Failed(person, activity, "error", $"The bot answered the invoke with {status} {type}.");
                return new ActionOutcome("error", status, type, value?.DeepClone(), refusal);
            default:
                bot.Failed(person, activity, "malformed", "The answer of the invoke has no known statusCode and type.");
                return ActionOutcome.Failure("malformed");
        }
    }
}
