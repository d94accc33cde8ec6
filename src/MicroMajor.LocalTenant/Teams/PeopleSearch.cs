using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>The people picker: the platform answers it, the bot never hears of it.</summary>
public sealed class PeopleSearch(LocalTenantOptions options, ChannelIds ids)
{
    private const string Dataset = "graph.microsoft.com/users";

    public static bool Knows(string dataset) => dataset == Dataset || dataset.StartsWith(Dataset + "?", StringComparison.Ordinal);

    /// <summary>People whose name or address fits; with <c>?scope=currentContext</c> only members of the chat.</summary>
    public JsonObject Answer(string dataset, string queryText, int skip, int top, string conversationId)
    {
        var word = queryText.Trim();
        var here = dataset.EndsWith("?scope=currentContext", StringComparison.OrdinalIgnoreCase);
        var found = options.Seed.People
            .Where(person => !here || ids.ConversationOf(person) == conversationId)
            .Where(person => Fits(person, word))
            .OrderBy(person => person.DisplayName, StringComparer.Ordinal)
            .ThenBy(person => person.ObjectId, StringComparer.Ordinal)
            .Skip(skip)
            .Take(top);
        return new JsonObject { ["results"] = new JsonArray([.. found.Select(Row)]) };
    }

    private static bool Fits(SeedPerson person, string word) =>
        word.Length == 0
        || person.DisplayName.Contains(word, StringComparison.OrdinalIgnoreCase)
        || person.UserPrincipalName.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        || person.ObjectId.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static JsonNode Row(SeedPerson person) => new JsonObject
    {
        ["title"] = person.DisplayName,
        ["value"] = person.ObjectId,
        ["subtitle"] = string.Join(" · ", new[] { person.JobTitle, person.Department }.Where(part => !string.IsNullOrEmpty(part))),
    };
}
