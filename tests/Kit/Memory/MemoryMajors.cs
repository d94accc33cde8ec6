using MicroMajor.Domain.Rounds;

namespace MicroMajor.Kit.Memory;

/// <summary>The majors and the employment rates in memory.</summary>
public sealed class MemoryMajors : IMajors
{
    /// <summary>The majors, as a test wants them.</summary>
    public IList<Major> Majors { get; } = [];

    /// <summary>The rates, as a test wants them.</summary>
    public IList<EmploymentRate> Rates { get; } = [];

    /// <inheritdoc />
    public Task<IReadOnlyList<Major>> MajorsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Major>>([.. Majors]);

    /// <inheritdoc />
    public Task<IReadOnlyList<EmploymentRate>> RatesAsync(int year, CancellationToken ct) => Task.FromResult<IReadOnlyList<EmploymentRate>>([.. Rates.Where(r => r.Year == year)]);
}
