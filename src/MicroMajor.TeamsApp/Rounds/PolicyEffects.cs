using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>What a changed policy does to the proposals of a round.</summary>
/// <param name="Drafts">Those that are their owners' own business: only ever counted.</param>
/// <param name="HandedIn">Those that have been handed in, which the office may name.</param>
/// <param name="IsCut">There are more than were looked at.</param>
public sealed record PolicyOutlook(PolicyEffect Drafts, PolicyEffect HandedIn, bool IsCut);

/// <summary>Looks at the proposals of a round, a page at a time by the round's index, so far as a policy can still matter to them.</summary>
public sealed class PolicyEffects(IProposals proposals, OwnerCards owners, Catalogues catalogues)
{
    // Fifty proposals to a page: a school files some dozens in a round.
    private const int MostPages = 8;

    // What is past the office's formal check is not submitted again, whatever the policy says.
    private static readonly ProposalState[] s_states =
        [ProposalState.Draft, ProposalState.ReturnedByUnit, ProposalState.ReturnedByOffice, ProposalState.UnitReview, ProposalState.Screening];

    /// <summary>The effect of the changed policy.</summary>
    public async Task<PolicyOutlook> OfAsync(Round round, RoundPolicy changed, CancellationToken ct)
    {
        var known = await catalogues.NowAsync(ct);
        var pages = await Task.WhenAll(s_states.Select(state => AllAsync(ProposalQuery.OfRound(round.Id, state), ct)));
        var contexts = pages.SelectMany(p => p.Proposals).Select(p => (Proposal: p.Value, Context: (p.Value.Id, owners.ContextOf(p, round, known)))).ToList();
        return new(
            PolicyEffect.Of(changed, [.. contexts.Where(c => c.Proposal.Submissions == 0).Select(c => c.Context)]),
            PolicyEffect.Of(changed, [.. contexts.Where(c => c.Proposal.Submissions > 0).Select(c => c.Context)]),
            pages.Any(p => p.IsCut));
    }

    /// <summary>Why the policy cannot be changed so any more; empty when it can.</summary>
    public async Task<IReadOnlyList<Problem>> TooLateAsync(Round round, RoundPolicy changed, CancellationToken ct)
    {
        var published = Round.MaySettle(round.Policy, changed)
            && (await Task.WhenAll(Round.PublishedStates.Select(state => proposals.ListAsync(ProposalQuery.OfRound(round.Id, state), ct)))).Any(page => page.Proposals.Count > 0);
        return round.TooLate(changed, published);
    }

    private async Task<(List<Stored<Proposal>> Proposals, bool IsCut)> AllAsync(ProposalQuery query, CancellationToken ct)
    {
        var all = new List<Stored<Proposal>>();
        for (var page = 0; page < MostPages; page++)
        {
            var read = await proposals.ListAsync(query, ct);
            all.AddRange(read.Proposals);
            if (read.Continue is null) return (all, false);
            query = query with { Continue = read.Continue };
        }

        return (all, true);
    }
}
