using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>Activities as Teams sends them, from made-up people. A test names only what matters to it.</summary>
internal static class Sent
{
    public const string Person = "29:lin";
    public const string ObjectId = "00000000-0000-4000-8000-000000000101";
    public const string Chat = "a:chat-lin";

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Message(string text, Action<JsonNode>? change = null) => Build("message", change, activity => activity["text"] = text);

    public static string Button(string value, string? replyTo = "card-1", Action<JsonNode>? change = null) => Build("message", change, activity =>
    {
        activity["value"] = JsonNode.Parse(value);
        activity["replyToId"] = replyTo;
    });

    public static string Invoke(string name, string value, Action<JsonNode>? change = null) => Build("invoke", change, activity =>
    {
        activity["name"] = name;
        activity["value"] = JsonNode.Parse(value);
    });

    public static string Execute(string verb, string data = "{}", Action<JsonNode>? change = null) =>
        Invoke("adaptiveCard/action", $$$"""{"action":{"type":"Action.Execute","verb":"{{{verb}}}","data":{{{data}}}},"trigger":"manual"}""", activity =>
        {
            activity["replyToId"] = "card-1";
            change?.Invoke(activity);
        });

    public static string Build(string type, Action<JsonNode>? change, Action<JsonNode>? first = null)
    {
        var activity = JsonNode.Parse($$"""
            {
              "type": "{{type}}",
              "id": "activity-1",
              "timestamp": "2026-03-02T01:00:00.000Z",
              "channelId": "msteams",
              "serviceUrl": "{{TestChannel.ServiceUrl}}",
              "locale": "zh-CN",
              "from": { "id": "{{Person}}", "name": "林一", "aadObjectId": "{{ObjectId}}" },
              "recipient": { "id": "28:{{TestChannel.AppId}}", "name": "微专业" },
              "conversation": { "id": "{{Chat}}", "conversationType": "personal", "tenantId": "{{TestChannel.TenantId}}" },
              "channelData": { "tenant": { "id": "{{TestChannel.TenantId}}" } }
            }
            """)!;
        first?.Invoke(activity);
        change?.Invoke(activity);
        return activity.ToJsonString(s_readable);
    }
}
