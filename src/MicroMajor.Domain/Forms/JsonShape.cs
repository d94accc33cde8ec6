using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using static MicroMajor.Domain.Forms.FormFinding;

namespace MicroMajor.Domain.Forms;

/// <summary>
/// Holds a file's JSON against what is read from it, and names everything that does not fit: a property misspelt, missing, given twice or
/// of another kind. The shape is that of the records themselves, so that the two never differ.
/// </summary>
internal sealed class JsonShape(string file)
{
    private readonly List<FormFinding> found = [];

    public static IReadOnlyList<FormFinding> Check<T>(string file, JsonElement root)
    {
        var shape = new JsonShape(file);
        shape.Visit(root, typeof(T), "", "");
        return shape.found;
    }

    private void Visit(JsonElement element, Type type, string place, string property)
    {
        var info = Embedded.Strict.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object when element.ValueKind == JsonValueKind.Object:
                VisitObject(element, info, place);
                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind == JsonValueKind.Array:
                foreach (var (index, item) in element.EnumerateArray().Index()) Visit(item, info.ElementType!, PlaceOf(place, info.ElementType!, item, index), property);
                break;
            case JsonTypeInfoKind.Dictionary when element.ValueKind == JsonValueKind.Object:
                foreach (var pair in element.EnumerateObject()) Visit(pair.Value, info.ElementType!, $"{property}/{pair.Name}", pair.Name);
                break;
            case JsonTypeInfoKind.None when info.Type.IsEnum && element.ValueKind == JsonValueKind.String:
                if (!Enum.GetNames(info.Type).Contains(element.GetString(), StringComparer.OrdinalIgnoreCase))
                    found.Add(Fault("type-unknown", file, place, ("property", property), ("value", element.GetString()!), ("known", string.Join(", ", Enum.GetNames(info.Type)))));
                break;
            default:
                if (info.Kind != JsonTypeInfoKind.None || !Fits(element, info.Type)) found.Add(Fault("property-kind", file, place, ("property", property), ("wanted", Wanted(info))));
                break;
        }
    }

    private void VisitObject(JsonElement element, JsonTypeInfo info, string place)
    {
        // What is computed from the others is no property of the file.
        var known = info.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null).ToDictionary(p => p.Name, StringComparer.Ordinal);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in element.EnumerateObject())
        {
            if (!given.Add(pair.Name)) found.Add(Fault("property-twice", file, place, ("property", pair.Name)));
            else if (!known.TryGetValue(pair.Name, out var property)) found.Add(Fault("property-unknown", file, place, ("property", pair.Name), ("known", string.Join(", ", known.Keys))));
            else if (pair.Value.ValueKind != JsonValueKind.Null) Visit(pair.Value, property.PropertyType, place, pair.Name);
            else if (!property.IsSetNullable) found.Add(Fault("property-kind", file, place, ("property", pair.Name), ("wanted", Wanted(Embedded.Strict.GetTypeInfo(property.PropertyType)))));
        }

        foreach (var missing in known.Values.Where(p => p.IsRequired && !given.Contains(p.Name)))
            found.Add(info.Type == typeof(Bilingual)
                ? Fault("label-missing", file, place, ("language", missing.Name))
                : Fault("property-missing", file, place, ("property", missing.Name)));
    }

    private static bool Fits(JsonElement element, Type type) =>
        type == typeof(string) ? element.ValueKind == JsonValueKind.String
        : type == typeof(bool) ? element.ValueKind is JsonValueKind.True or JsonValueKind.False
        : type == typeof(int) ? element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out _)
        : type == typeof(decimal) && element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out _);

    private static string Wanted(JsonTypeInfo info) =>
        info.Kind == JsonTypeInfoKind.Enumerable ? "[…]"
        : info.Kind != JsonTypeInfoKind.None ? "{…}"
        : info.Type == typeof(bool) ? "true / false"
        : info.Type == typeof(int) || info.Type == typeof(decimal) ? "123"
        : "\"…\"";

    // The name by which a person finds it; its number in the list where it has none.
    private static string PlaceOf(string place, Type type, JsonElement item, int index)
    {
        if (item.ValueKind != JsonValueKind.Object) return place;
        var name = NameOf(item) ?? $"[{index + 1}]";
        if (place.Length == 0) return name;
        return type == typeof(Proposals.Choice) ? $"{place}={name}"
            : type == typeof(Filing.LayoutColumn) ? $"{place}.{name}"
            : type == typeof(Proposals.FormField) && place.IndexOf('/', StringComparison.Ordinal) is >= 0 ? $"{place}.{name}"
            : $"{place}/{name}";
    }

    private static string? NameOf(JsonElement item)
    {
        foreach (var property in (string[])["key", "value", "heading"])
            if (item.TryGetProperty(property, out var name) && name.ValueKind == JsonValueKind.String && name.GetString() is { Length: > 0 } text) return text;
        return item.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array ? string.Join('+', keys.EnumerateArray().Select(k => k.ToString())) : null;
    }
}
