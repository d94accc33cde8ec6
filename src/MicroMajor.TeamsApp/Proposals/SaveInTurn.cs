using System.Diagnostics;
using System.Runtime.CompilerServices;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>
/// Writes a decision on what is there now. Savers of one proposal on this machine stand in one line, and each goes on from what the
/// one before has written; against savers on other machines the version that was read decides, and who came second decides anew.
/// Every save stays a write of its own, so that every save is a version.
/// </summary>
internal static class SaveInTurn
{
    // Teams hangs up after about fifteen seconds.
    private static readonly TimeSpan longestPatience = TimeSpan.FromSeconds(10);

    // One set of lines for each store, for as long as the store lives.
    private static readonly ConditionalWeakTable<IProposals, SavingLines> linesOf = [];

    /// <summary>Decides and saves. Refused as <c>too-many-savers</c> when the turn does not come in time; what was typed is then still on the card.</summary>
    public static async Task<Outcome<Stored<Proposal>>> DecideAndSaveAsync(
        this IProposals proposals,
        Stored<Proposal> loaded,
        Func<Stored<Proposal>, CancellationToken, ValueTask<Outcome<Proposal>>> decide,
        CancellationToken ct,
        TimeSpan? patience = null)
    {
        var (began, most) = (Stopwatch.GetTimestamp(), patience ?? longestPatience);
        using var place = await linesOf.GetValue(proposals, _ => new()).EnterAsync(loaded.Value.Id, most, ct);
        if (place is null) return new Problem("too-many-savers");
        var present = place.WrittenMeanwhile ?? loaded;
        for (var attempt = 1; ; attempt++)
        {
            var decided = await decide(present, ct);
            if (!decided.IsDone) return Outcome<Stored<Proposal>>.Refused(decided.Problems);
            // A decision that changes nothing is written nowhere.
            if (ReferenceEquals(decided.Value, present.Value)) return present;
            var saved = await proposals.SaveAsync(present.With(decided.Value), ct);
            if (saved.IsDone) return place.Written(saved.Value);
            if (saved.Problems[0].Code != "changed-meanwhile") return saved;
            if (Stopwatch.GetElapsedTime(began) >= most) return new Problem("too-many-savers");
            // Two machines that step aside for equally long would meet again.
            if (attempt > 1) await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(10, 40 * Math.Min(attempt, 8))), ct);
            if (await proposals.FindAsync(loaded.Value.Id, ct) is not { } now) return new Problem("no-such-proposal");
            present = now;
        }
    }
}
