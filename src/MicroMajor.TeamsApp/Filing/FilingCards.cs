using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Notifications;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>Brings the cards up to date on which documents stand.</summary>
public sealed class FilingCards(CardKeeper cards, IDirectory directory)
{
    /// <summary>The cards of those who have to do with these proposals.</summary>
    public async Task ProposalsAsync(IReadOnlyList<Proposal> proposals, CancellationToken ct)
    {
        var (units, office) = (await directory.UnitsAsync(ct), await directory.OfficeAsync(ct));
        foreach (var proposal in proposals)
        {
            await cards.BringUpToDateAsync(proposal.Owner, new(MatterKind.Proposal, proposal.Id), ct);
            foreach (var reviewer in units.FirstOrDefault(u => u.Code == proposal.UnitCode)?.Reviewers ?? []) await cards.BringUpToDateAsync(reviewer, new(MatterKind.Endorsement, proposal.Id), ct);
            foreach (var person in office) await cards.BringUpToDateAsync(person, new(MatterKind.Screening, proposal.Id), ct);
        }
    }

    /// <summary>The office's desks of the round.</summary>
    public async Task DesksAsync(string roundId, CancellationToken ct)
    {
        foreach (var person in await directory.OfficeAsync(ct)) await cards.BringUpToDateAsync(person, new(MatterKind.RoundDesk, roundId), ct);
    }
}
