using System.Globalization;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Proposals;

/// <summary>The record of a programme after the decision, with its corrections applied; everything that was ever written stays in it.</summary>
public sealed class MilestoneRecord(IReadOnlyList<MilestoneEntry> all)
{
    /// <summary>Every entry, oldest first, corrected ones and corrections among them.</summary>
    public IReadOnlyList<MilestoneEntry> All { get; } = all;

    /// <summary>What stands: in the order in which it was recorded, each as its latest correction has it.</summary>
    public IReadOnlyList<MilestoneEntry> Standing { get; } =
    [
        .. all.Where(e => e.Corrects is null).Select(e => all.LastOrDefault(c => c.Corrects == e.Number) ?? e).Where(e => !e.IsVoid),
    ];

    /// <summary>How far it is on that track; <see cref="Milestone.Recommended"/> where nothing is recorded.</summary>
    public Milestone On(MilestoneTrack track) => LatestOn(track)?.Step ?? Milestone.Recommended;

    /// <summary>The latest entry of that track that stands, or null.</summary>
    public MilestoneEntry? LatestOn(MilestoneTrack track) => Standing.LastOrDefault(e => MilestoneLifecycle.TrackOf(e.Step) == track);

    /// <summary>Was it withdrawn or terminated?</summary>
    public bool IsEnded => LatestOn(MilestoneTrack.End) is not null;

    /// <summary>What may be recorded next.</summary>
    public IReadOnlyList<MilestoneStep> Next => IsEnded ? [] : [.. MilestoneLifecycle.Table.Where(s => s.From == FromOf(s.Track) && !IsBarred(s.To))];

    /// <summary>The number that people know of an entry that stands: its own, or that of what it corrects.</summary>
    public static int NumberOf(MilestoneEntry entry) => entry.Corrects ?? entry.Number;

    /// <summary>Why the step cannot follow what stands, or null.</summary>
    public Problem? Against(Milestone step)
    {
        if (LatestOn(MilestoneTrack.End) is { } end) return new("milestone-ended", Facts.Of(("end", $"{end.Step}"), ("step", $"{step}")));
        var from = FromOf(MilestoneLifecycle.TrackOf(step));
        if (MilestoneLifecycle.Find(from, step) is null) return new("milestone-not-now", Facts.Of(("step", $"{step}"), ("from", $"{from}")));
        // 申报成功 (三.4) it is not, as long as the province says no.
        return IsBarred(step) ? new("milestone-barred", Facts.Of(("step", $"{step}"))) : null;
    }

    /// <summary>What is wrong in what stands: a step that cannot follow the one before it, or a day before the one before it. Null when all is well.</summary>
    public Problem? Broken()
    {
        var before = new MilestoneRecord([]);
        foreach (var entry in Standing)
        {
            if (before.Against(entry.Step) is { } problem) return problem;
            var track = MilestoneLifecycle.TrackOf(entry.Step);
            var last = track == MilestoneTrack.End ? before.Standing.MaxBy(e => e.On) : before.LatestOn(track);
            if (last is not null && entry.On < last.On)
                return new("milestone-out-of-order", Facts.Of(("step", $"{entry.Step}"), ("date", Iso(entry.On)), ("before", $"{last.Step}"), ("day", Iso(last.On))));
            before = new([.. before.Standing, entry with { Corrects = null, Number = before.Standing.Count + 1 }]);
        }

        return null;
    }

    /// <summary>What a reader should know about days that stand: earlier than September, later than "before July". Facts are recorded as they are.</summary>
    public IReadOnlyList<Problem> Remarks(Round round)
    {
        var found = new List<Problem>();
        var recruited = round.Year;
        foreach (var entry in Standing)
        {
            if (entry.Step is Milestone.Recruiting) recruited = entry.On.Year;
            if (entry.Step is Milestone.Recruiting or Milestone.Teaching && entry.On < round.Policy.EarliestTeaching.In(round.Year))
                found.Add(new("milestone-early", Facts.Of(("step", $"{entry.Step}"), ("date", Iso(entry.On)), ("earliest", Iso(round.Policy.EarliestTeaching.In(round.Year))))));
            if (entry.Step is Milestone.Completed && entry.On > round.Policy.LastTeaching.In(recruited + 1))
                found.Add(new("milestone-late", Facts.Of(("date", Iso(entry.On)), ("last", Iso(round.Policy.LastTeaching.In(recruited + 1))))));
            if (entry.Reference.Length == 0 && entry.Step is Milestone.ApprovedByProvince or Milestone.FiledWithMinistry or Milestone.ProvincialLevel or Milestone.NationalLevel)
                found.Add(new("milestone-without-number", Facts.Of(("step", $"{entry.Step}"))));
        }

        return found;
    }

    private Milestone FromOf(MilestoneTrack track) => On(track == MilestoneTrack.Running ? MilestoneTrack.Running : MilestoneTrack.Filing);

    private bool IsBarred(Milestone step) => step == Milestone.Recruiting && On(MilestoneTrack.Filing) == Milestone.RefusedByProvince;

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
