using MicroMajor.Domain.Proposals;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The other programmes of a round: one name and one lead belong to one programme. Read when it counts (to check, to submit), not for every card.</summary>
internal sealed class OtherProgrammes(IProposals proposals)
{
    // Somebody else's draft is nobody's business yet, and what is withdrawn or rejected leaves its name free.
    private static readonly ProposalState[] HandedIn =
    [
        ProposalState.UnitReview, ProposalState.ReturnedByUnit, ProposalState.Screening, ProposalState.ReturnedByOffice,
        ProposalState.ReadyForReview, ProposalState.UnderReview, ProposalState.RevisionRequested, ProposalState.RevisionCheck, ProposalState.Recommended,
    ];

    public async Task<IReadOnlyList<OtherProgramme>> OfAsync(Proposal proposal, CancellationToken ct)
    {
        var lists = await Task.WhenAll(HandedIn.Select(state => AllAsync(ProposalQuery.OfRound(proposal.RoundId, state), ct)));
        return [.. lists.SelectMany(l => l).Where(p => p.Id != proposal.Id).Select(p => new OtherProgramme(p.Name, p.Answers["lead.name"]))];
    }

    private async Task<List<Proposal>> AllAsync(ProposalQuery query, CancellationToken ct)
    {
        var all = new List<Proposal>();
        for (var next = query; ;)
        {
            var page = await proposals.ListAsync(next, ct);
            all.AddRange(page.Proposals.Select(p => p.Value));
            if (page.Continue is null) return all;
            next = next with { Continue = page.Continue };
        }
    }
}
