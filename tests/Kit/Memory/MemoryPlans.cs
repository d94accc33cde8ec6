using MicroMajor.Domain;
using MicroMajor.Domain.Review;

namespace MicroMajor.Kit.Memory;

/// <summary>The draft plans of rounds, in memory.</summary>
public sealed class MemoryPlans : IAssignmentPlans
{
    private readonly Shelf<AssignmentPlan> shelf = new();

    /// <inheritdoc />
    public Task<Stored<AssignmentPlan>?> FindAsync(string roundId, CancellationToken ct) => Task.FromResult(shelf.Find(roundId));

    /// <inheritdoc />
    public Task<IReadOnlyList<Stored<AssignmentPlan>>> OwingAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Stored<AssignmentPlan>>>([.. shelf.All().Where(p => p.Value.Owed.Count > 0)]);

    /// <inheritdoc />
    public Task<Outcome<Stored<AssignmentPlan>>> SaveAsync(Stored<AssignmentPlan> plan, CancellationToken ct)
    {
        if (plan.Version.Length > 0) return Task.FromResult<Outcome<Stored<AssignmentPlan>>>(shelf.Replace(plan.Value.RoundId, plan) is { } saved ? saved : new Problem("changed-meanwhile"));
        var (stored, added) = shelf.Ensure(plan.Value.RoundId, _ => plan.Value);
        return Task.FromResult<Outcome<Stored<AssignmentPlan>>>(added ? stored : new Problem("changed-meanwhile"));
    }
}
