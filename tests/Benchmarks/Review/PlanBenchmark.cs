using System.Diagnostics;
using MicroMajor.Demo;
using MicroMajor.Documents.Tests;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.Benchmarks.Review;

/// <summary>What it takes to work out who reviews what in a round, from nothing, with everybody's kinships and fields looked at.</summary>
internal static class PlanBenchmark
{
    private static readonly string[] s_units = ["cs", "econ", "life", "geo", "edu", "media", "math", "art"];
    private static readonly string[] s_fields = ["数据分析", "电子商务", "健康养老服务", "低空测绘", "智能教育", "数字文创", "碳管理", "新媒体运营", "智能财务", "心理服务"];

    public static int Run(int programmes, int experts)
    {
        var round = Programmes.Round;
        IReadOnlyList<Proposal> proposals =
        [
            .. Enumerable.Range(1, programmes).Select(n => Programmes.Recommended(
                $"WZY-2025-{n:0000}", Programmes.NormalAnswers.With("programName", $"{s_fields[n % 10]}微专业（{n}）"), s_units[n % 8], "同意申报。") with { State = ProposalState.ReadyForReview, Decision = null }),
        ];
        Report("as the policy stands", round, proposals, Pool(experts, _ => null));
        Report("with limits that leave some short", round, proposals, Pool(experts, n => programmes * 4 / experts + n % 3));
        return 0;
    }

    /// <summary>The same over the wire to the local tenant: what the office waits for, and how long it takes until everybody has their card.</summary>
    public static async Task<int> PublishAsync(int programmes, int experts)
    {
        var cast = Cast.Of(programmes, experts);
        var round = Programmes.Round with { School = Cast.School };
        await using var stage = await Stage.OpenAsync(cast, round, 0, null, null, null, default);
        await stage.InstallAsync(default);
        await stage.SettleAsync(default);
        var (proposals, plans, grounds) = (stage.Services.GetRequiredService<IProposals>(), stage.Services.GetRequiredService<IAssignmentPlans>(), stage.Services.GetRequiredService<PlanGrounds>());
        await Parallel.ForEachAsync(Enumerable.Range(0, programmes), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, ct) =>
        {
            var (owner, unit) = (cast.Owners[i], cast.Units[i % (cast.Units.Count - 1)].Code);
            var made = Programmes.Recommended("", Programmes.NormalAnswers.With("programName", $"{s_fields[i % 10]}微专业（{i + 1}）"), unit, "同意申报。") with { Owner = new PersonId(owner.ObjectId), OwnerName = owner.DisplayName, State = ProposalState.ReadyForReview, Decision = null };
            var begun = await proposals.StartAsync(made with { State = ProposalState.Draft }, round.Year, $"plan-{i}", ct);
            if (!(await proposals.SaveAsync(begun.With(made with { Id = begun.Value.Id }), ct)).IsDone) throw new InvalidOperationException($"Programme {i + 1} was not kept.");
        });

        var office = new Actor(new(cast.Office.ObjectId), cast.Office.DisplayName, IsOffice: true);
        Stored<AssignmentPlan>? plan = null;
        var make = await TimeAsync(async () =>
        {
            var state = (await grounds.FindAsync(round.Id, anew: true, default))!;
            plan = (await plans.SaveAsync(new(AssignmentPlan.Make(state.Ground, null, office, DateTimeOffset.UtcNow).Value, ""), default)).Value;
        });
        var publish = await TimeAsync(async () => plan = (await plans.SaveAsync(plan!.With(plan.Value.Publish(round, office, DateTimeOffset.UtcNow).Value), default)).Value);
        var before = stage.GraphCalls.Values.Sum();
        var assign = await TimeAsync(() => stage.Services.GetRequiredService<PublishPlan>().RunAsync(round.Id, default));
        var calls = stage.GraphCalls.Values.Sum() - before;
        var cards = await TimeAsync(() => stage.SettleAsync(default));
        Console.WriteLine($"over the wire: making the plan {make.TotalSeconds:0.00} s, of which forms to be read; publishing answers after {publish.TotalMilliseconds:0} ms");
        Console.WriteLine($"  behind it {assign.TotalSeconds:0.0} s until every proposal is assigned ({calls} calls and those of the cards meanwhile), {cards.TotalSeconds:0.0} s more until everybody has their card");
        return 0;
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed;
    }

    private static IReadOnlyList<Expert> Pool(int experts, Func<int, int?> limit) =>
    [
        .. Enumerable.Range(1, experts).Select(n => new Expert(
            new($"33333333-0000-4000-8000-{n:000000000000}"), $"专家{n}", n % 4 == 0 ? "" : s_units[n % 8], n % 4 == 0 ? $"第{n}研究院" : "", s_fields[n % 10]) { MaxLoad = limit(n) }),
    ];

    private static void Report(string name, Round round, IReadOnlyList<Proposal> proposals, IReadOnlyList<Expert> pool)
    {
        var office = new Actor(new("office"), "office", IsOffice: true);
        var times = new List<double>();
        PlanReport? report = null;
        for (var run = 0; run < 5; run++)
        {
            var clock = Stopwatch.StartNew();
            var ground = new PlanGround(round, proposals, pool, [], [], new(2025, 7, 1), new(2025, 7, 11));
            report = new(ground, AssignmentPlan.Make(ground, null, office, DateTimeOffset.UnixEpoch).Value);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        var seats = report!.Lines.Sum(l => l.Seats.Count);
        Console.WriteLine($"{proposals.Count} proposals, {pool.Count} experts, {name}: {times[0]:0} ms at first, {times.Skip(1).Order().ElementAt(1):0} ms warm");
        Console.WriteLine($"  {seats} tasks, {report.Range.Fewest} to {report.Range.Most} an expert; of the field {report.Lines.Sum(l => l.Seats.Count(s => s.Fit.Match != FieldMatch.None)) * 100 / Math.Max(1, seats)}%; not as the policy has it: {report.Lines.Count(l => l.Gaps.Count > 0)}");
    }
}
