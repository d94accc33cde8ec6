using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>What a person was invited to fill in. Who may edit stands on the proposal; the list of invitations only finds it.</summary>
internal sealed class InvitedProposals(IInvitations invitations, IProposals proposals)
{
    /// <summary>So many are looked up.</summary>
    private const int Most = 8;

    /// <summary>The newest of them, and whether there are more.</summary>
    public async Task<(IReadOnlyList<Stored<Proposal>> Found, bool More)> OfAsync(PersonId who, CancellationToken ct)
    {
        var ids = await invitations.OfPersonAsync(who, ct);
        var found = await Task.WhenAll(ids.Take(Most).Select(id => proposals.FindAsync(id, ct)));
        return ([.. found.OfType<Stored<Proposal>>().Where(p => p.Value.Owner != who && p.Value.IsFilledInBy(who))], ids.Count > Most);
    }
}
