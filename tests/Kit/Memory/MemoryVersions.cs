using System.Globalization;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Kit.Memory;

/// <summary>The versions of the proposals in memory.</summary>
public sealed class MemoryVersions(MemoryProposals proposals) : IProposalVersions
{
    private const int PageSize = 8;

    /// <inheritdoc />
    public Task<VersionPage> ListAsync(string proposalId, string? after, CancellationToken ct)
    {
        var all = All(proposalId).Reverse().ToList();
        var skip = all.FindIndex(v => v.Id == after) is >= 0 and var at ? at : 0;
        var page = all.Skip(skip).Take(PageSize).ToList();
        return Task.FromResult(new VersionPage(page, skip + PageSize < all.Count ? page[^1].Id : null));
    }

    /// <inheritdoc />
    public Task<ProposalVersion?> FindAsync(string proposalId, string version, CancellationToken ct) =>
        Task.FromResult(All(proposalId).FirstOrDefault(v => v.Id == version));

    // Oldest first: of one form at one revision, the first writing is the person's.
    private IEnumerable<ProposalVersion> All(string proposalId)
    {
        Proposal? last = null;
        foreach (var (state, number) in proposals.Written(proposalId).Select((s, i) => (s, i + 1)))
        {
            if (last is null || last.Revision != state.Revision || !last.Answers.Equals(state.Answers))
                yield return new(number.ToString("0.0", CultureInfo.InvariantCulture), state.Revision, state.State, state.Answers, state.UpdatedAt, state.UpdatedBy);
            last = state;
        }
    }
}
