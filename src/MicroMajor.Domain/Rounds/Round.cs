using MicroMajor.Domain.Notifications;

namespace MicroMajor.Domain.Rounds;

/// <summary>One call for proposals (申报批次), opened by a notice.</summary>
/// <param name="Id">e.g. <c>2025-spring</c>: letters, digits and hyphens.</param>
/// <param name="OpensAt">From this instant on, proposals may be submitted.</param>
/// <param name="Deadline">The closing instant (clause 五.3): the last that counts, unless the policy reads it otherwise.</param>
public sealed partial record Round(
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

    /// <summary>When the office closed the round's reviews (UTC); null while they are open.</summary>
    public DateTimeOffset? ReviewsClosedAt { get; init; }

    /// <summary>What this round still owes to others.</summary>
    public IReadOnlyList<Owed> Owed { get; init; } = [];

    /// <summary>The filing documents of the round as a whole (附件3).</summary>
    public IReadOnlyList<Filing.FiledDocument> Documents { get; init; } = [];

    /// <summary>Is the round open at that instant? As a rule the closing instant counts: people read "closes 17:00" as "17:00 is still in time".</summary>
    public bool IsOpen(DateTimeOffset at) => OpensAt <= at && !IsOver(at);

    /// <summary>Is it too late at that instant (clause 五.3)?</summary>
    public bool IsOver(DateTimeOffset at) => Policy.DeadlineCounts ? at > Deadline : at >= Deadline;
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
