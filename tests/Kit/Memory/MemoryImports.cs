using MicroMajor.Domain;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Kit.Memory;

/// <summary>The office's imports in memory.</summary>
public sealed class MemoryImports : IImports
{
    // What a list of several text columns holds, in characters of JSON.
    private const int MostCharacters = 8 * 63_999;

    private readonly Shelf<PendingImport> shelf = new();

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<Stored<PendingImport>> All => shelf.All();

    /// <inheritdoc />
    public Task<Stored<PendingImport>?> FindAsync(string id, CancellationToken ct) => Task.FromResult(shelf.Find(id));

    /// <inheritdoc />
    public Task<Outcome<Stored<PendingImport>>> SaveAsync(Stored<PendingImport> import, CancellationToken ct)
    {
        if (import.Value.Sheet.Lines.Sum(l => l.Cells.Sum(c => c.Length + 3)) > MostCharacters) return Task.FromResult<Outcome<Stored<PendingImport>>>(new Problem("import-too-large"));
        return Task.FromResult<Outcome<Stored<PendingImport>>>(
            import.Version.Length == 0 ? shelf.Ensure(import.Value.Id, _ => import.Value).Stored
            : shelf.Replace(import.Value.Id, import) is { } saved ? saved
            : new Problem("changed-meanwhile"));
    }
}
