using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Words;

/// <summary>What the doctor says, from <c>Words/doctor.json</c>: what was found and, where something is amiss, what to do.</summary>
public sealed class DoctorWords
{
    private readonly SentenceFile file = new("Words/doctor.json");

    /// <summary>Every finding that there are words for.</summary>
    public IReadOnlyCollection<string> Codes => file.Codes;

    /// <summary>The sentence with its places filled.</summary>
    public string Filled(string code, Language language, IReadOnlyDictionary<string, string> facts) => file.Fill(code, language, name => facts.GetValueOrDefault(name, ""));
}
