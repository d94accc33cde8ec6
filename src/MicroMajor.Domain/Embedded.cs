using System.Text.Json;
using System.Text.Json.Serialization;

namespace MicroMajor.Domain;

/// <summary>The data files that are part of this assembly: the form, the titles, the rubric.</summary>
internal static class Embedded
{
    /// <summary>How they are read: nothing misspelt, nothing missing, nothing twice.</summary>
    public static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>The text of a file, named with dots from the project's root (<c>Review.Rubric2025.json</c>), those of an edition of the form with their folder: <c>Forms/2025/form.json</c>.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(name.StartsWith("Forms/", StringComparison.Ordinal) ? name : $"MicroMajor.Domain.{name}") ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
