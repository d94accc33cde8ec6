using System.Reflection;
using System.Text.Json;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Words;

/// <summary>The sentences that stand in card files, in both languages: <c>Words/card-words.json</c>, and <c>Words/card-words.&lt;room&gt;.json</c> beside it.</summary>
public sealed class CardWords
{
    private readonly Dictionary<Language, IReadOnlyDictionary<string, string>> _words;

    private CardWords(Dictionary<Language, IReadOnlyDictionary<string, string>> words) => _words = words;

    public IReadOnlyDictionary<string, string> this[Language language] => _words[language];

    /// <summary>Reads every words file embedded in the assembly. A word without one of its languages, or given twice, is an error.</summary>
    public static CardWords Load(Assembly assembly) => Read(CardFiles.Embedded(assembly, name => name.StartsWith("Words/card-words", StringComparison.Ordinal)));

    /// <param name="files">Content by name.</param>
    /// <exception cref="CardFileException">Names the file and the word.</exception>
    public static CardWords Read(IReadOnlyDictionary<string, string> files)
    {
        var zh = new Dictionary<string, string>();
        var en = new Dictionary<string, string>();
        foreach (var (file, content) in files)
        {
            using var document = JsonDocument.Parse(content);
            foreach (var word in document.RootElement.EnumerateObject())
            {
                if (!zh.TryAdd(word.Name, Sentence(file, word, "zh")))
                {
                    throw new CardFileException(file, word.Name, "this word is given twice");
                }

                en.Add(word.Name, Sentence(file, word, "en"));
            }
        }

        return new CardWords(new() { [Language.Zh] = zh, [Language.En] = en });
    }

    private static string Sentence(string file, JsonProperty word, string language)
    {
        if (word.Value.ValueKind != JsonValueKind.Object || !word.Value.TryGetProperty(language, out var sentence) || string.IsNullOrWhiteSpace(sentence.GetString()))
        {
            throw new CardFileException(file, word.Name, $"this word has no {language}");
        }

        return sentence.GetString()!.AsSpan().ContainsAny('`', '\\')
            ? throw new CardFileException(file, word.Name, "a word cannot hold a backtick or a backslash")
            : sentence.GetString()!;
    }
}
