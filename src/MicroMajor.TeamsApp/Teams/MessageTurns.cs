using System.Text.Json;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Messages: typed words, and the buttons of clients that know no Action.Execute. The answer is another message.</summary>
internal sealed class MessageTurns(Room room, TurnRun run, ChatReply chat, FileTransfer transfer, UnfinishedTurns unfinished, IOptions<TeamsOptions> options)
{
    private static readonly TurnHandler s_unavailable = (turn, _) => new(new Reply.Say(EdgeWords.Unavailable(turn.Language)));
    private static readonly TurnHandler s_personalOnly = (turn, _) => new(new Reply.Say(EdgeWords.PersonalOnly(turn.Language)));
    private static readonly TurnHandler s_notUnderstood = (turn, _) => new(new Reply.Say(EdgeWords.NotUnderstood(turn.Language)));

    private readonly TimeSpan _patience = TimeSpan.FromSeconds(options.Value.PatienceSeconds);

    public async Task<Answer> AnswerAsync(Activity activity)
    {
        var steps = activity.Value.ValueKind == JsonValueKind.Object ? [Button(activity)] : Typed(activity);
        var work = ReplyAsync(steps);
        if (await unfinished.DoneWithinAsync(work, _patience)) return await work;
        unfinished.Keep(work);
        return Answer.Later;
    }

    private async Task<Answer> ReplyAsync(IReadOnlyList<(Turn Turn, TurnHandler Handler)> steps)
    {
        var answer = Answer.Ok;
        foreach (var (turn, handler) in steps)
        {
            // The reply will be a message that everybody in the chat reads.
            var allowed = turn.Personal || room.MayBeShared(turn.Verb) ? handler : s_personalOnly;
            var one = await chat.DeliverAsync(turn, await run.ReplyAsync(allowed, turn));
            if (one != Answer.Ok) answer = one;
        }
        return answer;
    }

    private IReadOnlyList<(Turn, TurnHandler)> Typed(Activity activity)
    {
        var (text, files) = (activity.Text ?? "", SentFile.Of(activity, transfer));
        if (room.VerbOf(text) is { } verb) return [(Person.Turn(activity, new(verb, Wire.NoData, text)) with { Files = files }, room.Card(verb)!)];
        return files.Count > 0
            ? ByExtension(activity, text, files)
            : IsOnlyACard(activity) ? [] : [(Person.Turn(activity, new(Whole.UnknownText, Wire.NoData, text)), room.NoCommand() ?? s_notUnderstood)];
    }

    // What a person found in the compose box and put into the chat with us: they said nothing that wants an answer.
    private static bool IsOnlyACard(Activity activity) =>
        string.IsNullOrWhiteSpace(activity.Text) && activity.Attachments?.Any(a => a.ContentType?.StartsWith("application/vnd.microsoft.card.", StringComparison.OrdinalIgnoreCase) == true) == true;

    // Each kind of file has its own reader; those that nobody reads are named together.
    private IReadOnlyList<(Turn, TurnHandler)> ByExtension(Activity activity, string text, IReadOnlyList<SentFile> files)
    {
        var turn = Person.Turn(activity, new(Whole.Files, Wire.NoData, text));
        var steps = files.GroupBy(file => file.Extension).Where(group => room.File(group.Key) is not null)
            .Select(group => (turn with { Files = [.. group] }, room.File(group.Key)!)).ToList();
        string[] others = [.. files.Where(file => room.File(file.Extension) is null).Select(file => file.Name)];
        if (others.Length > 0) steps.Add((turn, (who, _) => new(new Reply.Say(EdgeWords.FilesNotTaken(who.Language, others, room.Extensions)))));
        return steps;
    }

    private (Turn Turn, TurnHandler Handler) Button(Activity activity)
    {
        var data = activity.Value;
        var verb = data.String("verb") ?? data.Object("msteams")?.String("verb");
        // A client without dialogs sends the button that opens one as a message: the dialog's card then comes as one, too.
        // A button that only says something in the person's name carries its words as text.
        if (verb is null && !string.IsNullOrWhiteSpace(activity.Text)) return Typed(activity)[0];
        return (Person.Turn(activity, new(verb ?? "", data), activity.ReplyToId), room.Card(verb ?? "") ?? room.Dialog(verb ?? "") ?? s_unavailable);
    }
}
