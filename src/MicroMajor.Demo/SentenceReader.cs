using System.Text.Json;
using System.Text.RegularExpressions;
using MicroMajor.Domain;
using MicroMajor.TeamsApp;

namespace MicroMajor.Demo;

/// <summary>
/// Understands a Chinese sentence of the app as its reader would: which one it is, and what stands in its places. The demo's owners mend
/// their proposals by nothing else, so a sentence that does not say enough stops the demo.
/// </summary>
internal sealed partial class SentenceReader
{
    private readonly IReadOnlyList<(string Code, Regex Shape, int Letters)> shapes;

    public SentenceReader()
    {
        using var stream = typeof(App).Assembly.GetManifestResourceStream("Words/problems.json") ?? throw new InvalidOperationException("Words/problems.json is not in the program.");
        shapes = [.. JsonSerializer.Deserialize<Dictionary<string, Bilingual>>(stream, JsonSerializerOptions.Web)!.Select(s => (s.Key, ShapeOf(s.Value.Zh), Place().Replace(s.Value.Zh, "").Length))];
    }

    /// <summary>What the sentence says; null when it is none of the app's. Of two that fit, the one with more words of its own is meant.</summary>
    public Reading? Read(string sentence)
    {
        var plain = Escaped().Replace(sentence.Trim(), "$1");
        var fitting = shapes.Select(s => (s.Code, Match: s.Shape.Match(plain), s.Letters)).Where(s => s.Match.Success).OrderByDescending(s => s.Letters).FirstOrDefault();
        return fitting.Match is { Success: true } match
            ? new(fitting.Code, match.Groups.Values.Where(g => g.Success && !char.IsAsciiDigit(g.Name[0])).ToDictionary(g => g.Name, g => g.Value))
            : null;
    }

    // Brackets hold what may be left out: “[：减一门 {drop} 学分课程即可]”.
    private static Regex ShapeOf(string template)
    {
        var shape = string.Concat(Piece().Matches(template).Select(p => p.Value switch
        {
            "[" => "(?:",
            "]" => ")?",
            ['{', .. var place, '}'] => $"(?<{place.Split(':')[0]}>.*?)",
            var text => Regex.Escape(text),
        }));
        return new($@"^{shape}\z", RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex(@"\{[^}]*\}|\[|\]|[^{\[\]]+")]
    private static partial Regex Piece();

    [GeneratedRegex(@"\{[^}]*\}|\[|\]")]
    private static partial Regex Place();

    // Cards escape what Markdown would read otherwise.
    [GeneratedRegex(@"\\([^A-Za-z0-9\s])")]
    private static partial Regex Escaped();
}

/// <summary>A sentence that was understood.</summary>
/// <param name="Code">The finding's code.</param>
/// <param name="Facts">What stands in the sentence's places, in the reader's words.</param>
internal sealed record Reading(string Code, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>The fact; empty when the sentence does not say it.</summary>
    public string this[string fact] => Facts.GetValueOrDefault(fact, "");

    /// <summary>The number that the sentence says.</summary>
    public int Number(string fact) => int.TryParse(this[fact], System.Globalization.CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new DemoRefused($"the sentence of {Code} says no number “{fact}”.");
}
