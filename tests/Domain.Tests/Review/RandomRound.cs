using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

/// <summary>A small made-up round that chance draws up: policies, limits, absences, kinships, choices fixed before, tasks given before.</summary>
internal sealed class RandomRound
{
    public static readonly DateOnly From = new(2025, 7, 1);
    public static readonly DateOnly To = new(2025, 7, 10);

    private static readonly string[] s_units = ["cs", "econ", "edu", "art"];
    private static readonly string[] s_fields = ["人工智能", "数据分析", "学前教育", "财务会计", "智能制造工程"];

    public RandomRound(int seed, int mostProposals = 6, int mostExperts = 8)
    {
        var dice = new Random(seed);
        int Roll(int from, int to) => dice.Next(from, to + 1);
        var min = Roll(1, 4);
        Round = A.Round() with { Policy = new RoundPolicy { MinExperts = min, Experts = Roll(min, 6), OddExperts = Roll(0, 2) > 0, MinOutsideExperts = Roll(0, 2) } };
        Pool =
        [
            .. Enumerable.Range(1, Roll(1, mostExperts)).Select(n => new Expert(
                new($"e{n:00}"), $"专家{n}", Roll(0, 2) == 0 ? "" : s_units[Roll(0, 3)], "", s_fields[Roll(0, 4)])
            {
                MaxLoad = Roll(0, 2) == 0 ? Roll(0, 3) : null,
                Absences = Roll(0, 5) switch { 0 => [new Absence(From, To)], 1 => [new Absence(From.AddDays(2), To.AddDays(9))], _ => [] },
            }),
        ];
        Proposals =
        [
            .. Enumerable.Range(1, Roll(1, mostProposals)).Select(n => new Proposal($"WZY-2025-{n:0000}", Round.Id, s_units[Roll(0, 3)], new($"owner{n}"), $"负责人{n}")
            {
                State = ProposalState.ReadyForReview,
                Answers = Answers.None.With("programName", $"{s_fields[Roll(0, 4)]}微专业{n}").With("lead.name", Roll(0, 4) == 0 ? $"专家{Roll(1, 8)}" : "").With("coUnits", Roll(0, 3) == 0 ? s_units[Roll(0, 3)] : ""),
            }),
        ];
        var given = new List<Assignment>();
        foreach (var proposal in Proposals.Where(_ => Roll(0, 3) == 0))
        {
            foreach (var expert in Pool.Where(_ => Roll(0, 3) == 0))
                given.Add(new($"{proposal.Id}-{expert.Id}", proposal.Id, Round.Id, proposal.Name, expert.Id, expert.Name, A.Deadline) { State = (AssignmentState)Roll(0, 6) });
        }

        Given = given;
        Before = new AssignmentPlan(Round.Id)
        {
            Proposals =
            [
                .. Proposals.Where(_ => Roll(0, 2) == 0).Select(p => new PlannedProposal(
                    p.Id, [.. Pool.Where(_ => Roll(0, 5) == 0).Select(e => new PlannedSeat(e.Id, Roll(0, 2) > 0))], [.. Pool.Where(_ => Roll(0, 9) == 0).Select(e => e.Id)])),
            ],
        };
    }

    public Round Round { get; }

    public IReadOnlyList<Proposal> Proposals { get; }

    public IReadOnlyList<Expert> Pool { get; }

    public IReadOnlyList<Assignment> Given { get; }

    public AssignmentPlan Before { get; }

    public PlanGround Ground => new(Round, Proposals, Pool, Given, [], From, To);

    /// <summary>The same, handed in in another order.</summary>
    public PlanGround Shuffled(int seed)
    {
        var dice = new Random(seed);
        T[] Mixed<T>(IEnumerable<T> list) => [.. list.OrderBy(_ => dice.Next())];
        return new(Round, Mixed(Proposals), Mixed(Pool), Mixed(Given), [], From, To);
    }

    public AssignmentPlan Make() => AssignmentPlan.Make(Ground, Before, A.Office, A.Day).Value;
}
