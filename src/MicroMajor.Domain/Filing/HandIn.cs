using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Filing;

/// <summary>Where a hand-in stands.</summary>
public enum HandInState
{
    /// <summary>With the office (已提交).</summary>
    Submitted,

    /// <summary>Sent back by the office (已退回): the next one needs no reason of its own.</summary>
    Returned,

    /// <summary>A later one took its place (已被取代).</summary>
    Superseded,
}

/// <summary>A programme as it was handed in.</summary>
/// <param name="Code">The content code of its filing form.</param>
public sealed record PackedProgramme(string ProposalId, string Name, string Code);

/// <summary>A hand-in of a college (报送): annex 2 and annex 3, both at once (clause 五.3).</summary>
/// <param name="Number">第几次: 1 for the first.</param>
/// <param name="At">When the college handed in (UTC).</param>
/// <param name="Reason">Why there is another one; empty for the first, and for one that the office asked for by a return.</param>
/// <param name="ListCode">The content code of annex 3.</param>
public sealed record HandIn(int Number, PersonId By, string ByName, DateTimeOffset At, string Reason, IReadOnlyList<PackedProgramme> Programmes, string ListCode)
{
    /// <summary>Where it stands.</summary>
    public HandInState State { get; init; } = HandInState.Submitted;

    /// <summary>The two files.</summary>
    public IReadOnlyList<FiledDocument> Documents { get; init; } = [];

    /// <summary>Why the office sent it back, while it did.</summary>
    public string ReturnReason { get; init; } = "";

    /// <summary>Who sent it back.</summary>
    public string ReturnedBy { get; init; } = "";

    /// <summary>When it was sent back (UTC).</summary>
    public DateTimeOffset? ReturnedAt { get; init; }
}

/// <summary>A port: what the colleges handed in.</summary>
public interface IHandIns
{
    /// <summary>The college's hand-ins in the round; null while nobody has written any.</summary>
    Task<Stored<UnitHandIns>?> FindAsync(string roundId, string unitCode, CancellationToken ct);

    /// <summary>Those of every college of the round that has any, by the code of the college.</summary>
    Task<IReadOnlyList<Stored<UnitHandIns>>> OfRoundAsync(string roundId, CancellationToken ct);

    /// <summary>Those that owe something.</summary>
    Task<IReadOnlyList<Stored<UnitHandIns>>> OwingAsync(CancellationToken ct);

    /// <summary>Writes new ones (version empty) or changed ones in one write; refused with <c>changed-meanwhile</c> when somebody was first.</summary>
    Task<Outcome<Stored<UnitHandIns>>> SaveAsync(Stored<UnitHandIns> handIns, CancellationToken ct);
}
