using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;

namespace MicroMajor.LocalTenant.Graph.Directory;

/// <summary><c>POST /users/{id}/teamwork/sendActivityNotification</c>.</summary>
internal sealed class ActivityRoutes(People people, ActivityFeed feed)
{
    public void Map(RouteTable routes)
    {
        routes.Add("POST", "users/{user}/teamwork/sendActivityNotification", Access.ActivitySend, Send);
        routes.Add("POST", "users/{user}/teamwork/microsoft.graph.sendActivityNotification", Access.ActivitySend, Send);
    }

    private GraphReply Send(GraphCall call)
    {
        var person = people.Demand(call["user"]);
        var body = call.Json();
        if ((string?)body["activityType"] is not { Length: > 0 } activityType)
            throw Bad("The activityType is required.");
        var topic = body["topic"] as JsonObject ?? [];
        var source = (string?)topic["source"];
        if (source is not ("text" or "entityUrl"))
            throw Bad("The topic is required, with source text or entityUrl.");
        if (string.IsNullOrEmpty((string?)topic["value"]))
            throw Bad("The topic needs a value: its text, or the address of the entity.");
        if (source == "text" && ((string?)topic["webUrl"])?.StartsWith("https://teams.microsoft.com/l/", StringComparison.OrdinalIgnoreCase) != true)
            throw Bad("A topic of source text needs a webUrl that is a Teams deep link (https://teams.microsoft.com/l/…).");
        if (body["templateParameters"] is JsonArray parameters && parameters.Any(p => string.IsNullOrEmpty((string?)p?["name"])))
            throw Bad("A template parameter needs a name.");
        if (body["chainId"] is { } chain && chain.GetValueKind() != System.Text.Json.JsonValueKind.Number)
            throw Bad("The chainId is a number.");
        feed.Add(person.ObjectId, activityType, body);
        return GraphReply.NoContent();
    }

    private static GraphError Bad(string message) => new(400, "BadRequest", message);
}
