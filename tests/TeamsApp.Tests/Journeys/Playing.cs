using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Store;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Tests.Tabs;
using MicroMajor.TeamsApp.Words;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>What a verb comes to for whoever gets in.</summary>
internal enum Effect
{
    /// <summary>Something is shown, and nothing changed.</summary>
    Shown,

    /// <summary>A sentence says why not, and nothing changed.</summary>
    Refused,

    /// <summary>It is done: something changed.</summary>
    Done,
}

/// <summary>What a verb came to.</summary>
/// <param name="Answer">All of it, as it came over the wire.</param>
/// <param name="Written">The calls that changed a list or the library.</param>
internal sealed record Seen(string Answer, Effect Effect, string Written)
{
    /// <summary>The sentence: why not, or what was done; empty where a card speaks for itself.</summary>
    public string Said { get; init; } = "";

    /// <summary>The card, without what tells a chat to fetch it anew.</summary>
    public string Card { get; init; } = "";

    /// <summary>A file is offered, or given.</summary>
    public bool IsFile { get; init; }

    /// <summary>So many messages and entries of the activity feed went out to others.</summary>
    public long Told { get; init; }

    /// <summary>The lists that changed.</summary>
    public string Lists => string.Join(", ", Written.Split(", ").Select(w => w.Split(' ')[^1]).Distinct().Order(StringComparer.Ordinal));
}

/// <summary>Sends verbs by a card and by a page, tells what each came to, and takes back what was done.</summary>
internal sealed partial class Playing(Scene scene) : IDisposable
{
    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Where cards lie, and how people are written to: that is written also when something is only shown.
    private static readonly string[] s_bookkeeping = ["Notices", "People"];
    private static readonly string[] s_marks = ["✓  ", "✕  ", "!  "];

    private readonly Dictionary<string, TabClient> tabs = [];
    private IReadOnlyDictionary<string, string> lists = new Dictionary<string, string>();

    private TenantDatabase Store => scene.Tenant.GetRequiredService<TenantDatabase>();

    /// <summary>What stands now is what <see cref="TakeBack"/> brings back.</summary>
    public async Task KeepAsync()
    {
        await scene.SettleAsync();
        using var site = new HttpClient { BaseAddress = scene.TenantAddress };
        lists = JsonNode.Parse(await site.GetStringAsync("/_sharepoint/lists"))!.AsArray().ToDictionary(l => (string)l!["id"]!, l => (string)l!["displayName"]!, StringComparer.OrdinalIgnoreCase);
        Store.Write(db =>
        {
            foreach (var (table, which) in Tables) db.Execute($"DROP TABLE IF EXISTS kept_{table}; CREATE TABLE kept_{table} AS SELECT * FROM {table} WHERE {which}");
        });
    }

    /// <summary>The lists and the library are as they were kept; the chats are not, as in life.</summary>
    public void TakeBack()
    {
        Store.Write(db =>
        {
            foreach (var (table, which) in Tables) db.Execute($"DELETE FROM {table} WHERE {which}; INSERT INTO {table} SELECT * FROM kept_{table}");
        });
        scene.Services.GetRequiredService<Catalogues>().Forget();
    }

    private IEnumerable<(string Table, string Which)> Tables
    {
        get
        {
            var others = $"list_id NOT IN ({string.Join(", ", lists.Where(l => s_bookkeeping.Contains(l.Value)).Select(l => $"'{l.Key}'"))})";
            return [("items", others), ("item_index", others), ("item_versions", others), ("contents", "1 = 1")];
        }
    }

    /// <summary>The person's client sends the verb from a card, or from the dialog that it opens in.</summary>
    public async Task<Seen> SendAsync(SeedPerson who, string verb, JsonObject data)
    {
        var told = Begin(who);
        var seen = scene.Services.GetRequiredService<Room>().Dialogs.Contains(verb) ? await InDialogAsync(who, verb, data) : await OnCardAsync(who, verb, data);
        return await EndAsync(who, seen, told);
    }

    /// <summary>The person's page sends the same.</summary>
    public async Task<Seen> ActAsync(SeedPerson who, string verb, JsonObject data)
    {
        if (!tabs.TryGetValue(who.ObjectId, out var tab)) tabs[who.ObjectId] = tab = new TabClient(scene, who);
        var asked = data.DeepClone().AsObject();
        if (scene.Services.GetRequiredService<Room>().Dialogs.Contains(verb)) asked["fieldKey"] = "introduction";
        var told = Begin(who);
        var (status, text) = await tab.AskAsync("POST", "/acts", new() { ["verb"] = verb, ["data"] = asked });
        Assert.True(status == 200, $"{verb} by {who.UserPrincipalName}: {status} {text}");
        var answer = JsonNode.Parse(text)!.AsObject();
        var card = answer["card"];
        return await EndAsync(who, new(text, (card is null ? answer["said"] is not null : HasRefusal(card)) ? Effect.Refused : Effect.Shown, "")
        {
            Said = Bare(Same(verb, (string?)answer["said"] ?? "")),
            Card = Same(verb, Plain(card)),
            IsFile = answer["file"] is not null,
        }, told);
    }

    /// <summary>In what the page's answer differs from the card's; empty where they agree: the same effect on the same lists, the same sentence, the same card or file.</summary>
    public static string Differ(Seen card, Seen page)
    {
        // What a card says of itself, a page says of the page.
        static string OfPage(string said) => said.Replace("这张卡片会更新", "这一页会更新", StringComparison.Ordinal).Replace("还在卡片上", "还在", StringComparison.Ordinal);
        (card, page) = (card with { Said = OfPage(card.Said), Card = OfPage(card.Card) }, page with { Said = OfPage(page.Said), Card = OfPage(page.Card) });
        return
            // What a chat asks about before it hands a file over, a page gives at once; that there is such a paper is entered in the register then.
            card.IsFile || page.IsFile ? card.IsFile && page.IsFile && page.Lists is "" or "Register" ? "" : $"a file: {card.IsFile} and {page.IsFile} [{page.Written}]"
            : (card.Effect, card.Lists) != (page.Effect, page.Lists) ? $"{card.Effect} [{card.Lists}] and {page.Effect} [{page.Lists}]"
            // Where a page is given a card and no sentence, all that is said stands on the card.
            : card.Said != page.Said && (page.Said.Length > 0 || page.Card.Length == 0) ? $"“{card.Said}” and “{page.Said}”"
            // What is done goes on behind the answer while the card is drawn.
            : card.Effect != Effect.Done && card.Card != page.Card ? $"{card.Card}\nand\n{page.Card}"
            : "";
    }

    /// <summary>What the lists and the library were given since the log was cleared.</summary>
    public IEnumerable<string> Written() =>
        from call in scene.Log.Entries
        where call.Method != "GET" && call.Status < 400 && !call.Path.EndsWith("$batch", StringComparison.Ordinal) && !call.Path.Contains("sendActivityNotification", StringComparison.Ordinal)
        let list = lists.FirstOrDefault(l => call.Path.Contains(l.Key, StringComparison.OrdinalIgnoreCase)).Value ?? lists.Values.FirstOrDefault(n => call.Path.Contains($"/lists/{n}/", StringComparison.OrdinalIgnoreCase)) ?? "library"
        where !s_bookkeeping.Contains(list)
        select $"{call.Method} {list}";

    public void Dispose()
    {
        foreach (var tab in tabs.Values) tab.Dispose();
    }

    private long Begin(SeedPerson who)
    {
        scene.Log.Clear();
        return Told(who);
    }

    private async Task<Seen> EndAsync(SeedPerson who, Seen seen, long told)
    {
        await scene.SettleAsync();
        var written = string.Join(", ", Written());
        return seen with { Written = written, Effect = written.Length > 0 ? Effect.Done : seen.Effect, Told = Told(who) - told };
    }

    // The sender's own chat has the answer, and a card that gave way to it in its place.
    private long Told(SeedPerson who) => Store.Read(db => (long)db.Scalar(
        "SELECT (SELECT COUNT(*) FROM teams_messages WHERE from_bot = 1 AND person_id <> $who) + (SELECT COUNT(*) FROM activity_notifications WHERE user_id <> $who)", ("$who", who.ObjectId))!);

    private async Task<Seen> OnCardAsync(SeedPerson who, string verb, JsonObject data)
    {
        var outcome = await scene.ForgeAsync(who, verb, data);
        Assert.True(outcome.Shown is "card" or "message", $"{verb} by {who.UserPrincipalName}: {outcome.Shown} {outcome.Text}");
        Assert.NotEqual(EdgeWords.Failed(Language.Zh), outcome.Text);
        var answer = Same(verb, $"{outcome.Shown} {outcome.Value?.ToJsonString(s_readable)}");
        if (outcome.Shown == "card") return new(answer, HasRefusal(outcome.Value) ? Effect.Refused : Effect.Shown, "") { Said = Bare(Same(verb, SaidOn(outcome.Value))), Card = Same(verb, Plain(outcome.Value)) };
        var offered = (string?)outcome.Value == WordFileWords.Offered(Language.Zh);
        return new(answer, offered ? Effect.Shown : Effect.Refused, "") { Said = offered ? "" : Bare((string?)outcome.Value ?? ""), IsFile = offered };
    }

    private async Task<Seen> InDialogAsync(SeedPerson who, string verb, JsonObject data)
    {
        var asked = data.DeepClone().AsObject();
        asked["verb"] = verb;
        asked["fieldKey"] = "introduction";
        var outcome = await scene.Tenant.GetRequiredService<Dialogs>().TaskAsync(who, verb.EndsWith("open", StringComparison.Ordinal) ? "task/fetch" : "task/submit", asked, null, "default", default);
        Assert.Null(outcome.Failure);
        var task = outcome.Body?["task"];
        var said = (string?)task?["type"] == "message" ? (string?)task!["value"] ?? "" : null;
        var card = said is null ? task?["value"]?["card"]?["content"] : null;
        return new(outcome.Body?.ToJsonString(s_readable) ?? "", said is not null || HasRefusal(card) ? Effect.Refused : Effect.Shown, "") { Said = Bare(said ?? SaidOn(card)), Card = Plain(card) };
    }

    // A card to start with has a new key each time, a new draft a new number, and an import the press by which it came.
    private static string Same(string verb, string answer) => verb is "proposals/start" or "proposals/create" or "proposals/example" or "word/new" or "word/create" or "imports/preview" or "imports/reread" ? New().Replace(answer, "NEW") : answer;

    // A frame that says at the top why not.
    private static bool HasRefusal(JsonNode? card) => Texts(card).Any(t => t.StartsWith(s_marks[1], StringComparison.Ordinal) || t.StartsWith(s_marks[2], StringComparison.Ordinal));

    private static string SaidOn(JsonNode? card) => Texts(card).FirstOrDefault(t => s_marks.Any(m => t.StartsWith(m, StringComparison.Ordinal))) ?? "";

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject thing => (thing["text"] is JsonValue text && text.TryGetValue<string>(out var said) ? new[] { said } : []).Concat(thing.SelectMany(p => Texts(p.Value))),
        JsonArray many => many.SelectMany(Texts),
        _ => [],
    };

    // Without marks, and without what keeps a sentence from being taken for markdown.
    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static string Plain(JsonNode? card)
    {
        if (card is not JsonObject) return "";
        var plain = card.DeepClone().AsObject();
        plain.Remove("refresh");
        return plain.ToJsonString(s_readable);
    }

    [GeneratedRegex(@"""(startKey|importId)"":""[^""]*""|WZY-2025-[0-9]+")]
    private static partial Regex New();
}
