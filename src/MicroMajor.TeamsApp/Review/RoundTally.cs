using System.Collections.Concurrent;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Tabs.Live;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Review;

/// <summary>How many proposals of a round stand where, as counted at one moment.</summary>
/// <param name="AsOf">When they were counted (UTC).</param>
/// <param name="ByState">States in which there is any.</param>
/// <param name="ByUnit">Of each unit: all, and how many of them have been handed in.</param>
/// <param name="ByDay">How many were handed in last on each day of Beijing.</param>
public sealed record Tally(DateTimeOffset AsOf, IReadOnlyDictionary<ProposalState, int> ByState, IReadOnlyDictionary<string, (int All, int HandedIn)> ByUnit, IReadOnlyDictionary<DateOnly, int> ByDay)
{
    /// <summary>All of the round.</summary>
    public int Count => ByState.Values.Sum();

    /// <summary>The tally of these lines.</summary>
    public static Tally Of(IReadOnlyList<BoardLine> lines, DateTimeOffset at) => new(
        at,
        lines.GroupBy(l => l.State).ToDictionary(g => g.Key, g => g.Count()),
        lines.GroupBy(l => l.UnitCode, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (g.Count(), g.Count(l => l.SubmittedAt is not null)), StringComparer.Ordinal),
        lines.Where(l => l.SubmittedAt is not null).GroupBy(l => ChinaTime.DayOf(l.SubmittedAt!.Value)).ToDictionary(g => g.Key, g => g.Count()));
}

/// <summary>
/// Counts the proposals of rounds behind the answers: SharePoint counts nothing for us, and a page of the board must not cost more when the round
/// grows. Whoever looks has the last count, and a new one follows when that is old.
/// </summary>
internal sealed class RoundTally(IProposalBoard board, LiveJournal journal, UnfinishedTurns unfinished, TimeProvider time)
{
    // A large round is counted less often: each page of 200 is a call.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30), FreshWhenLarge = TimeSpan.FromMinutes(10);

    private const int Large = 2_000;

    private readonly ConcurrentDictionary<string, Tally> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> counting = new(StringComparer.Ordinal);

    /// <summary>The last count; null while there is none.</summary>
    public Tally? Of(string roundId)
    {
        var tally = known.GetValueOrDefault(roundId);
        if (tally is null || time.GetUtcNow() - tally.AsOf >= (tally.Count > Large ? FreshWhenLarge : Fresh)) Count(roundId);
        return tally;
    }

    /// <summary>All lines of the round in one order, page by page.</summary>
    public async Task<IReadOnlyList<BoardLine>> LinesAsync(BoardQuery query, CancellationToken ct)
    {
        var lines = new List<BoardLine>();
        for (BoardQuery? next = query with { Top = BoardQuery.MostLines, Continue = null }; next is not null;)
        {
            var page = await board.PageAsync(next, ct);
            lines.AddRange(page.Lines);
            next = page.Continue is { } after ? next with { Continue = after } : null;
        }

        return lines;
    }

    private void Count(string roundId)
    {
        if (!counting.TryAdd(roundId, 0)) return;
        unfinished.Keep(CountAsync());

        async Task CountAsync()
        {
            try
            {
                known[roundId] = Tally.Of(await LinesAsync(new(roundId), unfinished.End), time.GetUtcNow());
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // Whoever looks next asks again; nothing rests on the count. Open boards are not told: they would look, and it would fail again.
                return;
            }
            finally
            {
                counting.TryRemove(roundId, out _);
            }

            journal.Tell("tally", roundId, LiveAudience.OfOffice);
        }
    }
}
