using System.Diagnostics;
using System.Globalization;
using MicroMajor.Benchmarks.Review;
using MicroMajor.Demo;
using MicroMajor.Documents.Tests;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.Benchmarks.SharePoint;

/// <summary>
/// What a page of the office's board costs over the wire to the local tenant, which refuses like SharePoint a condition that more than 5,000 items
/// meet: first with a few hundred proposals in the list, then with all of them, ten rounds together.
/// </summary>
internal static class BoardBenchmark
{
    private const int Rounds = 10;
    private const int Few = 300;
    private const int Times = 20;

    public static async Task<int> RunAsync(int proposals)
    {
        var cast = Cast.Of(6, 6);
        await using var stage = await Stage.OpenAsync(cast, Programmes.Round with { School = Cast.School }, 0, null, null, null, default);
        var (list, board, tally) = (stage.Services.GetRequiredService<IProposals>(), stage.Services.GetRequiredService<IProposalBoard>(), stage.Services.GetRequiredService<RoundTally>());
        await FillAsync(list, cast, 0, Few);
        await ReportAsync(stage, board, Few);
        var clock = Stopwatch.StartNew();
        await FillAsync(list, cast, Few, proposals);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"({proposals - Few} proposals more in {clock.Elapsed.TotalSeconds:0} s)"));
        await ReportAsync(stage, board, proposals);

        clock.Restart();
        var (before, lines) = (Calls(stage), await tally.LinesAsync(new(RoundOf(0), Order: BoardOrder.Updated), default));
        var of = Tally.Of(lines, DateTimeOffset.UtcNow);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  counting a round, or taking it along as a workbook: {lines.Count} proposals in {clock.Elapsed.TotalSeconds:0.0} s, {Calls(stage) - before} calls, {of.ByState.Count} states"));
        return 0;
    }

    private static async Task ReportAsync(Stage stage, IProposalBoard board, int proposals)
    {
        Console.WriteLine($"{proposals} proposals in the list, {proposals / Rounds} in the round");
        (string Name, BoardQuery Query)[] looks =
        [
            ("all, newest first", new(RoundOf(0))),
            ("in one state", new(RoundOf(0), ProposalState.UnderReview)),
            ("of one college", new(RoundOf(0), UnitCode: "cs")),
            ("of one college in one state, last changed first", new(RoundOf(0), ProposalState.UnderReview, "cs", BoardOrder.Updated)),
        ];
        foreach (var (name, query) in looks)
        {
            var (times, before, read) = (new List<double>(), Calls(stage), 0);
            for (var i = -3; i < Times; i++)
            {
                var clock = Stopwatch.StartNew();
                read = (await board.PageAsync(query, default)).Lines.Count;
                if (i >= 0) times.Add(clock.Elapsed.TotalMilliseconds);
            }

            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-50} {read,3} lines  median {times[Times / 2],6:0.0} ms  slowest {times[^1],6:0.0} ms  {(Calls(stage) - before) / (double)(Times + 3):0.##} calls a page"));
        }

        // Page by page to the end: later pages cost what the first does.
        var (pages, last, next) = (0, 0.0, (string?)null);
        do
        {
            var clock = Stopwatch.StartNew();
            next = (await board.PageAsync(new(RoundOf(0), Top: BoardQuery.MostLines, Continue: next), default)).Continue;
            (pages, last) = (pages + 1, clock.Elapsed.TotalMilliseconds);
        }
        while (next is not null);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {pages} pages of {BoardQuery.MostLines}, the last in {last:0.0} ms"));
    }

    private static int Calls(Stage stage) => stage.GraphCalls.Values.Sum();

    private static string RoundOf(int number) => $"{2016 + number}-spring";

    private static Task FillAsync(IProposals list, Cast cast, int from, int to) =>
        Parallel.ForEachAsync(Enumerable.Range(from, to - from), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, ct) =>
        {
            var (states, owner, at) = (Enum.GetValues<ProposalState>(), cast.Owners[i % cast.Owners.Count], new DateTimeOffset(2025, 6, 16, 1, 0, 0, TimeSpan.Zero).AddMinutes(i));
            var draft = new Proposal("", RoundOf(i % Rounds), cast.Units[i / Rounds % (cast.Units.Count - 1)].Code, new PersonId(owner.ObjectId), owner.DisplayName)
            {
                Answers = Answers.None.With("programName", $"微专业（{i + 1}）"),
                State = states[i / Rounds % states.Length],
                UpdatedAt = at,
                UpdatedBy = owner.DisplayName,
                SubmittedAt = at,
            };
            await list.StartAsync(draft, 2016 + i % Rounds, $"board-{i}", ct);
        });
}
