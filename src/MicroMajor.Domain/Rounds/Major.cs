namespace MicroMajor.Domain.Rounds;

/// <summary>An undergraduate major of the school (本科专业).</summary>
/// <param name="Code">e.g. <c>080901</c> or <c>120203K</c>; unique in the school.</param>
/// <param name="UnitCode">The unit that runs it.</param>
/// <param name="Courses">The names of its courses as far as they are known: what a new curriculum is compared with (clause 三.1).</param>
public sealed record Major(string Code, string Name, string UnitCode, IReadOnlyList<string> Courses);

/// <summary>What a year's graduates of a major came to (去向落实率), as the office imported it; never computed here.</summary>
/// <param name="Year">The year that the rate is of (2024 年度).</param>
/// <param name="Rate">Per cent, exact; null where the major is only flagged by hand.</param>
/// <param name="Graduates">How many graduated, where the source says so.</param>
/// <param name="AsOf">The day the source counted on, where it says so.</param>
/// <param name="Source">Where the office has it from.</param>
/// <param name="ImportedOn">The day of the import, in China.</param>
/// <param name="FlagReason">Why the office flags the major by hand (就业质量不高、社会需求减少); empty when it does not.</param>
public sealed record EmploymentRate(string MajorCode, string MajorName, int Year, decimal? Rate, int? Graduates, DateOnly? AsOf, string Source, DateOnly ImportedOn, string FlagReason)
{
    /// <summary>Did the office flag it by hand?</summary>
    public bool IsFlagged => FlagReason.Length > 0;

    /// <summary>The year whose rates count for a round: the one before it (2024 for the round of 2025).</summary>
    public static int YearFor(Round round) => round.Year - 1;
}

/// <summary>A port: the school's majors and what became of their graduates.</summary>
public interface IMajors
{
    /// <summary>The majors in use.</summary>
    Task<IReadOnlyList<Major>> MajorsAsync(CancellationToken ct);

    /// <summary>The rates of a year.</summary>
    Task<IReadOnlyList<EmploymentRate>> RatesAsync(int year, CancellationToken ct);

    /// <summary>What the colleges have named in a round: one for each that has, or was reminded.</summary>
    Task<IReadOnlyList<Stored<UnitDirections>>> NamedAsync(string roundId, CancellationToken ct);

    /// <summary>Writes what a college named (version empty: nothing yet); refused with <c>changed-meanwhile</c> when somebody was first.</summary>
    Task<Outcome<Stored<UnitDirections>>> SaveNamedAsync(Stored<UnitDirections> named, CancellationToken ct);
}
