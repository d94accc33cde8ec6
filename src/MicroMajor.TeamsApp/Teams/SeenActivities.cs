namespace MicroMajor.TeamsApp.Teams;

/// <summary>
/// Teams sends an activity again when it waited too long. The second one gets the answer of the first, and its work is not done again.
/// In memory and bounded: the rooms' versions on every write guard against what this forgets.
/// </summary>
internal sealed class SeenActivities(WireTime time)
{
    private const int Most = 4_096;
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(15);

    private readonly Lock _door = new();
    private readonly Dictionary<Key, Seen> _seen = [];
    private readonly Queue<(Key Key, DateTimeOffset At)> _order = [];

    /// <param name="What">The activity's id, or what it announces.</param>
    public readonly record struct Key(string Channel, string Conversation, string What, string Person);

    private readonly record struct Seen(Task<Answer> Answer, DateTimeOffset At);

    /// <summary>Does the work unless it was begun within the window (default and most: 15 minutes); answers with the first one's answer.</summary>
    public Task<Answer> Once(Key key, Func<Task<Answer>> work, TimeSpan? window = null)
    {
        var first = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_door)
        {
            var now = time.Clock.GetUtcNow();
            if (_seen.TryGetValue(key, out var seen) && now - seen.At < (window ?? s_window)) return seen.Answer;
            ForgetOld(now);
            _seen[key] = new(first.Task, now);
            _order.Enqueue((key, now));
        }
        return DoAsync(first, work);
    }

    /// <summary>What comes next is not the same once more.</summary>
    public void Forget(Key key)
    {
        lock (_door) _seen.Remove(key);
    }

    // Outside the door: the handler runs on this thread until it first waits.
    private static async Task<Answer> DoAsync(TaskCompletionSource<Answer> first, Func<Task<Answer>> work)
    {
        try
        {
            var answer = await work();
            first.SetResult(answer);
            return answer;
        }
        catch (Exception thrown)
        {
            first.SetException(thrown);
            throw;
        }
    }

    private void ForgetOld(DateTimeOffset now)
    {
        while (_order.TryPeek(out var oldest) && (_order.Count >= Most || now - oldest.At >= s_window))
        {
            _order.Dequeue();
            // The same key may have been seen again since, within a shorter window.
            if (_seen.TryGetValue(oldest.Key, out var seen) && seen.At == oldest.At) _seen.Remove(oldest.Key);
        }
    }
}
