namespace MicroMajor.Benchmarks;

/// <summary>What one turn costs. Started without arguments it starts itself again as the measured server.</summary>
public static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["serve"])
        {
            await EdgeServer.RunAsync();
            return 0;
        }
        var (rounds, turns) = (Option(arguments, "--rounds", 25), Option(arguments, "--turns", 1_000));
        return await EdgeBenchmark.RunAsync(rounds, turns);
    }

    private static int Option(string[] arguments, string name, int otherwise) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? int.Parse(arguments[at + 1], null) : otherwise;
}
