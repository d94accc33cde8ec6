using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;

namespace MicroMajor.LocalTenant.Graph.Batch;

/// <summary><c>POST /$batch</c>: at most 20 requests, each answered as if it had come alone; a failed dependency is a 424.</summary>
internal sealed class BatchRoute(Lazy<GraphDispatch> dispatch)
{
    private const int Most = 20;

    private static readonly JsonSerializerOptions Wire = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Map(RouteTable routes) => routes.Add("POST", "$batch", Access.SignedIn, Answer);

    private GraphReply Answer(GraphCall call)
    {
        var requests = (call.Json()["requests"] as JsonArray ?? throw Bad("A batch needs its requests.")).Select(r => r as JsonObject ?? throw Bad("A request of a batch is an object.")).ToList();
        if (requests.Count > Most)
            throw Bad($"Number of batch request steps exceeds the maximum value of {Most}.");
        var ids = requests.ConvertAll(r => (string?)r["id"] ?? throw Bad("A request of a batch needs an id."));
        if (ids.Distinct(StringComparer.OrdinalIgnoreCase).Count() != ids.Count)
            throw Bad("The ids of a batch must be unique.");

        var answered = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var responses = new JsonArray();
        foreach (var (request, id) in requests.Zip(ids))
        {
            var needs = (request["dependsOn"] as JsonArray ?? []).Select(d => (string?)d ?? "").ToList();
            if (needs.FirstOrDefault(need => !answered.ContainsKey(need)) is { } unknown)
                throw Bad($"The request '{id}' depends on '{unknown}', which does not stand before it.");
            var part = Part(call, request);
            var reply = needs.TrueForAll(need => answered[need] is >= 200 and < 400)
                ? dispatch.Value.AnswerPart(part)
                : new GraphError(424, "FailedDependency", "A request on which this one depends has failed.").Reply(part);
            answered[id] = reply.Status;
            responses.Add(Response(id, reply, part));
        }

        return GraphReply.Ok(new JsonObject { ["responses"] = responses });
    }

    private static JsonObject Response(string id, GraphReply reply, GraphCall part)
    {
        var headers = new JsonObject { ["request-id"] = part.RequestId, ["Cache-Control"] = "no-cache" };
        foreach (var (name, value) in reply.Headers)
            headers[name] = value;
        if (reply.Json is not null)
            headers["Content-Type"] = "application/json";
        var response = new JsonObject { ["id"] = id, ["status"] = reply.Status, ["headers"] = headers };
        if (reply.Json is not null)
            response["body"] = reply.Json;
        return response;
    }

    private static GraphCall Part(GraphCall whole, JsonObject request)
    {
        if ((string?)request["method"] is not { } method || (string?)request["url"] is not { } url)
            throw Bad("A request of a batch needs a method and a url.");
        if (url.Contains("://", StringComparison.Ordinal))
            throw Bad("The urls of a batch are relative.");
        var headers = (request["headers"] as JsonObject ?? []).ToDictionary(h => h.Key, h => h.Value?.ToString(), StringComparer.OrdinalIgnoreCase);
        var mark = url.IndexOf('?');
        var query = mark < 0 ? "" : url[(mark + 1)..];
        return new GraphCall
        {
            Method = method.ToUpperInvariant(),
            Path = Uri.UnescapeDataString(mark < 0 ? url : url[..mark]).Trim('/'),
            RawQuery = query,
            Query = GraphPath.Query(query),
            Header = name => headers.GetValueOrDefault(name),
            Body = Body(request["body"], headers.GetValueOrDefault("Content-Type")),
            Root = whole.Root,
            RequestId = Guid.NewGuid().ToString(),
            ClientRequestId = headers.GetValueOrDefault("client-request-id") ?? whole.ClientRequestId,
            At = whole.At,
            Caller = whole.Caller,
        };
    }

    // A body that is not JSON travels as base64.
    private static ReadOnlyMemory<byte> Body(JsonNode? body, string? contentType) => body switch
    {
        null => default,
        JsonValue text when contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != true && text.TryGetValue<string>(out var base64) => Convert.FromBase64String(base64),
        _ => Encoding.UTF8.GetBytes(body.ToJsonString(Wire)),
    };

    private static GraphError Bad(string message) => new(400, "BadRequest", message);
}
