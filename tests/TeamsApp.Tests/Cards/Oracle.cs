using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.Kit;

namespace MicroMajor.TeamsApp.Tests.Cards;

/// <summary>The official engines in node-cards, asked for many things at once: starting node costs more than any answer.</summary>
public static class Oracle
{
    private static readonly Lazy<NodeFolder> Folder = new(() => NodeFolder.Open("tests/TeamsApp.Tests/node-cards"));

    /// <summary>Expanded cards, or null where the official engine gave up.</summary>
    public static IReadOnlyList<JsonNode?> Expand(IEnumerable<(JsonNode Template, JsonNode Data)> cards) =>
        [.. Ask("expand", cards.Select(card => (JsonNode)new JsonObject { ["template"] = card.Template.DeepClone(), ["data"] = card.Data.DeepClone() }))
            .Select(answer => answer!["card"]?.DeepClone())];

    /// <summary>What the official parser and validation complain about, for each card.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Parse(IEnumerable<JsonNode> cards) =>
        [.. Ask("parse", cards.Select(card => card.DeepClone())).Select(answer => answer.Deserialize<string[]>()!)];

    /// <summary>The lines that a reader of the rendered Markdown sees, or the first thing in it that is more than text.</summary>
    public static IReadOnlyList<(IReadOnlyList<string> Lines, string? Markup)> Read(IEnumerable<string> markdown) =>
        [.. Ask("markdown", markdown.Select(text => (JsonNode)text)).Select(answer => (answer!["lines"].Deserialize<IReadOnlyList<string>>() ?? [], (string?)answer["markup"]))];

    private static JsonArray Ask(string what, IEnumerable<JsonNode> things)
    {
        // The grouping of formatNumber follows the locale of the process.
        var answer = Folder.Value.Run("oracle.mjs", new JsonObject { [what] = new JsonArray([.. things]) }.ToJsonString(), environment: new Dictionary<string, string> { ["LC_ALL"] = "en_US.UTF-8" });
        return JsonNode.Parse(answer)![what]!.AsArray();
    }
}
