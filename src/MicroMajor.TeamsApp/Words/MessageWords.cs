using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Words;

/// <summary>The sentences that are sent as messages of their own, from <c>messages.json</c>. They are sent as plain text, so nothing in them is markup.</summary>
public sealed class MessageWords
{
    private readonly IReadOnlyDictionary<string, Bilingual> sentences;

    /// <summary>Reads the words that ship with the program.</summary>
    public MessageWords()
    {
        using var stream = typeof(MessageWords).Assembly.GetManifestResourceStream("Words/messages.json") ?? throw new InvalidOperationException("Words/messages.json is not in the program.");
        sentences = JsonSerializer.Deserialize<Dictionary<string, Bilingual>>(stream, JsonSerializerOptions.Web)!;
    }

    /// <summary>The codes that have a sentence.</summary>
    public IEnumerable<string> Codes => sentences.Keys;

    /// <summary>The sentence with the facts in their places; a fact that is missing leaves an empty place.</summary>
    public string Sentence(string code, IReadOnlyDictionary<string, string> facts, Language language)
    {
        var words = sentences[code];
        var text = language == Language.Zh ? words.Zh : words.En;
        // The facts come from people: a name like {reason} must not be filled a second time.
        return string.Concat(Pieces(text).Select(p => p.IsPlace ? facts.GetValueOrDefault(p.Text, "") : p.Text));
    }

    private static IEnumerable<(bool IsPlace, string Text)> Pieces(string text)
    {
        var at = 0;
        while (text.IndexOf('{', at) is >= 0 and var open && text.IndexOf('}', open) is > 0 and var close)
        {
            yield return (false, text[at..open]);
            yield return (true, text[(open + 1)..close]);
            at = close + 1;
        }

        yield return (false, text[at..]);
    }
}
