using System.Text.Json.Nodes;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.Cards;

/// <summary>What holds for every card file of the product, whichever room it belongs to.</summary>
public sealed class EveryCardTests
{
    private static readonly CardWords Words = CardWords.Load(typeof(CardShelf).Assembly);
    private static readonly CardShelf Shelf = CardShelf.Load(typeof(CardShelf).Assembly, Words);

    private static IEnumerable<(ICardView View, Language Language)> Drawings => Enum.GetValues<Language>().SelectMany(Samples.In, (language, view) => (view, language));

    [Fact]
    public void Every_card_has_a_sample() =>
        Assert.Empty(Shelf.Views.Select(view => view.Name).Except(Samples.All.Select(sample => sample.GetType().Name)));

    [Fact]
    public void Every_sample_is_drawn_as_the_official_engine_expands_it()
    {
        var expected = Oracle.Expand(Drawings.Select(drawing => (Shelf.Files.Template(FileOf(drawing.View), drawing.Language), Data(drawing))));
        Assert.All(Drawings.Zip(expected), pair => AssertJson.Equal(pair.Second, JsonNode.Parse(Draw(pair.First).Json.Span), $"{pair.First.View.GetType().Name} in {pair.First.Language}"));
    }

    [Fact]
    public void Every_drawn_card_is_parsed_by_the_official_renderer_without_a_complaint()
    {
        var complaints = Oracle.Parse(Drawings.Select(drawing => JsonNode.Parse(Draw(drawing).Json.Span)!));
        Assert.Empty(Drawings.Zip(complaints).SelectMany(pair => pair.Second.Where(c => !IsTeamsOwn(c)).Select(complaint => $"{pair.First.View.GetType().Name} in {pair.First.Language}: {complaint}")));
    }

    // Teams asks the bot while somebody types (choices.data) whatever version the card declares; others keep to the choices that are there.
    private static bool IsTeamsOwn(string complaint) => complaint.StartsWith("Property \"choices.data\" is supported in version 1.6", StringComparison.Ordinal);

    [Fact]
    public void Every_drawn_card_has_a_summary_for_the_banner() =>
        Assert.All(Drawings, drawing => Assert.NotEqual("", Draw(drawing).Summary));

    // Teams shows six buttons of a row and drops the others.
    [Fact]
    public void No_row_of_buttons_is_longer_than_clients_show() =>
        Assert.Empty(Drawings.SelectMany(drawing => Rows(JsonNode.Parse(Draw(drawing).Json.Span)).Where(n => n > 6).Select(n => $"{drawing.View.GetType().Name}: {n} buttons")));

    private static IEnumerable<int> Rows(JsonNode? card) => card switch
    {
        JsonObject o => o.SelectMany(p => p.Key == "actions" && p.Value is JsonArray row ? [row.Count] : Rows(p.Value)),
        JsonArray a => a.SelectMany(Rows),
        _ => [],
    };

    private static Card Draw((ICardView View, Language Language) drawing) => Shelf.Draw(drawing.View, drawing.Language);

    private static string FileOf(ICardView view) => Shelf.Describe().Single(file => file.EndsWith($"/{view.GetType().Name}.card.json", StringComparison.Ordinal));

    private static JsonNode Data((ICardView View, Language Language) drawing)
    {
        var data = JsonNode.Parse(Shelf.ToJson(drawing.View))!;
        data["w"] = new JsonObject(Words[drawing.Language].Select(word => KeyValuePair.Create(word.Key, (JsonNode?)word.Value)));
        return data;
    }
}
