using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tabs.Live;

/// <summary>
/// <c>GET /tabs/api/live</c>: server-sent events that say what was saved, of what this person may see. Only kind and id are told: whoever hears it reads the
/// desk again, and is asked there once more who they are. A connection ends before its token does; the client comes back with the number it heard last.
/// </summary>
internal sealed class LiveStream(LiveJournal journal, Actors actors, IHostApplicationLifetime lifetime, WireTime time)
{
    private const int MostOfOnePerson = 20;

    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, int> open = new(StringComparer.Ordinal);

    public TabRoutes MapTo(TabRoutes routes) => routes.Get("/live", (request, _) => Task.FromResult(Open(request)));

    private TabAnswer Open(TabRequest request) => open.GetValueOrDefault(request.User.ObjectId) >= MostOfOnePerson
        ? TabAnswer.Because(new Problem("asked-too-often"))
        : new TabAnswer.Stream((response, ct) => TellAsync(request, response, ct));

    private async Task TellAsync(TabRequest request, HttpResponse response, CancellationToken ct)
    {
        var person = request.User.ObjectId;
        open.AddOrUpdate(person, 1, (_, before) => before + 1);
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
            end.CancelAfter(s_longest);
            response.ContentType = "text/event-stream; charset=utf-8";
            response.Headers["X-Accel-Buffering"] = "no";
            await WriteAllAsync(request, response, end.Token);
        }
        catch (OperationCanceledException)
        {
            // The client left, was too slow, or is to come back with a new token.
        }
        finally
        {
            open.AddOrUpdate(person, 0, (_, before) => before - 1);
        }
    }

    private async Task WriteAllAsync(TabRequest request, HttpResponse response, CancellationToken ct)
    {
        var at = journal.Last;
        if (request.Query.GetValueOrDefault("since") is not { Length: > 0 } since) await WriteAsync(response, Event(at, "hello", "{}"), ct);
        else if (Number(since) is { } heard && journal.Since(heard) is not null) at = heard;
        else await WriteAsync(response, Event(at, "resync", "{}"), ct);

        while (true)
        {
            if (journal.Since(at) is not { } entries)
            {
                at = journal.Last;
                await WriteAsync(response, Event(at, "resync", "{}"), ct);
                continue;
            }

            if (entries.Count > 0)
            {
                at = entries[^1].Number;
                await WriteAsync(response, await SeenByAsync(request.User, entries, ct), ct);
                continue;
            }

            if (!await SomethingAsync(at, ct)) await WriteAsync(response, ": still here\n\n", ct);
        }
    }

    // Twice the same in a moment is told once.
    private async Task<string> SeenByAsync(TeamsUser user, IReadOnlyList<LiveEntry> entries, CancellationToken ct)
    {
        var who = await actors.OfAsync(user, ct);
        var seen = entries.Where(e => e.For.Includes(who, journal)).GroupBy(e => (e.Kind, e.Id)).Select(g => g.Last()).OrderBy(e => e.Number);
        return string.Concat(seen.Select(e => Event(e.Number, "changed", JsonSerializer.Serialize(new { e.Kind, e.Id }, TabAnswer.Json))));
    }

    private async Task<bool> SomethingAsync(long at, CancellationToken ct)
    {
        try
        {
            await journal.WaitAsync(at).WaitAsync(s_heartbeat, time.Clock, ct);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken ct)
    {
        if (text.Length == 0) return;
        // Who does not read for so long is let go, and reads everything again when they come back.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(s_patience);
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), patience.Token);
        await response.Body.FlushAsync(patience.Token);
    }

    private string Event(long number, string name, string data) => $"id: {journal.Name}-{number.ToString(CultureInfo.InvariantCulture)}\nevent: {name}\ndata: {data}\n\n";

    private long? Number(string id) =>
        id.StartsWith($"{journal.Name}-", StringComparison.Ordinal) && long.TryParse(id.AsSpan(journal.Name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
