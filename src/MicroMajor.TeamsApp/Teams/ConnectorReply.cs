using System.Net;
using System.Text.Json;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Reads what the connector answers.</summary>
internal static class ConnectorReply
{
    // Documented as 403 for good: the person, or an admin, does not want the app to write.
    private static readonly string[] s_unwelcome =
        ["BotNotInConversationRoster", "ConversationBlockedByUser", "MessageWritesBlocked", "BotDisabledByAdmin"];

    public static string? Id(byte[] body) => Read(body, root => root.String("id"));

    /// <summary>The error's sub-code, which is the more exact one, or its code.</summary>
    public static string? Code(byte[] body) => Read(body, root =>
        root.Object("error") is { } error ? error.String("subCode") ?? error.String("code") : root.String("subCode"));

    public static bool IsGone(HttpStatusCode status, string? code) =>
        status == HttpStatusCode.NotFound || (status == HttpStatusCode.Forbidden && s_unwelcome.Contains(code, StringComparer.Ordinal));

    private static string? Read(byte[] body, Func<JsonElement, string?> read)
    {
        if (body.Length == 0) return null;
        try
        {
            using var json = JsonDocument.Parse(body);
            return read(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
