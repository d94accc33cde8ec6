namespace MicroMajor.Domain.Proposals;

/// <summary>What a recommended programme comes to after the decision (clauses 三.4 and 四), as the office records it.</summary>
public enum Milestone
{
    /// <summary>推荐: the school's own decision, from which everything here begins. It is never recorded.</summary>
    Recommended,

    /// <summary>已报省级教育部门.</summary>
    SubmittedToProvince,

    /// <summary>省级审核通过.</summary>
    ApprovedByProvince,

    /// <summary>省级审核未通过.</summary>
    RefusedByProvince,

    /// <summary>已报教育部备案入库.</summary>
    FiledWithMinistry,

    /// <summary>认定为省级.</summary>
    ProvincialLevel,

    /// <summary>认定为国家级.</summary>
    NationalLevel,

    /// <summary>开始招生.</summary>
    Recruiting,

    /// <summary>开始授课.</summary>
    Teaching,

    /// <summary>授课和实践环节完成.</summary>
    Completed,

    /// <summary>撤回: given up before it is filed with the ministry.</summary>
    Withdrawn,

    /// <summary>终止.</summary>
    Terminated,
}

/// <summary>What goes on side by side: 边建设、边运行 (clause 四.2).</summary>
public enum MilestoneTrack
{
    /// <summary>The authorities: province, ministry, levels.</summary>
    Filing,

    /// <summary>The teaching: recruiting, teaching, completed; then the next class.</summary>
    Running,

    /// <summary>The end of both.</summary>
    End,
}

/// <summary>One line of the life after the decision.</summary>
/// <param name="From">The latest milestone of the step's own track; of the end, of the filing.</param>
/// <param name="Clause">The clause of the notice that it rests on; empty when it is ours.</param>
public sealed record MilestoneStep(MilestoneTrack Track, Milestone From, Milestone To, string Clause, bool NeedsReason = false);

/// <summary>Which step may follow which. What is not in this table is refused, never ignored.</summary>
public static class MilestoneLifecycle
{
    /// <summary>All steps. The notice says what is filed where and that teaching need not wait for it; what it leaves open is ours.</summary>
    public static IReadOnlyList<MilestoneStep> Table { get; } =
    [
        new(MilestoneTrack.Filing, Milestone.Recommended, Milestone.SubmittedToProvince, "四.1"),
        new(MilestoneTrack.Filing, Milestone.SubmittedToProvince, Milestone.ApprovedByProvince, "四.1"),
        new(MilestoneTrack.Filing, Milestone.SubmittedToProvince, Milestone.RefusedByProvince, "四.1"),
        // What the province sent away may be mended and submitted again.
        new(MilestoneTrack.Filing, Milestone.RefusedByProvince, Milestone.SubmittedToProvince, ""),
        new(MilestoneTrack.Filing, Milestone.ApprovedByProvince, Milestone.FiledWithMinistry, "四.1"),
        new(MilestoneTrack.Filing, Milestone.FiledWithMinistry, Milestone.ProvincialLevel, "四.3"),
        new(MilestoneTrack.Filing, Milestone.ProvincialLevel, Milestone.NationalLevel, "四.3"),
        new(MilestoneTrack.Running, Milestone.Recommended, Milestone.Recruiting, "三.4"),
        new(MilestoneTrack.Running, Milestone.Recruiting, Milestone.Teaching, "三.4"),
        new(MilestoneTrack.Running, Milestone.Teaching, Milestone.Completed, "三.4"),
        // The next class.
        new(MilestoneTrack.Running, Milestone.Completed, Milestone.Recruiting, ""),
        new(MilestoneTrack.End, Milestone.Recommended, Milestone.Withdrawn, "", NeedsReason: true),
        new(MilestoneTrack.End, Milestone.SubmittedToProvince, Milestone.Withdrawn, "", NeedsReason: true),
        new(MilestoneTrack.End, Milestone.RefusedByProvince, Milestone.Withdrawn, "", NeedsReason: true),
        new(MilestoneTrack.End, Milestone.ApprovedByProvince, Milestone.Withdrawn, "", NeedsReason: true),
        new(MilestoneTrack.End, Milestone.SubmittedToProvince, Milestone.Terminated, "", NeedsReason: true),
        new(MilestoneTrack.End, Milestone.RefusedByProvince, Milestone.Terminated, "", NeedsReason: true),
        new(MilestoneTrack.End, Milestone.ApprovedByProvince, Milestone.Terminated, "", NeedsReason: true),
        new(MilestoneTrack.End, Milestone.FiledWithMinistry, Milestone.Terminated, "", NeedsReason: true),
        new(MilestoneTrack.End, Milestone.ProvincialLevel, Milestone.Terminated, "", NeedsReason: true),
        new(MilestoneTrack.End, Milestone.NationalLevel, Milestone.Terminated, "", NeedsReason: true),
    ];

    /// <summary>The track of a milestone; of the beginning, the filing.</summary>
    public static MilestoneTrack TrackOf(Milestone milestone) => Table.FirstOrDefault(s => s.To == milestone)?.Track ?? MilestoneTrack.Filing;

    /// <summary>The line that leads there from there, or null.</summary>
    public static MilestoneStep? Find(Milestone from, Milestone to) => Table.FirstOrDefault(s => s.From == from && s.To == to);
}
