using System.Globalization;

namespace MicroMajor.TeamsApp.Tests.Storm;

/// <summary>How long people waited, and what they were told.</summary>
internal sealed class StormLog
{
    private static readonly string[] s_honest = ["done", "accepted", "refused"];

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> refusals = new(StringComparer.Ordinal);
    private readonly List<(string What, TimeSpan Took, string Outcome)> answers = [];

    public TimeSpan Slowest => answers.Max(a => a.Took);

    public string SlowestWhat => answers.MaxBy(a => a.Took).What;

    /// <summary>Answers that said neither “done” nor “being done” nor “not done”.</summary>
    public IReadOnlyList<string> Dishonest => [.. answers.Where(a => !s_honest.Contains(a.Outcome)).Select(a => $"{a.What}: {a.Outcome}").Take(10)];

    public void Add(string what, TimeSpan took, string outcome, string? why = null)
    {
        lock (gate)
        {
            answers.Add((what, took, outcome));
            if (outcome == "refused" && why is not null) refusals[$"{what}: {why}"] = refusals.GetValueOrDefault($"{what}: {why}") + 1;
        }
    }

    public string Summary()
    {
        var took = answers.Select(a => a.Took.TotalSeconds).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{answers.Count} answers: {string.Join(", ", answers.GroupBy(a => a.Outcome).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} {g.Count()}"))}; p50 {took[took.Count / 2]:0.00} s, p90 {took[took.Count * 9 / 10]:0.00} s, p99 {took[took.Count * 99 / 100]:0.00} s, longest {took[^1]:0.00} s ({SlowestWhat})\nrefused: {string.Join("; ", refusals.OrderByDescending(r => r.Value).Take(6).Select(r => $"{r.Value} × {r.Key}"))}");
    }
}
