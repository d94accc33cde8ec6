using System.Globalization;
using System.Text.Json.Serialization;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Proposals;

/// <summary>After the decision: what the office records of a recommended programme, and how it corrects itself. Nothing that was recorded is ever gone.</summary>
public sealed partial record Proposal
{
    /// <summary>Most entries of a programme: they stand in one column.</summary>
    public const int MostMilestones = 40;

    /// <summary>Most characters of a remark, and of the reason of a correction.</summary>
    public const int LongestRemark = 300;

    /// <summary>Everything recorded after the decision, oldest first.</summary>
    public IReadOnlyList<MilestoneEntry> Milestones { get; init; } = [];

    /// <summary>The same with its corrections applied.</summary>
    [JsonIgnore]
    public MilestoneRecord Record => new(Milestones);

    /// <summary>The office records a step.</summary>
    public Outcome<Proposal> RecordMilestone(MilestoneNote typed, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (State != ProposalState.Recommended) return new Problem("milestone-not-recommended");
        if (typed.Step is not { } step || step == Milestone.Recommended) return new Problem("milestone-step-missing");
        if (Record.Against(step) is { } problem) return problem;
        var entry = Read(typed, Milestones.Count + 1, step, by, at);
        if (!entry.IsDone) return Outcome<Proposal>.Refused(entry.Problems);
        if (typed.Remark.Length == 0 && MilestoneLifecycle.Table.Any(s => s.To == step && s.NeedsReason)) return new Problem("reason-missing");
        if (new MilestoneRecord([.. Milestones, entry.Value]).Broken() is { } order) return order;
        return With(entry.Value, $"{Reached(step)}", $"{step}", entry.Value.Remark, at);
    }

    /// <summary>The office corrects an entry by a later one, with a reason; or says that it never happened.</summary>
    /// <param name="number">The number of the entry, as people know it.</param>
    public Outcome<Proposal> CorrectMilestone(int number, MilestoneNote typed, bool isVoid, string why, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (Record.Standing.FirstOrDefault(e => MilestoneRecord.NumberOf(e) == number) is not { } standing) return new Problem("milestone-gone", Facts.Of(("n", $"{number}")));
        if (why.Length == 0) return new Problem("reason-missing");
        if (why.Length > LongestRemark) return TooLong(why);
        var read = isVoid ? standing with { Number = Milestones.Count + 1, By = by.Id, ByName = by.Name, At = at } : Read(typed, Milestones.Count + 1, standing.Step, by, at);
        if (!read.IsDone) return Outcome<Proposal>.Refused(read.Problems);
        var entry = read.Value with { Corrects = number, IsVoid = isVoid, Why = why };
        if (!isVoid && (entry.On, entry.Reference, entry.Evidence, entry.Remark) == (standing.On, standing.Reference, standing.Evidence, standing.Remark)) return new Problem("milestone-same");
        return new MilestoneRecord([.. Milestones, entry]).Broken() is { } broken ? broken : With(entry, $"{standing.Step}", isVoid ? "" : $"{standing.Step}", why, at);
    }

    private Outcome<MilestoneEntry> Read(MilestoneNote typed, int number, Milestone step, Actor by, DateTimeOffset at)
    {
        var today = WorkingDays.DayOf(at);
        if (number > MostMilestones) return new Problem("milestones-too-many", Facts.Of(("max", $"{MostMilestones}")));
        if (typed.On is not { } day) return new Problem("milestone-date-missing");
        if (day > today) return new Problem("milestone-in-future", Facts.Of(("date", DayText(day)), ("today", DayText(today))));
        if (Decision is { } decision && WorkingDays.DayOf(decision.At) is var decided && day < decided)
            return new Problem("milestone-before-decision", Facts.Of(("date", DayText(day)), ("decided", DayText(decided))));
        var reference = typed.Reference.Length == 0 ? Outcome<string>.Done("") : DocumentNumber.Read(typed.Reference, today.Year);
        if (!reference.IsDone) return Outcome<MilestoneEntry>.Refused(reference.Problems);
        if (typed.Remark.Length > LongestRemark) return TooLong(typed.Remark);
        return new MilestoneEntry(number, step, day, reference.Value, typed.Evidence, typed.Remark, by.Id, by.Name, at);
    }

    private Milestone Reached(Milestone step) => MilestoneLifecycle.TrackOf(step) == MilestoneTrack.Running ? Record.On(MilestoneTrack.Running) : Record.On(MilestoneTrack.Filing);

    // The state of the proposal is decided and stays; what the record says is told like a transition, to the same people.
    private Proposal With(MilestoneEntry entry, string from, string to, string reason, DateTimeOffset at)
    {
        var revision = Revision + 1;
        var audit = new AuditEntry($"{Id}|{revision}", Id, RoundId, entry.Corrects is null ? "RecordMilestone" : entry.IsVoid ? "VoidMilestone" : "CorrectMilestone", from, to, entry.By, entry.ByName, at, reason);
        var facts = new Dictionary<string, string> { ["proposal"] = Id, ["name"] = Name, ["day"] = DayText(entry.On), ["number"] = entry.Reference };
        var told = entry.Corrects is null ? $"told-{entry.Step}" : "told-milestone-corrected";
        return this with
        {
            Milestones = [.. Milestones, entry],
            Revision = revision,
            UpdatedAt = at,
            UpdatedBy = entry.ByName,
            Owed =
            [
                .. Owed,
                new AuditDue(audit) { Key = audit.Key },
                new CardDue(Audience.Of(Owner), new(MatterKind.Proposal, Id)) { Key = $"{Id}|{revision}|owner" },
                .. PresentEditors.Select(e => new CardDue(Audience.Of(e.Id), new(MatterKind.Proposal, Id)) { Key = $"{Id}|{revision}|editor|{e.Id}" }),
                new CardDue(Audience.ReviewersOf(UnitCode), new(MatterKind.Endorsement, Id)) { Key = $"{Id}|{revision}|college" },
                new MessageDue(Audience.Of(Owner), told, facts) { Key = $"{Id}|{revision}|told-owner" },
                new MessageDue(Audience.ReviewersOf(UnitCode), told, facts) { Key = $"{Id}|{revision}|told-college" },
            ],
        };
    }

    private static Problem TooLong(string text) => new("remark-too-long", Facts.Of(("max", $"{LongestRemark}"), ("now", $"{text.Length}")));

    private static string DayText(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
