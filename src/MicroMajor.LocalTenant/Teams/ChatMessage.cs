using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>A message of a personal chat as it is kept.</summary>
/// <param name="FromBot">The bot wrote it; else the person did.</param>
/// <param name="Activity">The activity as it was sent, without what only the wire needs.</param>
/// <param name="View">The card that only this person sees since an invoke was answered with a card; gone when the bot edits the message.</param>
/// <param name="InvokedAt">When this person's client last invoked the card, by hand or by itself.</param>
/// <param name="Change">Grows with every change of any message: the cursor of whoever polls.</param>
public sealed record ChatMessage(
    string Id,
    string ConversationId,
    string PersonId,
    bool FromBot,
    JsonObject Activity,
    DateTimeOffset At,
    DateTimeOffset? EditedAt,
    bool Deleted,
    bool Undelivered,
    JsonObject? View,
    DateTimeOffset? InvokedAt,
    long Sequence,
    long Change)
{
    /// <summary>The card that the bot sent, before anyone's own view of it.</summary>
    public JsonObject? BaseCard { get; } = CardAttachments(Activity).FirstOrDefault();

    /// <summary>The card as this person sees it.</summary>
    public JsonObject? Card => View ?? BaseCard;

    private static IEnumerable<JsonObject> CardAttachments(JsonObject activity) =>
        (activity.Array("attachments") ?? [])
            .OfType<JsonObject>()
            .Where(attachment => attachment.Text("contentType") == ContentTypes.AdaptiveCard)
            .Select(attachment => attachment["content"])
            .OfType<JsonObject>();
}

/// <summary>The media types of the channel's wire.</summary>
public static class ContentTypes
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
    public const string ActivityMessage = "application/vnd.microsoft.activity.message";
    public const string Error = "application/vnd.microsoft.error";
    public const string SearchResponse = "application/vnd.microsoft.search.searchResponse";
}
