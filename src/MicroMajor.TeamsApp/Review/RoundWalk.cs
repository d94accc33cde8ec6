using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Reads everything of a round, to check it against itself: state by state, for no query may name more than one index.</summary>
public sealed class RoundWalk(IProposals proposals, IAssignments assignments, IDirectory directory, IAudit audit, INotices notices)
{
    /// <summary>The round as the store has it now.</summary>
    public async Task<RoundStore> ReadAsync(Round round, CancellationToken ct)
    {
        var all = new List<Proposal>();
        foreach (var state in Enum.GetValues<ProposalState>())
            for (var query = ProposalQuery.OfRound(round.Id, state); ;)
            {
                var page = await proposals.ListAsync(query, ct);
                all.AddRange(page.Proposals.Select(p => p.Value));
                if (page.Continue is null) break;
                query = query with { Continue = page.Continue };
            }

        var tasks = (await assignments.ListAsync(AssignmentQuery.OfRound(round.Id), ct)).Select(a => a.Value).ToList();
        return new(round, round.Rubric, all, tasks, await directory.ExpertsAsync(ct), await audit.OfRoundAsync(round.Id, ct)) { Untold = await UntoldAsync(all, ct) };
    }

    // Whoever can be written to has their card on what was decided, unless it is owed still.
    private async Task<IReadOnlyList<string>> UntoldAsync(IReadOnlyList<Proposal> all, CancellationToken ct)
    {
        var untold = new List<string>();
        foreach (var proposal in all.Where(p => p.State is ProposalState.Recommended or ProposalState.NotRecommended && p.Owed.Count == 0))
            if (await directory.FindContactAsync(proposal.Owner, ct) is not null && await notices.FindAsync(Notice.KeyOf(proposal.Owner, new(MatterKind.Proposal, proposal.Id)), ct) is null or { Value: { Trouble: not null, ActivityId.Length: 0 } })
                untold.Add(proposal.Id);
        return untold;
    }
}
