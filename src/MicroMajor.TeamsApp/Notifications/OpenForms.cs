using System.Collections.Concurrent;
using System.Text.Json;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Operations;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>
/// Which messages show a form to their person just now: the answer to a button, seen by that client only. An edit of the message would take its place
/// and wipe what is being typed, so edits wait. When it is forgotten an edit comes at once, as it would have without this. Which button is being answered
/// this process alone knows: another instance leaves the edit to the one that closes the form.
/// </summary>
internal sealed class OpenForms(IShortMemory memory)
{
    // Who opened a form and went away is waited for no longer than this.
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private const string Forms = "form";
    private const string Held = "held";

    private readonly ConcurrentDictionary<string, TaskCompletionSource> pressed = new(StringComparer.Ordinal);

    /// <summary>A button in the message is being answered: whether a form stands there afterwards is not known yet.</summary>
    public async Task PressAsync(string messageId, CancellationToken ct)
    {
        if (await IsOpenAsync(messageId, ct)) pressed.TryAdd(messageId, new(TaskCreationOptions.RunContinuationsAsynchronously));
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
    public async Task OpenAsync(string messageId, CancellationToken ct)
    {
        Answer(messageId);
        await memory.PutAsync(Forms, messageId, "", Patience, ct);
    }

    /// <summary>The message shows what it carries again.</summary>
    public async Task CloseAsync(string messageId, CancellationToken ct)
    {
        await memory.TakeAsync(Forms, messageId, ct);
        Answer(messageId);
    }

    /// <summary>True when an edit of the message, for the matter whose card it carries, has to wait.</summary>
    public async Task<bool> HoldsAsync(string messageId, Matter matter, CancellationToken ct)
    {
        if (!await IsOpenAsync(messageId, ct)) return false;
        await memory.PutAsync(Held, messageId, JsonSerializer.Serialize(matter), Patience, ct);
        return true;
    }

    /// <summary>The matter of which an edit waited while the form was open; once. Forgotten with the form, the edit comes by itself: it is owed.</summary>
    public async Task<Matter?> ReleasedAsync(string messageId, CancellationToken ct) =>
        !await IsOpenAsync(messageId, ct) && await memory.TakeAsync(Held, messageId, ct) is { } waited ? JsonSerializer.Deserialize<Matter>(waited) : null;

    /// <summary>Does the message show a form?</summary>
    public async Task<bool> IsOpenAsync(string messageId, CancellationToken ct) => await memory.FindAsync(Forms, messageId, ct) is not null;

    private void Answer(string messageId)
    {
        if (pressed.TryRemove(messageId, out var press)) press.SetResult();
    }
}
