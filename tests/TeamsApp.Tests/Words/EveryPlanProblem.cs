using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.TeamsApp.Tests.Words;

/// <summary>Everything that can stand in the way of a plan of experts, brought about for real.</summary>
internal static class EveryPlanProblem
{
    private static readonly DateOnly s_from = new(2025, 7, 1);
    private static readonly DateOnly s_to = new(2025, 7, 10);

    public static IReadOnlyList<Problem> Of()
    {
        Proposal ready = A.Proposal().Complete().ReadyForReview();
        Proposal underway = A.Proposal().Complete().UnderReview().OwingNothing();
        IReadOnlyList<Expert> pool = [.. Enumerable.Range(1, 9).Select(A.Expert)];
        IReadOnlyList<Expert> odd = [A.Expert(1), A.Expert(2), A.Expert(3) with { Absences = [new(s_from, s_to)] }, A.Expert(4) with { MaxLoad = 0 }, A.Expert(5) with { UnitCode = "", Organisation = "研究院", MaxLoad = 0 }];
        var ends = new[] { AssignmentState.Declined, AssignmentState.Recused, AssignmentState.Abstained, AssignmentState.Replaced, AssignmentState.Accepted }
            .Select((state, i) => A.Assignment(underway, A.Expert(i + 1)).Build() with { State = state }).ToList();
        var ground = Ground(ready, pool);
        var plan = Made(ground, null);
        var inside = plan with { Proposals = [.. plan.Proposals.Select(p => p with { Seats = [.. p.Seats.Select(s => s with { Pinned = true })] })] };
        return
        [
            .. AssignmentPlan.Make(ground, null, A.Owner, A.Day).Problems,
            .. AssignmentPlan.Make(ground, plan.Publish(A.Round(), A.Office, A.Day).Value, A.Office, A.Day).Problems,
            .. AssignmentPlan.Make(Ground(A.Proposal(), pool), null, A.Office, A.Day).Problems,
            .. AssignmentPlan.Make(Ground(ready, []), null, A.Office, A.Day).Problems,
            .. plan.Add("x", pool, ground, A.Office).Problems,
            .. plan.Add(ready.Id, odd, Ground(ready with { UnitCode = "edu" }, odd), A.Office).Problems,
            .. plan.Add(ready.Id, [], ground, A.Office).Problems,
            .. plan.Publish(A.Round(), A.Office, A.Day).Value.Out(1, []).Drop(ready.Id, pool[0].Id, A.Office).Problems,
            .. new AssignmentPlan("r").Publish(A.Round(), A.Office, A.Day).Problems,
            .. Told(Ground(underway, [.. pool, A.Expert(10) with { Absences = [new(s_from, s_to)] }, A.Expert(11) with { MaxLoad = 0 }], ends), Made(Ground(underway, pool, ends), null)),
            .. Told(Ground(underway, [A.Expert(1)]), new AssignmentPlan("r")),
            .. Told(Ground(ready, odd), Made(Ground(ready, odd), null)),
            .. Told(Ground(ready, odd, new RoundPolicy { MinExperts = 2, MinOutsideExperts = 0 }), Made(Ground(ready, odd, new RoundPolicy { MinExperts = 2, MinOutsideExperts = 0 }), null)),
            .. Told(Ground(ready, [.. odd.Take(2)]), Made(Ground(ready, [.. odd.Take(2)]), null)),
            .. Told(ground, Made(ground, null)),
            .. Told(ground, inside),
            .. Told(Ground(ready, pool, new RoundPolicy { MinOutsideExperts = 2 }), plan with { Proposals = [new(ready.Id, [.. plan.Proposals[0].Seats.Take(3)], [])] }),
            .. Told(Ground(ready, [.. pool, odd[4]], new RoundPolicy { MinOutsideExperts = 2 }), plan),
            .. Told(Ground(ready with { UnitCode = "edu" }, pool), plan),
            .. Told(Ground(ready, [.. pool.Take(3), odd[3]], new RoundPolicy { MinExperts = 5, MinOutsideExperts = 0 }), plan with { Proposals = [] }),
            .. new[] { Kept(ground, plan) },
        ];
    }

    private static Problem Kept(PlanGround ground, AssignmentPlan plan)
    {
        var seat = plan.Proposals[0].Seats[0];
        var both = plan with { Proposals = [plan.Proposals[0] with { Seats = [seat with { Pinned = true }], KeptOff = [seat.Expert] }] };
        var left = AssignmentPlan.Make(ground, both, A.Office, A.Day).Value.LeftOut.Single();
        return new(left.Code, Facts.None);
    }

    private static IEnumerable<Problem> Told(PlanGround ground, AssignmentPlan plan)
    {
        var report = new PlanReport(ground, plan);
        foreach (var line in report.Lines)
        {
            foreach (var gap in line.Gaps)
            {
                yield return gap;
                yield return report.Help(line, gap);
            }

            foreach (var choice in report.Choices(line).Where(c => c.Why is not null)) yield return choice.Why!;
        }
    }

    private static AssignmentPlan Made(PlanGround ground, AssignmentPlan? before) => AssignmentPlan.Make(ground, before, A.Office, A.Day).Value;

    private static PlanGround Ground(Proposal proposal, IReadOnlyList<Expert> pool, IReadOnlyList<Assignment> given) => new(A.Round(), [proposal], pool, given, [], s_from, s_to);

    private static PlanGround Ground(Proposal proposal, IReadOnlyList<Expert> pool, RoundPolicy? policy = null) => new(A.Round() with { Policy = policy ?? new() }, [proposal], pool, [], [], s_from, s_to);
}
