using MicroMajor.Domain;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Kit.Memory;

/// <summary>The majors and the employment rates in memory.</summary>
public sealed class MemoryMajors : IMajors
{
    /// <summary>The majors, as a test wants them.</summary>
    public IList<Major> Majors { get; } = [];

    /// <summary>The rates, as a test wants them.</summary>
    public IList<EmploymentRate> Rates { get; } = [];

    private readonly Shelf<UnitDirections> named = new();

    /// <inheritdoc />
    public Task<IReadOnlyList<Stored<UnitDirections>>> NamedAsync(string roundId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Stored<UnitDirections>>>([.. named.All().Where(n => n.Value.RoundId == roundId).OrderBy(n => n.Value.UnitCode, StringComparer.Ordinal)]);

    /// <inheritdoc />
    public Task<Outcome<Stored<UnitDirections>>> SaveNamedAsync(Stored<UnitDirections> directions, CancellationToken ct)
    {
        var key = $"{directions.Value.RoundId}|{directions.Value.UnitCode}";
        if (directions.Version.Length > 0) return Task.FromResult<Outcome<Stored<UnitDirections>>>(named.Replace(key, directions) is { } saved ? saved : new Problem("changed-meanwhile"));
        var (stored, added) = named.Ensure(key, _ => directions.Value);
        return Task.FromResult<Outcome<Stored<UnitDirections>>>(added ? stored : new Problem("changed-meanwhile"));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Major>> MajorsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Major>>([.. Majors]);

    /// <inheritdoc />
    public Task<IReadOnlyList<EmploymentRate>> RatesAsync(int year, CancellationToken ct) => Task.FromResult<IReadOnlyList<EmploymentRate>>([.. Rates.Where(r => r.Year == year)]);
}
