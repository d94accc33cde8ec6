using MicroMajor.Domain;
using MicroMajor.TeamsApp.Telemetry;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Runs handlers. What a handler throws ends here: logged by kind and place, without its message, which may quote a person.</summary>
internal sealed partial class TurnRun(Room room, UnfinishedTurns unfinished, Measures measures, WireTime time, ILogger<TurnRun> log)
{
    // What is done behind an answer comes to the same when it is done again, and nobody presses again for it.
    private const int Tries = 4;

    /// <returns>Null when the handler threw.</returns>
    public async Task<Reply?> ReplyAsync(TurnHandler handler, Turn turn)
    {
        if (turn.Personal && turn.InChat && room.Met is { } met) unfinished.Keep(BehindAsync(turn, ct => met(turn, ct)));
        using var measured = measures.Turn(turn.Verb);
        try
        {
            if (turn.MessageId is { Length: > 0 } && room.Editing is { } editing) await editing(turn);
            var reply = await handler(turn, unfinished.End);
            if (turn is { Personal: true, Automatic: false, MessageId.Length: > 0 } && reply is Reply.ShowCard shown && room.Showing is { } showing) await showing(turn, shown);
            return reply;
        }
        catch (TooManyTogetherException many)
        {
            RecordTooMany(turn.Verb, many);
            return new Reply.Say(EdgeWords.TooManyTogether(turn.Language));
        }
        catch (Exception thrown)
        {
            measured.Failed = true;
            Record(turn.Verb, thrown);
            return null;
        }
    }

    /// <summary>Tells the room, behind the answer, which message carries the card.</summary>
    public void Remember(Turn turn, Reply? reply, string? messageId)
    {
        // Where others read along, the message is everybody's and this person's card is not to be put into it.
        // A client that refreshes by itself is looking at a message it knows; an edit would make it refresh again, for ever.
        if (turn.Personal && !turn.Automatic && room.Shown is { } told && reply is Reply.ShowCard shown && messageId is { Length: > 0 } && (shown.Remember is not null || messageId != turn.MessageId))
            unfinished.Keep(BehindAsync(turn, ct => told(turn, shown, messageId, ct)));
    }

    private async Task BehindAsync(Turn turn, Func<CancellationToken, Task> work)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await work(unfinished.End);
                return;
            }
            catch (Exception lost) when (tries < Tries && !unfinished.End.IsCancellationRequested && IsOfTheWay(lost))
            {
                await Task.Delay(TimeSpan.FromSeconds(tries), time.Clock, unfinished.End).ContinueWith(_ => { }, TaskScheduler.Default);
            }
            catch (Exception thrown)
            {
                Record(turn.Verb, thrown);
                return;
            }
        }
    }

    // Not reached, or not in time: a fault of ours is not tried again.
    private static bool IsOfTheWay(Exception lost) => lost is ConnectorException or HttpRequestException or IOException or AggregateException or OperationCanceledException;

    public void Record(string verb, Exception thrown) =>
        LogFailed(verb, string.Join(" ← ", Chain(thrown).Select(link => link.GetType().FullName)), thrown.StackTrace);

    /// <summary>Its message names a list and a column, nothing of a person.</summary>
    public void RecordTooMany(string verb, TooManyTogetherException many) => LogTooMany(verb, many.Message);

    private static IEnumerable<Exception> Chain(Exception? thrown)
    {
        for (; thrown is not null; thrown = thrown.InnerException) yield return thrown;
    }

    [LoggerMessage(LogLevel.Error, "The handler of {Verb} failed with {Kind}.\n{Place}")]
    private partial void LogFailed(string verb, string kind, string? place);

    [LoggerMessage(LogLevel.Warning, "The handler of {Verb} asked SharePoint for more than it answers. {What}")]
    private partial void LogTooMany(string verb, string what);
}
