namespace MicroMajor.TeamsApp.Teams;

/// <summary>The typed commands and the verbs they stand for.</summary>
internal sealed class PhraseBook
{
    private readonly Dictionary<string, (string Verb, string AsWritten)> _verbs = new(StringComparer.Ordinal);
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    public void Add(string phrase, string verb)
    {
        var folded = Phrase.Fold(phrase);
        if (folded.Length == 0) throw new InvalidOperationException($"“{verb}” is given a typed phrase without a word in it.");
        if (_verbs.TryGetValue(folded, out var first))
            throw new InvalidOperationException($"The typed phrase “{phrase}” is given to both “{first.Verb}” and “{verb}”.");
        _verbs[folded] = (verb, phrase);
        _all.Add(phrase);
    }

    public string? VerbOf(string text) => _verbs.TryGetValue(Phrase.Fold(text), out var found) ? found.Verb : null;

    public string? Nearest(string? text)
    {
        var typed = Phrase.Fold(text ?? "");
        if (typed.Length == 0) return null;
        var best = (Distance: int.MaxValue, Phrase: (string?)null);
        foreach (var (known, (_, asWritten)) in _verbs)
        {
            var distance = Distance(typed, known);
            if (distance < best.Distance) best = (distance, asWritten);
        }
        return best.Phrase;
    }

    // “我要申报微专业” contains the command, “申报” is part of it: both are nearer than any slip of the finger.
    // Otherwise up to half of the command's letters may be wrong, no more: a suggestion from nowhere is worse than none.
    private static int Distance(string typed, string known)
    {
        if (typed.Contains(known, StringComparison.Ordinal)) return -known.Length;
        if (typed.Length > 1 && known.Contains(typed, StringComparison.Ordinal)) return 0;
        if (typed.Length > 2 * known.Length) return int.MaxValue;
        var edits = Edits(typed, known);
        return edits <= known.Length / 2 ? edits : int.MaxValue;
    }

    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
