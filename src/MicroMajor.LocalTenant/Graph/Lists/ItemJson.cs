using System.Globalization;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Drives;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.LocalTenant.Graph.Wire;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Graph.Lists;

/// <summary>Items and their fields on the wire.</summary>
internal sealed class ItemJson(TheSite site, Identities identities, LocalTenantOptions options)
{
    /// <summary>The item without its fields.</summary>
    public JsonObject Item(SqliteConnection db, ListRow list, ItemRow item) => new()
    {
        ["@odata.etag"] = item.ETag,
        ["createdDateTime"] = item.Created,
        ["eTag"] = item.ETag,
        ["id"] = item.Id.ToString(CultureInfo.InvariantCulture),
        ["lastModifiedDateTime"] = item.Modified,
        ["webUrl"] = string.Join('/', [ListJson.WebUrl(site, list), .. item.FileName is null ? [$"{item.Id}_.000"] : FileTable.FolderPath(db, list, item).Append(item.FileName).Select(Uri.EscapeDataString)]),
        ["createdBy"] = identities.Json(item.Author),
        ["lastModifiedBy"] = identities.Json(item.Editor),
        ["parentReference"] = new JsonObject { ["id"] = list.Id, ["siteId"] = site.Id },
        ["contentType"] = new JsonObject { ["id"] = ContentTypeId(item), ["name"] = ContentType(item) },
    };

    public JsonObject SharePointIds(ListRow list, ItemRow item) => new()
    {
        ["listId"] = list.Id,
        ["listItemId"] = item.Id.ToString(CultureInfo.InvariantCulture),
        ["listItemUniqueId"] = item.Guid,
        ["siteId"] = site.CollectionId.ToString(),
        ["siteUrl"] = site.WebUrl,
        ["tenantId"] = options.Seed.TenantId,
        ["webId"] = site.WebId.ToString(),
    };

    /// <summary>The fields, empty columns left out. With a selection, only what it names.</summary>
    public JsonObject Fields(IReadOnlyList<Column> columns, ItemRow item, Selection select)
    {
        var json = new JsonObject { ["@odata.etag"] = item.ETag };
        foreach (var column in columns)
        {
            if (!select.Shows(column.FieldName) || item.Fields[column.FieldName] is not { } value)
                continue;
            if (column.IsMultiValue)
                json[column.FieldName + "@odata.type"] = column.Kind == ColumnKind.Choice ? "Collection(Edm.String)" : "Collection(Edm.Int32)";
            json[column.FieldName] = column is { Kind: ColumnKind.Person, IsMultiValue: false } ? value.ToString() : value.DeepClone();
        }

        foreach (var (name, value) in BuiltIn(item))
        {
            if (select.Shows(name) && value is not null)
                json[name] = value;
        }

        return json;
    }

    /// <summary>The item as <c>$select</c> and <c>$expand</c> want it.</summary>
    public JsonObject Shown(GraphCall call, SqliteConnection db, ListRow list, IReadOnlyList<Column> columns, ItemRow item, IEnumerable<Expansion> expansions, Func<Expansion, JsonNode?>? other = null)
    {
        var select = Selection.Of(call);
        var json = Item(db, list, item);
        if (select.Names("sharepointIds"))
            json["sharepointIds"] = SharePointIds(list, item);
        select.Apply(json);
        if (select.Names("fields"))
            json["fields"] = Fields(columns, item, Selection.Parse(null));
        foreach (var expansion in expansions)
        {
            if (expansion.Name == "fields")
            {
                json["fields@odata.context"] = FieldsContext(call, list, item);
                json["fields"] = Fields(columns, item, expansion.Select);
            }
            else
            {
                json[expansion.Name] = other?.Invoke(expansion);
            }
        }

        return json;
    }

    public string FieldsContext(GraphCall call, ListRow list, ItemRow item) =>
        call.Context($"sites('{Uri.EscapeDataString(site.Id)}')/lists('{list.Id}')/items('{item.Id}')/fields/$entity");

    private static string ContentType(ItemRow item) => item.FileName is null ? "Item" : item.IsFolder ? "Folder" : "Document";

    private static string ContentTypeId(ItemRow item) =>
        (item.FileName is null ? "0x0100" : item.IsFolder ? "0x0120" : "0x0101") + "00A1B2C3D4E5F60718293A4B5C6D7E8F90";

    private IEnumerable<(string Name, JsonNode? Value)> BuiltIn(ItemRow item)
    {
        yield return ("id", item.Id.ToString(CultureInfo.InvariantCulture));
        yield return ("ContentType", ContentType(item));
        yield return ("Created", item.Created);
        yield return ("Modified", item.Modified);
        yield return ("AuthorLookupId", identities.LookupId(item.Author).ToString(CultureInfo.InvariantCulture));
        yield return ("EditorLookupId", identities.LookupId(item.Editor).ToString(CultureInfo.InvariantCulture));
        yield return ("_UIVersionString", item.VersionLabel);
        yield return ("Edit", "");
        yield return ("ItemChildCount", "0");
        yield return ("FolderChildCount", "0");
        yield return ("_ComplianceFlags", "");
        yield return ("_ComplianceTag", "");
        yield return ("_ComplianceTagWrittenTime", "");
        yield return ("_ComplianceTagUserId", "");
        if (item.FileName is null)
        {
            yield return ("Attachments", false);
            yield return ("LinkTitle", item.Fields["Title"]?.DeepClone());
            yield return ("LinkTitleNoMenu", item.Fields["Title"]?.DeepClone());
        }
        else
        {
            yield return ("FileLeafRef", item.FileName);
            yield return ("LinkFilename", item.FileName);
            yield return ("LinkFilenameNoMenu", item.FileName);
            yield return ("DocIcon", item.IsFolder ? null : Path.GetExtension(item.FileName).TrimStart('.') is { Length: > 0 } extension ? extension : null);
            yield return ("FileSizeDisplay", item.IsFolder ? null : item.Size.ToString(CultureInfo.InvariantCulture));
        }
    }
}
