namespace MicroMajor.Benchmarks.Documents;

/// <summary>What several rounds gave, in microseconds of CPU time.</summary>
internal sealed class Figures
{
    private readonly List<double> rounds = [];

    public double Median => rounds.Order().ElementAt(rounds.Count / 2);
    public double Least => rounds.Min();
    public double Most => rounds.Max();

    public void Add(double microseconds) => rounds.Add(microseconds);

    /// <summary>CPU time of this process for one of so many, all its threads together: what is collected for it counts as well.</summary>
    public static double Measure(int times, Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < times; i++) work();
        return (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / times;
    }

    /// <summary>Bytes allocated by one call, warm.</summary>
    public static long Garbage(Action work)
    {
        for (var i = 0; i < 20; i++) work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
