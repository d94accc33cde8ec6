using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>
/// Conflicts that came up after somebody was asked (指派后出现的回避情形). They follow from the data and stand nowhere: they are found whenever the office's card on
/// the proposal is drawn, which every step of a proposal brings about, and when the pool was brought in anew.
/// </summary>
public sealed class LateConflicts(IDirectory directory, DeliveryQueue queue, ProblemWords problems, ReviewWords words)
{
    /// <summary>What the office's card says about them; the office is told of each once, behind the answer.</summary>
    public async Task<IReadOnlyList<CardLine>> LinesAsync(Proposal proposal, IReadOnlyList<Assignment> assignments, Language language, CancellationToken ct)
    {
        var late = await OfAsync(proposal, assignments, ct);
        if (late.Count > 0) queue.Ring(new Debtor(DebtorKind.Conflicts, proposal.Id));
        return [.. late.Select(c => new CardLine(words.Filled("late-conflict", language, ("name", c.Assignment.ExpertName), ("why", problems.Plain(c.Why, language)))))];
    }

    /// <summary>Those of a proposal on which nothing is settled yet.</summary>
    internal async Task<IReadOnlyList<LateConflict>> OfAsync(Proposal proposal, IReadOnlyList<Assignment> assignments, CancellationToken ct) =>
        proposal.State is ProposalState.Recommended or ProposalState.NotRecommended or ProposalState.Withdrawn || !assignments.Any(a => a.IsActive)
            ? []
            : Recusal.Later(proposal, assignments, await directory.ExpertsAsync(ct));
}

/// <summary>Tells the office of them, each once.</summary>
public sealed class TellConflicts(LateConflicts conflicts, IProposals proposals, IAssignments assignments, IDirectory directory, CardKeeper cards)
{
    /// <summary>Those of a proposal.</summary>
    public async Task OfProposalAsync(string proposalId, CancellationToken ct)
    {
        if (await proposals.FindAsync(proposalId, ct) is not { } stored) return;
        await TellAsync(stored.Value, [.. (await assignments.ListAsync(AssignmentQuery.OfProposal(proposalId), ct)).Select(a => a.Value)], ct);
    }

    /// <summary>Those of a round that is under review.</summary>
    public async Task OfRoundAsync(string roundId, CancellationToken ct)
    {
        var given = (await assignments.ListAsync(AssignmentQuery.OfRound(roundId), ct)).Select(a => a.Value).ToLookup(a => a.ProposalId, StringComparer.Ordinal);
        for (var query = ProposalQuery.OfRound(roundId, ProposalState.UnderReview); ;)
        {
            var page = await proposals.ListAsync(query, ct);
            foreach (var stored in page.Proposals)
                if (await TellAsync(stored.Value, [.. given[stored.Value.Id]], ct))
                    foreach (var person in await directory.OfficeAsync(ct)) await cards.BringUpToDateAsync(person, new(MatterKind.Screening, stored.Value.Id), ct);
            if (page.Continue is null) return;
            query = query with { Continue = page.Continue };
        }
    }

    private async Task<bool> TellAsync(Proposal proposal, IReadOnlyList<Assignment> given, CancellationToken ct)
    {
        var late = await conflicts.OfAsync(proposal, given, ct);
        foreach (var conflict in late)
        {
            var facts = new Dictionary<string, string> { ["proposal"] = proposal.Id, ["name"] = proposal.Name, ["expert"] = conflict.Assignment.ExpertName, ["why"] = conflict.Why.Code };
            var due = new MessageDue(Audience.Office, "told-late-conflict", facts) { Key = $"{conflict.Assignment.Key}|late|{conflict.Why.Code}" };
            foreach (var person in await directory.OfficeAsync(ct)) await cards.TellOnceAsync(person, due, ct);
        }

        return late.Count > 0;
    }
}
