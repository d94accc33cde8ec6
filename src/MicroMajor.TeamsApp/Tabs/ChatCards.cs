using System.Collections.Concurrent;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tabs;

/// <summary>
/// After an act from a tab the person's card in the chat shows the same, behind the answer. A page saves while one types: what is changed within a
/// moment comes as one edit. Who has no card on the matter is not sent one for what they did themselves.
/// </summary>
internal sealed class ChatCards(CardKeeper cards, INotices notices, UnfinishedTurns unfinished, TurnRun run, WireTime time)
{
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(700);

    private readonly ConcurrentDictionary<(PersonId, Matter), bool> waiting = [];

    public void BringUpToDate(PersonId person, Matter matter)
    {
        if (waiting.TryAdd((person, matter), true)) unfinished.Keep(LaterAsync(person, matter));
    }

    private async Task LaterAsync(PersonId person, Matter matter)
    {
        try
        {
            await Task.Delay(s_moment, time.Clock, unfinished.End);
            waiting.TryRemove((person, matter), out _);
            if (await notices.FindAsync(Notice.KeyOf(person, matter), unfinished.End) is { Value.ActivityId.Length: > 0 })
                await cards.BringUpToDateAsync(person, matter, unfinished.End);
        }
        catch (Exception thrown)
        {
            waiting.TryRemove((person, matter), out _);
            run.Record("tabs: the chat's card", thrown);
        }
    }
}
