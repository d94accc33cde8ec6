using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>
/// Files in the chat, as a Teams client handles them.
/// <code>
/// POST /_teams/{person}/chats/{chat}/files     multipart: files, and optionally text    puts the files into the person's OneDrive and sends a message with them: {message, failure}
/// POST /_teams/{person}/messages/{message}/consent {accept}                             answers the bot's question whether it may hand a file over: {failure}
/// GET  /_teams/{person}/files                                                           the names of what is in the person's OneDrive
/// </code>
/// </summary>
public sealed class FileEndpoints(ChannelIds ids, ChatStore chats, ClientViews views, OneDrive drive, WaitingFiles waiting, Activities activities, PersonSends sends, BotEndpoint bot)
{
    private const string ConsentCard = "application/vnd.microsoft.teams.card.file.consent";

    private sealed record ConsentBody(bool Accept);

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/_teams/{person}/chats/{chat}/files", SendAsync);
        app.MapPost("/_teams/{person}/messages/{id}/consent", (string person, string id, ConsentBody body, CancellationToken cancellation) => ConsentAsync(person, id, body.Accept, cancellation));
        app.MapGet("/_teams/{person}/files", (string person) =>
            ids.PersonByObjectId(person) is { } someone ? Results.Json(drive.Of(someone.ObjectId).Select(file => file.Name)) : Results.NotFound());
    }

    private async Task<IResult> ConsentAsync(string person, string id, bool accept, CancellationToken cancellation)
    {
        if (ids.PersonByObjectId(person) is not { } someone || chats.Message(id) is not { FromBot: true, Deleted: false } message || message.PersonId != someone.ObjectId) return Results.NotFound();
        if ((message.Activity.Array("attachments") ?? []).OfType<JsonObject>().FirstOrDefault(a => a.Text("contentType") == ConsentCard) is not { } card) return Results.NotFound();
        var value = new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = accept ? "accept" : "decline",
            ["context"] = card.Object("content").Object(accept ? "acceptContext" : "declineContext")?.DeepClone(),
        };
        if (accept) value["uploadInfo"] = waiting.Open(someone.ObjectId, card.Text("name") ?? "file");
        var answer = await bot.SendAsync(someone, activities.Invoke(someone, "fileConsent/invoke", value, id, "message"), cancellation);
        return Results.Json(new { failure = answer.Failure });
    }

    private async Task<IResult> SendAsync(string person, string chat, HttpRequest request, CancellationToken cancellation)
    {
        if (ids.PersonByObjectId(person) is not { } someone || ids.ConversationOf(someone) != chat) return Results.NotFound();
        if (!views.IsInstalled(someone)) return Results.Conflict();
        if (!request.HasFormContentType || await request.ReadFormAsync(cancellation) is not { Files.Count: > 0 } form) return Results.BadRequest();
        var files = new List<PersonalFile>();
        foreach (var sent in form.Files)
        {
            using var content = new MemoryStream();
            await sent.CopyToAsync(content, cancellation);
            files.Add(drive.Add(someone.ObjectId, sent.FileName, content.ToArray()));
        }

        return await sends.SendAsync(someone, chat, activities.Typed(someone, form["text"].ToString(), [.. files.Select(drive.DownloadInfo)]), cancellation);
    }
}
