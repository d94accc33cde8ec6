using System.Globalization;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Proposals;

/// <summary>A step that comes next, and when. Where the notice sets no day there is none: nobody is reminded of a day that was made up.</summary>
/// <param name="Step">What is to come; null for the end of the time of building (建设期, clause 四.2).</param>
/// <param name="From">The first day on which it may be.</param>
/// <param name="By">The last day on which it should be, by the notice or by the programme's own plan.</param>
public sealed record MilestoneDue(Milestone? Step, string Clause, DateOnly? From, DateOnly? By)
{
    /// <summary>The day to be reminded of, or null.</summary>
    public DateOnly? Day => By ?? From;
}

/// <summary>How near a day is.</summary>
public enum MilestoneUrgency
{
    /// <summary>Within a month.</summary>
    Soon,

    /// <summary>It is there.</summary>
    Due,

    /// <summary>It is over.</summary>
    Late,
}

/// <summary>Something to be reminded of now.</summary>
/// <param name="Key">The same as long as it is the same reminder: it is given once.</param>
public sealed record MilestoneReminder(string Key, Proposal Proposal, MilestoneDue Due, MilestoneUrgency Urgency)
{
    /// <summary>What is said to the office, once.</summary>
    public MessageDue Message => new(Audience.Office, $"told-due-{Due.Step?.ToString() ?? "Building"}", new Dictionary<string, string>
    {
        ["proposal"] = Proposal.Id,
        ["name"] = Proposal.Name,
        ["day"] = Due.Day?.ToString("O", CultureInfo.InvariantCulture) ?? "",
    })
    { Key = Key };

    /// <summary>What is said of all of them: one message for each step and day, which names the first few programmes.</summary>
    public static IReadOnlyList<MessageDue> Bundled(string roundId, IReadOnlyList<MilestoneReminder> reminders) =>
    [
        .. reminders.GroupBy(r => (r.Due.Step, r.Due.Day, r.Urgency)).OrderBy(g => g.Key.Day).ThenBy(g => g.Key.Step).Select(g => g.Count() == 1 ? g.Single().Message : g.First().Message with
        {
            Code = $"told-due-many-{g.Key.Step?.ToString() ?? "Building"}",
            Facts = new Dictionary<string, string>
            {
                ["n"] = $"{g.Count()}",
                ["names"] = string.Join("、", g.Take(Named).Select(r => r.Proposal.Name)),
                ["more"] = g.Count() > Named ? $"{g.Count()}" : "",
                ["day"] = g.Key.Day?.ToString("O", CultureInfo.InvariantCulture) ?? "",
            },
            Key = $"{roundId}|due|{g.Key.Step?.ToString() ?? "Building"}|{g.Key.Day?.ToString("O", CultureInfo.InvariantCulture)}|{g.Key.Urgency}",
        }),
    ];

    private const int Named = 3;
}

/// <summary>What is due next for a recommended programme, and when, from the policy of its round and its own plan.</summary>
public sealed record MilestonesDue(Proposal Proposal, Round Round)
{
    // A month is what an office needs to write a letter and have it signed.
    private const int SoonDays = 30;

    // Who has not recorded it a quarter later has been told often enough; the card still says it.
    private const int LateDays = 90;

    /// <summary>All that comes next, those of the filing first.</summary>
    public IReadOnlyList<MilestoneDue> All
    {
        get
        {
            if (Proposal.State != ProposalState.Recommended || Proposal.Record.IsEnded) return [];
            return [.. Filing(), .. Running(), Building()];
        }
    }

    /// <summary>What is to be reminded of at that instant.</summary>
    public IReadOnlyList<MilestoneReminder> At(DateTimeOffset now)
    {
        var today = WorkingDays.DayOf(now);
        var found = new List<MilestoneReminder>();
        foreach (var due in All)
        {
            if (due.Day is not { } day || today < day.AddDays(-SoonDays) || today > day.AddDays(LateDays)) continue;
            var urgency = today < day ? MilestoneUrgency.Soon : today == day || due.By is null ? MilestoneUrgency.Due : MilestoneUrgency.Late;
            found.Add(new($"{Proposal.Id}|due|{due.Step?.ToString() ?? "Building"}|{day.ToString("O", CultureInfo.InvariantCulture)}|{urgency}", Proposal, due, urgency));
        }

        return found;
    }

    private IEnumerable<MilestoneDue> Filing() => Proposal.Record.On(MilestoneTrack.Filing) switch
    {
        Milestone.Recommended => [new(Milestone.SubmittedToProvince, "四.1", null, null)],
        Milestone.SubmittedToProvince => [new(Milestone.ApprovedByProvince, "四.1", null, null)],
        Milestone.ApprovedByProvince => [new(Milestone.FiledWithMinistry, "四.1", null, null)],
        Milestone.FiledWithMinistry => [new(Milestone.ProvincialLevel, "四.3", null, null)],
        Milestone.ProvincialLevel => [new(Milestone.NationalLevel, "四.3", null, null)],
        _ => [],
    };

    private IEnumerable<MilestoneDue> Running()
    {
        var record = Proposal.Record;
        if (record.On(MilestoneTrack.Filing) == Milestone.RefusedByProvince && record.LatestOn(MilestoneTrack.Running) is null) yield break;
        var (policy, september) = (Round.Policy, Round.Policy.EarliestTeaching.In(Round.Year));
        var latest = record.LatestOn(MilestoneTrack.Running);
        switch (latest?.Step)
        {
            case null:
                yield return new(Milestone.Recruiting, "三.4", september, Planned("enrolDate", september));
                break;
            case Milestone.Recruiting:
                // A later class has no day of its own in the form.
                var start = latest.On > september ? latest.On : september;
                yield return new(Milestone.Teaching, "三.4", september, IsFirstClass ? Planned("startDate", start) : null);
                break;
            case Milestone.Teaching:
                yield return new(Milestone.Completed, "三.4", null, policy.LastTeaching.In((Recruited?.Year ?? Round.Year) + 1));
                break;
        }
    }

    private MilestoneDue Building() => new(null, "四.2", null, (Proposal.Answers.Date("buildStart") ?? WorkingDays.DayOf(Proposal.Decision?.At ?? Round.Deadline)).AddMonths(Math.Max(Round.Policy.MaxBuildMonths, 0)));

    private DateOnly? Planned(string field, DateOnly from) => Proposal.Answers.Date(field) is { } day && day >= from ? day : null;

    private bool IsFirstClass => Proposal.Record.Standing.Count(e => e.Step == Milestone.Recruiting) <= 1;

    private DateOnly? Recruited => Proposal.Record.Standing.LastOrDefault(e => e.Step == Milestone.Recruiting)?.On;
}
