using System.Text;
using MicroMajor.LocalTenant.Graph.Lists;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Data.Sqlite;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.LocalTenant.Graph.Drives;

/// <summary>
/// Links to files: <c>GET /shares/{u!base64url of the link}/driveItem</c>. Known are a file's own address and that of the page in which it is
/// opened (<c>…/_layouts/15/Doc.aspx?sourcedoc={guid}</c>); links that grant access are not made here, so there are none to resolve.
/// </summary>
internal sealed class ShareRoutes(TenantDatabase database, TheSite site, DriveItemJson json)
{
    public void Map(RouteTable routes) => routes.Add("GET", "shares/{share}/driveItem", Access.SiteRead, Get, "select", "expand");

    private GraphReply Get(GraphCall call)
    {
        var link = LinkOf(call["share"]);
        var expansions = Expansion.Of(call, "listItem");
        return database.Read(db =>
        {
            var (library, item) = Find(db, link) ?? throw new GraphError(404, "itemNotFound", "The sharing link no longer exists, or you do not have permission to access it.");
            var shown = json.Item(call, db, library, item, Selection.Of(call), expansions);
            shown.Insert(0, "@odata.context", call.Context($"shares('{call["share"]}')/driveItem/$entity"));
            return GraphReply.Ok(shown);
        });
    }

    private static Uri LinkOf(string share)
    {
        try
        {
            if (share.StartsWith("u!", StringComparison.Ordinal) && Uri.TryCreate(Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(share[2..])), UriKind.Absolute, out var link))
                return link;
        }
        catch (FormatException)
        {
            // The same answer as for what is no link.
        }

        throw GraphError.Invalid("The sharing token is not valid.");
    }

    private (ListRow Library, ItemRow Item)? Find(SqliteConnection db, Uri link)
    {
        var libraries = ListTable.All(db).Where(l => l.IsLibrary).ToList();
        if (QueryHelpers.ParseQuery(link.Query).TryGetValue("sourcedoc", out var source) && Guid.TryParse(source.ToString(), out var guid))
        {
            return libraries.SelectMany(l => db.Rows($"SELECT {ItemTable.Cells} FROM items WHERE list_id = $list AND drive_item = $item", ItemTable.Row, ("$list", l.Id), ("$item", DriveId.Item(l, guid))).Select(i => ((ListRow, ItemRow)?)(l, i)))
                .FirstOrDefault();
        }

        foreach (var library in libraries)
        {
            var folder = Uri.UnescapeDataString(new Uri(ListJson.WebUrl(site, library)).AbsolutePath) + "/";
            var path = Uri.UnescapeDataString(link.AbsolutePath);
            if (path.StartsWith(folder, StringComparison.OrdinalIgnoreCase) && FileTable.Find(db, library, $"root:/{path[folder.Length..]}") is { } item)
                return (library, item);
        }

        return null;
    }
}
