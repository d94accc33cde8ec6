using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>The channel's limit of a message: 100 KB counted as UTF-16, images that are carried inside excluded.</summary>
public static class MessageSize
{
    public const int Limit = 100 * 1024;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool IsTooBig(JsonObject activity) => activity.ToJsonString(Plain).Length * 2L - 2L * InlineImages(activity) > Limit;

    private static long InlineImages(JsonNode? node) => node switch
    {
        JsonObject members => members.Sum(member => InlineImages(member.Value)),
        JsonArray items => items.Sum(InlineImages),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith("data:image/", StringComparison.Ordinal) => text.Length,
        _ => 0,
    };
}
