using System.Collections.Concurrent;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>Tells the office what is due after the decision: once for each day and step, however many programmes it is about.</summary>
public sealed class MilestoneReminderRun(IProposals proposals, IDirectory directory, CardKeeper cards, FeedKeeper feed)
{
    // A day is what the reminders are counted in: the rest of it there is nothing new to say.
    private readonly ConcurrentDictionary<string, DateOnly> looked = new(StringComparer.Ordinal);

    /// <summary>Looks at the round, once a day.</summary>
    public async Task RunAsync(Round round, DateTimeOffset now, CancellationToken ct)
    {
        var today = WorkingDays.DayOf(now);
        if (looked.TryGetValue(round.Id, out var day) && day == today) return;
        var found = new List<MilestoneReminder>();
        for (var query = ProposalQuery.OfRound(round.Id, ProposalState.Recommended); ;)
        {
            var page = await proposals.ListAsync(query, ct);
            found.AddRange(page.Proposals.SelectMany(p => new MilestonesDue(p.Value, round).At(now)));
            if (page.Continue is null) break;
            query = query with { Continue = page.Continue };
        }

        var messages = MilestoneReminder.Bundled(round.Id, found);
        if (messages.Count > 0)
            foreach (var person in await directory.OfficeAsync(ct))
                foreach (var message in messages)
                    if (await cards.TellOnceAsync(person, message, ct)) await feed.MilestonesDueAsync(person, round.Id, message, ct);
        looked[round.Id] = today;
    }
}
