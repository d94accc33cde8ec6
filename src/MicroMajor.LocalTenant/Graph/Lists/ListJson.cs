using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Sites;

namespace MicroMajor.LocalTenant.Graph.Lists;

/// <summary>A list on the wire.</summary>
internal static class ListJson
{
    public static JsonObject Of(TheSite site, ListRow list)
    {
        var eTag = $"\"{list.Id},{list.Version}\"";
        return new JsonObject
        {
            ["@odata.etag"] = eTag,
            ["createdDateTime"] = list.Created,
            ["description"] = list.Description,
            ["eTag"] = eTag,
            ["id"] = list.Id,
            ["lastModifiedDateTime"] = list.Modified,
            ["name"] = list.Name,
            ["webUrl"] = WebUrl(site, list),
            ["displayName"] = list.DisplayName,
            ["createdBy"] = new JsonObject { ["user"] = new JsonObject { ["displayName"] = "System Account" } },
            ["parentReference"] = new JsonObject { ["siteId"] = site.Id },
            ["list"] = new JsonObject { ["contentTypesEnabled"] = false, ["hidden"] = false, ["template"] = list.Template },
        };
    }

    public static string WebUrl(TheSite site, ListRow list) =>
        $"{site.WebUrl}/{(list.IsLibrary ? "" : "Lists/")}{Uri.EscapeDataString(list.Name)}";
}
