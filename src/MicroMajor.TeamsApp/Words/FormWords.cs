using MicroMajor.Domain;
using MicroMajor.Domain.Forms;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Words;

/// <summary>The sentences for what the check of an edition finds, and the words of the office's cards about editions, from <c>Words/forms.json</c>.</summary>
public sealed class FormWords
{
    private readonly SentenceFile file = new("Words/forms.json");

    /// <summary>The one that ships, for words that are asked for without a container.</summary>
    public static FormWords Shipped { get; } = new();

    /// <summary>The keys that have words.</summary>
    public IReadOnlyCollection<string> Codes => file.Codes;

    /// <summary>The words for a key.</summary>
    public string this[string key, Language language] => file.Fill(key, language, _ => "");

    /// <summary>The words with their places filled.</summary>
    public string Filled(string key, Language language, params (string Name, string Value)[] facts) =>
        file.Fill(key, language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");

    /// <summary>The sentence for a finding, without its file and place.</summary>
    public string Sentence(FormFinding finding, Language language) => file.Fill($"found-{finding.Code}", language, name => Said(name, finding.Facts, language));

    /// <summary>The facts that the sentence cannot do without.</summary>
    internal IEnumerable<string> Wanted(string code, Language language) => file.Wanted($"found-{code}", language);

    // What a file calls "columns" and "Table" is said in the reader's words beside it.
    private string Said(string name, Facts facts, Language language) => facts[name] switch
    {
        { Length: > 0 } fact when name is "language" or "what" or "type" or "show" or "old" or "new" && file.Codes.Contains($"word-{fact}") => this[$"word-{fact}", language],
        var fact => fact,
    };
}
