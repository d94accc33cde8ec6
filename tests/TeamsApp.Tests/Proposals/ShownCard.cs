using System.Text;
using System.Text.Json.Nodes;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>A card as its reader has it before them: texts, inputs and buttons.</summary>
internal sealed class ShownCard(Card card)
{
    private readonly JsonObject root = JsonNode.Parse(card.Json.Span)!.AsObject();

    public int Utf16Bytes => CardSize.Utf16Bytes(card);

    public string Json => Encoding.UTF8.GetString(card.Json.Span);

    /// <summary>Every text on the card, one to a line, as written (Markdown and all).</summary>
    public string Text => string.Join('\n', All("TextBlock").Select(t => (string?)t["text"]).Concat(All("FactSet").SelectMany(f => f["facts"]!.AsArray()).Select(f => $"{f!["title"]}: {f["value"]}")));

    public IReadOnlyList<string> Buttons => [.. Actions.Select(a => (string)a["title"]!)];

    public IReadOnlyList<string> Inputs => [.. InputNodes.Select(i => (string)i["id"]!)];

    private IEnumerable<JsonObject> Actions => Under(root).Where(n => ((string?)n["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true && VerbOf(n) is not null);

    private IEnumerable<JsonObject> InputNodes => Under(root).Where(n => ((string?)n["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true);

    public JsonObject Input(string id) => InputNodes.Single(i => (string)i["id"]! == id);

    public string Value(string id) => Input(id)["value"]?.ToString() ?? "";

    public bool Has(string button) => Actions.Any(a => Is(a, button));

    /// <summary>Verb and data that a client sends when the button is pressed with these inputs changed.</summary>
    public (string Verb, JsonObject Data) Press(string button, IReadOnlyDictionary<string, string>? typed = null, int which = 0)
    {
        var action = Actions.Where(a => Is(a, button)).ElementAtOrDefault(which) ?? throw new InvalidOperationException($"There is no button {button} among {string.Join(", ", Buttons)}.");
        var data = action["data"]?.DeepClone().AsObject() ?? [];
        if ((string?)action["associatedInputs"] != "none")
        {
            foreach (var input in InputNodes)
            {
                var id = (string)input["id"]!;
                var value = typed?.GetValueOrDefault(id) ?? input["value"]?.ToString() ?? "";
                // Clients leave empty choices and dates out.
                if (value.Length > 0 || (string)input["type"]! == "Input.Text") data[id] = value;
            }

            if (typed?.Keys.FirstOrDefault(k => !Inputs.Contains(k)) is { } missing) throw new InvalidOperationException($"There is no input {missing} among {string.Join(", ", Inputs)}.");
        }

        return (VerbOf(action)!, data);
    }

    private static string? VerbOf(JsonObject action) => (string?)action["verb"] ?? (string?)action["data"]?["verb"];

    private static bool Is(JsonObject action, string button) => (string)action["title"]! == button;

    private IEnumerable<JsonObject> All(string type) => Under(root).Where(n => (string?)n["type"] == type);

    private static IEnumerable<JsonObject> Under(JsonNode? node) => node switch
    {
        JsonObject thing => new[] { thing }.Concat(thing.Where(p => p.Key != "fallback").SelectMany(p => Under(p.Value))),
        JsonArray list => list.SelectMany(Under),
        _ => [],
    };
}
