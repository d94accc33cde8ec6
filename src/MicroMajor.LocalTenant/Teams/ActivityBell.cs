using MicroMajor.LocalTenant.Graph.Directory;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>
/// The activity bell: what apps sent through Graph into a person's activity feed.
/// <code>
/// GET  /_teams/{person}/bell         newest first: [{id, activityType, title, preview, webUrl, at, read}]
/// POST /_teams/{person}/bell/read    everything seen
/// </code>
/// </summary>
public sealed class ActivityBell(ActivityFeed feed, ChannelIds ids, LiveEvents live)
{
    public void Map(IEndpointRouteBuilder app)
    {
        feed.Sent += entry => live.Tell(entry.UserObjectId, new LiveEvent("bell"));
        app.MapGet("/_teams/{person}/bell", (string person) => ids.PersonByObjectId(person) is { } someone
            ? Results.Json(feed.Of(someone.ObjectId).Select(Entry))
            : Results.NotFound());
        app.MapPost("/_teams/{person}/bell/read", (string person) =>
        {
            if (ids.PersonByObjectId(person) is not { } someone) return Results.NotFound();
            feed.MarkRead(someone.ObjectId);
            return Results.NoContent();
        });
    }

    // The sentence of an activity stands in the app's manifest, which a tenant without an app catalogue does not have: topic and preview say it here.
    private static object Entry(ActivityNotification entry) => new
    {
        id = entry.Id,
        entry.ActivityType,
        title = entry.Topic ?? entry.ActivityType,
        preview = entry.Preview ?? "",
        entry.WebUrl,
        at = entry.SentAt,
        read = entry.IsRead,
    };
}
