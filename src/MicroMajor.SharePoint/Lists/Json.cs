using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MicroMajor.Domain.People;

namespace MicroMajor.SharePoint.Lists;

/// <summary>The JSON columns: readable by a person, and a Chinese character counts as one.</summary>
internal static class Json
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // A debt's kind may stand anywhere in its object.
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(), new PersonIdText() },
    };

    /// <summary>The list as a JSON array; an empty list clears the column.</summary>
    public static string? OfMany<T>(IReadOnlyList<T> items) => items.Count == 0 ? null : JsonSerializer.Serialize(items, Options);

    public static IReadOnlyList<T> Many<T>(string text) => text.Length == 0 ? [] : JsonSerializer.Deserialize<List<T>>(text, Options) ?? [];

    public static string? Of<T>(T? value) where T : class => value is null ? null : JsonSerializer.Serialize(value, Options);

    public static T? Read<T>(string text) where T : class => text.Length == 0 ? null : JsonSerializer.Deserialize<T>(text, Options);

    private sealed class PersonIdText : JsonConverter<PersonId>
    {
        public override PersonId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, PersonId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
