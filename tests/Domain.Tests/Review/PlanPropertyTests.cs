using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

/// <summary>What the plan guarantees, over ten thousand rounds that chance draws up, and against trying out everything where that is possible.</summary>
public sealed class PlanPropertyTests
{
    private const int Rounds = 10_000;

    [Fact]
    public void In_ten_thousand_rounds_nobody_is_asked_who_must_not_will_not_or_cannot()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var round = new RandomRound(seed);
            var plan = round.Make();
            foreach (var line in plan.Proposals)
            {
                var proposal = round.Proposals.Single(p => p.Id == line.ProposalId);
                Assert.True(line.Seats.DistinctBy(s => s.Expert).Count() == line.Seats.Count, $"{seed}: twice on {line.ProposalId}");
                foreach (var seat in line.Seats)
                {
                    var expert = round.Pool.Single(e => e.Id == seat.Expert);
                    Assert.True(Recusal.Reason(expert, proposal) is null, $"{seed}: {expert.Name} must not judge {proposal.Id}");
                    Assert.True(round.Given.All(a => a.ProposalId != proposal.Id || a.Expert != expert.Id), $"{seed}: {expert.Name} has been asked for {proposal.Id} before");
                    Assert.True(expert.Absences.All(a => a.From > RandomRound.From || a.To < RandomRound.To), $"{seed}: {expert.Name} is away");
                    Assert.True(!line.KeptOff.Contains(expert.Id), $"{seed}: {expert.Name} was taken off {proposal.Id}");
                }
            }

            foreach (var expert in round.Pool.Where(e => e.MaxLoad is not null && plan.Proposals.Any(p => p.Has(e.Id))))
                Assert.True(Load(round, plan, expert) <= expert.MaxLoad, $"{seed}: {expert.Name} has more than their limit");
        }
    }

    [Fact]
    public void In_ten_thousand_rounds_what_is_fixed_is_kept_or_named_and_what_the_policy_misses_is_named()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var round = new RandomRound(seed);
            var plan = round.Make();
            var report = new PlanReport(round.Ground, plan);
            foreach (var line in report.Lines)
            {
                var before = round.Before.Find(line.Proposal.Id);
                foreach (var pin in (before?.Seats ?? []).Where(s => s.Pinned))
                    Assert.True(
                        plan.Find(line.Proposal.Id)!.Seats.Contains(pin) || plan.LeftOut.Any(l => l.ProposalId == line.Proposal.Id) || line.Seats.Any(s => s.IsAsked && s.Expert.Id == pin.Expert),
                        $"{seed}: a fixed choice of {line.Proposal.Id} is gone without a word");

                var (policy, codes) = (round.Round.Policy, line.Gaps.Select(g => g.Code).ToList());
                var asked = round.Given.Count(a => a.ProposalId == line.Proposal.Id && a.IsActive);
                Assert.Equal(asked + plan.Find(line.Proposal.Id)!.Seats.Count, line.Count);
                // Either enough of them, or nobody but those who are there anyhow.
                Assert.True(line.Count >= policy.MinExperts || plan.Find(line.Proposal.Id)!.Seats.All(s => s.Pinned), $"{seed}: {line.Proposal.Id} keeps experts busy and cannot be reviewed");
                Assert.Equal(line.Count < policy.MinExperts, codes.Contains("plan-too-few"));
                Assert.Equal(line.Count >= policy.MinExperts && policy.OddExperts && line.Count % 2 == 0, codes.Contains("plan-even"));
                Assert.Equal(line.Count > 0 && line.Seats.Count(s => s.Expert.IsOutside) < policy.MinOutsideExperts, codes.Contains("plan-no-outside"));
                Assert.True(line.Count >= line.Sought || codes.Any(c => c is "plan-too-few" or "plan-even" or "plan-fewer"), $"{seed}: {line.Proposal.Id} has fewer than sought and nobody says so");
                Assert.All(line.Gaps, g => Assert.StartsWith("plan-help-", report.Help(line, g).Code, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void In_ten_thousand_rounds_no_chain_of_exchanges_makes_the_loads_more_even()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var round = new RandomRound(seed);
            var plan = round.Make();
            Assert.True(Uneven(round, plan) is null, $"{seed}: {Uneven(round, plan)}");
        }
    }

    [Fact]
    public void The_order_in_which_things_are_handed_in_makes_no_difference()
    {
        for (var seed = 0; seed < Rounds; seed += 10)
        {
            var round = new RandomRound(seed);
            Assert.Equal(Told(round.Make()), Told(AssignmentPlan.Make(round.Shuffled(seed), round.Before, A.Office, A.Day).Value));
        }
    }

    [Fact]
    public void Nothing_that_could_be_tried_out_has_more_outside_experts_evener_loads_or_fields_that_fit_better()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var round = new RandomRound(seed, mostProposals: 3, mostExperts: 5);
            var (ground, plan) = (round.Ground, round.Make());
            var counts = plan.Proposals.Select(p => p.Seats.Count(s => !s.Pinned)).ToList();
            var pins = plan with { Proposals = [.. plan.Proposals.Select(p => p with { Seats = [.. p.Seats.Where(s => s.Pinned)] })] };
            var best = Every(round, pins, counts, 0).Min(p => Worth(round, ground, p));
            Assert.True(best == Worth(round, ground, plan), $"{seed}: {Worth(round, ground, plan)} could be {best}");
        }
    }

    [Fact]
    public void Who_is_left_without_could_not_be_given_enough_whatever_was_tried()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var round = new RandomRound(seed, mostProposals: 3, mostExperts: 5);
            var plan = round.Make();
            var counts = plan.Proposals.Select(p => p.Seats.Count(s => !s.Pinned)).ToList();
            var pins = plan with { Proposals = [.. plan.Proposals.Select(p => p with { Seats = [.. p.Seats.Where(s => s.Pinned)] })] };
            foreach (var (line, at) in new PlanReport(round.Ground, plan).Lines.Select((l, i) => (l, i)).Where(l => l.l.Gaps.Any(g => g.Code == "plan-too-few")))
            {
                var raised = counts.ToList();
                raised[at] += round.Round.Policy.MinExperts - line.Count;
                Assert.Empty(Every(round, pins, raised, 0));
            }
        }
    }

    private static int Load(RandomRound round, AssignmentPlan plan, Expert expert) =>
        round.Given.Count(a => a.Expert == expert.Id && a.IsActive) + plan.Proposals.Count(p => p.Has(expert.Id));

    private static string Told(AssignmentPlan plan) =>
        string.Join('\n', plan.Proposals.Select(p => $"{p.ProposalId}: {string.Join(' ', p.Seats)} / {string.Join(' ', p.KeptOff)}").Concat(plan.LeftOut.Select(l => $"{l.ProposalId} {l.Expert} {l.Code}")));

    private static bool May(RandomRound round, AssignmentPlan plan, Expert expert, Proposal proposal) =>
        Recusal.Reason(expert, proposal) is null
        && round.Given.All(a => a.ProposalId != proposal.Id || a.Expert != expert.Id)
        && expert.Absences.All(a => a.From > RandomRound.From || a.To < RandomRound.To)
        && !plan.Find(proposal.Id)!.KeptOff.Contains(expert.Id);

    private static int Outside(RandomRound round, AssignmentPlan plan, string proposalId) =>
        round.Pool.Count(e => e.IsOutside && (plan.Find(proposalId)!.Has(e.Id) || round.Given.Any(a => a.ProposalId == proposalId && a.Expert == e.Id && a.IsActive)));

    // From somebody with two tasks more to somebody with room: a chain of exchanges, each of which keeps the outside experts of its proposal.
    private static string? Uneven(RandomRound round, AssignmentPlan plan)
    {
        var loads = round.Pool.ToDictionary(e => e.Id, e => Load(round, plan, e));
        foreach (var from in round.Pool)
        {
            var (reached, queue) = (new HashSet<PersonId> { from.Id }, new Queue<Expert>([from]));
            while (queue.TryDequeue(out var giver))
            {
                foreach (var proposal in round.Proposals.Where(p => plan.Find(p.Id)!.Seats.Any(s => s.Expert == giver.Id && !s.Pinned)))
                {
                    foreach (var taker in round.Pool.Where(e => !reached.Contains(e.Id) && !plan.Find(proposal.Id)!.Has(e.Id) && May(round, plan, e, proposal)))
                    {
                        if (giver.IsOutside && !taker.IsOutside && Outside(round, plan, proposal.Id) <= round.Round.Policy.MinOutsideExperts) continue;
                        if (loads[taker.Id] <= loads[from.Id] - 2 && (taker.MaxLoad is null || loads[taker.Id] < taker.MaxLoad)) return $"{from.Name} could pass a task on to {taker.Name}";
                        reached.Add(taker.Id);
                        queue.Enqueue(taker);
                    }
                }
            }
        }

        return null;
    }

    private static IEnumerable<AssignmentPlan> Every(RandomRound round, AssignmentPlan plan, IReadOnlyList<int> counts, int at)
    {
        if (at == round.Proposals.Count)
        {
            if (round.Pool.All(e => e.MaxLoad is null || !plan.Proposals.Any(p => p.Has(e.Id)) || Load(round, plan, e) <= e.MaxLoad)) yield return plan;
            yield break;
        }

        var (proposal, line) = (round.Proposals[at], plan.Find(round.Proposals[at].Id)!);
        var able = round.Pool.Where(e => !line.Has(e.Id) && May(round, plan, e, proposal)).ToList();
        for (var set = 0; set < 1 << able.Count; set++)
        {
            if (int.PopCount(set) != counts[at]) continue;
            IReadOnlyList<PlannedSeat> seats = [.. line.Seats, .. able.Where((_, i) => (set >> i & 1) == 1).Select(e => new PlannedSeat(e.Id))];
            foreach (var whole in Every(round, plan with { Proposals = [.. plan.Proposals.Select(p => p == line ? line with { Seats = seats } : p)] }, counts, at + 1)) yield return whole;
        }
    }

    private static (int Short, int Loads, int Fields) Worth(RandomRound round, PlanGround ground, AssignmentPlan plan) =>
    (
        round.Proposals.Sum(p => Math.Max(0, round.Round.Policy.MinOutsideExperts - Outside(round, plan, p.Id))),
        round.Pool.Sum(e => Load(round, plan, e) * Load(round, plan, e)),
        round.Proposals.Sum(p => plan.Find(p.Id)!.Seats.Sum(s => (int)ground.Fit(round.Pool.Single(e => e.Id == s.Expert), p).Match))
    );
}
