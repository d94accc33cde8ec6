using MicroMajor.Domain.Notifications;

namespace MicroMajor.Kit.Memory;

/// <summary>The audit list in memory.</summary>
public sealed class MemoryAudit : IAudit
{
    private readonly Shelf<AuditEntry> shelf = new();

    /// <inheritdoc />
    public Task AddAsync(AuditEntry entry, CancellationToken ct)
    {
        shelf.Ensure(entry.Key, _ => entry);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<AuditEntry>> OfProposalAsync(string proposalId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<AuditEntry>>([.. shelf.All().Select(e => e.Value).Where(e => e.ProposalId == proposalId).OrderBy(e => e.At)]);

    /// <inheritdoc />
    public Task<IReadOnlyList<AuditEntry>> OfRoundAsync(string roundId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<AuditEntry>>([.. shelf.All().Select(e => e.Value).Where(e => e.RoundId == roundId).OrderBy(e => e.At)]);
}
