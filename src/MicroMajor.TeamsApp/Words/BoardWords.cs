using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Words;

/// <summary>Words of the office's pages, from <c>Words/board.json</c>.</summary>
public sealed class BoardWords
{
    private readonly SentenceFile file = new("Words/board.json");

    /// <summary>The words for a key.</summary>
    public string this[string key, Language language] => file.Fill(key, language, _ => "");

    /// <summary>The words with their places filled.</summary>
    public string Filled(string key, Language language, params (string Name, string Value)[] facts) =>
        file.Fill(key, language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");
}
