using MicroMajor.Domain.Notifications;

namespace MicroMajor.Domain.Rounds;

/// <summary>One call for proposals (申报批次), opened by a notice.</summary>
/// <param name="Id">e.g. <c>2025-spring</c>: letters, digits and hyphens.</param>
/// <param name="OpensAt">From this instant on, proposals may be submitted.</param>
/// <param name="Deadline">The last instant that still counts (clause 五.3).</param>
public sealed record Round(
    string Id,
    Bilingual Name,
    int Year,
    DateTimeOffset OpensAt,
    DateTimeOffset Deadline,
    string School,
    RoundPolicy Policy)
{
    /// <summary>The edition of the form that its proposals are begun under.</summary>
    public string FormVersion { get; init; } = Proposals.FormEditions.First;

    /// <summary>What this round still owes to others.</summary>
    public IReadOnlyList<Owed> Owed { get; init; } = [];

    /// <summary>The filing documents of the round as a whole (附件3).</summary>
    public IReadOnlyList<Filing.FiledDocument> Documents { get; init; } = [];

    /// <summary>Is the round open at that instant? The closing instant counts: people read "closes 17:00" as "17:00 is still in time".</summary>
    public bool IsOpen(DateTimeOffset at) => OpensAt <= at && at <= Deadline;
}

/// <summary>The numbers of the notice and ours, per round; the defaults are the notice's (clauses 三.2 to 四.2) or named as ours.</summary>
public sealed record RoundPolicy
{
    /// <summary>总学分不超过15学分 (三.2).</summary>
    public decimal MaxTotalCredits { get; init; } = 15m;

    /// <summary>每门课程原则上为2-3学分 (三.2).</summary>
    public decimal MinCourseCredits { get; init; } = 2m;

    /// <summary>每门课程原则上为2-3学分 (三.2).</summary>
    public decimal MaxCourseCredits { get; init; } = 3m;

    /// <summary>Ours: fewest characters of 与现有专业的差异.</summary>
    public int MinDifferenceLength { get; init; } = 50;

    /// <summary>Ours: fewest characters of the demand analysis.</summary>
    public int MinDemandLength { get; init; } = 100;

    /// <summary>Ours: hours per credit (the notice gives none).</summary>
    public int HoursPerCredit { get; init; } = 16;

    /// <summary>Ours: fewest experts per proposal.</summary>
    public int MinExperts { get; init; } = 3;

    /// <summary>Ours: fewest characters of an expert's comment; a bare 同意 helps nobody.</summary>
    public int MinCommentLength { get; init; } = 30;

    /// <summary>Ours: working days an expert has.</summary>
    public int ReviewDays { get; init; } = 3;
}

/// <summary>A construction direction of annex 1 (附件1), imported by the office; the notice names only the fields.</summary>
public sealed record Direction(string FieldCode, string FieldName, string Code, string Name, string CatalogueVersion, string Source);

/// <summary>A port: the rounds and the direction catalogue.</summary>
public interface IRounds
{
    /// <summary>All rounds, newest first (a handful).</summary>
    Task<IReadOnlyList<Stored<Round>>> ListAsync(CancellationToken ct);

    /// <summary>The round, or null.</summary>
    Task<Stored<Round>?> FindAsync(string id, CancellationToken ct);

    /// <summary>Writes a new round (version empty) or a changed one; refused with <c>changed-meanwhile</c> when somebody was first.</summary>
    Task<Outcome<Stored<Round>>> SaveAsync(Stored<Round> round, CancellationToken ct);

    /// <summary>The direction catalogue.</summary>
    Task<IReadOnlyList<Direction>> DirectionsAsync(CancellationToken ct);
}
