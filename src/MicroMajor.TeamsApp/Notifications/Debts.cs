using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Filing;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Rounds;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>Pays one debt. Paying twice comes to the same as paying once.</summary>
public sealed class Debts(IAudit audit, IDirectory directory, Actors actors, ReviewReminderRun reminders, IProposals proposals, IAssignments assignments, IInvitations invitations, Catalogues catalogues, CardKeeper cards, WriteFilingDocuments filing, WritePack pack, WorkDecisions decisions, PublishPlan plan)
{
    /// <summary>Pays the debt, or throws when it could not be paid now.</summary>
    /// <returns>What is left of it: cards of people who have a form open. Empty when it is paid.</returns>
    public async Task<IReadOnlyList<Owed>> PayAsync(Debtor debtor, Owed owed, CancellationToken ct)
    {
        if (owed is CardDue due) return await BringUpToDateAsync(due, ct);
        await PayWholeAsync(debtor, owed, ct);
        return [];
    }

    private async Task<IReadOnlyList<Owed>> BringUpToDateAsync(CardDue due, CancellationToken ct)
    {
        var left = new List<Owed>();
        foreach (var person in await PersonsAsync(due.To, ct))
            if (!await cards.BringUpToDateAsync(person, due.Matter, ct)) left.Add(due.To.Kind == AudienceKind.Person ? due : due with { Key = $"{due.Key}|{person.Value}", To = Audience.Of(person) });
        return left;
    }

    private Task PayWholeAsync(Debtor debtor, Owed owed, CancellationToken ct) => owed switch
    {
        AuditDue due => audit.AddAsync(due.Entry, ct),
        MessageDue due => ForEachAsync(due.To, person => cards.TellOnceAsync(person, due, ct), ct),
        AssignmentDue due => AssignAsync(debtor, due, ct),
        InvitationDue due => InviteAsync(debtor.Id, due.Person, ct),
        PackDue due => pack.RunAsync(debtor.Id, due.Number, ct),
        DraftDecisionsDue due => decisions.DraftAsync(debtor.Id, due, ct),
        PublishDecisionsDue due => decisions.PublishAsync(debtor.Id, due, ct),
        ReviewReminderDue due => reminders.RunAsync(debtor.Id, due.Day, all: true, ct),
        PlanDue => plan.RunAsync(debtor.Id, ct),
        FilingDue => filing.RunAsync(debtor.Id, ct),
        _ => throw new InvalidOperationException($"Nobody knows how to pay a {owed.GetType().Name}."),
    };

    // Owed by the proposal, or by the assignment of whom the expert replaces.
    private async Task AssignAsync(Debtor debtor, AssignmentDue due, CancellationToken ct)
    {
        var proposalId = debtor.Kind == DebtorKind.Assignment ? (await assignments.FindAsync(debtor.Id, ct) ?? throw new InvalidOperationException($"Assignment {debtor.Id} is gone.")).Value.ProposalId : debtor.Id;
        var proposal = await proposals.FindAsync(proposalId, ct) ?? throw new InvalidOperationException($"Proposal {proposalId} is gone.");
        var made = await assignments.EnsureAsync(new Assignment("", proposalId, proposal.Value.RoundId, await NameForExpertsAsync(proposal.Value, ct), due.Expert, due.ExpertName, due.DueAt), ct);
        await cards.BringUpToDateAsync(due.Expert, new(MatterKind.Assignment, made.Value.Id), ct);
    }

    // The desk and the messages of experts call it so without reading it again: a name in the name is taken out here.
    private async Task<string> NameForExpertsAsync(Proposal proposal, CancellationToken ct) =>
        await catalogues.RoundAsync(proposal.RoundId, ct) is { Policy.BlindApplicants: true } ? NameMask.Of(proposal, (await catalogues.NowAsync(ct)).Editions.Of(proposal).Form, w => w.Zh).In(proposal.Name) : proposal.Name;

    // As the proposal stands now: an invitation that was taken back meanwhile is not given out after all.
    private async Task InviteAsync(string proposalId, PersonId person, CancellationToken ct)
    {
        var proposal = await proposals.FindAsync(proposalId, ct) ?? throw new InvalidOperationException($"Proposal {proposalId} is gone.");
        await invitations.SetAsync(proposalId, person, proposal.Value.PresentEditors.Any(e => e.Id == person), ct);
    }

    private async Task ForEachAsync(Audience to, Func<PersonId, Task> pay, CancellationToken ct)
    {
        foreach (var person in await PersonsAsync(to, ct)) await pay(person);
    }

    private async Task<IReadOnlyList<PersonId>> PersonsAsync(Audience to, CancellationToken ct) => to.Kind switch
    {
        AudienceKind.Person => [new PersonId(to.Id)],
        AudienceKind.Office => await directory.OfficeAsync(ct),
        _ => await actors.ReviewersOfAsync(to.Id, ct),
    };
}
