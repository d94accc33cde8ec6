using System.Diagnostics;
using MicroMajor.Demo;
using MicroMajor.Documents.Tests;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Filing;

namespace MicroMajor.Benchmarks.Documents;

/// <summary>A school's whole filing over the wire to the local tenant: how long it takes, how much of that is the writing of documents, and what an order costs when nothing has changed.</summary>
internal static class FilingBenchmark
{
    private const double Limit = 0.05;

    public static async Task<int> RunAsync(int programmes)
    {
        var cast = Cast.Of(programmes, 3);
        var round = Programmes.Round with { School = Cast.School };
        await using var stage = await Stage.OpenAsync(cast, round, 0, null, null, null, default);
        await stage.InstallAsync(default);
        await stage.SettleAsync(default);
        await PutAsync(stage, cast, round);
        var (filings, write) = (stage.Services.GetRequiredService<RoundFilings>(), stage.Services.GetRequiredService<WriteFilingDocuments>());

        var plan = (await filings.OfAsync(round.Id, default))!.Plan;
        foreach (var document in plan) FilingInk.Bytes(document);
        var generation = await TimeAsync(async () =>
        {
            foreach (var document in (await filings.OfAsync(round.Id, default))!.Plan) FilingInk.Bytes(document);
        }) - await TimeAsync(async () => await filings.OfAsync(round.Id, default));

        var before = Calls(stage);
        // Until everybody whom it concerns has their card.
        var first = await TimeAsync(async () =>
        {
            await write.RunAsync(round.Id, default);
            await stage.SettleAsync(default);
        });
        var calls = Calls(stage) - before;
        var again = await TimeAsync(() => write.RunAsync(round.Id, default));
        var callsAgain = Calls(stage) - before - calls;

        var share = generation / first;
        Console.WriteLine($"{programmes} programmes, {plan.Count} documents: {first.TotalSeconds:0.0} s, {calls} Graph calls, cards included; {plan.Count / first.TotalSeconds:0} documents a second");
        Console.WriteLine($"writing the documents, warm, one thread: {generation.TotalMilliseconds:0} ms = {share:0.0%} of it (aim under {Limit:0%})");
        Console.WriteLine($"the same order with nothing changed: {again.TotalSeconds:0.00} s, {callsAgain} Graph calls");
        return share < Limit ? 0 : 1;
    }

    private static async Task PutAsync(Stage stage, Cast cast, Round round)
    {
        var proposals = stage.Services.GetRequiredService<IProposals>();
        await Parallel.ForEachAsync(Enumerable.Range(0, cast.Owners.Count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, ct) =>
        {
            var (owner, unit) = (cast.Owners[i], cast.Units[i % (cast.Units.Count - 1)].Code);
            var made = Programmes.Recommended("", Programmes.NormalAnswers.With("programName", $"低空智能巡检技术（{i + 1}）"), unit, "同意申报。") with { Owner = new PersonId(owner.ObjectId), OwnerName = owner.DisplayName };
            var begun = await proposals.StartAsync(made with { State = ProposalState.Draft, Decision = null }, round.Year, $"filing-{i}", ct);
            if (!(await proposals.SaveAsync(begun.With(made with { Id = begun.Value.Id }), ct)).IsDone) throw new InvalidOperationException($"Programme {i + 1} was not kept.");
        });
    }

    private static int Calls(Stage stage) => stage.GraphCalls.Values.Sum();

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }
}
