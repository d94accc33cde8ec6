using System.Collections.Concurrent;
using MicroMajor.Domain.Notifications;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>
/// Which messages show a form to their person just now: the answer to a button, seen by that client only. An edit of the message would take its place
/// and wipe what is being typed, so edits wait. Known to this process only: after a restart an edit comes at once, as it would have without this.
/// </summary>
internal sealed class OpenForms(TimeProvider time)
{
    // Who opened a form and went away is waited for no longer than this.
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private const int MostOpen = 10_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> pressed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Matter> held = new(StringComparer.Ordinal);

    /// <summary>A button in the message is being answered: whether a form stands there afterwards is not known yet.</summary>
    public void Press(string messageId)
    {
        if (open.ContainsKey(messageId)) pressed.TryAdd(messageId, new(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    /// <summary>Comes back when the button that was pressed in the message is answered, or after so long.</summary>
    public async Task AnsweredAsync(string messageId, TimeSpan patience)
    {
        if (!pressed.TryGetValue(messageId, out var press)) return;
        try
        {
            await press.Task.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            // Answered with a sentence, say: the form stands as it did.
            pressed.TryRemove(messageId, out _);
        }
    }

    /// <summary>The message shows a form from now on.</summary>
    public void Open(string messageId)
    {
        Answer(messageId);
        if (open.Count >= MostOpen) Forget();
        open[messageId] = time.GetUtcNow();
    }

    /// <summary>The message shows what it carries again.</summary>
    public void Close(string messageId)
    {
        open.TryRemove(messageId, out _);
        Answer(messageId);
    }

    /// <summary>True when an edit of the message, for the matter whose card it carries, has to wait.</summary>
    public bool Holds(string messageId, Matter matter)
    {
        if (!open.TryGetValue(messageId, out var since)) return false;
        if (time.GetUtcNow() - since >= Patience)
        {
            Forget(messageId);
            return false;
        }

        held[messageId] = matter;
        return true;
    }

    /// <summary>The matter of which an edit waited while the form was open; once.</summary>
    public Matter? Released(string messageId) => !open.ContainsKey(messageId) && held.TryRemove(messageId, out var matter) ? matter : null;

    private void Answer(string messageId)
    {
        if (pressed.TryRemove(messageId, out var press)) press.SetResult();
    }

    private void Forget()
    {
        foreach (var (messageId, since) in open)
            if (time.GetUtcNow() - since >= Patience) Forget(messageId);
        if (open.Count < MostOpen) return;
        open.Clear();
        held.Clear();
    }

    // The edit comes by itself: it is owed.
    private void Forget(string messageId)
    {
        open.TryRemove(messageId, out _);
        held.TryRemove(messageId, out _);
    }
}
