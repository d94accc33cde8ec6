using MicroMajor.Domain.Proposals;
using static MicroMajor.Domain.Forms.FormFinding;

namespace MicroMajor.Domain.Forms;

/// <summary>Says what is wrong with a sentence for a finding of that code: unknown, broken, or asking for a fact that the finding does not have.</summary>
public delegate IEnumerable<(string Code, Facts Facts)> SentenceCheck(string code, Bilingual sentence);

/// <summary>An edition's own words beside its form and the product's sentences.</summary>
internal static class WordsSlips
{
    private const string File = FormFiles.WordsFile;

    public static IEnumerable<FormFinding> Of(EditionWords words, FormDefinition form, SentenceCheck sentences)
    {
        var places = EditionWords.Places(form).ToHashSet(StringComparer.Ordinal);
        foreach (var (place, label) in words.Labels)
            foreach (var slip in Given("labels", place, label, places.Contains(place))) yield return slip;
        foreach (var (place, hint) in words.Hints)
            foreach (var slip in Given("hints", place, hint, places.Contains(place) && !place.Contains('=') && !place.StartsWith("section:", StringComparison.Ordinal))) yield return slip;
        foreach (var (code, sentence) in words.Rules)
        {
            foreach (var slip in Given("rules", code, sentence, isKnown: true)) yield return slip;
            foreach (var (slip, facts) in sentences(code, sentence)) yield return new(true, slip, File, $"rules/{code}", facts);
        }
    }

    private static IEnumerable<FormFinding> Given(string kind, string place, Bilingual words, bool isKnown)
    {
        if (!isKnown) yield return Fault("words-hole", File, $"{kind}/{place}", ("place", place));
        if (string.IsNullOrWhiteSpace(words.Zh)) yield return Fault("label-missing", File, $"{kind}/{place}", ("language", "zh"));
        if (string.IsNullOrWhiteSpace(words.En)) yield return Fault("label-missing", File, $"{kind}/{place}", ("language", "en"));
    }
}
