using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Filing;

/// <summary>A file of a pack, as it would be, or as it was read back from the library.</summary>
/// <param name="Kind">One of <see cref="DocumentKinds"/>.</param>
public sealed record PackedFile(string Kind, string Name, FileKind Is);

/// <summary>What a college hands in (材料包): all its endorsed programmes, in two files.</summary>
/// <param name="Programmes">The endorsed programmes, by proposal id.</param>
/// <param name="List">Annex 3: the same programmes, with what the college does for its weak majors.</param>
public sealed record Pack(string RoundId, string UnitCode, string UnitName, IReadOnlyList<FilingSnapshot> Programmes, RoundSnapshot List)
{
    /// <summary>The files, as they came out.</summary>
    public IReadOnlyList<PackedFile> Files { get; init; } = [];

    /// <summary>The programmes on which the two files do not say the same, by name.</summary>
    public IReadOnlyList<string> Disagreeing { get; init; } = [];

    /// <summary>
    /// Is there a programme in it that was handed in after the deadline? Only a return of the office lets one in then, and what the office
    /// sends back it wants back: the pack may come late as well.
    /// </summary>
    public bool IsCalledBack { get; init; }

    /// <summary>How many programmes of the college are still being filled in, or lie with the college: they are not in it.</summary>
    public int NotYet { get; init; }

    /// <summary>How many majors of the college still want a direction (clause 三.3).</summary>
    public int DutiesOwed { get; init; }

    /// <summary>The pack of these programmes.</summary>
    public static Pack Of(Round round, Unit unit, IReadOnlyList<FilingSnapshot> programmes, IReadOnlyList<Duty> duties, IReadOnlyList<Unit> units)
    {
        IReadOnlyList<FilingSnapshot> ordered = [.. programmes.OrderBy(p => p.ProposalId, StringComparer.Ordinal)];
        return new(round.Id, unit.Code, PrintedText.Line(unit.Name), ordered, RoundSnapshot.Of(round, ordered, unit.Name).With([.. duties.Where(d => d.UnitCode == unit.Code)], round, units))
        {
            DutiesOwed = duties.Count(d => d.UnitCode == unit.Code && d.IsOwed),
        };
    }

    /// <summary>
    /// Annex 2: the forms of all programmes in one file; null without any. In the form that the product lays out, also where the office has a Word
    /// file of its own, which cannot be bound with others: what it says and its code are the same.
    /// </summary>
    public CollegeSnapshot? Forms { get; } = Programmes.Count == 0 ? null : CollegeSnapshot.Of([.. Programmes.Select(p => p with { Template = null })]);

    /// <summary>The folder of a hand-in: …/报送/{学院}/第{n}次.</summary>
    public string FolderOf(Round round, int number) => $"{FilingPlan.FolderOf(round)}/报送/{FileNames.Safe(UnitName)}/第{number}次";

    /// <summary>What it is about in the register.</summary>
    public string Subject => $"{RoundId}/{UnitCode}";
}
