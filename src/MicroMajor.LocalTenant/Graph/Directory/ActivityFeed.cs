using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;
using MicroMajor.LocalTenant.Store;

namespace MicroMajor.LocalTenant.Graph.Directory;

/// <summary>An entry of a person's activity feed: what <c>sendActivityNotification</c> sent.</summary>
/// <param name="Body">The request as it came: topic, previewText, templateParameters.</param>
public sealed record ActivityNotification(long Id, string UserObjectId, string SentAt, string ActivityType, JsonObject Body, bool IsRead)
{
    /// <summary>The preview, or nothing.</summary>
    public string? Preview => (string?)Body["previewText"]?["content"];

    /// <summary>What the entry is about, when the topic is a text.</summary>
    public string? Topic => (string?)Body["topic"]?["source"] == "text" ? (string?)Body["topic"]?["value"] : null;

    /// <summary>Where a click leads.</summary>
    public string? WebUrl => (string?)Body["topic"]?["webUrl"];
}

/// <summary>The activity feeds: written by Graph, read by the bell of the page.</summary>
public sealed class ActivityFeed(TenantDatabase database, TimeProvider time)
{
    /// <summary>Raised after an entry was kept.</summary>
    public event Action<ActivityNotification>? Sent;

    /// <summary>A person's entries, newest first.</summary>
    public IReadOnlyList<ActivityNotification> Of(string userObjectId, int atMost = 50) => database.Read(db => db.Rows(
        "SELECT id, user_id, sent, activity_type, body, is_read FROM activity_notifications WHERE user_id = $user ORDER BY id DESC LIMIT $most",
        r => new ActivityNotification(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), (JsonObject)JsonNode.Parse(r.GetString(4))!, r.GetBoolean(5)),
        ("$user", userObjectId.ToLowerInvariant()),
        ("$most", atMost)));

    /// <summary>The person has seen the bell.</summary>
    public void MarkRead(string userObjectId) => database.Write(db =>
    {
        db.Execute("UPDATE activity_notifications SET is_read = 1 WHERE user_id = $user AND is_read = 0", ("$user", userObjectId.ToLowerInvariant()));
    });

    internal void Add(string userObjectId, string activityType, JsonObject body)
    {
        var sent = Moment.Text(time.GetUtcNow());
        var user = userObjectId.ToLowerInvariant();
        var id = database.Write(db =>
        {
            // A chain shows its newest entry only.
            if (body["chainId"] is not null)
                db.Execute("DELETE FROM activity_notifications WHERE user_id = $user AND json_extract(body, '$.chainId') = json_extract($chain, '$.chainId')", ("$user", user), ("$chain", body.ToJsonString()));
            return (long)db.Scalar(
                "INSERT INTO activity_notifications (user_id, sent, activity_type, body) VALUES ($user, $sent, $type, $body) RETURNING id",
                ("$user", user),
                ("$sent", sent),
                ("$type", activityType),
                ("$body", body.ToJsonString()))!;
        });
        Sent?.Invoke(new ActivityNotification(id, user, sent, activityType, body, IsRead: false));
    }
}
