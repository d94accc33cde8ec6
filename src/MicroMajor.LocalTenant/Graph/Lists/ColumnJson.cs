using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;

namespace MicroMajor.LocalTenant.Graph.Lists;

/// <summary>A column definition on the wire.</summary>
internal static class ColumnJson
{
    private static readonly string[] Known =
        ["name", "displayName", "description", "columnGroup", "enforceUniqueValues", "hidden", "indexed", "required", "readOnly", "defaultValue", "id", "type", "isDeletable", "isReorderable", "isSealed", "propagateChanges", .. ColumnKind.All];

    public static JsonObject Write(Column column)
    {
        var json = new JsonObject
        {
            ["columnGroup"] = column.IsBuiltIn ? "_Hidden" : "Custom Columns",
            ["description"] = column.Description,
            ["displayName"] = column.DisplayName,
            ["enforceUniqueValues"] = column.Unique,
            ["hidden"] = column.Hidden,
            ["id"] = column.Id,
            ["indexed"] = column.Indexed,
            ["name"] = column.Name,
            ["readOnly"] = column.IsBuiltIn && column.Kind == ColumnKind.BuiltIn,
            ["required"] = column.Required,
        };
        if (column.DefaultValue is not null)
            json["defaultValue"] = column.DefaultValue.DeepClone();
        if (column.Kind == ColumnKind.BuiltIn)
        {
            foreach (var (facet, value) in column.Facet)
                json[facet] = value?.DeepClone();
        }
        else
        {
            json[column.Kind] = column.Facet.DeepClone();
        }

        return json;
    }

    /// <summary>A new column out of a request body.</summary>
    public static Column Read(JsonObject json)
    {
        foreach (var (property, _) in json)
        {
            if (!property.Contains('@') && !Known.Contains(property))
                throw GraphError.Unknown($"the column property {property}");
        }

        var kinds = ColumnKind.All.Where(kind => json[kind] is JsonObject).ToList();
        if (kinds.Count != 1)
            throw GraphError.Invalid("A column needs exactly one type.");
        if ((string?)json["name"] is not { Length: > 0 } name)
            throw GraphError.Invalid("A column needs a name.");
        return new Column(
            Guid.NewGuid().ToString(),
            InternalName(name),
            (string?)json["displayName"] ?? name,
            (string?)json["description"] ?? "",
            kinds[0],
            Facet(kinds[0], (JsonObject)json[kinds[0]]!),
            json["defaultValue"] is JsonObject value ? (JsonObject)value.DeepClone() : null,
            (bool?)json["indexed"] ?? false,
            (bool?)json["enforceUniqueValues"] ?? false,
            (bool?)json["required"] ?? false,
            (bool?)json["hidden"] ?? false,
            IsBuiltIn: false);
    }

    /// <summary>SharePoint's internal names: letters and digits stay, the rest is _xHHHH_, 32 characters at most.</summary>
    public static string InternalName(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '_')
                text.Append(c);
            else
                text.Append(CultureInfo.InvariantCulture, $"_x{(int)c:x4}_");
        }

        return text.Length > 32 ? text.ToString(0, 32) : text.ToString();
    }

    private static JsonObject Facet(string kind, JsonObject given)
    {
        var facet = kind switch
        {
            ColumnKind.Text => new JsonObject { ["allowMultipleLines"] = false, ["appendChangesToExistingText"] = false, ["linesForEditing"] = 0, ["maxLength"] = 255 },
            ColumnKind.Number => new JsonObject { ["decimalPlaces"] = "automatic", ["displayAs"] = "number" },
            ColumnKind.DateTime => new JsonObject { ["displayAs"] = "default", ["format"] = "dateOnly" },
            ColumnKind.Choice => new JsonObject { ["allowTextEntry"] = false, ["choices"] = new JsonArray(), ["displayAs"] = "dropDownMenu" },
            ColumnKind.Person => new JsonObject { ["allowMultipleSelection"] = false, ["chooseFromType"] = "peopleOnly", ["displayAs"] = "nameWithPresence" },
            _ => [],
        };
        foreach (var (property, value) in given)
        {
            if (!property.Contains('@'))
                facet[property] = value?.DeepClone();
        }

        if (kind == ColumnKind.Text && (bool?)facet["allowMultipleLines"] == true)
        {
            facet.Remove("maxLength");
            facet["textType"] ??= "plain";
            if ((int?)facet["linesForEditing"] == 0)
                facet["linesForEditing"] = 6;
        }

        return facet;
    }
}
