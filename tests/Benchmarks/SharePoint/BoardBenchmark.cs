using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using MicroMajor.Demo;
using MicroMajor.Documents.Tests;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.LocalTenant;

namespace MicroMajor.Benchmarks.SharePoint;

/// <summary>
/// What the desks cost with ever more proposals in the list, ten rounds together: asked over the wire as their client asks, of a local tenant which
/// refuses like SharePoint a condition that more than 5,000 items meet. Fails when a page costs more calls than is promised, or more than with few.
/// </summary>
internal static class BoardBenchmark
{
    private const int Rounds = 10;
    private const int Times = 20;
    private const string Round = "2025-spring";

    public static async Task<int> RunAsync(int proposals)
    {
        var cast = Cast.Of(60, 6);
        await using var stage = await Stage.OpenAsync(cast, Programmes.Round with { School = Cast.School }, 0, null, null, null, default);
        await EarlierRoundsAsync(stage);
        var list = stage.Services.GetRequiredService<IProposals>();
        using var office = await Desk.OfAsync(stage, cast.Office);
        var (kept, seen) = (true, 0);
        foreach (var size in new[] { 30, 3_000, proposals }.Where(s => s <= proposals).Distinct())
        {
            var filling = Stopwatch.StartNew();
            await FillAsync(list, cast, seen, size);
            Say($"{size} proposals in the list, {size / Rounds} in the round ({size - seen} put there in {filling.Elapsed.TotalSeconds:0} s)");
            kept &= await LooksAsync(stage, cast, office);
            kept &= await ToTheEndAsync(office, size / Rounds);
            kept &= await ExportAsync(stage, office, size / Rounds);
            seen = size;
        }

        return kept ? 0 : 1;
    }

    // The pages that people look at, each with the calls of Graph that it may cost.
    private static async Task<bool> LooksAsync(Stage stage, Cast cast, Desk office)
    {
        var dean = cast.DeanOf("cs");
        var own = (await stage.Services.GetRequiredService<IProposals>().ListAsync(ProposalQuery.OwnedBy(new(cast.Owners[0].ObjectId)), default)).Proposals[0].Value.Id;
        (string Name, SeedPerson Who, string Path, int Most)[] looks =
        [
            ("an owner's desk", cast.Owners[0], "/mine", 3),
            ("a dean's desk", dean, "/mine", 3),
            ("the office's desk", cast.Office, "/mine", 3),
            ("a proposal", cast.Owners[0], $"/proposals/{own}", 1),
            ("board, newest first", cast.Office, Board(), 1),
            ("board, in one state", cast.Office, Board("state=UnderReview"), 1),
            ("board, of one college", cast.Office, Board("unit=cs"), 1),
            ("board, of one college in one state, by change", cast.Office, Board("unit=cs&state=UnderReview&order=updated"), 1),
            ("board, by day of handing in, oldest first", cast.Office, Board("order=submitted&direction=asc"), 1),
        ];
        await CountedAsync(office);
        var kept = true;
        foreach (var (name, who, path, most) in looks)
        {
            using var desk = await Desk.OfAsync(stage, who);
            var times = new List<double>();
            for (var i = 0; i < 3; i++) await desk.ReadAsync(path);
            var (counts, bytes) = (new List<int>(), 0);
            for (var i = 0; i < Times; i++)
            {
                var (clock, before) = (Stopwatch.StartNew(), Calls(stage));
                bytes = (await desk.ReadAsync(path)).Length;
                times.Add(clock.Elapsed.TotalMilliseconds);
                counts.Add(Calls(stage) - before);
            }

            times.Sort();
            // What is read again once a minute, or counted behind an answer, falls into few of them.
            counts.Sort();
            var calls = counts[Times / 2];
            kept &= calls <= most;
            Say($"  {name,-46} {bytes / 1024.0,6:0.0} KB  median {times[Times / 2],6:0.0} ms  slowest {times[^1],6:0.0} ms  {calls} calls of Graph (at most {most}){(calls <= most ? "" : "  TOO MANY")}");
        }

        return kept;
    }

    // Later pages cost what the first does, and together they are the round.
    private static async Task<bool> ToTheEndAsync(Desk office, int expected)
    {
        var (ids, pages, last, next) = (new HashSet<string>(StringComparer.Ordinal), 0, 0.0, "");
        do
        {
            var clock = Stopwatch.StartNew();
            var page = await office.JsonAsync(Board("top=200") + (next is "" ? "" : $"&after={Uri.EscapeDataString(next)}"));
            (pages, last, next) = (pages + 1, clock.Elapsed.TotalMilliseconds, (string?)page["next"] ?? "");
            foreach (var row in page["rows"]!.AsArray()) ids.Add((string)row!["id"]!);
        }
        while (next is not "");
        Say($"  {pages} pages to the end: {ids.Count} proposals, the last page in {last:0.0} ms");
        return ids.Count == expected;
    }

    private static async Task<bool> ExportAsync(Stage stage, Desk office, int expected)
    {
        var (clock, before) = (Stopwatch.StartNew(), Calls(stage));
        var book = await office.ReadAsync($"/rounds/{Round}/board/file");
        var elapsed = clock.Elapsed;
        using var zip = new ZipArchive(new MemoryStream(book));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var rows = (await sheet.ReadToEndAsync()).Split("<row ").Length - 1;
        Say($"  the round as a workbook: {rows} rows, {book.Length / 1024.0:0} KB in {elapsed.TotalSeconds:0.00} s, {Calls(stage) - before} calls of Graph");
        return rows > expected;
    }

    // What is counted behind the first answer is not part of the next ones.
    private static async Task CountedAsync(Desk office)
    {
        while ((await office.JsonAsync(Board()))["counts"] is null) await Task.Delay(50);
    }

    private static string Board(string asked = "") => $"/rounds/{Round}/board?{asked}";

    private static int Calls(Stage stage) => stage.GraphCalls.Values.Sum();

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static string RoundOf(int number) => number == 0 ? Round : $"{2025 - number}-spring";

    private static async Task EarlierRoundsAsync(Stage stage)
    {
        var seeding = stage.Services.GetRequiredService<MicroMajor.SharePoint.Seeding>();
        for (var i = 1; i < Rounds; i++)
        {
            var round = Programmes.Round with { Id = RoundOf(i), School = Cast.School, Year = Programmes.Round.Year - i };
            await seeding.PutRoundAsync(round with { OpensAt = round.OpensAt.AddYears(-i), Deadline = round.Deadline.AddYears(-i) }, default);
        }
    }

    private static Task FillAsync(IProposals list, Cast cast, int from, int to) =>
        Parallel.ForEachAsync(Enumerable.Range(from, to - from), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, ct) =>
        {
            var (states, owner, at) = (Enum.GetValues<ProposalState>(), cast.Owners[i % cast.Owners.Count], Programmes.Round.OpensAt.AddMinutes(i % 50_000));
            var draft = new Proposal("", RoundOf(i % Rounds), cast.Units[i / Rounds / states.Length % (cast.Units.Count - 1)].Code, new PersonId(owner.ObjectId), owner.DisplayName)
            {
                Answers = Answers.None.With("programName", $"微专业（{i + 1}）"),
                State = states[i / Rounds % states.Length],
                UpdatedAt = at,
                UpdatedBy = owner.DisplayName,
                SubmittedAt = at,
            };
            await list.StartAsync(draft, 2025 - i % Rounds, $"board-{i}", ct);
        });
}
