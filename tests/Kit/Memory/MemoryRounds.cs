using MicroMajor.Domain;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Kit.Memory;

/// <summary>The rounds and the direction catalogue in memory.</summary>
public sealed class MemoryRounds : IRounds
{
    private readonly Shelf<Round> shelf = new();

    /// <summary>The catalogue, as a test wants it.</summary>
    public IList<Direction> Directions { get; } = [];

    /// <inheritdoc />
    public Task<IReadOnlyList<Stored<Round>>> ListAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Stored<Round>>>([.. shelf.All().OrderByDescending(r => r.Value.OpensAt).ThenByDescending(r => r.Value.Id, StringComparer.Ordinal)]);

    /// <inheritdoc />
    public Task<Stored<Round>?> FindAsync(string id, CancellationToken ct) => Task.FromResult(shelf.Find(id));

    /// <inheritdoc />
    public Task<Outcome<Stored<Round>>> SaveAsync(Stored<Round> round, CancellationToken ct)
    {
        if (round.Version.Length > 0)
            return Task.FromResult<Outcome<Stored<Round>>>(shelf.Replace(round.Value.Id, round) is { } saved ? saved : new Problem("changed-meanwhile"));
        var (stored, added) = shelf.Ensure(round.Value.Id, _ => round.Value);
        return Task.FromResult<Outcome<Stored<Round>>>(added ? stored : new Problem("changed-meanwhile"));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Direction>> DirectionsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Direction>>([.. Directions]);
}
