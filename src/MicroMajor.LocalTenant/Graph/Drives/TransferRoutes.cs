using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;

namespace MicroMajor.LocalTenant.Graph.Drives;

/// <summary>The two addresses that need no token because they are one: <c>/_upload/…</c> and <c>/_content/…</c>.</summary>
internal sealed class TransferRoutes(TenantDatabase database, UploadSessions sessions, ContentLinks links, DriveItemJson json, MimeTypes mimeTypes, LocalTenantOptions options, TenantAddress address)
{
    public void Map(WebApplication app)
    {
        app.MapGet("/_content/{link}/{name}", Download);
        app.MapMethods("/_upload/{token}", ["GET", "PUT", "POST", "DELETE"], UploadAsync);
    }

    private IResult Download(string link, string name)
    {
        if (links.Read(link) is not { } content)
            return Results.Unauthorized();
        return Results.File(database.Read(db => FileTable.Content(db, content)), mimeTypes.Of(name), name);
    }

    private async Task<IResult> UploadAsync(string token, HttpContext context)
    {
        var request = context.Request;
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        var call = new GraphCall
        {
            Method = request.Method,
            Path = "_upload",
            RawQuery = "",
            Query = new Dictionary<string, string>(),
            Header = name => request.Headers.TryGetValue(name, out var value) ? value.ToString() : null,
            Body = body.GetBuffer().AsMemory(0, (int)body.Length),
            Root = address.Base + "/v1.0",
            RequestId = Guid.NewGuid().ToString(),
            ClientRequestId = request.Headers["client-request-id"].ToString(),
            At = options.Time.GetUtcNow(),
            Caller = Caller.Nobody,
        };
        try
        {
            // The cloud answers 401 to a fragment that carries a token of Graph.
            if (call.Header("Authorization") is not null)
                throw new GraphError(401, "unauthenticated", "The upload URL takes no Authorization header.");
            var (status, answer) = Answer(call, token);
            return answer is null ? Results.StatusCode(status) : Results.Text(answer.ToJsonString(), "application/json", statusCode: status);
        }
        catch (GraphError error)
        {
            return Results.Text(error.Reply(call).Json!.ToJsonString(), "application/json", statusCode: error.Status);
        }
    }

    private (int Status, JsonObject? Json) Answer(GraphCall call, string token)
    {
        var session = database.Read(db => sessions.Demand(db, token));
        if (call.Method == "GET")
            return (200, UploadSessions.Status(session));
        if (call.Method == "DELETE")
        {
            database.Write(db => UploadSessions.End(db, token));
            return (204, null);
        }

        // Received first and for itself: a name that is taken must not lose the bytes.
        if (call.Method == "PUT")
        {
            session = database.Write(db => sessions.Receive(db, sessions.Demand(db, token), call.Header("Content-Range"), call.Body));
            if (session.Received < session.Total || session.IsDeferred)
                return (202, UploadSessions.Status(session));
        }

        if (session.Received != session.Total)
            throw GraphError.Invalid("The upload is not complete.");
        return database.Write(db =>
        {
            var (library, file, isNew) = sessions.Commit(db, session, call.At);
            return (isNew ? 201 : 200, (JsonObject?)json.Item(call, db, library, file, Selection.Parse(null), []));
        });
    }
}
