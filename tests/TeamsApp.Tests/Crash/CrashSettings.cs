using System.Globalization;

namespace MicroMajor.TeamsApp.Tests.Crash;

/// <summary>How long the crash tests run, and from where: <c>./bench crash</c> says so by the environment.</summary>
internal static class CrashSettings
{
    private const int Few = 8;

    /// <summary>How often the program dies at random.</summary>
    public static int Kills { get; } = Setting("MICROMAJOR_CRASH", Few);

    /// <summary>Where chance begins.</summary>
    public static int Seed { get; } = Setting("MICROMAJOR_CRASH_SEED", 20251128);

    /// <summary>More is asked for than a test run has time for.</summary>
    public static bool IsLong => Kills > Few;

    /// <summary>The middle and the longest.</summary>
    public static string Times(IEnumerable<TimeSpan> starts)
    {
        var sorted = starts.Order().ToList();
        return sorted.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"p50 {sorted[sorted.Count / 2].TotalSeconds:0.00} s, max {sorted[^1].TotalSeconds:0.00} s");
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
