using System.Collections.Concurrent;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Review;

/// <summary>A round's plan with the ground that it stands on.</summary>
/// <param name="Units">To say units by their names.</param>
/// <param name="Plan">The plan there is; null for none.</param>
public sealed record PlanState(PlanGround Ground, IReadOnlyList<Unit> Units, Stored<AssignmentPlan>? Plan)
{
    /// <summary>The plan, or an empty one.</summary>
    public AssignmentPlan Present => Plan?.Value ?? new(Ground.Round.Id);

    /// <summary>With this plan.</summary>
    public PlanState With(Stored<AssignmentPlan> plan) => new(Ground, Units, plan);

    /// <summary>What can be said of it.</summary>
    public PlanReport Report { get; } = new(Ground, Plan?.Value ?? new(Ground.Round.Id));
}

/// <summary>
/// Gathers what a plan is worked out from. Forms of two hundred proposals take a while to read, and turning a page of a draft need not wait for
/// them: they are kept for a minute, or until the plan goes out. Nothing rests on that, since publishing reads each proposal anew.
/// </summary>
public sealed class PlanGrounds(IRounds rounds, IProposals proposals, IAssignments assignments, IDirectory directory, IAssignmentPlans plans, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (PlanGround Ground, PlanStanding? Standing, DateTimeOffset Until)> kept = new(StringComparer.Ordinal);

    /// <summary>The round's plan, as it stands; null for no such round.</summary>
    /// <param name="anew">Read everything anew.</param>
    public async Task<PlanState?> FindAsync(string roundId, bool anew, CancellationToken ct)
    {
        var plan = await plans.FindAsync(roundId, ct);
        var standing = plan?.Value.Standing;
        if (anew || !kept.TryGetValue(roundId, out var there) || there.Standing != standing || time.GetUtcNow() >= there.Until)
        {
            if (await ReadAsync(roundId, ct) is not { } ground) return null;
            there = kept[roundId] = (ground, standing, time.GetUtcNow() + KeptFor);
        }

        return new(there.Ground, await directory.UnitsAsync(ct), plan);
    }

    private async Task<PlanGround?> ReadAsync(string roundId, CancellationToken ct)
    {
        if (await rounds.FindAsync(roundId, ct) is not { } round) return null;
        var waiting = AllAsync(roundId, ProposalState.ReadyForReview, ct);
        var underway = AllAsync(roundId, ProposalState.UnderReview, ct);
        var given = assignments.ListAsync(AssignmentQuery.OfRound(roundId), ct);
        await Task.WhenAll(waiting, underway, given);
        var now = time.GetUtcNow();
        var policy = round.Value.Policy;
        return new(
            round.Value, [.. await waiting, .. await underway], await directory.ExpertsAsync(ct), [.. (await given).Select(a => a.Value)], await rounds.DirectionsAsync(ct),
            WorkingDays.DayOf(now), WorkingDays.DayOf(WorkingDays.EndOf(now, policy.ReviewDays, policy)));
    }

    private async Task<IReadOnlyList<Proposal>> AllAsync(string roundId, ProposalState state, CancellationToken ct)
    {
        var all = new List<Proposal>();
        for (var query = ProposalQuery.OfRound(roundId, state); ;)
        {
            var page = await proposals.ListAsync(query, ct);
            all.AddRange(page.Proposals.Select(p => p.Value));
            if (page.Continue is null) return all;
            query = query with { Continue = page.Continue };
        }
    }
}
