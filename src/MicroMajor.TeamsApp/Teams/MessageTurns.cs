using System.Text.Json;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Messages: typed words, and the buttons of clients that know no Action.Execute. The answer is another message.</summary>
internal sealed class MessageTurns(Room room, TurnRun run, ChatReply chat, UnfinishedTurns unfinished, IOptions<TeamsOptions> options)
{
    private static readonly TurnHandler s_unavailable = (turn, _) => new(new Reply.Say(EdgeWords.Unavailable(turn.Language)));
    private static readonly TurnHandler s_personalOnly = (turn, _) => new(new Reply.Say(EdgeWords.PersonalOnly(turn.Language)));
    private static readonly TurnHandler s_notUnderstood = (turn, _) => new(new Reply.Say(EdgeWords.NotUnderstood(turn.Language)));

    private readonly TimeSpan _patience = TimeSpan.FromSeconds(options.Value.PatienceSeconds);

    public async Task<Answer> AnswerAsync(Activity activity)
    {
        var (turn, handler) = activity.Value.ValueKind == JsonValueKind.Object ? Button(activity) : Typed(activity);
        // The reply will be a message that everybody in the chat reads.
        if (!turn.Personal && !room.MayBeShared(turn.Verb)) handler = s_personalOnly;
        var work = ReplyAsync(turn, handler);
        if (await unfinished.DoneWithinAsync(work, _patience)) return await work;
        unfinished.Keep(work);
        return Answer.Later;
    }

    private async Task<Answer> ReplyAsync(Turn turn, TurnHandler handler) => await chat.DeliverAsync(turn, await run.ReplyAsync(handler, turn));

    private (Turn, TurnHandler) Typed(Activity activity)
    {
        var text = activity.Text ?? "";
        return room.VerbOf(text) is { } verb
            ? (Person.Turn(activity, new(verb, Wire.NoData, text)), room.Card(verb)!)
            : (Person.Turn(activity, new(Whole.UnknownText, Wire.NoData, text)), room.For(Whole.UnknownText) ?? s_notUnderstood);
    }

    private (Turn, TurnHandler) Button(Activity activity)
    {
        var data = activity.Value;
        var verb = data.String("verb") ?? data.Object("msteams")?.String("verb");
        // A button that only says something in the person's name carries its words as text.
        if (verb is null && !string.IsNullOrWhiteSpace(activity.Text)) return Typed(activity);
        return (Person.Turn(activity, new(verb ?? "", data), activity.ReplyToId), room.Card(verb ?? "") ?? s_unavailable);
    }
}
