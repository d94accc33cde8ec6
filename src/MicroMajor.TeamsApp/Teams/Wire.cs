using System.Text.Encodings.Web;
using System.Text.Json;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>The content types and JSON rules of the channel.</summary>
internal static class Wire
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
    public const string Message = "application/vnd.microsoft.activity.message";
    public const string Error = "application/vnd.microsoft.error";
    public const string SearchResponse = "application/vnd.microsoft.search.searchResponse";

    // Chinese stays readable and a third of the size; the reader is a JSON parser, not an HTML page.
    public static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object of a turn that carried no data.</summary>
    public static readonly JsonElement NoData = JsonDocument.Parse("{}").RootElement;

    /// <summary>A string of an object, or null: clients may send anything anywhere.</summary>
    public static string? String(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String
            ? found.GetString()
            : null;

    /// <summary>An object in an object, or null.</summary>
    public static JsonElement? Object(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object
            ? found
            : null;
}
