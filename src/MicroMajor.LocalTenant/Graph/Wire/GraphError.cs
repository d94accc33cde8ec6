using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>A refusal in Graph's words: status, code and sentence.</summary>
internal sealed class GraphError(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public static GraphError Invalid(string message) => new(400, "invalidRequest", message);

    public static GraphError NotFound(string message = "Item not found") => new(404, "itemNotFound", message);

    public static GraphError Denied() => new(403, "accessDenied", "Access denied");

    public static GraphError NameTaken(string message = "An item with the same name already exists under the parent") =>
        new(409, "nameAlreadyExists", message);

    /// <summary>A write over another version. The status is documented, the code is not: clients go by the status.</summary>
    public static GraphError Stale() => new(412, "resourceModified", "ETag does not match current item's value");

    public static GraphError Throttled() => new(429, "activityLimitReached", "The request has been throttled");

    /// <summary>What the local tenant does not know, by name: better than an answer that the cloud would not give.</summary>
    public static GraphError Unknown(string what) => new(501, "notImplemented", $"The local tenant does not know {what}.");

    public GraphReply Reply(GraphCall call) => new(status, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = code,
            ["message"] = Message,
            ["innerError"] = new JsonObject
            {
                ["date"] = call.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss"),
                ["request-id"] = call.RequestId,
                ["client-request-id"] = call.ClientRequestId,
            },
        },
    });
}
