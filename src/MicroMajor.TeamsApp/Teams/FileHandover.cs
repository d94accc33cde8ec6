using System.Text.Json;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Hands a file over: made when the person agrees, brought to their OneDrive, then named in the chat; the question goes away either way.</summary>
internal sealed class FileHandover(TurnRun run, ChatReply chat, Connector connector, FileTransfer transfer, UnfinishedTurns unfinished)
{
    public async Task RunAsync(Turn turn, TurnHandler handler, JsonElement value)
    {
        // A question that was answered must not be answered again.
        if (turn.MessageId is { Length: > 0 } question) await chat.ForgetAsync(turn, question);
        if (FileConsent.PlaceOf(value) is not { } place) return;
        var reply = await run.ReplyAsync(handler, turn);
        if (reply is not Reply.GiveFile file)
        {
            await chat.DeliverAsync(turn with { MessageId = null }, reply);
            return;
        }

        if (!await transfer.BringAsync(place.UploadUrl, file.Bytes, unfinished.End))
        {
            await chat.DeliverAsync(turn with { MessageId = null }, new Reply.Say(EdgeWords.FileNotBrought(turn.Language)));
            return;
        }

        await connector.SendFileAsync(turn.Chat, place, turn.Language, unfinished.End);
    }
}
