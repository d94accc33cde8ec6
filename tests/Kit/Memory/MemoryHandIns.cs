using MicroMajor.Domain;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Kit.Memory;

/// <summary>What the colleges handed in, in memory.</summary>
public sealed class MemoryHandIns : IHandIns
{
    private readonly Shelf<UnitHandIns> shelf = new();

    /// <inheritdoc />
    public Task<Stored<UnitHandIns>?> FindAsync(string roundId, string unitCode, CancellationToken ct) => Task.FromResult(shelf.Find(UnitHandIns.IdOf(roundId, unitCode)));

    /// <inheritdoc />
    public Task<IReadOnlyList<Stored<UnitHandIns>>> OfRoundAsync(string roundId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Stored<UnitHandIns>>>([.. shelf.All().Where(h => h.Value.RoundId == roundId).OrderBy(h => h.Value.UnitCode, StringComparer.Ordinal)]);

    /// <inheritdoc />
    public Task<IReadOnlyList<Stored<UnitHandIns>>> OwingAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Stored<UnitHandIns>>>([.. shelf.All().Where(h => h.Value.Owed.Count > 0)]);

    /// <inheritdoc />
    public Task<Outcome<Stored<UnitHandIns>>> SaveAsync(Stored<UnitHandIns> handIns, CancellationToken ct)
    {
        if (handIns.Version.Length > 0) return Task.FromResult<Outcome<Stored<UnitHandIns>>>(shelf.Replace(handIns.Value.Id, handIns) is { } saved ? saved : new Problem("changed-meanwhile"));
        var (stored, added) = shelf.Ensure(handIns.Value.Id, _ => handIns.Value);
        return Task.FromResult<Outcome<Stored<UnitHandIns>>>(added ? stored : new Problem("changed-meanwhile"));
    }
}
