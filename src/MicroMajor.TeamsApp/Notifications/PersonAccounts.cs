using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>
/// Draws up what a person has in their chat and what they should have, out of what is remembered of their cards and what their matters owe. A draft is
/// its owner's own business: it is in no account.
/// </summary>
public sealed class PersonAccounts(IDirectory directory, IPeople people, INotices notices, IAssignments assignments, IProposals proposals, Actors actors, CardKeeper cards)
{
    /// <summary>The account of the person with that id; null when the tenant knows nobody of that id.</summary>
    public async Task<PersonAccount?> OfAsync(PersonId person, CancellationToken ct)
    {
        var contact = await directory.FindContactAsync(person, ct);
        if (await NameAsync(person, contact, ct) is not { } name) return null;
        var kept = await notices.OfPersonAsync(person, ct);
        var who = await actors.OfAsync(person, ct);
        var tasks = (await assignments.ListAsync(AssignmentQuery.OfExpert(person), ct)).Select(a => a.Value).ToList();
        var owned = (await proposals.ListAsync(ProposalQuery.OwnedBy(person), ct)).Proposals.Select(p => p.Value).Where(p => p.Submissions > 0).ToList();
        var pages = await proposals.ListTogetherAsync([.. (who.ReviewsUnits ?? []).Select(unit => ProposalQuery.OfUnit(unit, ProposalState.UnitReview))], ct);
        var waiting = pages.SelectMany(page => page.Proposals).Select(p => p.Value).ToList();

        var due = new Dictionary<Matter, (string Name, IReadOnlyList<Owed> Owed)>();
        foreach (var task in tasks.Where(t => t.IsOpen)) due[new(MatterKind.Assignment, task.Id)] = (task.ProgramName, task.Owed);
        foreach (var proposal in owned) due[new(MatterKind.Proposal, proposal.Id)] = (proposal.Name, proposal.Owed);
        foreach (var proposal in waiting) due[new(MatterKind.Endorsement, proposal.Id)] = (proposal.Name, proposal.Owed);
        foreach (var notice in kept.Where(n => n.IsUndelivered && n.Matter.Kind == MatterKind.Proposal && !due.ContainsKey(n.Matter)))
            if (await proposals.FindAsync(notice.Matter.Id, ct) is { Value: { Submissions: > 0 } joined } && joined.IsFilledInBy(person)) due[notice.Matter] = (joined.Name, joined.Owed);
        var past = tasks.Where(t => !t.IsOpen).ToDictionary(t => t.Id, t => t.ProgramName);
        var remembered = kept.Where(n => n.IsCard).ToDictionary(n => n.Matter);

        var all = new List<NamedCard>();
        foreach (var (matter, (title, owed)) in due)
            all.Add(new(await AccountAsync(matter, remembered.GetValueOrDefault(matter), owed.Any(o => CardAccount.IsOwedTo(o, person, who.IsOffice, who.ReviewsUnits ?? [], matter)), contact is not null, ct), title));
        foreach (var notice in remembered.Values.Where(n => !due.ContainsKey(n.Matter) && n.Matter.Kind != MatterKind.Proposal))
            all.Add(new(await AccountAsync(notice.Matter, notice, false, contact is not null, ct), past.GetValueOrDefault(notice.Matter.Id, notice.Matter.Id.Replace('|', ' '))));
        // Whoever left is refused like one who took the app away; the directory is asked about nobody else.
        var left = remembered.Values.Any(n => n.Trouble is { IsLasting: true } or { Kind: TroubleKind.Refused }) && await people.FindAsync(person, ct) is null;
        var said = kept.Where(n => !n.IsCard && n.Trouble is null).ToList();
        return new(
            person, name, contact, [.. all.OrderBy(c => c.Card.Notice?.Trouble?.At ?? c.Card.Notice?.At ?? DateTimeOffset.MaxValue).ThenBy(c => c.Card.Matter.Id, StringComparer.Ordinal)],
            said.Count, said.Count == 0 ? null : said.Max(n => n.At), kept.FirstOrDefault(n => n.Key == FeedKeeper.KeyOf(person))?.Trouble, left);
    }

    /// <summary>Some people whose name has what was typed in it, or begins with those initials: experts first, then whoever else the directory knows.</summary>
    public async Task<IReadOnlyList<PersonLine>> SearchAsync(string typed, int most, CancellationToken ct)
    {
        var letters = PinyinInitials.Of(typed);
        var byLetters = letters.Length > 0 && typed.All(char.IsAsciiLetter);
        var pool = (await directory.ExpertsAsync(ct))
            .Where(e => e.Name.Contains(typed, StringComparison.OrdinalIgnoreCase) || (byLetters && PinyinInitials.Find(PinyinInitials.Of(e.Name), letters) >= 0))
            .Select(e => new PersonLine(e.Id, e.Name, e.Organisation));
        var known = (await people.SearchAsync(typed, most, ct)).Select(p => new PersonLine(p.Id, p.Name, p.Department));
        return [.. pool.Concat(known).DistinctBy(p => p.Id).Take(most)];
    }

    /// <summary>What the person is called; null when the tenant knows nobody of that id.</summary>
    public async Task<string?> NameAsync(PersonId person, CancellationToken ct) => await NameAsync(person, await directory.FindContactAsync(person, ct), ct);

    /// <summary>What the person is called, their id where nobody knows; and whether they have met the app.</summary>
    public async Task<(string Name, bool HasMet)> WhoAsync(PersonId person, CancellationToken ct)
    {
        var contact = await directory.FindContactAsync(person, ct);
        return (await NameAsync(person, contact, ct) ?? person.Value, contact is not null);
    }

    private async Task<string?> NameAsync(PersonId person, Contact? contact, CancellationToken ct) =>
        (await directory.ExpertsAsync(ct)).FirstOrDefault(e => e.Id == person)?.Name
        ?? (contact is { Name.Length: > 0 } ? contact.Name : (await people.FindAsync(person, ct))?.Name);

    private async Task<CardAccount> AccountAsync(Matter matter, Notice? notice, bool owed, bool met, CancellationToken ct) =>
        new(matter, notice, owed, owed && notice is { ActivityId.Length: > 0 } && await cards.HasFormAsync(notice.ActivityId, ct), met);
}
