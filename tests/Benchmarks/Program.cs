using MicroMajor.Benchmarks.Documents;
using MicroMajor.Benchmarks.Review;
using MicroMajor.Benchmarks.SharePoint;

namespace MicroMajor.Benchmarks;

/// <summary>What one turn costs, what the filing documents cost, what it takes to plan who reviews what, or to read a page of a list. Starts itself again as the measured server or as a fresh process.</summary>
public static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["serve"]:
                await EdgeServer.RunAsync();
                return 0;
            case ["fresh", .. var asked]:
                FreshProcess.Answer(asked);
                return 0;
            case ["documents", ..]:
                return new DocumentsBenchmark(Math.Max(7, Option(arguments, "--rounds", 9))).Run("tests/Benchmarks/peers", "docs/benchmarks.md");
            case ["plan", ..]:
                PlanBenchmark.Run(Option(arguments, "--programmes", 200), Option(arguments, "--experts", 60));
                return await PlanBenchmark.PublishAsync(Option(arguments, "--programmes", 200), Option(arguments, "--experts", 60));
            case ["board", ..]:
                return await BoardBenchmark.RunAsync(Option(arguments, "--proposals", 30_000));
            case ["rows", ..]:
                return await RowsBenchmark.RunAsync(Option(arguments, "--items", 200), Option(arguments, "--rounds", 25));
            case ["filing", ..]:
                return await FilingBenchmark.RunAsync(Option(arguments, "--programmes", 200));
            default:
                return await EdgeBenchmark.RunAsync(Option(arguments, "--rounds", 25), Option(arguments, "--turns", 1_000));
        }
    }

    private static int Option(string[] arguments, string name, int otherwise) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? int.Parse(arguments[at + 1], null) : otherwise;
}
