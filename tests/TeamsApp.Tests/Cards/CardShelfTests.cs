using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.Cards;

/// <summary>What stops the program at start, and where it points.</summary>
public sealed class CardShelfTests
{
    private const string Words = """{"save":{"zh":"保存","en":"Save"},"total":{"zh":"共 ${count(rows)} 门","en":"${count(rows)} courses"}}""";

    [Theory]
    // Holes.
    [InlineData("""{"type":"TextBlock","text":"${md(titel)}"}""", "body[0].text", "Shown has no titel")]
    [InlineData("""{"type":"TextBlock","text":"${md(Title)}"}""", "body[0].text", "Shown has no Title")]
    [InlineData("""{"type":"Container","items":[{"$data":"${rows}","type":"TextBlock","text":"${md(title)}"}]}""", "body[0].items[0].text", "ShownRow has no title")]
    [InlineData("""{"type":"Container","items":[{"$data":"${rows}","type":"TextBlock","text":"${md($root.name)}"}]}""", "body[0].items[0].text", "Shown has no name")]
    [InlineData("""{"type":"Image","url":"${rows[0].name.first}"}""", "body[0].url", "String has no first")]
    [InlineData("""{"type":"Image","url":"${upper(title)}"}""", "body[0].url", "there is no function upper")]
    [InlineData("""{"type":"Image","url":"${if(title, 1)}"}""", "body[0].url", "there is no function if with 2")]
    [InlineData("""{"type":"Image","url":"${title ? 1 : 2}"}""", "body[0].url", "'?' was not expected")]
    [InlineData("""{"type":"Image","url":"${$host.x}"}""", "body[0].url", "$host is not known")]
    [InlineData("""{"type":"Image","url":"${title"}""", "body[0].url", "a hole has no end")]
    [InlineData("""{"type":"Image","url":"${}"}""", "body[0].url", "ends too early")]
    [InlineData("""{"type":"Image","url":"${'a'}"}""", "body[0].url", "never changes")]
    [InlineData("""{"type":"Image","url":"${length(count(rows))}"}""", "body[0].url", "length takes Text")]
    [InlineData("""{"type":"Image","url":"`${title}`"}""", "body[0].url", "backtick")]
    [InlineData("""{"type":"Image","$when":true}""", "body[0].$when", "one ${…}")]
    [InlineData("""{"type":"Image","$when":"${yes} "}""", "body[0].$when", "one ${…}")]
    [InlineData("""{"type":"Image","$data":{"a":1}}""", "body[0].$data", "one ${…}")]
    [InlineData("""{"type":"Image","${title}":1}""", "body[0].${title}", "cannot have this name")]
    // Markdown.
    [InlineData("""{"type":"TextBlock","text":"${title}"}""", "body[0].text", "${md(…)}")]
    [InlineData("""{"type":"TextBlock","text":"状态：${if(yes, title, 'x')}"}""", "body[0].text", "${md(…)}")]
    [InlineData("""{"type":"FactSet","facts":[{"title":"x","value":"${title}"}]}""", "body[0].facts[0].value", "${md(…)}")]
    [InlineData("""{"type":"FactSet","facts":[{"$data":"${rows}","title":"${name}","value":"x"}]}""", "body[0].facts[0].title", "${md(…)}")]
    [InlineData("""{"type":"Input.Text","id":"a","label":"${title}"}""", "body[0].label", "${plain(…)}")]
    [InlineData("""{"type":"Input.Toggle","id":"a","label":"x","title":"${title}"}""", "body[0].title", "${plain(…)}")]
    [InlineData("""{"type":"Input.ChoiceSet","id":"a","label":"x","choices":[{"$data":"${rows}","title":"${name}","value":"x"}]}""", "body[0].choices[0].title", "${plain(…)}")]
    // Words and fragments.
    [InlineData("""{"type":"TextBlock","text":"${w.sav}"}""", "body[0].text", "there is no word sav")]
    [InlineData("""{"type":"TextBlock","text":"${if(yes, w.sav, w.save)}"}""", "body[0].text", "there is no word sav")]
    [InlineData("""{"type":"TextBlock","text":"${if(yes, w.total, w.save)}"}""", "body[0].text", "holes of its own")]
    [InlineData("""{"$include":"T/_Gone.card.json"}""", "body[0]", "there is no file T/_Gone.card.json")]
    [InlineData("""{"$include":"T/_Circle.card.json"}""", "body[0].items[0]", "T/_Circle.card.json includes itself")]
    // What Teams would refuse or show badly.
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"x"}]}""", "body[0].actions[0]", "needs a verb")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"x","verb":"v","data":"${rows[0]}"}]}""", "body[0].actions[0]", "fallback")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"x","verb":"v","fallback":"drop"}]}""", "body[0].actions[0]", "fallback")]
    [InlineData("""{"type":"Container","items":[],"selectAction":{"type":"Action.Execute","verb":"v"}}""", "body[0].selectAction", "stands in the actions")]
    [InlineData("""{"type":"Input.Text","id":"a"}""", "body[0]", "label")]
    [InlineData("""{"type":"Input.Toggle","title":"x","label":"x"}""", "body[0]", "id")]
    public void A_mistake_in_a_card_is_named_with_its_place(string element, string place, string problem)
    {
        var found = Assert.Throws<CardFileException>(() => Load(Card(element)));
        Assert.Equal(("T/Shown.card.json", place), (found.File, found.Place));
        Assert.Contains(problem, found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"AdaptiveCard","version":"1.6","body":[]}""", "version")]
    [InlineData("""{"type":"AdaptiveCard","body":[]}""", "version")]
    [InlineData("""{"type":"Container"}""", "")]
    [InlineData("""[]""", "")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","$when":"${yes}"}""", "")]
    public void A_card_is_an_adaptive_card_of_version_1_5(string card, string place) =>
        Assert.Equal(place, Assert.Throws<CardFileException>(() => Load(card)).Place);

    [Fact]
    public void A_card_file_without_a_view_and_a_view_without_a_card_file_are_named()
    {
        var files = new Dictionary<string, string> { ["T/Other.card.json"] = Card("") };
        Assert.Contains("record Other : ICardView", Assert.Throws<CardFileException>(() => Load(files)).Message, StringComparison.Ordinal);
        Assert.Contains("Shown has no card file", Assert.Throws<CardFileException>(() => Load(new Dictionary<string, string>())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_that_no_context_lists_is_named() =>
        Assert.Contains("JsonSerializable(typeof(Shown))", Assert.Throws<CardFileException>(() => CardShelf.Load(
            new Dictionary<string, string> { ["T/Shown.card.json"] = Card("") }, [typeof(Shown)], [], ReadWords(Words))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"save":{"zh":"保存"}}""", "this word has no en")]
    [InlineData("""{"save":{"zh":" ","en":"Save"}}""", "this word has no zh")]
    [InlineData("""{"save":"保存"}""", "this word has no zh")]
    [InlineData("""{"save":{"zh":"保`存","en":"Save"}}""", "backtick")]
    public void A_word_without_one_of_its_languages_is_named(string words, string problem)
    {
        var found = Assert.Throws<CardFileException>(() => ReadWords(words));
        Assert.Equal(("Words/card-words.json", "save"), (found.File, found.Place));
        Assert.Contains(problem, found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_given_twice_is_named() => Assert.Contains("given twice", Assert.Throws<CardFileException>(() => CardWords.Read(
        new Dictionary<string, string> { ["Words/card-words.a.json"] = Words, ["Words/card-words.b.json"] = Words })).Message, StringComparison.Ordinal);

    [Fact]
    public void Words_and_fragments_are_put_in_for_each_language()
    {
        var shelf = Load(Card("""{"type":"TextBlock","text":"${w.total}：${md(title)}"},{"$include":"T/_Row.card.json","$data":"${rows}","$when":"${name != '二'}"},{"type":"TextBlock","text":"${if(yes, w.save, '')}"}"""));
        var view = new Shown("甲*", [new("一"), new("二"), new("三")], true);
        Assert.Equal(["共 3 门：甲\\*", "一.", "三.", "保存"], Texts(shelf.Draw(view, Language.Zh)));
        Assert.Equal(["3 courses：甲\\*", "一.", "三.", "Save"], Texts(shelf.Draw(view, Language.En)));
    }

    [Fact]
    public void A_button_gets_its_fallback_with_the_verb_in_its_data()
    {
        var card = Draw("""{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"${w.save}","verb":"t/save","data":{"title":"${title}"},"associatedInputs":"none"}]}""");
        AssertJson.Equal(
            JsonNode.Parse("""{"type":"Action.Submit","title":"保存","data":{"title":"甲","verb":"t/save"},"associatedInputs":"none"}"""),
            JsonNode.Parse(card.Json.Span)!["body"]![0]!["actions"]![0]!["fallback"]);
    }

    [Fact]
    public void A_refresh_needs_no_fallback()
    {
        var shelf = Load("""{"type":"AdaptiveCard","version":"1.5","refresh":{"action":{"type":"Action.Execute","verb":"t/refresh"},"userIds":["${title}"]},"body":[]}""");
        AssertJson.Equal(
            JsonNode.Parse("""{"type":"AdaptiveCard","version":"1.5","refresh":{"action":{"type":"Action.Execute","verb":"t/refresh"},"userIds":["甲"]},"body":[]}"""),
            JsonNode.Parse(shelf.Draw(new Shown("甲", [], true), Language.Zh).Json.Span));
    }

    [Fact]
    public void A_card_carries_its_summary_and_is_weighed_in_UTF_16()
    {
        var card = Draw("""{"type":"TextBlock","text":"${md(title)}学"}""");
        Assert.Equal("甲 (0)", card.Summary);
        Assert.Equal("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"甲学"}]}""".Length * 2, CardSize.Utf16Bytes(card));
    }

    private static Card Draw(string element) => Load(Card(element)).Draw(new Shown("甲", [], true), Language.Zh);

    private static IEnumerable<string?> Texts(Card card) => JsonNode.Parse(card.Json.Span)!["body"]!.AsArray().Select(element => (string?)element!["text"]);

    private static string Card(string elements) => $$"""{"type":"AdaptiveCard","version":"1.5","body":[{{elements}}]}""";

    private static CardShelf Load(string card) => Load(new Dictionary<string, string>
    {
        ["T/Shown.card.json"] = card,
        ["T/_Row.card.json"] = """{"type":"TextBlock","text":"${md(name)}."}""",
        ["T/_Circle.card.json"] = """{"type":"Container","items":[{"$include":"T/_Circle.card.json"}]}""",
    });

    private static CardShelf Load(Dictionary<string, string> files) => CardShelf.Load(files, [typeof(Shown)], [TestViews.Default], ReadWords(Words));

    private static CardWords ReadWords(string words) => CardWords.Read(new Dictionary<string, string> { ["Words/card-words.json"] = words });
}

internal sealed record Shown(string Title, IReadOnlyList<ShownRow> Rows, bool Yes) : ICardView
{
    public string Summary => $"{Title} ({Rows.Count})";
}

internal sealed record ShownRow(string Name);

[JsonSerializable(typeof(Shown))]
internal sealed partial class TestViews : JsonSerializerContext;
