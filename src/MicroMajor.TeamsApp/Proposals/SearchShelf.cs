using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Pace;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Tabs.Live;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>What is looked through of a round: all of it, or one unit's.</summary>
/// <param name="IsRecent">It is looked through while work on it goes on.</param>
internal sealed record SearchScope(string RoundId, string UnitCode, bool IsRecent)
{
    private const int RecentRounds = 2;

    /// <summary>What somebody may look through beside their own, the newest round first. Who sees the whole round does not look at one college of it once more.</summary>
    public static IReadOnlyList<SearchScope> Of(Actor who, Catalogue known) =>
        [.. known.Rounds.SelectMany((round, place) => (who.IsOffice ? [""] : who.ReviewsUnits ?? []).Select(unit => new SearchScope(round.Id, unit, place < RecentRounds)))];
}

/// <summary>A proposal that was handed in, as it is looked through.</summary>
internal sealed record ShelvedLine(BoardLine Line, Findable Words);

/// <summary>What could be looked through.</summary>
/// <param name="Scopes">Of so many rounds and units.</param>
/// <param name="IsGrowing">More of it is being read.</param>
internal sealed record ShelfView(IEnumerable<ShelvedLine> Lines, int Scopes, bool IsGrowing);

/// <summary>
/// What was handed in, round by round, as it is looked through. SharePoint finds no word within a name and no initials, so the lines of a round are read once, those
/// changed last first, and kept, one copy for all who may see the same; after that only what was saved since is read, one call. What takes longer than a person
/// waits is read behind, and said to be missing until then. There are no more lines than twice the proposals: once for the office, once for their unit.
/// </summary>
internal sealed class SearchShelf(IProposalBoard board, LiveJournal journal, UnfinishedTurns unfinished, TimeProvider time)
{
    // 200 lines each: a round with more than 40,000 is looked through no further.
    private const int MostPages = 200;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1.5);

    // What works on it now is looked at more often than what is long over. Each save is heard of here; what this does not tell of is a list changed by hand.
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(30), s_freshWhenOver = TimeSpan.FromMinutes(10), s_pause = TimeSpan.FromSeconds(2), s_anew = TimeSpan.FromHours(12);

    // The clocks of several instances differ by less.
    private static readonly TimeSpan s_overlap = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<(string Round, string Unit), Pile> piles = new();
    private readonly SemaphoreSlim behind = new(2);

    /// <summary>The lines of one scope.</summary>
    private sealed class Pile
    {
        public ConcurrentDictionary<string, ShelvedLine> Lines { get; } = new(StringComparer.Ordinal);

        public Task Reading { get; set; } = Task.CompletedTask;

        /// <summary>Why the last reading ended early; null when it did not.</summary>
        public Exception? Failure { get; set; }

        /// <summary>When all of it was read last; null while it was not.</summary>
        public DateTimeOffset? WholeAt { get; set; }

        /// <summary>What was saved before is known.</summary>
        public DateTimeOffset KnownTo { get; set; }

        /// <summary>What the journal told before is known.</summary>
        public long Number { get; set; }
    }

    /// <summary>What there is to look through, no longer waited for than a person waits. Throws what kept it from being read.</summary>
    public async Task<ShelfView> OfAsync(IReadOnlyList<SearchScope> scopes)
    {
        var wanted = scopes.Select(scope => (Pile: piles.GetOrAdd((scope.RoundId, scope.UnitCode), _ => new()), Scope: scope)).ToList();
        await unfinished.DoneWithinAsync(Task.WhenAll(wanted.Select(w => Freshened(w.Pile, w.Scope))), s_patience);
        // What was read before is looked through, whatever came in the way of reading it again.
        if (wanted.FirstOrDefault(w => w.Pile is { WholeAt: null, Failure: not null }).Pile?.Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
        return new(wanted.SelectMany(w => w.Pile.Lines.Values), wanted.Count, wanted.Any(w => w.Pile.WholeAt is null));
    }

    private Task Freshened(Pile pile, SearchScope scope)
    {
        lock (pile)
        {
            if (!pile.Reading.IsCompleted || !IsOld(pile, scope)) return pile.Reading;
            pile.Failure = null;
            pile.Reading = Task.Run(() => ReadAsync(pile, scope));
            unfinished.Keep(pile.Reading);
            return pile.Reading;
        }
    }

    private bool IsOld(Pile pile, SearchScope scope)
    {
        if (pile.WholeAt is null) return true;
        var age = time.GetUtcNow() - pile.KnownTo;
        if (age >= (scope.IsRecent ? s_fresh : s_freshWhenOver) || journal.Since(pile.Number) is not { } since) return true;
        return since.Any(e => e.Kind == "proposal" && (pile.Lines.ContainsKey(e.Id) || (scope.IsRecent && age >= s_pause)));
    }

    private async Task ReadAsync(Pile pile, SearchScope scope)
    {
        var ofOldTimes = !scope.IsRecent && pile.WholeAt is null;
        if (ofOldTimes) await behind.WaitAsync(unfinished.End);
        // Nobody waits for what is long over: it goes by what the budgets have left.
        using var lane = ofOldTimes ? BackgroundWork.Begin() : (BackgroundWork.Part?)null;
        try
        {
            var (now, number) = (time.GetUtcNow(), journal.Last);
            if (pile.WholeAt is { } whole && now - whole < s_anew) await PagesAsync(pile, scope, pile.KnownTo - s_overlap);
            else
            {
                var read = await PagesAsync(pile, scope, DateTimeOffset.MinValue);
                foreach (var id in pile.Lines.Keys.Except(read)) pile.Lines.TryRemove(id, out _);
                pile.WholeAt = now;
            }

            (pile.KnownTo, pile.Number) = (now, number);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Said to whoever waits; whoever asks next tries again.
            pile.Failure = failure;
        }
        finally
        {
            if (ofOldTimes) behind.Release();
        }
    }

    // Those changed last first, as far back as that.
    private async Task<HashSet<string>> PagesAsync(Pile pile, SearchScope scope, DateTimeOffset since)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        var query = new BoardQuery(scope.RoundId, UnitCode: scope.UnitCode, Order: BoardOrder.Updated, Top: BoardQuery.MostLines);
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await board.PageAsync(query, unfinished.End);
            foreach (var line in page.Lines)
            {
                if (IsPrivate(line)) pile.Lines.TryRemove(line.Id, out _);
                else if (read.Add(line.Id)) pile.Lines[line.Id] = new(line, Findable.Of(line.Id, [line.Name.Length > 0 ? line.Name : line.Id, line.OwnerName, line.Lead], []));
            }

            if (page.Continue is not { } after || page.Lines is [.., var last] && last.UpdatedAt < since) break;
            query = query with { Continue = after };
        }

        return read;
    }

    // As the proposal itself says it: what was never handed in is its owner's own business.
    private static bool IsPrivate(BoardLine line) => line.State == ProposalState.Draft || line is { State: ProposalState.Withdrawn, SubmittedAt: null };
}
