using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Graph.Lists;

/// <summary>The kinds of column that the local tenant knows; the text is the name of the facet on the wire.</summary>
internal static class ColumnKind
{
    public const string Text = "text";
    public const string Number = "number";
    public const string Currency = "currency";
    public const string DateTime = "dateTime";
    public const string Boolean = "boolean";
    public const string Choice = "choice";
    public const string Person = "personOrGroup";

    /// <summary>Columns that every list has and nobody writes.</summary>
    public const string BuiltIn = "builtIn";

    public static IReadOnlyList<string> All { get; } = [Text, Number, Currency, DateTime, Boolean, Choice, Person];
}

/// <summary>A column of a list. <paramref name="Name"/> is the internal name, with which fields are read and written.</summary>
internal sealed record Column(
    string Id,
    string Name,
    string DisplayName,
    string Description,
    string Kind,
    JsonObject Facet,
    JsonObject? DefaultValue,
    bool Indexed,
    bool Unique,
    bool Required,
    bool Hidden,
    bool IsBuiltIn)
{
    public bool IsMultiLine => Kind == ColumnKind.Text && (bool?)Facet["allowMultipleLines"] == true;

    public bool IsMultiValue => (bool?)Facet["allowMultipleSelection"] == true || (Kind == ColumnKind.Choice && (string?)Facet["displayAs"] == "checkBoxes");

    /// <summary>The key in an item's fields: persons stand there as a number of the site's user list.</summary>
    public string FieldName => Kind == ColumnKind.Person ? Name + "LookupId" : Name;
}
