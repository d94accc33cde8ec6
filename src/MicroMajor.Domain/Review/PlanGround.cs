using System.Globalization;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>
/// What a plan is worked out from: the round's policy, what waits for experts, the pool, who has been asked already, and the days of the review.
/// In which order they are handed in makes no difference.
/// </summary>
public sealed class PlanGround
{
    private readonly ILookup<string, Assignment> asked;
    private readonly Dictionary<PersonId, int> loads;
    private readonly Dictionary<(PersonId Expert, string ProposalId), (Problem? Obstacle, FieldFit Fit)> matches;

    /// <param name="proposals">Those of the round; only what is ready for review or under review takes experts.</param>
    /// <param name="assignments">All of the round.</param>
    /// <param name="from">The first day of the review, in China.</param>
    /// <param name="to">Its last day.</param>
    public PlanGround(Round round, IReadOnlyList<Proposal> proposals, IReadOnlyList<Expert> pool, IReadOnlyList<Assignment> assignments, IReadOnlyList<Direction> directions, DateOnly from, DateOnly to)
    {
        (Round, From, To) = (round, from, to);
        Proposals = [.. proposals.Where(p => p.State is ProposalState.ReadyForReview or ProposalState.UnderReview).DistinctBy(p => p.Id).OrderBy(p => p.Id, StringComparer.Ordinal)];
        Pool = [.. pool.DistinctBy(e => e.Id).OrderBy(e => e.Id.Value, StringComparer.Ordinal)];
        asked = assignments.ToLookup(a => a.ProposalId, StringComparer.Ordinal);
        // A task that is still to be made out is a task.
        loads = assignments.Where(a => a.IsActive).Select(a => a.Expert)
            .Concat(proposals.SelectMany(p => p.Owed.OfType<AssignmentDue>().Where(d => asked[p.Id].All(a => a.Expert != d.Expert)).Select(d => d.Expert)))
            .GroupBy(e => e).ToDictionary(g => g.Key, g => g.Count());
        var away = Pool.ToDictionary(e => e.Id, Away);
        var terms = Pool.ToDictionary(e => e.Id, e => FieldFit.Terms(e.Field));
        matches = [];
        foreach (var proposal in Proposals)
        {
            var texts = FieldFit.Texts(proposal, directions);
            foreach (var expert in Pool)
                matches[(expert.Id, proposal.Id)] = (Recusal.Reason(expert, proposal) ?? Past(expert, proposal) ?? away[expert.Id], FieldFit.Of(terms[expert.Id], texts));
        }
    }

    /// <summary>The round.</summary>
    public Round Round { get; }

    /// <summary>The first day of the review.</summary>
    public DateOnly From { get; }

    /// <summary>The last day of the review.</summary>
    public DateOnly To { get; }

    /// <summary>What takes experts, by id.</summary>
    public IReadOnlyList<Proposal> Proposals { get; }

    /// <summary>The pool, by id.</summary>
    public IReadOnlyList<Expert> Pool { get; }

    /// <summary>The proposal, or null when it takes no experts.</summary>
    public Proposal? Find(string proposalId) => Proposals.FirstOrDefault(p => p.Id == proposalId);

    /// <summary>Who has been asked for a review of it and has neither declined nor been taken off.</summary>
    public IReadOnlyList<PersonId> Asked(Proposal proposal) =>
        [.. asked[proposal.Id].Where(a => a.IsActive).Select(a => a.Expert)
            .Concat(proposal.Owed.OfType<AssignmentDue>().Select(d => d.Expert).Where(e => asked[proposal.Id].All(a => a.Expert != e)))
            .Distinct().OrderBy(e => e.Value, StringComparer.Ordinal)];

    /// <summary>How many tasks of the round the expert has already.</summary>
    public int Load(PersonId expert) => loads.GetValueOrDefault(expert);

    /// <summary>Why this expert of the pool is not to be asked for this proposal, whatever their load; null when they may be.</summary>
    public Problem? Obstacle(Expert expert, Proposal proposal) => matches[(expert.Id, proposal.Id)].Obstacle;

    /// <summary>How the field of this expert of the pool fits.</summary>
    public FieldFit Fit(Expert expert, Proposal proposal) => matches[(expert.Id, proposal.Id)].Fit;

    /// <summary>How many of the days of the review the expert is away.</summary>
    public int DaysAway(Expert expert) => expert.Absences.Count == 0 ? 0 : Days().Count(expert.IsAway);

    /// <summary>The plan of every proposal (see docs/decisions/0024-assignment-plan.md for what it guarantees).</summary>
    internal (IReadOnlyList<PlannedProposal> Proposals, IReadOnlyList<PlanLeftOut> Released) Solve(AssignmentPlan? before)
    {
        var seats = new SeatFlow(this);
        var released = new List<PlanLeftOut>();
        foreach (var (proposal, index) in Proposals.Select((p, i) => (p, i)))
        {
            foreach (var off in before?.Find(proposal.Id)?.KeptOff ?? []) seats.KeepOff(index, off);
            foreach (var pin in (before?.Find(proposal.Id)?.Seats ?? []).Where(s => s.Pinned).OrderBy(s => s.Expert.Value, StringComparer.Ordinal))
                if (seats.Pin(index, pin.Expert) is { } why && why.Code != "plan-asked")
                    released.Add(new(proposal.Id, Pool.FirstOrDefault(e => e.Id == pin.Expert)?.Name ?? "", why.Code, why.Facts.ToDictionary(f => f.Key, f => f.Value)));
        }

        var counts = Proposals.Select((p, i) => SeatCount.Of(Round.Policy, Asked(p).Count, seats.Count(i))).ToList();
        // Everyone has the fewest before anyone has more.
        for (var count = 1; count <= counts.Select(c => c.Sought).DefaultIfEmpty(0).Max(); count++)
            foreach (var index in Enumerable.Range(0, Proposals.Count).Where(i => counts[i].Steps.Contains(count)))
                seats.Raise(index, count, isFewest: count == counts[index].Steps[0]);
        return ([.. Proposals.Select((p, i) => new PlannedProposal(p.Id, seats.Of(i), before?.Find(p.Id)?.KeptOff ?? []))], released);
    }

    private Problem? Past(Expert expert, Proposal proposal)
    {
        if (asked[proposal.Id].FirstOrDefault(a => a.Expert == expert.Id) is not { } there)
            return proposal.Owed.OfType<AssignmentDue>().Any(d => d.Expert == expert.Id) ? new("plan-asked") : null;
        return there.State switch
        {
            AssignmentState.Declined => new("plan-declined"),
            AssignmentState.Recused => new("plan-recused"),
            AssignmentState.Abstained => new("plan-abstained"),
            AssignmentState.Replaced => new("plan-replaced"),
            _ => new("plan-asked"),
        };
    }

    private Problem? Away(Expert expert) => expert.Absences.Count > 0 && Days().All(expert.IsAway)
        ? new("plan-away", Facts.Of(("from", Iso(From)), ("to", Iso(To)))) : null;

    private IEnumerable<DateOnly> Days()
    {
        for (var day = From; day <= To; day = day.AddDays(1)) yield return day;
    }

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>How many experts a proposal is to have, by the policy and by who is on it already.</summary>
/// <param name="Steps">The counts that it can come to, fewest first: none is left between two of them.</param>
internal sealed record SeatCount(IReadOnlyList<int> Steps)
{
    /// <summary>How many are sought.</summary>
    public int Sought => Steps[^1];

    /// <param name="asked">How many have been asked already.</param>
    /// <param name="there">How many are asked or fixed.</param>
    public static SeatCount Of(RoundPolicy policy, int asked, int there)
    {
        var fewest = Math.Max(policy.MinExperts, there);
        // What is under review and has enough is left as it is.
        if (asked == there && asked >= policy.MinExperts && Fits(policy, asked)) return new([asked]);
        var sought = Math.Max(fewest, Enumerable.Range(policy.MinExperts, Math.Max(1, policy.Experts - policy.MinExperts + 1)).Where(n => Fits(policy, n)).DefaultIfEmpty(policy.MinExperts + 1).Max());
        if (asked > 0 && asked == there) sought = fewest;
        if (!Fits(policy, sought)) sought++;
        return new([.. Enumerable.Range(fewest, sought - fewest + 1).Where(n => n == fewest || Fits(policy, n))]);
    }

    /// <summary>Is it a count that the policy likes?</summary>
    public static bool Fits(RoundPolicy policy, int count) => count >= policy.MinExperts && (!policy.OddExperts || count % 2 == 1);
}
