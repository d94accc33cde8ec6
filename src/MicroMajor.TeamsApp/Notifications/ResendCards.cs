using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>A card that did not get through, and what its matter is called.</summary>
public sealed record UndeliveredCard(PersonId Person, Matter Matter, string Name, Trouble Trouble);

/// <summary>The cards of a round that did not get through.</summary>
/// <param name="Unread">How many older ones were not looked at: whether they are of the round is not known.</param>
public sealed record Undelivered(IReadOnlyList<UndeliveredCard> Cards, int Unread);

/// <summary>What was done about an undelivered card.</summary>
public sealed record Resent(UndeliveredCard Card, CardOutcome Outcome);

/// <summary>
/// Sends what did not get through again. Where a card lies in the chat it is brought up to date, never sent a second time; what is in order is left alone,
/// so that pressing twice does nothing twice.
/// </summary>
public sealed class ResendCards(INotices notices, IAssignments assignments, IProposals proposals, CardKeeper cards, TimeProvider time)
{
    // One card costs a few calls of Graph and one of the connector; somebody waits for the answer.
    private const int MostAtOnce = 20;

    /// <summary>What of a round did not get through, longest ago first, and last what waits for its person to meet the app. Drafts are nobody's business but their owner's.</summary>
    public async Task<Undelivered> OfRoundAsync(string roundId, CancellationToken ct)
    {
        var troubled = await notices.TroubledAsync(ct);
        var tasks = troubled.Any(n => n.Matter.Kind == MatterKind.Assignment)
            ? (await assignments.ListAsync(AssignmentQuery.OfRound(roundId), ct)).Select(a => a.Value).ToDictionary(a => a.Id)
            : [];
        // The newest are of this round most likely.
        var ids = troubled.Where(n => IsOfProposal(n.Matter)).OrderByDescending(n => n.Trouble!.At).Select(n => n.Matter.Id).Distinct().ToList();
        var read = await Task.WhenAll(ids.Take(MostAtOnce).Select(id => proposals.FindAsync(id, ct)));
        var submitted = read.OfType<Stored<Proposal>>().Select(p => p.Value).Where(p => p.RoundId == roundId && p.Submissions > 0).ToDictionary(p => p.Id);
        var unread = ids.Skip(MostAtOnce).ToHashSet();
        return new(
            [
                .. from notice in troubled
                   let name = NameOf(notice.Matter, roundId, tasks, submitted)
                   where name is not null
                   let trouble = notice.Trouble!
                   orderby trouble.Kind == TroubleKind.NotMet, trouble.At
                   select new UndeliveredCard(notice.Person, notice.Matter, name, trouble),
            ],
            troubled.Count(n => IsOfProposal(n.Matter) && unread.Contains(n.Matter.Id)));
    }

    /// <summary>Sends them again, as many as one answer bears. Where the channel asks for a pause the rest is left.</summary>
    public async Task<IReadOnlyList<Resent>> SendAsync(IReadOnlyList<UndeliveredCard> undelivered, CancellationToken ct)
    {
        var done = new List<Resent>();
        foreach (var card in undelivered.Take(MostAtOnce))
        {
            var outcome = await SendAsync(card.Person, card.Matter, card.Trouble, ct);
            done.Add(new(card, outcome));
            if (outcome is CardOutcome.Refused { Trouble.Kind: TroubleKind.Throttled or TroubleKind.Unreachable }) break;
        }

        return done;
    }

    /// <summary>Brings the person's card on the matter up to date, or sends it.</summary>
    /// <param name="trouble">What the last try came to: a pause that the channel asked for is kept, and nobody waits for its end.</param>
    public async Task<CardOutcome> SendAsync(PersonId person, Matter matter, Trouble? trouble, CancellationToken ct)
    {
        if (trouble?.RetryAt > time.GetUtcNow()) return new CardOutcome.Refused(trouble);
        try
        {
            return await cards.DeliverAsync(person, matter, ct);
        }
        catch (ConnectorException refused)
        {
            return new CardOutcome.Refused(CardTroubles.TroubleOf(refused, time.GetUtcNow()));
        }
    }

    /// <summary>Somebody has the app now: they get what did not get through and still waits for them. What is over meanwhile is left on their desk.</summary>
    public async Task SendWaitingAsync(PersonId person, CancellationToken ct)
    {
        foreach (var notice in (await notices.OfPersonAsync(person, ct)).Where(n => n.IsUndelivered))
            if (await StillWaitsAsync(notice.Matter, ct)) await cards.DeliverAsync(person, notice.Matter, ct);
    }

    private async Task<bool> StillWaitsAsync(Matter matter, CancellationToken ct) => matter.Kind switch
    {
        MatterKind.Assignment => await assignments.FindAsync(matter.Id, ct) is { Value.IsActive: true },
        MatterKind.Endorsement => await proposals.FindAsync(matter.Id, ct) is { Value.State: ProposalState.UnitReview },
        _ => true,
    };

    private static bool IsOfProposal(Matter matter) => matter.Kind is MatterKind.Proposal or MatterKind.Endorsement or MatterKind.Screening;

    // Null for what is of another round, is over, or is none of the office's business.
    private static string? NameOf(Matter matter, string roundId, Dictionary<string, Assignment> tasks, Dictionary<string, Proposal> submitted) => matter.Kind switch
    {
        MatterKind.Assignment => tasks.TryGetValue(matter.Id, out var task) && task.IsActive ? task.ProgramName : null,
        MatterKind.HandIn => UnitHandIns.Read(matter.Id) is { } key && key.RoundId == roundId ? key.UnitCode : null,
        MatterKind.RoundDesk => matter.Id == roundId ? roundId : null,
        _ => submitted.GetValueOrDefault(matter.Id)?.Name,
    };
}
