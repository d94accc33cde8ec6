using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Delivers a reply as a message of the chat: for what was typed, for old clients' buttons, and for outcomes that came late.</summary>
internal sealed partial class ChatReply(Connector connector, TurnRun run, UnfinishedTurns unfinished, Backoff backoff, WireTime time, ILogger<ChatReply> log)
{
    // A person was told that the outcome would come: it is tried longer than anything else.
    private const int Rounds = 3;

    /// <param name="reply">Null when the handler threw: the person is told.</param>
    public async Task<Answer> DeliverAsync(Turn turn, Reply? reply)
    {
        try
        {
            var outcome = await SendPatientlyAsync(turn, reply ?? new Reply.Say(EdgeWords.Failed(turn.Language)));
            if (outcome is Delivery.Gone gone) LogGone(turn.Verb, gone.Code);
            else if (outcome is Delivery.Sent sent) run.Remember(turn, reply, sent.ActivityId);
            return Answer.Ok;
        }
        catch (ConnectorException refused)
        {
            LogUndelivered(turn.Verb, refused.Status, refused.Code);
            return Answer.Undelivered;
        }
        catch (Exception thrown)
        {
            run.Record(turn.Verb, thrown);
            return reply is null ? Answer.Undelivered : await DeliverAsync(turn, null);
        }
    }

    /// <summary>Takes a message away; one that is gone, or that cannot be taken, stays what it is.</summary>
    public async Task ForgetAsync(Turn turn, string messageId)
    {
        try
        {
            await connector.DeleteAsync(turn.Chat, messageId, unfinished.End);
        }
        catch (ConnectorException refused)
        {
            LogUndelivered(turn.Verb, refused.Status, refused.Code);
        }
    }

    private async Task<Delivery> SendPatientlyAsync(Turn turn, Reply reply)
    {
        for (var round = 1; ; round++)
        {
            try
            {
                return await SendAsync(turn, reply);
            }
            catch (ConnectorException busy) when (round < Rounds && busy.RetryAfter is null && busy.Status is 0 or 412 or 502 or 503 or 504)
            {
                await Task.Delay(backoff.Exponential(Backoff.Attempts + round - 1), time.Clock, unfinished.End);
            }
        }
    }

    private Task<Delivery> SendAsync(Turn turn, Reply reply) => reply switch
    {
        Reply.ShowCard shown when turn.MessageId is { Length: > 0 } id => ReplaceAsync(turn, id, shown.Card),
        Reply.ShowCard shown => connector.SendAsync(turn.Chat, shown.Card, turn.Language, unfinished.End),
        Reply.OpenDialog open => connector.SendAsync(turn.Chat, open.Card, turn.Language, unfinished.End),
        Reply.OfferFile offered => connector.SendOfferAsync(turn.Chat, offered.Offer, turn.Language, unfinished.End),
        Reply.Say { Text.Length: > 0 } said => connector.SendAsync(turn.Chat, said.Text, turn.Language, unfinished.End),
        Reply.CloseDialog { Text.Length: > 0 } closed => connector.SendAsync(turn.Chat, closed.Text, turn.Language, unfinished.End),
        Reply.Say or Reply.CloseDialog or Reply.Nothing => Task.FromResult<Delivery>(new Delivery.Sent("")),
        _ => throw new InvalidOperationException($"A message cannot be answered with {reply.GetType().Name}."),
    };

    // Somebody may have deleted the message meanwhile; what they asked for still has to reach them.
    private async Task<Delivery> ReplaceAsync(Turn turn, string messageId, Card card) =>
        await connector.UpdateAsync(turn.Chat, messageId, card, turn.Language, unfinished.End) is Delivery.Sent sent
            ? sent
            : await connector.SendAsync(turn.Chat, card, turn.Language, unfinished.End);

    [LoggerMessage(LogLevel.Information, "The reply to {Verb} found nobody: {Code}.")]
    private partial void LogGone(string verb, string code);

    [LoggerMessage(LogLevel.Error, "The reply to {Verb} was not delivered: {Status} {Code}.")]
    private partial void LogUndelivered(string verb, int status, string? code);
}
