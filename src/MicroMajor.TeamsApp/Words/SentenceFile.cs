using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Words;

/// <summary>A file of sentences in both languages that ships with the program.</summary>
internal sealed class SentenceFile
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerOptions.Web) { AllowDuplicateProperties = false };

    private readonly Dictionary<string, (SentenceTemplate Zh, SentenceTemplate En)> sentences;

    public SentenceFile(string name)
    {
        using var stream = typeof(SentenceFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the program.");
        sentences = JsonSerializer.Deserialize<Dictionary<string, Bilingual>>(stream, s_options)!
            .ToDictionary(s => s.Key, s => (SentenceTemplate.Read(s.Value.Zh), SentenceTemplate.Read(s.Value.En)), StringComparer.Ordinal);
    }

    public IReadOnlyCollection<string> Codes => sentences.Keys;

    /// <summary>The places that the sentence cannot do without.</summary>
    public IEnumerable<string> Wanted(string code, Language language) => (language == Language.Zh ? sentences[code].Zh : sentences[code].En).Wanted;

    /// <summary>The sentence with the facts in their places; a fact that is missing leaves an empty place.</summary>
    public string Fill(string code, Language language, Func<string, string> fact) => Fill(code, language, (name, _) => fact(name));

    /// <summary>The same, told in what form each fact is wanted.</summary>
    public string Fill(string code, Language language, Func<string, string, string> fact)
    {
        var (zh, en) = sentences[code];
        return (language == Language.Zh ? zh : en).Fill(fact);
    }
}
