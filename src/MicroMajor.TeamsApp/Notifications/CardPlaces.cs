using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Operations;
using MicroMajor.Domain.People;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>Where whose card on what lies. It hardly ever changes, and every card that is shown asks for it: the store's list is remembered for a day.</summary>
internal sealed class CardPlaces(INotices notices, IShortMemory memory)
{
    private const string Cards = "card";
    private const string Messages = "message";

    private static readonly TimeSpan s_kept = TimeSpan.FromDays(1);

    /// <summary>The card with that key; null when there is none.</summary>
    public async Task<Stored<Notice>?> FindAsync(string key, CancellationToken ct)
    {
        if (await KnownAsync(key, ct) is { } there) return there;
        var found = await notices.FindAsync(key, ct);
        if (found is not null) await KeepAsync(found, ct);
        return found;
    }

    /// <summary>The card lies there from now on.</summary>
    public async Task SaveAsync(Stored<Notice> notice, CancellationToken ct)
    {
        await notices.SaveAsync(notice, ct);
        await KeepAsync(notice, ct);
    }

    /// <summary>What is remembered of the card does not hold; the list is asked next time.</summary>
    public async Task ForgetAsync(string key, CancellationToken ct)
    {
        if (await KnownAsync(key, ct) is { } known) await memory.TakeAsync(Messages, InMessage(known.Value), ct);
        await memory.TakeAsync(Cards, key, ct);
    }

    /// <summary>The message was just sent: nothing but what is saved from now on stands in it.</summary>
    public Task SentAsync(PersonId person, string messageId, CancellationToken ct) => memory.PutAsync(Messages, Wholly(person, messageId), "", s_kept, ct);

    /// <summary>Which other matter's card stands in the message. The list is asked about a message of which nothing is remembered: one from before the program started.</summary>
    public async Task<Matter?> StandingInAsync(PersonId person, string messageId, string but, CancellationToken ct)
    {
        var whole = Wholly(person, messageId);
        var remembered = await memory.ListAsync(Messages, whole, ct);
        if (remembered.All(r => r.Key != whole))
        {
            // What is remembered of a card is never older than what the list said.
            foreach (var notice in await notices.InMessageAsync(person, messageId, ct)) await KeepAsync(await KnownAsync(notice.Value.Key, ct) ?? notice, ct);
            await SentAsync(person, messageId, ct);
            remembered = await memory.ListAsync(Messages, whole, ct);
        }

        foreach (var (_, key) in remembered)
            if (key != but && await KnownAsync(key, ct) is { } found && found.Value.ActivityId == messageId && found.Value.Person == person && key == Notice.KeyOf(person, found.Value.Matter)) return found.Value.Matter;
        return null;
    }

    private async Task<Stored<Notice>?> KnownAsync(string key, CancellationToken ct) => await memory.FindAsync(Cards, key, ct) is { } text ? JsonSerializer.Deserialize<Stored<Notice>>(text) : null;

    /// <summary>The running program knows it so; the list does not.</summary>
    public async Task KeepAsync(Stored<Notice> notice, CancellationToken ct)
    {
        var former = await KnownAsync(notice.Value.Key, ct);
        if (former is not null && former.Value.ActivityId != notice.Value.ActivityId) await memory.TakeAsync(Messages, InMessage(former.Value), ct);
        await memory.PutAsync(Cards, notice.Value.Key, JsonSerializer.Serialize(notice), s_kept, ct);
        if (notice.Value.ActivityId.Length > 0) await memory.PutAsync(Messages, InMessage(notice.Value), notice.Value.Key, s_kept, ct);
    }

    // Stands among the cards of the message, before them: all that stand there are remembered.
    private static string Wholly(PersonId person, string messageId) => $"{person.Value}|{messageId}|";

    private static string InMessage(Notice notice) => Wholly(notice.Person, notice.ActivityId) + notice.Key;
}
