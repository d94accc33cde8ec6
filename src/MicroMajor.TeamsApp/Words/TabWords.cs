using MicroMajor.Domain;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Words;

/// <summary>What only the pages of the tabs say, from <c>tabs.json</c>; everything else is said as on the cards.</summary>
public sealed class TabWords(ProblemWords problems)
{
    private readonly SentenceFile file = new("Words/tabs.json");

    /// <summary>The codes that have a sentence here.</summary>
    public IReadOnlyCollection<string> Codes => file.Codes;

    /// <summary>The words for a key.</summary>
    public string this[string key, Language language] => file.Fill(key, language, _ => "");

    /// <summary>The words with a figure in their place.</summary>
    public string Counted(string key, int n, Language language) => file.Fill(key, language, _ => $"{n}");

    /// <summary>The sentence of a refusal.</summary>
    public string Sentence(Problem problem, Language language) => problems.Sentence(problem, language);
}
