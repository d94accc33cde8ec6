using MicroMajor.Domain;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Words;

/// <summary>Words that the cards of the office's data fill into their holes, from <c>Words/imports.json</c>.</summary>
public sealed class ImportWords
{
    private readonly SentenceFile file = new("Words/imports.json");

    /// <summary>The words for a key.</summary>
    public string this[string key, Language language] => file.Fill(key, language, _ => "");

    /// <summary>The words with their places filled.</summary>
    public string Filled(string key, Language language, params (string Name, string Value)[] facts) =>
        file.Fill(key, language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");

    /// <summary>The name of a list.</summary>
    public string NameOf(OfficeList list, Language language) => this[$"list-{list}", language];

    /// <summary>New 3 · changed 2 · …: only what there is.</summary>
    public string Counts(ImportPlan plan, Language language)
    {
        var parts = Enum.GetValues<PlannedChange>().Select(c => (Key: $"count-{c}", N: plan.Of(c).Count)).Append((Key: "count-refused", N: plan.Refused.Count))
            .Where(c => c.N > 0).Select(c => Filled(c.Key, language, ("n", $"{c.N}"))).ToList();
        return parts.Count == 0 ? this["count-nothing", language] : string.Join(" · ", parts);
    }
}
