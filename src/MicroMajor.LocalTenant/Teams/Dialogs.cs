using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>What a dialog, a typeahead or a message extension was answered with.</summary>
/// <param name="Failure">Null, or what went wrong: the person sees "Something went wrong".</param>
/// <param name="Body">The answer's body; null closes a dialog.</param>
public sealed record InvokeOutcome(string? Failure, JsonNode? Body);

/// <summary>The invokes whose answer is shown and then forgotten: dialogs and typeahead.</summary>
public sealed class Dialogs(Activities activities, BotEndpoint bot, PeopleSearch people)
{
    /// <summary>task/fetch opens a dialog, task/submit sends it.</summary>
    public async Task<InvokeOutcome> TaskAsync(SeedPerson person, string name, JsonObject data, string? messageId, string theme, CancellationToken cancellation, string? chatId = null)
    {
        var value = new JsonObject { ["data"] = data.DeepClone(), ["context"] = new JsonObject { ["theme"] = theme } };
        var activity = activities.Invoke(person, name, value, messageId, "message", chatId);
        var answer = await bot.SendAsync(person, activity, cancellation);
        if (answer.Failure is null && answer.Body is not null && !IsTask(answer.Body))
            answer = bot.Failed(person, activity, "malformed", "The answer has no task of type continue or message.");
        return new InvokeOutcome(answer.Failure, answer.Body);
    }

    /// <summary>A typeahead of Input.ChoiceSet; people are found by the platform itself.</summary>
    public async Task<InvokeOutcome> SearchAsync(SeedPerson person, ChatMessage message, string dataset, string queryText, int skip, int top, JsonObject? associatedInputs, CancellationToken cancellation)
    {
        if (PeopleSearch.Knows(dataset))
            return new InvokeOutcome(null, people.Answer(dataset, queryText, skip, top, message.ConversationId));
        var value = new JsonObject
        {
            ["queryText"] = queryText,
            ["queryOptions"] = new JsonObject { ["skip"] = skip, ["top"] = top },
            ["dataset"] = dataset,
        };
        if (associatedInputs is not null)
            value["data"] = associatedInputs.DeepClone();
        var activity = activities.Invoke(person, "application/search", value, message.Id, "message", message.ConversationId);
        var answer = await bot.SendAsync(person, activity, cancellation);
        if (answer.Failure is not null)
            return new InvokeOutcome(answer.Failure, null);
        if (answer.Body.Text("type") == ContentTypes.SearchResponse && answer.Body.Object("value") is { } found && found.Array("results") is not null)
            return new InvokeOutcome(null, found.DeepClone());
        return new InvokeOutcome(bot.Failed(person, activity, "malformed", "The answer of the search has no results.").Failure, null);
    }

    private static bool IsTask(JsonNode body) =>
        body is JsonObject known && (known["task"] is null || known.Object("task").Text("type") is "continue" or "message");
}
