using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>When a client asks for a fresh, user-specific view of a card by itself.</summary>
public static class CardRefresh
{
    private static readonly TimeSpan KeepsFor = TimeSpan.FromMinutes(1);

    /// <summary>The card's refresh action (an Action.Execute), or null.</summary>
    public static JsonObject? ActionOf(JsonObject? card) =>
        card.Object("refresh").Object("action") is { } action && action.Text("type") == "Action.Execute" ? action : null;

    /// <summary>Whether opening the chat refreshes this card for this person.</summary>
    // Without userIds every member of a chat of at most 60 refreshes; a personal chat has one.
    public static bool IsDue(ChatMessage message, string mri, DateTimeOffset now)
    {
        if (message.Deleted || ActionOf(message.Card) is null) return false;
        if (UserIds(message.Card!) is { } ids && !ids.Contains(mri, StringComparer.Ordinal)) return false;
        // An edit by the bot forgets the last invoke, so an edited card is due at once.
        if (message.InvokedAt is not { } invokedAt) return true;
        return now - invokedAt > KeepsFor;
    }

    private static IReadOnlyList<string>? UserIds(JsonObject card) =>
        card.Object("refresh").Array("userIds") is { } ids ? [.. ids.Select(id => (id as JsonValue)?.TryGetValue<string>(out var text) == true ? text : "")] : null;
}
