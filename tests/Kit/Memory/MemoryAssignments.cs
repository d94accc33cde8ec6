using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Review;

namespace MicroMajor.Kit.Memory;

/// <summary>The assignments in memory.</summary>
public sealed class MemoryAssignments : IAssignments
{
    private readonly Shelf<Assignment> shelf = new();

    /// <inheritdoc />
    public Task<Stored<Assignment>?> FindAsync(string id, CancellationToken ct) => Task.FromResult(shelf.All().FirstOrDefault(a => a.Value.Id == id));

    /// <inheritdoc />
    public Task<Stored<Assignment>> EnsureAsync(Assignment assignment, CancellationToken ct) =>
        Task.FromResult(shelf.Ensure(assignment.Key, number => assignment with { Id = number.ToString(CultureInfo.InvariantCulture) }).Stored);

    /// <inheritdoc />
    public Task<Outcome<Stored<Assignment>>> SaveAsync(Stored<Assignment> assignment, CancellationToken ct) =>
        Task.FromResult<Outcome<Stored<Assignment>>>(shelf.Replace(assignment.Value.Key, assignment) is { } saved ? saved : new Problem("changed-meanwhile"));

    /// <inheritdoc />
    public Task<IReadOnlyList<Stored<Assignment>>> ListAsync(AssignmentQuery query, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Stored<Assignment>>>([.. shelf.All().Where(a => query.Kind switch
        {
            AssignmentQueryKind.Proposal => a.Value.ProposalId == query.Key,
            AssignmentQueryKind.Expert => a.Value.Expert.Value == query.Key,
            AssignmentQueryKind.Round => a.Value.RoundId == query.Key,
            _ => a.Value.Owed.Count > 0,
        })]);
}
