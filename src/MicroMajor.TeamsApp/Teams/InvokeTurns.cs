using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Invokes: the answer is the HTTP response.</summary>
internal sealed class InvokeTurns(Room room, TurnRun run, ChatReply chat, FileHandover handover, UnfinishedTurns unfinished, IOptions<TeamsOptions> options)
{
    // Where nothing can come late a person is told in time that nothing came.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(9);

    private readonly TimeSpan _patience = TimeSpan.FromSeconds(options.Value.PatienceSeconds);

    public async Task<Answer> AnswerAsync(Activity activity)
    {
        if (InvokeKind.Of(activity.Name) is not { } kind) return Answer.NotImplemented;
        var language = Person.Language(activity);
        if (kind.Read(activity.Value) is not { } asked) return kind.Malformed(EdgeWords.Unavailable(language));
        if (kind.Find(room, asked.Verb) is not { } handler) return kind.Refuse(EdgeWords.Unavailable(language));

        var turn = Person.Turn(activity, asked, activity.ReplyToId);
        if (kind is FileConsent)
        {
            // Making and bringing a file takes longer than Teams waits; what comes of it is a message anyway.
            unfinished.Keep(handover.RunAsync(turn, handler, activity.Value));
            return Answer.Ok;
        }

        var reply = run.ReplyAsync(handler, turn);
        // Where others read along, an outcome must stay in the answer, which only the person who asked sees.
        if (kind.CanComeLate && turn.Personal && !await unfinished.DoneWithinAsync(reply, _patience))
        {
            unfinished.Keep(DeliverLateAsync(turn, reply));
            return kind.Refuse(EdgeWords.StillWorking(language));
        }

        if (!await unfinished.DoneWithinAsync(reply, s_longest))
        {
            unfinished.Keep(reply);
            return kind.Refuse(EdgeWords.TookTooLong(language));
        }

        var answered = await reply;
        run.Remember(turn, answered, turn.MessageId);
        if (answered is Reply.OfferFile) unfinished.Keep(chat.DeliverAsync(turn, answered));
        return Shape(kind, turn, asked, answered);
    }

    private Answer Shape(InvokeKind kind, Turn turn, Asked asked, Reply? reply)
    {
        try
        {
            return reply is null ? kind.Fail(EdgeWords.Failed(turn.Language)) : kind.Write(reply, asked);
        }
        catch (Exception misfit)
        {
            run.Record(turn.Verb, misfit);
            return kind.Fail(EdgeWords.Failed(turn.Language));
        }
    }

    private async Task DeliverLateAsync(Turn turn, Task<Reply?> reply) => await chat.DeliverAsync(turn, await reply);
}
