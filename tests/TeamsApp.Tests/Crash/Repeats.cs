using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.TeamsApp.Tests.Journeys;

namespace MicroMajor.TeamsApp.Tests.Crash;

/// <summary>What came twice: the same sentence in one chat, or a second card on the same matter.</summary>
internal static class Repeats
{
    /// <summary>How many messages more than once, in the chats of these people.</summary>
    public static int Count(Scene scene, IEnumerable<string> people) => people.Sum(person =>
    {
        var there = scene.Chat(person).Where(m => !m.Deleted).ToList();
        return MoreThanOnce(there.Where(m => m.BaseCard is null).Select(m => (string?)m.Activity["text"] ?? "").Where(IsNews)) + MoreThanOnce(there.Select(MatterOf).OfType<string>());
    });

    // What is answered to somebody who types is no news: they may type it twice.
    private static bool IsNews(string text) => text.Contains("WZY-", StringComparison.Ordinal);

    private static int MoreThanOnce(IEnumerable<string> all) => all.GroupBy(t => t, StringComparer.Ordinal).Sum(g => g.Count() - 1);

    private static string? MatterOf(ChatMessage message)
    {
        if (message.BaseCard?["refresh"]?["action"] is not JsonObject again || (string?)again["verb"] is not { } verb || !verb.EndsWith("/open", StringComparison.Ordinal)) return null;
        var data = CardText.Data(again);
        return $"{verb} {data["proposalId"]} {data["assignmentId"]} {data["roundId"]} {data["unitCode"]}";
    }
}
