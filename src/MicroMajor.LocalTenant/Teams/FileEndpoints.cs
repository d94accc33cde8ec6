namespace MicroMajor.LocalTenant.Teams;

/// <summary>
/// Files in the chat, as a Teams client handles them.
/// <code>
/// POST /_teams/{person}/chats/{chat}/files     multipart: files, and optionally text    puts the files into the person's OneDrive and sends a message with them: {message, failure}
/// GET  /_teams/{person}/files                                                           the names of what is in the person's OneDrive
/// </code>
/// </summary>
public sealed class FileEndpoints(ChannelIds ids, ClientViews views, OneDrive drive, Activities activities, PersonSends sends)
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/_teams/{person}/chats/{chat}/files", SendAsync);
        app.MapGet("/_teams/{person}/files", (string person) =>
            ids.PersonByObjectId(person) is { } someone ? Results.Json(drive.Of(someone.ObjectId).Select(file => file.Name)) : Results.NotFound());
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
