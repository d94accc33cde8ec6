using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Demo;

/// <summary>Plays one round without a browser and writes what came of it.</summary>
internal static class PlayCommand
{
    private const int Year = 2025;
    private static readonly JsonSerializerOptions s_readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(CommandLine line, CancellationToken ct)
    {
        try
        {
            await PlayAsync(line, ct);
            return 0;
        }
        catch (DemoRefused refused)
        {
            Console.Error.WriteLine();
            Console.Error.WriteLine($"The demo stopped: {refused.Message}");
            return 1;
        }
    }

    /// <summary>Plays the round to its end.</summary>
    /// <exception cref="DemoRefused">A step did not go as it should; the message says which.</exception>
    public static async Task PlayAsync(CommandLine line, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var cast = Cast.Of(line.Proposals, line.Experts);
        var opens = new DateTimeOffset(Year, 6, 16, 1, 0, 0, TimeSpan.Zero);
        var round = new Round($"{Year}-spring", new($"{Year} 年“双千”计划“微专业”申报", $"{Year} micro-major call (“双千” plan)"), Year, opens, new(Year, 6, 25, 15, 59, 59, TimeSpan.Zero), Cast.School, new());
        var clock = new DemoClock(opens);
        await using var stage = await Stage.OpenAsync(cast, round, 0, null, clock, null, ct);
        await stage.InstallAsync(ct);
        var progress = new Progress(line.Proposals * 4 + ReviewPlay.Steps(line.Proposals, line.Experts) + (ReviewPlay.IsEventful(line.Proposals, line.Experts) ? 1 : 0) + 2 + Math.Min(line.Proposals, 3) + MadeUpMajors.Directions + 2 + Enumerable.Range(0, line.Proposals).Select(i => MadeUp.UnitOf(line.Seed, i)).Distinct().Count());
        using var play = new PlayRound(stage, cast, () => clock.Advance(TimeSpan.FromSeconds(1)), clock.Advance, progress.Step, line.Seed, Year);
        await play.RunAsync(ct);
        progress.Done();
        await WriteAsync(stage, play, round.Id, line.Out!, watch.Elapsed, ct);
    }

    private static async Task WriteAsync(Stage stage, PlayRound play, string roundId, string folder, TimeSpan elapsed, CancellationToken ct)
    {
        var proposals = stage.Services.GetRequiredService<IProposals>();
        var states = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Console.WriteLine($"{"编号",-14} {"状态",-16} 均分   名称");
        foreach (var id in play.Proposals)
        {
            var proposal = (await proposals.FindAsync(id, ct))!.Value;
            states[proposal.State.ToString()] = states.GetValueOrDefault(proposal.State.ToString()) + 1;
            Console.WriteLine($"{id,-16} {proposal.State,-18} {proposal.Decision?.Mean,6:0.00}  {proposal.Name}");
        }

        var documents = await DemoDocuments.TakeAsync(stage, roundId, play.Units, folder, ct);

        if (play.ReviewSheet is { } sheet) await File.WriteAllBytesAsync(Path.Combine(folder, sheet.Name), sheet.Content, ct);
        if (play.Report is { } report) await File.WriteAllBytesAsync(Path.Combine(folder, report.Name), report.Content, ct);
        var reviews = await DemoReviews.TakeAsync(stage, roundId, ct);
        using var client = new HttpClient { BaseAddress = stage.Address };
        var failures = await client.GetFromJsonAsync<JsonArray>("/_teams/failures", ct);
        if (failures is { Count: > 0 }) throw new DemoRefused($"somebody was shown “Something went wrong” {failures.Count} times: {failures[0]!.ToJsonString()}");
        var calls = stage.GraphCalls;
        var summary = new
        {
            proposals = states,
            ranking = reviews,
            documents = documents.Select(d => new { d.Kind, d.Path, d.ContentCode }),
            cardsInChats = await play.CardsAsync(ct),
            graphCalls = calls,
            elapsedSeconds = Math.Round(elapsed.TotalSeconds, 1),
        };
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "summary.json"), JsonSerializer.Serialize(summary, s_readable) + "\n", ct);
        Console.WriteLine();
        Console.WriteLine($"{documents.Count} documents and summary.json are in {folder}; {summary.cardsInChats} cards, {calls.Values.Sum()} Graph calls, {summary.elapsedSeconds} s.");
    }
}
