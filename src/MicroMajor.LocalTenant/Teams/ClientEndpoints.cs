using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>
/// What a Teams client can do for a person, for the chat page, for tests and for an automated player.
/// JSON in camelCase; <c>{person}</c> is an Entra object id. Unknown person, chat or message: 404; a body that makes no sense: 400.
/// <code>
/// GET  /_teams/tenant                                   tenantId, tenantName, app, botId, serviceUrl, now, tabs, searches, linkHosts
/// GET  /_teams/people                                   everybody: objectId, displayName, …, chatId, installed, unread
/// POST /_teams/install          {people?:[objectId]}    adds the app for these, without a body for all; {added:[…]}
/// POST /_teams/uninstall        {people:[objectId]}     takes it away; {removed:[…]}
/// GET  /_teams/failures                                 every "Something went wrong" so far (none is what a test wants)
/// GET  /_teams/{person}/chats                           {cursor, chats:[{chatId, name, installed, unread, last}]}
/// GET  /_teams/{person}/chats/{chat}/messages           {cursor, messages:[…]}, oldest first, cards as this person sees them
/// POST /_teams/{person}/chats/{chat}/messages {text, card?}  types a text, with a card from the compose box; answers when the bot has taken it: {message, failure}
/// POST /_teams/{person}/chats/{chat}/read               everything seen
/// GET  /_teams/{person}/updates?after=N&amp;wait=S          messages that changed after the cursor; waits up to S seconds (60 at most) for one
/// GET  /_teams/{person}/events                          server-sent events: hello, message, typing, read, installed, bell
/// </code>
/// The actions of cards are in <see cref="CardEndpoints"/>, the compose box in <see cref="ComposeBox"/>, files in <see cref="FileEndpoints"/>, what a tab asks for in <see cref="TabTokens"/>, the activity bell in <see cref="ActivityBell"/>.
/// </summary>
public sealed class ClientEndpoints(
    LocalTenantOptions options, ChannelIds ids, ChatStore chats, ClientViews views, Installation installation, Activities activities,
    PersonSends sends, BotFailures failures, LiveEvents live, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private sealed record PeopleBody(IReadOnlyList<string>? People);

    private sealed record TextBody(string? Text, JsonObject? Card);

    public void Map(IEndpointRouteBuilder app)
    {
        var teams = app.MapGroup("/_teams");
        teams.MapGet("tenant", () => new
        {
            options.Seed.TenantId,
            options.Seed.TenantName,
            app = new { id = options.HostedAppId ?? options.Seed.App.AppId, name = options.Seed.App.DisplayName },
            ids.BotId,
            activities.ServiceUrl,
            now = time.GetUtcNow(),
            options.Tabs,
            options.Searches,
            options.LinkHosts,
        });
        teams.MapGet("people", () => options.Seed.People.Select(views.Person));
        teams.MapPost("install", InstallAsync);
        teams.MapPost("uninstall", UninstallAsync);
        teams.MapGet("failures", () => failures.All());
        teams.MapGet("{person}/chats", (string person) => For(person, someone => Results.Json(new { cursor = chats.LastChange(), chats = views.Chats(someone) })));
        teams.MapGet("{person}/chats/{chat}/messages", (string person, string chat) => InChat(person, chat, someone => Messages(someone, chat)));
        teams.MapPost("{person}/chats/{chat}/messages", (string person, string chat, TextBody body, CancellationToken cancellation) =>
            InChatAsync(person, chat, someone => body.Card is { } card && card.Object("content") is null ? Task.FromResult(Results.BadRequest())
                : ids.GroupByConversation(chat) is not null ? sends.WriteAsync(someone, chat, body.Text ?? "", body.Card, cancellation)
                : TypeAsync(someone, chat, body.Text ?? "", body.Card, cancellation)));
        teams.MapPost("{person}/chats/{chat}/read", (string person, string chat) => InChat(person, chat, someone =>
        {
            if (ids.GroupByConversation(chat) is not null) chats.MarkGroupRead(chat, someone.ObjectId);
            else chats.MarkRead(chat);
            live.Tell(someone.ObjectId, new LiveEvent("read"));
            return Results.NoContent();
        }));
        teams.MapGet("{person}/updates", (string person, long? after, int? wait, CancellationToken cancellation) =>
            ForAsync(person, someone => UpdatesAsync(someone, after ?? 0, wait ?? 0, cancellation)));
        teams.MapGet("{person}/events", (string person, CancellationToken cancellation) =>
            For(person, someone => TypedResults.ServerSentEvents(EventsAsync(someone, cancellation))));
    }

    private async Task<IResult> InstallAsync(PeopleBody? body, CancellationToken cancellation)
    {
        if ((body?.People is { } named ? Named(named) : options.Seed.People) is not { } people) return Results.NotFound();
        var added = new List<string>();
        foreach (var person in people)
            if (await installation.AddAsync(person, cancellation))
                added.Add(person.ObjectId);
        return Results.Json(new { added });
    }

    private async Task<IResult> UninstallAsync(PeopleBody body, CancellationToken cancellation)
    {
        if (Named(body.People ?? []) is not { } people) return Results.NotFound();
        var removed = new List<string>();
        foreach (var person in people)
            if (await installation.RemoveAsync(person, cancellation))
                removed.Add(person.ObjectId);
        return Results.Json(new { removed });
    }

    /// <summary>The people with these object ids; null when one of them is unknown.</summary>
    private List<SeedPerson>? Named(IReadOnlyList<string> objectIds)
    {
        var people = objectIds.Select(ids.PersonByObjectId).OfType<SeedPerson>().ToList();
        return people.Count == objectIds.Count ? people : null;
    }

    private IResult Messages(SeedPerson person, string chatId)
    {
        var cursor = chats.LastChange();
        return Results.Json(new { cursor, messages = chats.Messages(chatId, person.ObjectId).Select(message => views.Message(person, message)) });
    }

    private async Task<IResult> TypeAsync(SeedPerson person, string chatId, string text, JsonObject? card, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text) && card is null) return Results.BadRequest();
        if (!views.IsInstalled(person)) return Results.Conflict();
        return await sends.SendAsync(person, chatId, card is null ? activities.Typed(person, text) : activities.Typed(person, text, ComposeBox.Attachment(card)), cancellation);
    }

    private async Task<IResult> UpdatesAsync(SeedPerson person, long after, int wait, CancellationToken cancellation)
    {
        using var listener = live.Listen(person.ObjectId);
        IReadOnlyList<string> groups = [.. ids.GroupsOf(person).Select(ids.ConversationOf)];
        var changes = chats.Changes(person.ObjectId, after, groups);
        if (changes.Count == 0 && wait > 0 && await HappensAsync(listener, TimeSpan.FromSeconds(Math.Min(wait, 60)), cancellation))
            changes = chats.Changes(person.ObjectId, after, groups);
        return Results.Json(new
        {
            cursor = changes.Count > 0 ? changes[^1].Change : after,
            unread = chats.Unread(ids.ConversationOf(person)),
            messages = changes.Select(message => views.Message(person, message)),
        });
    }

    /// <summary>True when a message changed within the patience.</summary>
    private async Task<bool> HappensAsync(LiveEvents.Listener listener, TimeSpan patience, CancellationToken cancellation)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        until.CancelAfter(patience);
        try
        {
            await foreach (var news in listener.ReadAllAsync(until.Token))
                if (news.Change > 0)
                    return true;
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async IAsyncEnumerable<LiveEvent> EventsAsync(SeedPerson person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // An open stream must not hold up the end of the program.
        using var listener = live.Listen(person.ObjectId);
        using var open = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        yield return new LiveEvent("hello", Change: chats.LastChange());
        await foreach (var news in listener.ReadAllAsync(open.Token))
            yield return news;
    }

    private IResult For(string personId, Func<SeedPerson, IResult> answer) =>
        ids.PersonByObjectId(personId) is { } person ? answer(person) : Results.NotFound();

    private async Task<IResult> ForAsync(string personId, Func<SeedPerson, Task<IResult>> answer) =>
        ids.PersonByObjectId(personId) is { } person ? await answer(person) : Results.NotFound();

    private IResult InChat(string personId, string chatId, Func<SeedPerson, IResult> answer) =>
        For(personId, person => ids.IsIn(person, chatId) ? answer(person) : Results.NotFound());

    private Task<IResult> InChatAsync(string personId, string chatId, Func<SeedPerson, Task<IResult>> answer) =>
        ForAsync(personId, async person => ids.IsIn(person, chatId) ? await answer(person) : Results.NotFound());
}
