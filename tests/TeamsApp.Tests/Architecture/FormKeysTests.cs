using System.Text.Json.Nodes;
using MicroMajor.Domain.Forms;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Tests.Teams;

namespace MicroMajor.TeamsApp.Tests.Architecture;

/// <summary>
/// A card merges what its inputs hold into the data of the button. Where the inputs are fields of the form, by their own keys, no field may
/// be called what the button or the card calls something of its own: the names that are taken are read from the card files here.
/// </summary>
public sealed class FormKeysTests
{
    private static readonly string s_cards = RepositoryFiles.At("src/MicroMajor.TeamsApp");

    [Fact]
    public void Every_name_that_a_card_with_fields_of_the_form_sends_is_taken()
    {
        var sent = Forms().SelectMany(f => Sent(f.Card).Select(name => (f.Name, Key: name))).ToList();
        Assert.Empty(sent.Where(s => !FormKeys.OfCards.Contains(s.Key)).Select(s => $"{s.Name}: {s.Key}"));
        // What is looked at is what there is: the forms, and what tells them apart.
        Assert.Superset(new HashSet<string> { "ReasonForm", "RowForm", "SectionForm", "TextDialog", "TextForm" }, Forms().Select(f => f.Name).ToHashSet());
        Assert.Superset(new HashSet<string> { "proposalId", "section", "row", "then", "seen", "wants", "facts" }, sent.Select(s => s.Key).ToHashSet());
    }

    [Fact]
    public void What_the_templates_call_a_persons_account_is_no_fields_key()
    {
        // The key of a picked person's account is the form's own, and an input beside the field's.
        var accounts = Domain.Proposals.FormDefinitions.Current.Fields.SelectMany(f => f.Columns.Append(f)).Select(f => f.PersonKey).OfType<string>();
        Assert.DoesNotContain(accounts, FormKeys.OfCards.Contains);
    }

    // The cards whose inputs are called by the form: those with the fragment of fields, or with an input of a key that is filled in.
    private static IReadOnlyList<(string Name, JsonNode Card)> Forms() =>
    [
        .. Directory.GetFiles(Path.Combine(s_cards, "Proposals"), "*.card.json").Where(f => !Path.GetFileName(f).StartsWith('_'))
            .Select(f => (Name: Path.GetFileName(f)[..^".card.json".Length], Card: Whole(JsonNode.Parse(File.ReadAllText(f))!)))
            .Where(f => All(f.Card).Any(o => (string?)(o["type"] as JsonValue) is { } type && type.StartsWith("Input.", StringComparison.Ordinal) && (string?)o["id"] is "${key}" or "${fieldKey}")),
    ];

    private static IEnumerable<string> Sent(JsonNode card) =>
        All(card).SelectMany(o => (string?)(o["type"] as JsonValue) is { } type && type.StartsWith("Input.", StringComparison.Ordinal)
            ? [(string?)o["id"] ?? ""]
            : o["data"] is JsonObject data ? data.Select(d => d.Key) : []).Where(name => !name.StartsWith("${", StringComparison.Ordinal)).Distinct();

    private static JsonNode Whole(JsonNode node) => node switch
    {
        JsonObject o when (string?)o["$include"] is { } file => Whole(JsonNode.Parse(File.ReadAllText(Path.Combine(s_cards, file)))!),
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, p.Value is null ? null : (JsonNode?)Whole(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(i => i is null ? null : Whole(i))]),
        _ => node.DeepClone(),
    };

    private static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => All(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(All),
        _ => [],
    };
}
