using System.Collections.Concurrent;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Teams;
using Notice = MicroMajor.Domain.Notifications.Notice;

namespace MicroMajor.TeamsApp.Tabs;

/// <summary>
/// After an act from a tab the person's card in the chat shows the same, behind the answer. A page saves while one types: what is changed within a
/// moment comes as one edit. Who has no card on the matter is not sent one for what they did themselves.
/// </summary>
internal sealed class ChatCards(CardKeeper cards, INotices notices, IDirectory directory, Connector connector, UnfinishedTurns unfinished, TurnRun run, IHostApplicationLifetime lifetime, WireTime time)
{
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(700);

    // What could not be done just now is tried again; after that the card tells the present state when one of its buttons is pressed.
    private static readonly TimeSpan[] s_later = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1)];

    private readonly ConcurrentDictionary<(PersonId, Matter), bool> waiting = [];

    public void BringUpToDate(PersonId person, Matter matter)
    {
        if (waiting.TryAdd((person, matter), true)) unfinished.Keep(LaterAsync(person, matter));
    }

    /// <summary>Says what came of something too late for the page that asked; who never met the app looks at the page.</summary>
    public void Tell(PersonId person, string text, Language language) => unfinished.Keep(TellAsync(person, text, language));

    private async Task TellAsync(PersonId person, string text, Language language)
    {
        try
        {
            if (await directory.FindContactAsync(person, unfinished.End) is { } contact)
                await connector.SendAsync(new(contact.TenantId, person.Value, contact.ChannelUserId, contact.ConversationId, contact.ServiceUrl, contact.BotId), text, language, unfinished.End);
        }
        catch (Exception thrown)
        {
            run.Record("tabs: a late answer", thrown);
        }
    }

    private async Task LaterAsync(PersonId person, Matter matter)
    {
        if (!await DoneAsync(person, matter, s_moment, unfinished.End)) _ = AgainAsync(person, matter);
    }

    // A program that stops is not held up by these.
    private async Task AgainAsync(PersonId person, Matter matter)
    {
        foreach (var pause in s_later)
            // Another act rang meanwhile: its round does it.
            if (!waiting.TryAdd((person, matter), true) || await DoneAsync(person, matter, pause, lifetime.ApplicationStopping)) return;
    }

    private async Task<bool> DoneAsync(PersonId person, Matter matter, TimeSpan pause, CancellationToken end)
    {
        try
        {
            await Task.Delay(pause, time.Clock, end);
            waiting.TryRemove((person, matter), out _);
            if (await notices.FindAsync(Notice.KeyOf(person, matter), unfinished.End) is { Value.ActivityId.Length: > 0 })
                await cards.BringUpToDateAsync(person, matter, unfinished.End);
            return true;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception thrown)
        {
            waiting.TryRemove((person, matter), out _);
            run.Record("tabs: the chat's card", thrown);
            return false;
        }
    }
}
