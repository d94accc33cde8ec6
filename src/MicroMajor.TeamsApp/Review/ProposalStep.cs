using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Notifications;

namespace MicroMajor.TeamsApp.Review;

/// <summary>One step of a proposal by somebody who reviews it: load, decide, save, tell.</summary>
public sealed class ProposalStep(IProposals proposals, DeliveryQueue queue)
{
    /// <summary>Takes the step. Who came second decides again on the present state, which usually means a refusal that says what happened.</summary>
    public async Task<Outcome<Stored<Proposal>>> TakeAsync(Stored<Proposal> loaded, Func<Proposal, Outcome<Proposal>> decide, CancellationToken ct)
    {
        for (var stored = loaded; ;)
        {
            var decided = decide(stored.Value);
            if (!decided.IsDone) return Outcome<Stored<Proposal>>.Refused(decided.Problems);

            var saved = await proposals.SaveAsync(stored.With(decided.Value), ct);
            if (saved.IsDone)
            {
                queue.Ring(stored.Value.Id);
                return saved;
            }

            if (saved.Problems[0].Code != "changed-meanwhile") return saved;
            if (await proposals.FindAsync(stored.Value.Id, ct) is not { } present) return new Problem("no-such-proposal");
            stored = present;
        }
    }
}
