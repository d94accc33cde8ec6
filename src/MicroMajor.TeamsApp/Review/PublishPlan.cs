using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Review;

/// <summary>
/// Makes out a published plan, behind the answer: each proposal is assigned in its own save, together with what it then owes. Broken off, it is
/// simply done again: whoever has been asked meanwhile is passed over. What has changed since is named and left out; the rest goes out.
/// </summary>
public sealed class PublishPlan(IAssignmentPlans plans, IRounds rounds, IProposals proposals, IAssignments assignments, IDirectory directory, ProposalStep step)
{
    /// <summary>Proposals at a time: SharePoint throttles an app that writes many.</summary>
    private const int AtOnce = 4;

    /// <summary>Makes it out; throws when some of it could not be written now, and may be asked again.</summary>
    public async Task RunAsync(string roundId, CancellationToken ct)
    {
        // load
        if (await plans.FindAsync(roundId, ct) is not { Value.Standing: PlanStanding.Publishing } stored) return;
        var plan = stored.Value;
        var round = await rounds.FindAsync(roundId, ct) ?? throw new InvalidOperationException($"Round {roundId} is gone.");
        var pool = await directory.ExpertsAsync(ct);
        var given = (await assignments.ListAsync(AssignmentQuery.OfRound(roundId), ct)).Select(a => a.Value).ToLookup(a => a.ProposalId, StringComparer.Ordinal);
        var by = new Actor(plan.PublishedBy!.Value, plan.PublishedByName, IsOffice: true);

        // decide and save, each for itself
        var lines = plan.Proposals.Where(p => p.Seats.Count > 0).ToList();
        var left = new IReadOnlyList<PlanLeftOut>[lines.Count];
        var wentOut = new bool[lines.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, lines.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (i, stop) =>
            (wentOut[i], left[i]) = await OneAsync(lines[i], round.Value, pool, [.. given[lines[i].ProposalId]], by, plan.PublishedAt!.Value, stop));

        // tell
        for (Stored<AssignmentPlan>? present = stored; present is { Value.Standing: PlanStanding.Publishing }; present = await plans.FindAsync(roundId, ct))
            if ((await plans.SaveAsync(present.With(present.Value.Out(wentOut.Count(o => o), [.. left.SelectMany(l => l)])), ct)).IsDone) return;
    }

    private async Task<(bool WentOut, IReadOnlyList<PlanLeftOut> Left)> OneAsync(
        PlannedProposal line, Round round, IReadOnlyList<Expert> pool, IReadOnlyList<Assignment> given, Actor by, DateTimeOffset at, CancellationToken ct)
    {
        if (await proposals.FindAsync(line.ProposalId, ct) is not { } stored) return (false, [new(line.ProposalId, "", "no-such-proposal", NoFacts)]);
        var left = new List<PlanLeftOut>();
        var taken = await step.TakeAsync(stored, proposal =>
        {
            left.Clear();
            var open = line.Seats.Where(s => given.All(a => a.Expert != s.Expert) && proposal.Owed.OfType<AssignmentDue>().All(d => d.Expert != s.Expert)).ToList();
            if (open.Count == 0) return new Problem("nothing-to-assign");
            if (proposal.State is not (ProposalState.ReadyForReview or ProposalState.UnderReview)) return new Problem("plan-left-state", Facts.Of(("state", $"{proposal.State}")));
            var experts = new List<Expert>();
            foreach (var seat in open)
            {
                var expert = pool.FirstOrDefault(e => e.Id == seat.Expert);
                if (expert is null) left.Add(new(line.ProposalId, seat.Expert.Value, "plan-left-pool", NoFacts));
                else if (Recusal.Reason(expert, proposal) is { } conflict) left.Add(new(line.ProposalId, expert.Name, conflict.Code, Told(conflict)));
                else experts.Add(expert);
            }

            var assigned = proposal.Assign(round, experts, given, by, at);
            return !assigned.IsDone && assigned.Problems[0].Code is "too-few-experts" or "nothing-to-assign" ? new Problem("plan-left-few", Facts.Of(("min", $"{round.Policy.MinExperts}"))) : assigned;
        }, ct);
        if (taken.IsDone || taken.Problems[0].Code == "nothing-to-assign") return (true, left);
        return (false, [.. left, .. taken.Problems.Select(p => new PlanLeftOut(line.ProposalId, p.Facts["expert"], p.Code, Told(p)))]);
    }

    private static IReadOnlyDictionary<string, string> NoFacts { get; } = new Dictionary<string, string>();

    private static Dictionary<string, string> Told(Problem problem) => problem.Facts.ToDictionary(f => f.Key, f => f.Value);
}
