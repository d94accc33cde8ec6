using System.Collections.Concurrent;
using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tabs.Live;

/// <summary>Something was saved.</summary>
/// <param name="Kind">proposal, assignment or round.</param>
/// <param name="For">Who may know of it.</param>
internal sealed record LiveEntry(long Number, string Kind, string Id, LiveAudience For);

/// <summary>
/// What was saved lately, whoever saved it, in the order of the saves. It is this process's own and small: who asks for what is no longer in it, or
/// comes from another instance, is told to read everything again. Readers hold nothing but a number, so that a slow one costs nothing. What is saved elsewhere
/// is brought by <see cref="LiveRelay"/>.
/// </summary>
public sealed class LiveJournal
{
    private const int Kept = 4_096;

    private readonly Lock gate = new();

    // Whoever has a review open was looked up here a moment before: so much is known without a read.
    private readonly ConcurrentDictionary<(string Proposal, PersonId Expert), bool> reviewing = [];
    private readonly LiveEntry?[] entries = new LiveEntry?[Kept];
    private TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="time">Its chance tells this process's numbers from those of the one before it.</param>
    internal LiveJournal(WireTime time) => Name = time.Chance.NextInt64(1, long.MaxValue).ToString("x", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Stands before the numbers on the wire.</summary>
    internal string Name { get; }

    /// <summary>The number of what was told last; 0 while nothing was.</summary>
    internal long Last { get; private set; }

    /// <summary>An expert's assignment was read or saved: while it is active they hear of its proposal.</summary>
    public void Review(string proposalId, PersonId expert, bool isActive)
    {
        if (HearReview(proposalId, expert, isActive)) Reviewed?.Invoke(proposalId, expert, isActive);
    }

    /// <summary>Tells what is saved here to whoever carries it on.</summary>
    internal event Action<LiveEntry>? Told;

    /// <summary>The same of experts who begin to review, or end.</summary>
    internal event Action<string, PersonId, bool>? Reviewed;

    /// <summary>Who is known to review what.</summary>
    internal IReadOnlyCollection<(string Proposal, PersonId Expert)> Reviewing => [.. reviewing.Keys];

    /// <summary>Another instance knows that of an expert; true when it is news.</summary>
    internal bool HearReview(string proposalId, PersonId expert, bool isActive) => isActive ? reviewing.TryAdd((proposalId, expert), true) : reviewing.TryRemove((proposalId, expert), out _);

    /// <summary>That was saved.</summary>
    public void Tell(string kind, string id, LiveAudience isFor)
    {
        var entry = Hear(kind, id, isFor);
        Told?.Invoke(entry);
    }

    /// <summary>Something may have been missed: whoever listens reads everything again.</summary>
    internal void Skip()
    {
        for (var i = 0; i <= Kept; i++) Hear("", "", new());
    }

    /// <summary>That was saved, here or elsewhere.</summary>
    internal LiveEntry Hear(string kind, string id, LiveAudience isFor)
    {
        LiveEntry entry;
        TaskCompletionSource waiting;
        lock (gate)
        {
            Last++;
            entries[Last % Kept] = entry = new(Last, kind, id, isFor);
            (waiting, told) = (told, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        waiting.SetResult();
        return entry;
    }

    /// <summary>What was told after that number, oldest first; null when some of it is no longer known, or the number is from another time.</summary>
    internal IReadOnlyList<LiveEntry>? Since(long number)
    {
        lock (gate)
        {
            if (number > Last || number < Last - Kept) return null;
            var since = new List<LiveEntry>();
            for (var n = number + 1; n <= Last; n++) since.Add(entries[n % Kept]!);
            return since;
        }
    }

    /// <summary>Is this expert known to review the proposal?</summary>
    internal bool IsReviewing(string proposalId, PersonId expert) => reviewing.ContainsKey((proposalId, expert));

    /// <summary>Was that saved after that number?</summary>
    internal bool HasChanged(string id, long since) => Since(since) is not { } told || told.Any(e => e.Id == id);

    /// <summary>Comes back when something is told after that number; at once when it was already.</summary>
    internal Task WaitAsync(long number)
    {
        lock (gate) return Last > number ? Task.CompletedTask : told.Task;
    }
}
