using System.Collections.Concurrent;
using System.Globalization;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Telemetry;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>Reminds experts of what they have not given yet: one message a day and person with all that is open in the round.</summary>
public sealed class ReviewReminderRun(IRounds rounds, IAssignments assignments, IDirectory directory, CardKeeper cards, FeedKeeper feed, Measures measures)
{
    private const int LinesInMessage = 8;

    // What was said today need not be asked of the store again and again.
    private readonly ConcurrentDictionary<string, DateOnly> told = new(StringComparer.Ordinal);

    /// <summary>Sends what falls on that day.</summary>
    /// <param name="all">Everybody who owes a review, as the office asked; else those for whom the day is one of theirs.</param>
    public async Task RunAsync(string roundId, DateOnly day, bool all, CancellationToken ct)
    {
        if (await rounds.FindAsync(roundId, ct) is { } round) await RunAsync(round.Value, day, all, ct);
    }

    /// <summary>The same for a round that was just read.</summary>
    public async Task RunAsync(Round round, DateOnly day, bool all, CancellationToken ct)
    {
        var open = (await assignments.ListAsync(AssignmentQuery.OfRound(round.Id), ct)).Select(a => a.Value).Where(a => a.IsOpen && round.TakesReviews(a)).ToLookup(a => a.Expert);
        measures.Late(round.Id, open.Sum(theirs => theirs.Count(a => WorkingDays.DayOf(a.DueAt) < day)));
        if (open.Count == 0) return;
        var choices = (await directory.ExpertsAsync(ct)).ToDictionary(e => e.Id, e => e.Reminders);
        foreach (var theirs in open)
        {
            IReadOnlyList<Assignment> due = [.. theirs.OrderBy(a => a.DueAt).ThenBy(a => a.ProposalId, StringComparer.Ordinal)];
            if (!all && !ReviewReminders.FallsOn(day, due, choices.GetValueOrDefault(theirs.Key), round.Policy)) continue;
            var key = $"remind|{round.Id}|{theirs.Key.Value}|{day.ToString("O", CultureInfo.InvariantCulture)}";
            if (told.ContainsKey(key)) continue;
            var message = new MessageDue(Audience.Of(theirs.Key), "told-reviews-due", Facts(due)) { Key = key };
            if (await cards.TellOnceAsync(theirs.Key, message, ct)) await feed.RemindedAsync(theirs.Key, round.Id, message, due, ct);
            foreach (var (old, when) in told) if (when < day) told.TryRemove(old, out _);
            told[key] = day;
        }
    }

    private static Dictionary<string, string> Facts(IReadOnlyList<Assignment> due) => new()
    {
        ["n"] = $"{due.Count}",
        ["list"] = string.Join('\n', due.Take(LinesInMessage).Select(a => $"《{a.ProgramName}》 {ChinaTime.DayAndClock(a.DueAt, Language.Zh)}")),
        ["listEn"] = string.Join('\n', due.Take(LinesInMessage).Select(a => $"“{a.ProgramName}” {ChinaTime.DayAndClock(a.DueAt, Language.En)}")),
        ["more"] = due.Count > LinesInMessage ? $"{due.Count - LinesInMessage}" : "",
    };
}
