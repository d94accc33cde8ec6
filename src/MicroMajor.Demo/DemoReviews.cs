using System.Globalization;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Review;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.Demo;

/// <summary>How the reviews of a played round came out: the ranking with its ties, who is stern, how firm the cut line is. Experts have numbers, not names.</summary>
internal sealed record DemoReviews(string Policy, IReadOnlyList<RankedLine> Lines, IReadOnlyList<ExpertLine> Experts, IReadOnlyList<FragileLine> Fragile, IReadOnlyDictionary<string, int> Assignments)
{
    /// <summary>Takes it from the store, prints it, and refuses a store that contradicts itself.</summary>
    public static async Task<DemoReviews> TakeAsync(Stage stage, string roundId, CancellationToken ct)
    {
        var round = (await stage.Services.GetRequiredService<IRounds>().FindAsync(roundId, ct))!.Value;
        var store = await stage.Services.GetRequiredService<RoundWalk>().ReadAsync(round, ct);
        if (StoreCheck.Of(store) is { Count: > 0 } broken) throw new DemoRefused($"the records contradict themselves {broken.Count} times: {broken[0].Code} {string.Join(' ', broken[0].Facts.Select(f => $"{f.Key}={f.Value}"))}");
        var ranking = RoundRanking.Of(round, store.Proposals, store.Assignments, round.Rubric);
        var names = ranking.Experts.Select((e, i) => (e.Expert, Name: $"专家{i + 1}")).ToDictionary(e => e.Expert, e => e.Name);
        var taken = new DemoReviews(
            ranking.Policy,
            [.. ranking.Lines.Select((l, i) => new RankedLine(l.Rank, l.Proposal.Id, l.Proposal.Name, l.Mean, l.Spread, l.Given, l.Asked, l.TieBreaker, l.IsFlagged, $"{ranking.Sides[i]}"))],
            [.. ranking.Experts.Select(e => new ExpertLine(names[e.Expert], e.Reviews, e.Deviation, e.Shift, e.IsUncertain))],
            [.. ranking.Fragile.Select(f => new FragileLine(f.ProposalId, $"{f.Side}", f.By.Count))],
            new SortedDictionary<string, int>(store.Assignments.GroupBy(a => $"{a.State}").ToDictionary(g => g.Key, g => g.Count()), StringComparer.Ordinal));
        taken.Print();
        return taken;
    }

    private void Print()
    {
        Console.WriteLine();
        Console.WriteLine($"评审排序（规则 {Policy}；评审任务 {string.Join("，", Assignments.Select(a => $"{a.Key} {a.Value}"))}）");
        Console.WriteLine($"{"名次",-4} {"编号",-14} 均分   极差   评审   名称");
        foreach (var l in Lines)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(l.Rank == 0 ? "—" : l.Rank),-6} {l.Id,-14} {l.Mean,6:0.00} {l.Spread,6:0.##} {l.Given,3}/{l.Asked}   {l.Name}{(l.Flagged ? "（分差大，须讨论）" : "")}{(l.TieBreaker.Length > 0 ? $"（同分，按 {l.TieBreaker} 分先后）" : "")}"));
        Console.WriteLine($"宽严：{string.Join("，", Experts.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Expert} {e.Shift:+0.0;-0.0;0}{(e.Uncertain ? "（评得少）" : "")}")))}");
        Console.WriteLine(Fragile.Count == 0 ? "推荐线稳固：去掉任何一位专家，结论都不变。" : $"推荐线附近：{string.Join("，", Fragile.Select(f => $"{f.Id}（去掉 {f.Experts} 位专家中的任何一位会变）"))}");
    }
}

/// <summary>A line of the ranking.</summary>
internal sealed record RankedLine(int Rank, string Id, string Name, decimal? Mean, decimal Spread, int Given, int Asked, string TieBreaker, bool Flagged, string Side);

/// <summary>How stern or lenient an expert was.</summary>
internal sealed record ExpertLine(string Expert, int Reviews, decimal Deviation, decimal Shift, bool Uncertain);

/// <summary>A proposal that one expert more or less could turn, and how many could.</summary>
internal sealed record FragileLine(string Id, string Side, int Experts);
