using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant;

namespace MicroMajor.Demo;

/// <summary>
/// One person at their Teams client: types texts, reads cards, presses buttons that are really there.
/// A refusal of the app or a failure of the client ends the demo with a clear line.
/// </summary>
internal sealed class Player(HttpClient tenant, SeedPerson person, Action acted)
{
    // Every 25 ms: people wait longer for a busy machine.
    private const int MostTries = 1_200;

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public SeedPerson Person => person;

    /// <summary>Types a text to the bot and returns the cards in the chat afterwards.</summary>
    public async Task SayAsync(string text, CancellationToken ct)
    {
        acted();
        var chat = await ChatAsync(ct);
        using var response = await tenant.PostAsJsonAsync($"/_teams/{person.ObjectId}/chats/{Uri.EscapeDataString(chat)}/messages", new { text }, ct);
        await OkAsync(response, $"says “{text}”", ct);
    }

    /// <summary>The latest message of the bot whose card has a button with the verb (and data that fits), or null.</summary>
    public async Task<CardInChat?> FindCardAsync(string verb, Func<JsonObject, bool>? fits, CancellationToken ct)
    {
        var messages = await MessagesAsync(ct);
        foreach (var message in messages.AsEnumerable().Reverse())
            if (message["card"] is JsonObject card && Actions(card).FirstOrDefault(a => (string?)a["verb"] == verb && (fits is null || fits(Data(a)))) is { } action)
                return new((string)message["id"]!, card, action);
        return null;
    }

    /// <summary>Presses the button with the verb on the card that carries it. Inputs are laid over its data, as the client does.</summary>
    public async Task<CardInChat> PressAsync(string verb, object? inputs = null, Func<JsonObject, bool>? fits = null, CancellationToken ct = default)
    {
        var card = await FindCardAsync(verb, fits, ct) ?? throw new DemoRefused($"{person.UserPrincipalName} has no card with a button “{verb}”.");
        acted();
        using var response = await tenant.PostAsJsonAsync(
            $"/_teams/{person.ObjectId}/messages/{Uri.EscapeDataString(card.MessageId)}/action",
            new { action = card.Action, inputs = JsonSerializer.SerializeToNode(inputs ?? new { }) }, ct);
        var outcome = await OkAsync(response, $"presses “{verb}”", ct);
        if ((int?)outcome["statusCode"] is not 200) throw new DemoRefused($"{person.UserPrincipalName} pressed “{verb}” and was answered {outcome.ToJsonString()}");
        return new(card.MessageId, outcome["value"] as JsonObject ?? card.Card, card.Action);
    }

    /// <summary>Lets the bot put the file that it offered last into the person's OneDrive; its name and content.</summary>
    public async Task<(string Name, byte[] Content)> AcceptFileAsync(CancellationToken ct)
    {
        // The bot says first that it makes the file, and offers it then.
        JsonObject? offered = null;
        for (var tries = 0; tries < MostTries && offered is null; tries++)
        {
            if (tries > 0) await Task.Delay(25, ct);
            offered = (await MessagesAsync(ct)).LastOrDefault(m => m["attachments"]?.ToJsonString().Contains("card.file.consent", StringComparison.Ordinal) == true && !taken.Contains((string)m["id"]!));
        }

        if (offered is null) throw new DemoRefused($"{person.UserPrincipalName} was offered no file.");
        taken.Add((string)offered["id"]!);
        acted();
        var before = (await FilesAsync(ct)).Count;
        using var response = await tenant.PostAsJsonAsync($"/_teams/{person.ObjectId}/messages/{Uri.EscapeDataString((string)offered["id"]!)}/consent", new { accept = true }, ct);
        await OkAsync(response, "takes a file", ct);
        // The bot answers first and brings the file then.
        string? name = null;
        for (var tries = 0; tries < MostTries && name is null; tries++)
        {
            if (tries > 0) await Task.Delay(25, ct);
            // One that was taken earlier is there already.
            if (await FilesAsync(ct) is var files && files.Count > before) name = files[^1];
        }

        if (name is null) throw new DemoRefused($"{person.UserPrincipalName} never got the file.");
        return (name, await tenant.GetByteArrayAsync($"/personal/{person.ObjectId}/Documents/{Uri.EscapeDataString(name)}", ct));
    }

    private async Task<IReadOnlyList<string>> FilesAsync(CancellationToken ct) => [.. (await tenant.GetFromJsonAsync<JsonArray>($"/_teams/{person.ObjectId}/files", ct))!.Select(f => (string)f!)];

    /// <summary>All texts on a card, for what a person would read.</summary>
    public static string Read(JsonNode? node) => node switch
    {
        JsonObject o => string.Join('\n', o.Select(p => p.Key is "text" or "title" or "value" or "label" && p.Value is JsonValue v ? v.ToString() : Read(p.Value)).Where(t => t.Length > 0)),
        JsonArray a => string.Join('\n', a.Select(Read).Where(t => t.Length > 0)),
        _ => "",
    };

    /// <summary>The pieces of text on a card.</summary>
    public static IEnumerable<JsonObject> TextBlocks(JsonNode? node) => node switch
    {
        JsonObject o => (((string?)o["type"]) == "TextBlock" ? [o] : Enumerable.Empty<JsonObject>()).Concat(o.Where(p => p.Key is not ("fallback" or "refresh")).SelectMany(p => TextBlocks(p.Value))),
        JsonArray a => a.SelectMany(TextBlocks),
        _ => [],
    };

    /// <summary>What the buttons with the verb would send, from top to bottom.</summary>
    public static IEnumerable<JsonObject> Buttons(JsonNode? card, string verb) => Actions(card).Where(a => (string?)a["verb"] == verb).Select(Data);

    /// <summary>The bot's cards in this chat.</summary>
    public async Task<int> CardsAsync(CancellationToken ct) => (await MessagesAsync(ct)).Count(m => m["card"] is JsonObject);

    private async Task<List<JsonObject>> MessagesAsync(CancellationToken ct)
    {
        var chat = await ChatAsync(ct);
        var page = await tenant.GetFromJsonAsync<JsonObject>($"/_teams/{person.ObjectId}/chats/{Uri.EscapeDataString(chat)}/messages", ct);
        return [.. page!["messages"]!.AsArray().OfType<JsonObject>().Where(m => (string?)m["from"] == "bot")];
    }

    private string? chatId;

    private async Task<string> ChatAsync(CancellationToken ct) =>
        chatId ??= (string)(await tenant.GetFromJsonAsync<JsonObject>($"/_teams/{person.ObjectId}/chats", ct))!["chats"]![0]!["chatId"]!;

    private async Task<JsonObject> OkAsync(HttpResponseMessage response, string what, CancellationToken ct)
    {
        var body = await response.Content.ReadAsStringAsync(ct);
        if (!response.IsSuccessStatusCode) throw new DemoRefused($"{person.UserPrincipalName} {what}: the client answered {(int)response.StatusCode} {body}");
        var answer = JsonNode.Parse(body) as JsonObject ?? [];
        return answer["failure"] is { } failure ? throw new DemoRefused($"{person.UserPrincipalName} {what}: something went wrong ({failure})") : answer;
    }

    private static JsonObject Data(JsonObject action) => action["data"] as JsonObject ?? [];

    private static IEnumerable<JsonObject> Actions(JsonNode? node) => node switch
    {
        JsonObject o => (((string?)o["type"]) == "Action.Execute" ? [o] : Enumerable.Empty<JsonObject>()).Concat(o.Where(p => p.Key != "fallback" && p.Key != "refresh").SelectMany(p => Actions(p.Value))),
        JsonArray a => a.SelectMany(Actions),
        _ => [],
    };
}

/// <summary>A card in a chat, with the button that was looked for.</summary>
internal sealed record CardInChat(string MessageId, JsonObject Card, JsonObject Action);

/// <summary>A step of the demo that did not go as it should.</summary>
internal sealed class DemoRefused(string message) : Exception(message);
