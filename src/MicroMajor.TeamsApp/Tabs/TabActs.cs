using System.Security.Cryptography;
using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Tabs.Live;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Tabs;

/// <summary>
/// Runs the very verbs of the cards for a tab, as the person whose token came with it: whatever a verb decides, refuses or asks, it does the same here.
/// What the answer would have shown in the chat is brought up to date there behind it.
/// </summary>
internal sealed class TabActs(Room room, TurnRun run, UnfinishedTurns unfinished, GivenFiles files, ChatCards chat, LiveJournal journal, IOptions<TabsOptions> options, TabWords words)
{
    private const int MostFiles = 5;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(6);

    // In the chat the client itself searches the directory for a card's people picker; here our own search of it answers.
    private const string Directory = "graph.microsoft.com/users", People = "proposals/teachers";

    public TabRoutes MapTo(TabRoutes routes) => routes
        .Post("/acts", (request, _) => ActAsync(request, routes), maxBytes: options.Value.MaxActBytes)
        .Post("/suggest", SuggestAsync)
        .Get("/files/{id}", files.TakeAsync);

    private async Task<TabAnswer> ActAsync(TabRequest request, TabRoutes routes)
    {
        var (verb, data) = (request.Body.String("verb") ?? "", request.Body.Object("data") ?? Wire.NoData);
        if (FilesOf(request.Body) is not { } sent) return TabAnswer.Because(new Problem("request-malformed"));
        // Nothing but files: each kind has its own reader, as in the chat.
        var handler = verb.Length == 0 && sent is [{ } first, ..] ? room.File(first.Extension) : room.Card(verb) ?? room.Dialog(verb);
        if (handler is null) return TabAnswer.Because(new Problem("no-such-verb"));

        // A press of its own, as a message of the chat would be: what must not be done twice is told apart by it.
        var turn = request.Turn(verb, data, $"tab-{RandomNumberGenerator.GetHexString(24, lowercase: true)}") with { Files = sent, Text = verb.Length == 0 ? "" : null };
        var before = journal.Last;
        var work = run.ReplyAsync(handler, turn);
        if (!await unfinished.DoneWithinAsync(work, s_patience))
        {
            unfinished.Keep(LateAsync(turn, work));
            return TabAnswer.Because(new Problem("act-late"));
        }

        var reply = await work;
        if (reply is null) return TabAnswer.Because(new Problem("act-failed"));
        if (reply is Reply.ShowCard { Remember: { } matter } && journal.HasChanged(matter.Id, before)) chat.BringUpToDate(new(turn.User.ObjectId), matter);
        if (reply is Reply.OfferFile offered) return await GiveAsync(turn, offered);
        var answer = Shape(reply);
        if (data.String("want") == "page" && routes.PageAfter(verb) is { } page) answer = await WithPageAsync(answer, request with { Path = Named(verb, data) }, page);
        return new TabAnswer.View(answer);
    }

    // The open page sees by itself what was done; what was not done is said in the chat.
    private async Task LateAsync(Turn turn, Task<Reply?> work)
    {
        var person = new PersonId(turn.User.ObjectId);
        switch (await work)
        {
            case Reply.ShowCard { Remember: { } matter }:
                chat.BringUpToDate(person, matter);
                break;
            case Reply.Say { Text.Length: > 0 } said:
                chat.Tell(person, said.Text, turn.Language);
                break;
            case null:
                chat.Tell(person, EdgeWords.Failed(turn.Language), turn.Language);
                break;
        }
    }

    private async Task<TabAnswer> SuggestAsync(TabRequest request, CancellationToken ct)
    {
        var dataset = request.Body.String("dataset") is var asked && asked == Directory ? People : asked ?? "";
        if (room.Search(dataset) is not { } handler) return TabAnswer.Because(new Problem("no-such-verb"));
        var turn = request.Turn(dataset, request.Body.Object("data") ?? Wire.NoData) with { Text = request.Body.String("text") ?? "" };
        return await run.ReplyAsync(handler, turn) is Reply.Suggest found
            ? new TabAnswer.View(new { results = found.Suggestions.Select(s => new { s.Title, s.Value }) })
            : TabAnswer.Because(new Problem("act-failed"));
    }

    // In the chat the person is asked first, since the file goes to their OneDrive; here they have asked for it.
    private async Task<TabAnswer> GiveAsync(Turn turn, Reply.OfferFile offered)
    {
        var agreed = turn with { Verb = offered.Offer.Verb, Data = JsonSerializer.SerializeToElement(offered.Offer.Data) };
        var made = room.Agreed(offered.Offer.Verb) is { } handler ? await run.ReplyAsync(handler, agreed) : null;
        return made switch
        {
            Reply.GiveFile given => new TabAnswer.View(new ActAnswer { File = new(offered.Offer.Name, $"{TabsEdge.Api}{await files.KeepAsync(turn.User.ObjectId, offered.Offer.Name, given.Bytes, unfinished.End)}") }),
            null => TabAnswer.Because(new Problem("act-failed")),
            _ => new TabAnswer.View(Shape(made)),
        };
    }

    private async Task<ActAnswer> WithPageAsync(ActAnswer answer, TabRequest request, TabHandler page) => await page(request, unfinished.End) switch
    {
        TabAnswer.View view => answer with { Page = view.Value, Card = null },
        TabAnswer.Refused refused => answer with { Problems = [.. refused.Problems.Select(p => new TabProblem(p.Code, words.Sentence(p, request.Language)))] },
        _ => answer,
    };

    private static ActAnswer Shape(Reply reply) => reply switch
    {
        Reply.ShowCard shown => new() { Said = shown.Card.Said?.Text, Tone = ToneOf(shown.Card.Said), Card = JsonSerializer.Deserialize<JsonElement>(shown.Card.Json.Span) },
        Reply.OpenDialog open => new() { Said = open.Card.Said?.Text, Tone = ToneOf(open.Card.Said), Title = open.Title, Card = JsonSerializer.Deserialize<JsonElement>(open.Card.Json.Span) },
        // A sentence instead of a card: something was not done, or there is nothing to show.
        Reply.Say said => new() { Said = said.Text, Tone = "warn" },
        Reply.CloseDialog closed => new() { Said = closed.Text, Tone = closed.Text is null ? null : "good" },
        Reply.Nothing => new(),
        _ => throw new InvalidOperationException($"A tab cannot be answered with {reply.GetType().Name}."),
    };

    private static string? ToneOf(Banner? banner) => banner?.Style switch
    {
        null => null,
        "good" => "good",
        "attention" => "bad",
        "warning" => "warn",
        _ => "accent",
    };

    private static Dictionary<string, string> Named(string verb, JsonElement data)
    {
        var named = data.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).GroupBy(p => p.Name).ToDictionary(g => g.Key, g => data.String(g.Key) ?? "", StringComparer.Ordinal);
        named["verb"] = verb;
        return named;
    }

    // Null when what came is no list of files.
    private static IReadOnlyList<SentFile>? FilesOf(JsonElement body)
    {
        if (!body.TryGetProperty("files", out var list)) return [];
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostFiles) return null;
        var sent = new List<SentFile>();
        foreach (var file in list.EnumerateArray())
        {
            if (file.String("name") is not { Length: > 0 and <= 400 } name || file.String("content") is not { } content || Bytes(content) is not { } bytes) return null;
            sent.Add(new(name, (limit, _) => Task.FromResult<Outcome<byte[]>>(bytes.Length <= limit ? bytes : new Problem("file-too-large", Facts.Of(("limit", $"{limit / 1024 / 1024}"))))));
        }

        return sent;
    }

    private static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length / 4 * 3 + 3];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}

/// <summary>What an act comes to.</summary>
internal sealed record ActAnswer
{
    /// <summary>What has just happened, in a sentence.</summary>
    public string? Said { get; init; }

    /// <summary>good, warn, bad or accent.</summary>
    public string? Tone { get; init; }

    /// <summary>Of a card that would be a dialog in the chat.</summary>
    public string? Title { get; init; }

    /// <summary>The Adaptive Card that the verb answers.</summary>
    public JsonElement? Card { get; init; }

    /// <summary>A file to fetch.</summary>
    public ActFile? File { get; init; }

    /// <summary>Why the page that was wanted did not come.</summary>
    public IReadOnlyList<TabProblem>? Problems { get; init; }

    /// <summary>The page that was wanted.</summary>
    public object? Page { get; init; }
}

/// <summary>A file, and where it is fetched once.</summary>
internal sealed record ActFile(string Name, string ContentUrl);
