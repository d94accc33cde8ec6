using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Drives;
using MicroMajor.LocalTenant.Graph.Lists;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Graph.Viewer;

/// <summary>
/// The site as a person sees it, for the page of the tenant; no token, like a browser that is signed in.
/// <code>
/// GET /_sharepoint/lists              [{id, displayName, itemCount, columns: [{name, displayName, type}]}]
/// GET /_sharepoint/lists/{id}/items   newest first, at most 500: [{id, fields}]
/// GET /_sharepoint/library            every library that holds something, each folder before what it holds: [{id, name, folder, size, modified, path}]
/// PUT /_sharepoint/library/{path}?as= the bytes of a file, put into the site's library by that person as if dropped there
/// GET /_sharepoint/files/{id}         the bytes, as a download
/// GET {sitePath}/…                    where webUrl points: a file is shown, a list or a folder leads to the page
/// </code>
/// </summary>
internal sealed class SiteViewer(TenantDatabase database, TheSite site, ItemJson items, MimeTypes mimeTypes, TimeProvider time)
{
    private const int MostItems = 500;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Map(WebApplication app)
    {
        app.MapGet("/_sharepoint/lists", () => Json(database.Read(Lists)));
        app.MapGet("/_sharepoint/lists/{list}/items", (string list) => Answer(() => Json(database.Read(db => Items(db, ListTable.Demand(db, list))))));
        app.MapGet("/_sharepoint/library", () => Json(database.Read(Library)));
        app.MapPut("/_sharepoint/library/{**path}", PutAsync);
        app.MapGet("/_sharepoint/files/{id}", (string id) => Answer(() => File(FileById(id), asDownload: true)));
        app.MapGet(site.Path + "/{**rest}", (string? rest) => Answer(() => Opened(rest ?? "")));
    }

    // A browser asks before it sends a PUT to another origin, and is not answered: no page but this tenant's own can use it.
    private async Task<IResult> PutAsync(HttpRequest request, string path, string? @as)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        return Answer(() => database.Write(db =>
        {
            // Where a site has made a library of its own, people work there.
            var library = ListTable.All(db).Where(l => l.IsLibrary).OrderBy(l => l.Name == DefaultLibrary.Name).First();
            FileUpload.Put(db, library, $"root:/{path}", bytes.ToArray(), "replace", _ => { }, @as is null ? "" : $"user:{@as}", time.GetUtcNow());
            return Results.NoContent();
        }));
    }

    private static IResult Answer(Func<IResult> answer)
    {
        try
        {
            return answer();
        }
        catch (GraphError error)
        {
            return Results.StatusCode(error.Status);
        }
    }

    private static IResult Json(JsonNode json) => Results.Text(json.ToJsonString(Readable), "application/json");

    private static JsonArray Lists(SqliteConnection db) => new([.. ListTable.All(db).Where(list => !list.IsLibrary).Select(list => new JsonObject
    {
        ["id"] = list.Id,
        ["displayName"] = list.DisplayName,
        ["itemCount"] = ListTable.Count(db, list),
        ["columns"] = new JsonArray([.. ColumnTable.Of(db, list).Where(c => c.Kind != ColumnKind.BuiltIn || c.Name is "Created" or "Modified").Select(column => new JsonObject
        {
            ["name"] = column.FieldName,
            ["displayName"] = column.DisplayName,
            ["type"] = column.Kind == ColumnKind.BuiltIn ? ColumnKind.DateTime : column.Kind,
        })]),
    })]);

    private JsonArray Items(SqliteConnection db, ListRow list)
    {
        var columns = ColumnTable.Of(db, list);
        var rows = db.Rows($"SELECT {ItemTable.Cells} FROM items WHERE list_id = $list ORDER BY id DESC LIMIT {MostItems}", ItemTable.Row, ("$list", list.Id));
        return new JsonArray([.. rows.Select(item => new JsonObject { ["id"] = item.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), ["fields"] = items.Fields(columns, item, Selection.Parse(null)) })]);
    }

    private static JsonArray Library(SqliteConnection db)
    {
        var entries = new JsonArray();
        foreach (var library in ListTable.All(db).Where(l => l.IsLibrary && ListTable.Count(db, l) > 0))
        {
            entries.Add(Entry(FileTable.Root(library) with { FileName = library.DisplayName }, library.DisplayName));
            Walk(library, 0, library.DisplayName);
        }

        return entries;

        void Walk(ListRow library, long folder, string path)
        {
            foreach (var child in FileTable.Children(db, library, folder))
            {
                var below = $"{path}/{child.FileName}";
                entries.Add(Entry(child, below));
                if (child.IsFolder)
                    Walk(library, child.Id, below);
            }
        }
    }

    private static JsonObject Entry(ItemRow item, string path) => new()
    {
        ["id"] = item.DriveItem,
        ["name"] = item.FileName,
        ["folder"] = item.ContentId is null,
        ["size"] = item.Size,
        ["modified"] = item.Modified,
        ["path"] = path,
    };

    private IResult Opened(string rest)
    {
        var segments = rest.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments is [var lists, var list, ..] && lists.Equals("Lists", StringComparison.OrdinalIgnoreCase))
            return Results.Redirect($"/#/lists/{database.Read(db => ListTable.Demand(db, list).Id)}");
        if (segments.Length == 0)
            return Results.Redirect("/#/lists");
        var file = database.Read(db =>
        {
            var library = ListTable.Find(db, segments[0]) is { IsLibrary: true } found ? found : throw GraphError.NotFound();
            return FileTable.Demand(db, library, $"root:/{string.Join('/', segments[1..])}");
        });
        return file.ContentId is null ? Results.Redirect("/#/files") : File(file, asDownload: false);
    }

    private ItemRow FileById(string id) => database.Read(db =>
        db.Rows($"SELECT {ItemTable.Cells} FROM items WHERE drive_item = $id AND content_id IS NOT NULL", ItemTable.Row, ("$id", id)).FirstOrDefault()) ?? throw GraphError.NotFound();

    private IResult File(ItemRow file, bool asDownload) =>
        Results.File(database.Read(db => FileTable.Content(db, file.ContentId!.Value)), mimeTypes.Of(file.FileName!), asDownload || !IsHarmless(file.FileName!) ? file.FileName : null);

    // A stored page must not run as a page of this tenant.
    private static bool IsHarmless(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() is ".pdf" or ".png" or ".jpg" or ".jpeg" or ".txt";
}
