using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Words;

/// <summary>What the command that erases a person says, from <c>Words/erase.json</c>.</summary>
public sealed class EraseWords
{
    private readonly SentenceFile file = new("Words/erase.json");

    /// <summary>The sentence with its places filled.</summary>
    public string Filled(string code, Language language, params (string Name, string Value)[] facts) => file.Fill(code, language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");
}
