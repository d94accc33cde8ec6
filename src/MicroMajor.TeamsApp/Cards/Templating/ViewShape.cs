using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MicroMajor.TeamsApp.Cards.Templating;

/// <summary>What is known at start about a part of a view, so that a misspelt hole is found then and not by a reader.</summary>
internal sealed class ViewShape
{
    /// <summary>Nothing is known: everything is allowed and shows itself when drawn.</summary>
    public static readonly ViewShape Unknown = new(null);

    private readonly JsonTypeInfo? _type;

    private ViewShape(JsonTypeInfo? type) => _type = type;

    public static ViewShape Of(Type type, JsonSerializerOptions options)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return value == typeof(object) || value == typeof(JsonElement) || !options.TryGetTypeInfo(value, out var known)
            ? Unknown
            : new ViewShape(known);
    }

    public string Name => _type?.Type.Name ?? "?";

    public bool IsScalar => _type is { Kind: JsonTypeInfoKind.None };

    public bool IsNumberOrBoolean => IsScalar && (_type!.Type == typeof(bool) || (_type.Type.IsPrimitive && _type.Type != typeof(char)) || _type.Type == typeof(decimal));

    /// <summary>The property's shape, or null when there is no such property.</summary>
    public ViewShape? Property(string name) => _type?.Kind switch
    {
        JsonTypeInfoKind.Object => _type.Properties.FirstOrDefault(property => property.Name == name && property.Get is not null) is { } found
            ? Of(found.PropertyType, _type.Options)
            : null,
        JsonTypeInfoKind.Dictionary => Of(_type.ElementType!, _type.Options),
        JsonTypeInfoKind.Enumerable => null,
        _ => IsScalar ? null : Unknown,
    };

    /// <summary>What <c>$data</c> hands to its object: a row of a list, or the thing itself.</summary>
    public ViewShape Row => _type is { Kind: JsonTypeInfoKind.Enumerable } ? Of(_type.ElementType!, _type.Options) : this;
}
