using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Filing;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Rounds;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>Who owes something, as it was when it began to pay: read once, for all that it owes.</summary>
/// <param name="Holds">The proposal, the assignment, the round: what the store had under that name.</param>
public sealed record Payer(Debtor Debtor, object Holds)
{
    /// <summary>Its name in the store.</summary>
    public string Id => Debtor.Id;
}

/// <summary>Pays one debt. Paying twice comes to the same as paying once.</summary>
public sealed class Debts(IAudit audit, IDirectory directory, Actors actors, ReviewReminderRun reminders, IProposals proposals, IAssignments assignments, IInvitations invitations, Catalogues catalogues, CardKeeper cards, FeedKeeper feed, WriteFilingDocuments filing, WritePack pack, WorkDecisions decisions, PublishPlan plan)
{
    /// <summary>Pays the debt, or throws when it could not be paid now.</summary>
    /// <returns>What is left of it: cards of people who have a form open. Empty when it is paid.</returns>
    public async Task<IReadOnlyList<Owed>> PayAsync(Payer payer, Owed owed, CancellationToken ct)
    {
        if (owed is CardDue due) return await BringUpToDateAsync(due, ct);
        await PayWholeAsync(payer, owed, ct);
        return [];
    }

    private async Task<IReadOnlyList<Owed>> BringUpToDateAsync(CardDue due, CancellationToken ct)
    {
        var left = new List<Owed>();
        foreach (var person in await PersonsAsync(due.To, ct))
            if (!await cards.BringUpToDateAsync(person, due.Matter, ct)) left.Add(due.To.Kind == AudienceKind.Person ? due : due with { Key = $"{due.Key}|{person.Value}", To = Audience.Of(person) });
        return left;
    }

    private Task PayWholeAsync(Payer payer, Owed owed, CancellationToken ct) => owed switch
    {
        AuditDue due => audit.AddAsync(due.Entry, ct),
        MessageDue due => TellAsync(payer, due, ct),
        AssignmentDue due => AssignAsync(payer, due, ct),
        InvitationDue due => InviteAsync(payer.Id, due.Person, ct),
        PackDue due => pack.RunAsync(payer.Id, due.Number, ct),
        DraftDecisionsDue due => decisions.DraftAsync(payer.Id, due, ct),
        PublishDecisionsDue due => decisions.PublishAsync(payer.Id, due, ct),
        ReviewReminderDue due => reminders.RunAsync(payer.Id, due.Day, all: true, ct),
        PlanDue => plan.RunAsync(payer.Id, ct),
        FilingDue => filing.RunAsync(payer.Id, ct),
        _ => throw new InvalidOperationException($"Nobody knows how to pay a {owed.GetType().Name}."),
    };

    // Owed by the proposal, or by the assignment of whom the expert replaces.
    private async Task AssignAsync(Payer payer, AssignmentDue due, CancellationToken ct)
    {
        var proposal = payer.Holds switch
        {
            Proposal owing => owing,
            Assignment replaced => (await proposals.FindAsync(replaced.ProposalId, ct) ?? throw new InvalidOperationException($"Proposal {replaced.ProposalId} is gone.")).Value,
            var other => throw new InvalidOperationException($"A {other.GetType().Name} assigns nobody."),
        };
        var made = await assignments.EnsureAsync(new Assignment("", proposal.Id, proposal.RoundId, await NameForExpertsAsync(proposal, ct), due.Expert, due.ExpertName, due.DueAt), ct);
        await cards.BringUpToDateAsync(due.Expert, new(MatterKind.Assignment, made.Value.Id), ct);
        await feed.AskedAsync(made.Value, ct);
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

    private async Task TellAsync(Payer payer, MessageDue due, CancellationToken ct)
    {
        var met = new List<PersonId>();
        foreach (var person in await PersonsAsync(due.To, ct))
            if (await cards.TellOnceAsync(person, due, ct)) met.Add(person);
        // After all of them: a courtesy to one person holds up nobody's message.
        await feed.ToldAsync(payer.Holds, due, met, ct);
    }

    private async Task<IReadOnlyList<PersonId>> PersonsAsync(Audience to, CancellationToken ct) => to.Kind switch
    {
        AudienceKind.Person => [new PersonId(to.Id)],
        AudienceKind.Office => await directory.OfficeAsync(ct),
        _ => await actors.ReviewersOfAsync(to.Id, ct),
    };
}
