using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>
/// Remembers beside a card why it did not get through. It costs a write where something went wrong, and none where it did not; a channel that refuses
/// again within a minute is counted by the running program only.
/// </summary>
internal sealed class CardTroubles(CardPlaces places, TimeProvider time)
{
    private static readonly TimeSpan s_often = TimeSpan.FromMinutes(1);

    /// <summary>The card did not get through for that reason.</summary>
    /// <returns>The trouble with the number of tries in a row.</returns>
    public async Task<Trouble> KeepAsync(Stored<Notice>? known, string key, PersonId person, Matter matter, Trouble trouble, CancellationToken ct)
    {
        var before = known?.Value.Trouble;
        // Nobody tried anything with a person whose chat is not known: once said, it stands.
        if (trouble.Kind == TroubleKind.NotMet && before?.Kind == TroubleKind.NotMet) return before;
        trouble = trouble with { Tries = (before?.Tries ?? 0) + 1 };
        var notice = known?.Value ?? new(key, person, matter, "", "", trouble.At);
        var kept = new Stored<Notice>(notice with { Trouble = trouble, ActivityId = trouble.LeavesMessages ? notice.ActivityId : "" }, known?.Version ?? "");
        if (!trouble.IsLasting && before is not null && before.Kind == trouble.Kind && trouble.At - before.At < s_often) await places.KeepAsync(kept, ct);
        else await places.SaveAsync(kept, ct);
        return trouble;
    }

    /// <summary>The channel refused it for now. That this cannot be remembered is no reason to say anything else than what happened.</summary>
    public async Task TryKeepAsync(string key, PersonId person, Matter matter, ConnectorException refused, CancellationToken ct)
    {
        try
        {
            var now = time.GetUtcNow();
            await KeepAsync(await places.FindAsync(key, ct), key, person, matter, TroubleOf(refused, now), ct);
        }
        catch (Exception lost) when (!ct.IsCancellationRequested && lost is not ConnectorException)
        {
            // The card is owed still, and the next try says it again.
        }
    }

    /// <summary>What the channel's refusal means.</summary>
    public static Trouble TroubleOf(ConnectorException refused, DateTimeOffset now) =>
        new(Trouble.KindOf(refused.Status, refused.Code), refused.Code ?? (refused.Status == 0 ? "" : $"HTTP {refused.Status}"), now) { RetryAt = refused.RetryAfter is { } wait ? now + wait : null };
}
