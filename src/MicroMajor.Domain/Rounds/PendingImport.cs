using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Rounds;

/// <summary>A file that the office has looked at and not yet written, or has: it stays as the record of who brought in what.</summary>
/// <param name="Id">Its own, the same for the same message sent twice.</param>
/// <param name="Source">Where the office says it has the file from.</param>
/// <param name="Seen">The prints of what the preview showed (<see cref="ImportPlan.Prints"/>).</param>
/// <param name="AppliedAt">When it was written (UTC); null while it waits.</param>
public sealed record PendingImport(
    string Id, OfficeList List, PersonId By, string ByName, DateTimeOffset At, string Source, Sheet Sheet, IReadOnlyList<string> Seen, DateTimeOffset? AppliedAt = null)
{
    /// <summary>Also take out of use what the file no longer lists?</summary>
    public bool Retire { get; init; }
}

/// <summary>A port: the office's imports.</summary>
public interface IImports
{
    /// <summary>The import, or null.</summary>
    Task<Stored<PendingImport>?> FindAsync(string id, CancellationToken ct);

    /// <summary>Writes a new one (version empty; the same id again gives the one that is there) or a changed one; refused with <c>changed-meanwhile</c>, or <c>import-too-large</c> when no list holds it.</summary>
    Task<Outcome<Stored<PendingImport>>> SaveAsync(Stored<PendingImport> import, CancellationToken ct);
}
