using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Lists;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;

namespace MicroMajor.LocalTenant.Graph.Drives;

/// <summary>The bytes of files: simple upload, the start of an upload session, download.</summary>
internal sealed class ContentRoutes(TenantDatabase database, DriveItemJson json, ContentLinks links, UploadSessions sessions)
{
    private const string Item = "drives/{drive}/items/{item}";

    public void Map(RouteTable routes)
    {
        routes.Add("PUT", Item + "/content", Access.SiteWrite, Put, "@microsoft.graph.conflictBehavior", "select");
        routes.Add("GET", Item + "/content", Access.SiteRead, Get);
        routes.Add("POST", Item + "/createUploadSession", Access.SiteWrite, StartSession);
    }

    private GraphReply Put(GraphCall call)
    {
        var conflict = FileUpload.Conflict(call.Option("@microsoft.graph.conflictBehavior"), "replace");
        return database.Write(db =>
        {
            var library = DriveId.Demand(db, call["drive"]);
            var (file, isNew) = FileUpload.Put(
                db, library, call["item"], call.Body, conflict, present => IfMatch.Demand(call, present.ETag), Identities.Mark(call.Caller), call.At);
            var shown = json.Item(call, db, library, file, Selection.Of(call), []);
            shown.Insert(0, "@odata.context", call.Context($"drives('{call["drive"]}')/root/$entity"));
            return new GraphReply(isNew ? 201 : 200, shown).With("ETag", json.ETag(file));
        });
    }

    private GraphReply Get(GraphCall call)
    {
        // A conversion: ?format=pdf, which the .NET SDK sends as ?$format=pdf.
        if (call.Option("format") is { } format)
            throw GraphError.Unknown($"the conversion of a file to {format}");
        var file = database.Read(db => FileTable.Demand(db, DriveId.Demand(db, call["drive"]), call["item"]));
        return file.ContentId is { } content
            ? GraphReply.Redirect(links.Of(content, file.FileName!))
            : throw GraphError.Invalid("A folder has no content.");
    }

    private GraphReply StartSession(GraphCall call)
    {
        var body = call.Body.IsEmpty ? [] : call.Json();
        var item = body["item"] as JsonObject;
        var conflict = FileUpload.Conflict((string?)item?["@microsoft.graph.conflictBehavior"], "fail");
        return database.Write(db =>
        {
            var library = DriveId.Demand(db, call["drive"]);
            var token = call["item"];
            if (FileTable.Find(db, library, token) is { } present)
                IfMatch.Demand(call, present.ETag);
            else if (!FileTable.HasPath(token))
                throw GraphError.NotFound("The resource could not be found.");
            else
                FileName.Demand(token[(token.LastIndexOf('/') + 1)..], isFolder: false);
            var session = sessions.Start(db, library, token, FileTable.HasPath(token) ? conflict : "replace", Identities.Mark(call.Caller), (bool?)body["deferCommit"] ?? false);
            session.Insert(0, "@odata.context", call.Context("microsoft.graph.uploadSession"));
            return GraphReply.Ok(session);
        });
    }
}
