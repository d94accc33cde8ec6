using System.Globalization;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Review;

/// <summary>Why an expert is on a proposal.</summary>
/// <param name="Load">Their tasks of the round, those planned among them.</param>
/// <param name="IsAsked">They were asked before this plan.</param>
/// <param name="DaysAway">How many days of the review they are away.</param>
public sealed record SeatReason(Expert Expert, FieldFit Fit, int Load, bool IsPinned, bool IsAsked, int DaysAway);

/// <summary>A proposal of the plan, with what speaks for its experts and what the policy would have otherwise.</summary>
/// <param name="Count">How many are on it, those asked before among them.</param>
/// <param name="Gaps">What the policy asks and this does not come to.</param>
public sealed record PlanLine(Proposal Proposal, IReadOnlyList<SeatReason> Seats, int Count, int Sought, IReadOnlyList<Problem> Gaps)
{
    /// <summary>Can it be published? With fewer than the policy's fewest it cannot.</summary>
    public bool CanGoOut => Seats.Any(s => !s.IsAsked) && Gaps.All(g => g.Code != "plan-too-few");
}

/// <summary>Somebody of the pool who is not on a proposal, and why they cannot be; no reason when they can.</summary>
public sealed record PlanChoice(Expert Expert, FieldFit Fit, int Load, Problem? Why);

/// <summary>A plan as the office reads it: loads, reasons, what is not satisfied, and the smallest change that would help.</summary>
public sealed class PlanReport
{
    private readonly PlanGround ground;
    private readonly AssignmentPlan plan;
    private readonly Dictionary<PersonId, Expert> pool;
    private readonly Dictionary<PersonId, int> loads;
    private readonly Lazy<SeatFlow> flow;

    /// <summary>The report of this plan on this ground.</summary>
    public PlanReport(PlanGround ground, AssignmentPlan plan)
    {
        (this.ground, this.plan) = (ground, plan);
        pool = ground.Pool.ToDictionary(e => e.Id);
        var planned = plan.Proposals.Where(p => ground.Find(p.ProposalId) is not null).SelectMany(p => p.Seats).GroupBy(s => s.Expert).ToDictionary(g => g.Key, g => g.Count());
        loads = ground.Pool.ToDictionary(e => e.Id, e => ground.Load(e.Id) + planned.GetValueOrDefault(e.Id));
        flow = new(() =>
        {
            var seats = new SeatFlow(ground);
            foreach (var (proposal, index) in ground.Proposals.Select((p, i) => (p, i)))
            {
                foreach (var off in plan.Find(proposal.Id)?.KeptOff ?? []) seats.KeepOff(index, off);
                foreach (var seat in plan.Find(proposal.Id)?.Seats ?? []) seats.Put(index, seat.Expert, seat.Pinned);
            }

            return seats;
        });
        Lines = [.. ground.Proposals.Select(Line)];
    }

    /// <summary>Every proposal that takes experts, by id.</summary>
    public IReadOnlyList<PlanLine> Lines { get; }

    /// <summary>The line of that proposal, or null.</summary>
    public PlanLine? Find(string proposalId) => Lines.FirstOrDefault(l => l.Proposal.Id == proposalId);

    /// <summary>The tasks of an expert in the round, those planned among them.</summary>
    public int Load(PersonId expert) => loads.GetValueOrDefault(expert);

    /// <summary>The fewest and the most tasks of an expert who may judge anything of the plan at all.</summary>
    public (int Fewest, int Most) Range
    {
        get
        {
            var able = ground.Pool.Where(e => loads[e.Id] > 0 || ground.Proposals.Any(p => ground.Obstacle(e, p) is null)).Select(e => loads[e.Id]).ToList();
            return able.Count == 0 ? (0, 0) : (able.Min(), able.Max());
        }
    }

    /// <summary>Why the expert can take no more: their limit; null when they can.</summary>
    public Problem? Full(Expert expert) => expert.MaxLoad is { } max && Load(expert.Id) >= max ? FullAt(max) : null;

    /// <summary>The rest of the pool for a proposal: who could be put on it, the best first, then who could not, with the reason.</summary>
    public IReadOnlyList<PlanChoice> Choices(PlanLine line) =>
    [
        .. ground.Pool.Where(e => line.Seats.All(s => s.Expert.Id != e.Id))
            .Select(e => new PlanChoice(e, ground.Fit(e, line.Proposal), Load(e.Id), ground.Obstacle(e, line.Proposal) ?? Full(e)))
            .OrderBy(c => c.Why is not null).ThenBy(c => c.Fit.Match).ThenBy(c => c.Load).ThenBy(c => c.Expert.Id.Value, StringComparer.Ordinal),
    ];

    /// <summary>The smallest change that would satisfy the gap: limits to be raised by one, experts to be added to the pool, a choice to be left free.</summary>
    public Problem Help(PlanLine line, Problem gap)
    {
        if (gap.Code == "plan-cannot-ask") return new("plan-help-replan");
        var full = Choices(line).Where(c => c.Why?.Code == "plan-full").OrderBy(c => c.Load).ThenBy(c => c.Expert.Id.Value, StringComparer.Ordinal).Select(c => c.Expert).ToList();
        var missing = Missing(gap);
        if (gap.Code != "plan-no-outside") return missing <= 0 ? new("plan-help-shift") : Raise(full, missing, outside: false);
        return line.Seats.Where(s => !s.IsAsked && !s.Expert.IsOutside).ToList() is { Count: > 0 } own && own.All(s => s.IsPinned)
            ? new("plan-help-unpin", Facts.Of(("expert", own[0].Expert.Name)))
            : Raise([.. full.Where(e => e.IsOutside)], missing, outside: true);
    }

    internal static Problem FullAt(int max) => new("plan-full", Facts.Of(("max", $"{max}")));

    // Whoever may judge it and is only full is the nearest way; each raised by one is one more place.
    private static Problem Raise(IReadOnlyList<Expert> full, int missing, bool outside)
    {
        var raised = full.Take(missing).ToList();
        var (experts, added) = (string.Join('、', raised.Select(e => $"{e.Name} → {e.MaxLoad + 1}")), $"{missing - raised.Count}");
        if (raised.Count == missing) return new("plan-help-raise", Facts.Of(("experts", experts)));
        if (raised.Count == 0) return outside ? new("plan-help-add-outside", Facts.Of(("n", added))) : new("plan-help-add", Facts.Of(("n", added)));
        return outside ? new("plan-help-both-outside", Facts.Of(("experts", experts), ("n", added))) : new("plan-help-both", Facts.Of(("experts", experts), ("n", added)));
    }

    private static int Missing(Problem gap) =>
        int.Parse(gap.Facts["wanted"], CultureInfo.InvariantCulture) - int.Parse(gap.Facts["possible"], CultureInfo.InvariantCulture);

    private PlanLine Line(Proposal proposal, int index)
    {
        var asked = ground.Asked(proposal);
        var planned = (plan.Find(proposal.Id)?.Seats ?? []).Where(s => pool.ContainsKey(s.Expert) && !asked.Contains(s.Expert)).ToList();
        SeatReason Reason(Expert expert, bool pinned, bool isAsked) => new(expert, ground.Fit(expert, proposal), Load(expert.Id), pinned, isAsked, ground.DaysAway(expert));
        var count = asked.Count + planned.Count;
        var policy = ground.Round.Policy;
        var sought = SeatCount.Of(policy, asked.Count, asked.Count + planned.Count(s => s.Pinned)).Sought;
        IReadOnlyList<SeatReason> seats =
        [
            .. asked.Where(pool.ContainsKey).Select(a => Reason(pool[a], false, true)),
            .. planned.Select(s => Reason(pool[s.Expert], s.Pinned, false)).OrderBy(s => s.Fit.Match).ThenBy(s => s.Expert.Id.Value, StringComparer.Ordinal),
        ];

        var gaps = new List<Problem>();
        Problem Gap(string code, int wanted, int possible) => new(code, Facts.Of(("now", $"{count}"), ("wanted", $"{wanted}"), ("possible", $"{possible}")));
        int Possible(int wanted) => flow.Value.Most(index, wanted);
        // A choice that was made meanwhile impossible goes out as little as one that never was possible.
        foreach (var seat in seats.Where(s => !s.IsAsked))
            if (ground.Obstacle(seat.Expert, proposal) is { } why) gaps.Add(new("plan-cannot-ask", why.Facts.And("expert", seat.Expert.Name).And("conflict", why.Code)));
        if (count < policy.MinExperts) gaps.Add(Gap("plan-too-few", policy.MinExperts, Possible(policy.MinExperts)));
        else if (!SeatCount.Fits(policy, count)) gaps.Add(Gap("plan-even", count + 1, Possible(count + 1)));
        else if (count < sought) gaps.Add(Gap("plan-fewer", sought, Possible(sought)));
        var outside = seats.Count(s => s.Expert.IsOutside);
        if (count > 0 && outside < policy.MinOutsideExperts) gaps.Add(Gap("plan-no-outside", policy.MinOutsideExperts, outside));
        return new(proposal, seats, count, sought, gaps);
    }
}
