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

    /// <summary>Which other matter's card is known to stand in the message. Only what is remembered: else the next news says it.</summary>
    public async Task<Matter?> StandingInAsync(PersonId person, string messageId, string but, CancellationToken ct)
    {
        foreach (var (_, key) in await memory.ListAsync(Messages, $"{person.Value}|{messageId}|", ct))
            if (key != but && await KnownAsync(key, ct) is { } found && found.Value.ActivityId == messageId && found.Value.Person == person && key == Notice.KeyOf(person, found.Value.Matter)) return found.Value.Matter;
        return null;
    }

    private async Task<Stored<Notice>?> KnownAsync(string key, CancellationToken ct) => await memory.FindAsync(Cards, key, ct) is { } text ? JsonSerializer.Deserialize<Stored<Notice>>(text) : null;

    private async Task KeepAsync(Stored<Notice> notice, CancellationToken ct)
    {
        var former = await KnownAsync(notice.Value.Key, ct);
        if (former is not null && former.Value.ActivityId != notice.Value.ActivityId) await memory.TakeAsync(Messages, InMessage(former.Value), ct);
        await memory.PutAsync(Cards, notice.Value.Key, JsonSerializer.Serialize(notice), s_kept, ct);
        if (notice.Value.ActivityId.Length > 0) await memory.PutAsync(Messages, InMessage(notice.Value), notice.Value.Key, s_kept, ct);
    }

    private static string InMessage(Notice notice) => $"{notice.Person.Value}|{notice.ActivityId}|{notice.Key}";
}
