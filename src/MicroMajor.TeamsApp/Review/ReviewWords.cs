using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Words that the review's cards fill into their holes, from <c>Words/review.json</c>.</summary>
public sealed class ReviewWords
{
    private readonly IReadOnlyDictionary<string, Bilingual> words;

    /// <summary>Reads the words that ship with the program.</summary>
    public ReviewWords()
    {
        using var stream = typeof(ReviewWords).Assembly.GetManifestResourceStream("Words/review.json") ?? throw new InvalidOperationException("Words/review.json is not in the program.");
        words = JsonSerializer.Deserialize<Dictionary<string, Bilingual>>(stream, JsonSerializerOptions.Web)!;
    }

    /// <summary>The words for a key.</summary>
    public string this[string key, Language language] => language == Language.Zh ? words[key].Zh : words[key].En;

    /// <summary>The words with their places filled.</summary>
    public string Filled(string key, Language language, params (string Name, string Value)[] facts) =>
        facts.Aggregate(this[key, language], (text, fact) => text.Replace($"{{{fact.Name}}}", fact.Value, StringComparison.Ordinal));

    /// <summary>A grade with its points, e.g. <c>A 优（20 分）</c>.</summary>
    public string Grade(string key, string points, Language language) => Filled($"grade-{key}", language, ("points", points));
}
