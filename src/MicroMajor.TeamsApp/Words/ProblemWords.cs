using System.Globalization;
using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Words;

/// <summary>Turns refusals and findings into sentences, from <c>problems.json</c>, and quotes the clause that they rest on.</summary>
public sealed class ProblemWords
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerOptions.Web) { AllowDuplicateProperties = false };

    private static readonly HashSet<string> s_formats = ["", "time", "day", "proposal", "assignment", "act", "problem", "rule", "milestone"];

    private readonly Dictionary<string, (SentenceTemplate Zh, SentenceTemplate En)> sentences;
    private readonly StateWords states;

    /// <summary>Reads the words that ship with the program.</summary>
    public ProblemWords() : this(StateWords.Shipped) { }

    internal ProblemWords(StateWords states)
    {
        this.states = states;
        using var stream = typeof(ProblemWords).Assembly.GetManifestResourceStream("Words/problems.json") ?? throw new InvalidOperationException("Words/problems.json is not in the program.");
        sentences = JsonSerializer.Deserialize<Dictionary<string, Bilingual>>(stream, s_options)!
            .ToDictionary(s => s.Key, s => (SentenceTemplate.Read(s.Value.Zh), SentenceTemplate.Read(s.Value.En)), StringComparer.Ordinal);
    }

    /// <summary>The one that ships, for words that are asked for without a container.</summary>
    public static ProblemWords Shipped { get; } = new();

    /// <summary>The codes that have a sentence.</summary>
    public IReadOnlyCollection<string> Codes => sentences.Keys;

    /// <summary>The sentence, with the clause where there is one: …（通知三.2：“总学分不超过 15 学分”）.</summary>
    public string Sentence(Problem problem, Language language) =>
        Clause(problem, language) is { Length: > 0 } clause
            ? language == Language.Zh ? $"{Plain(problem, language)}（{clause}）" : $"{Plain(problem, language)} ({clause})"
            : Plain(problem, language);

    /// <summary>The sentences, one to a line.</summary>
    public string Sentences(IReadOnlyList<Problem> problems, Language language) => string.Join('\n', problems.Select(p => Sentence(p, language)));

    /// <summary>The sentence without its clause.</summary>
    public string Plain(Problem problem, Language language)
    {
        var code = sentences.ContainsKey(problem.Code) ? problem.Code : sentences.ContainsKey(RuleBook.IdOf(problem.Code)) ? RuleBook.IdOf(problem.Code) : "unknown";
        var facts = code == "unknown" ? problem.Facts.And("code", problem.Code) : problem.Facts;
        var (zh, en) = problem.Words is { } own ? (SentenceTemplate.Read(own.Zh), SentenceTemplate.Read(own.En)) : sentences[code];
        return (language == Language.Zh ? zh : en).Fill((name, format) => Said(facts[name], format, language));
    }

    /// <summary>The clause and its own words; empty when the notice says nothing about it.</summary>
    public string Clause(Problem problem, Language language)
    {
        if (RuleOf(problem) is not { } rule) return "";
        return language == Language.Zh ? $"通知{rule.Clause}：“{rule.Quote}”" : $"notice {rule.Clause}: “{rule.Quote}”";
    }

    /// <summary>The notice's rule that it rests on; null when the notice says nothing about it. A missing reason is missing under the clause of the rule that wants it.</summary>
    public static NoticeRule? RuleOf(Problem problem) =>
        RuleBook.Find(problem.Code is "justification-missing" or "justification-unconfirmed" ? problem.Facts["rule"] : problem.Code) is { } rule && rule.Clause != NoticeRule.Ours ? rule : null;

    /// <summary>What is wrong with a sentence that an edition of the form gives in the place of the product's.</summary>
    public IEnumerable<(string Code, Facts Facts)> Slips(string code, Bilingual sentence)
    {
        if (RuleBook.Find(code) is null || !sentences.TryGetValue(code, out var ours)) return [("sentence-unknown", Facts.Of(("code", code)))];
        var known = ours.Zh.Places.Concat(ours.En.Places).ToHashSet(StringComparer.Ordinal);
        return [.. SlipsIn(sentence.Zh, "zh", known), .. SlipsIn(sentence.En, "en", known)];
    }

    private static IEnumerable<(string Code, Facts Facts)> SlipsIn(string sentence, string language, IReadOnlySet<string> known)
    {
        if (SentenceTemplate.TryRead(sentence) is not { } read || read.Formats.Any(f => !s_formats.Contains(f)))
            return [("sentence-broken", Facts.Of(("language", language)))];
        return read.Places.Where(p => !known.Contains(p)).Select(p => ("sentence-hole", Facts.Of(("language", language), ("place", p), ("known", string.Join(", ", known.Order(StringComparer.Ordinal))))));
    }

    /// <summary>The facts that the sentence cannot do without.</summary>
    internal IEnumerable<string> Wanted(string code, Language language) => (language == Language.Zh ? sentences[code].Zh : sentences[code].En).Wanted;

    private string Said(string fact, string format, Language language) => fact.Length == 0 ? "" : format switch
    {
        "" => fact,
        "time" => DateTimeOffset.TryParse(fact, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? Time(at, language) : fact,
        "day" => DateOnly.TryParseExact(fact, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Day(day, language) : fact,
        "proposal" => Enum.TryParse<ProposalState>(fact, out var state) ? states.Owner(state, language) : fact,
        "assignment" => Enum.TryParse<AssignmentState>(fact, out var state) ? states.Expert(state, language) : fact,
        "act" => states.Act(fact, language),
        "milestone" => Enum.TryParse<Milestone>(fact, out var milestone) ? states.Of(milestone, language) : fact,
        "problem" => Plain(new Problem(fact), language),
        "rule" => RuleBook.Find(fact)?.Quote ?? fact,
        _ => throw new InvalidOperationException($"problems.json: there is no format {format}."),
    };

    // People of the university live in one time zone, UTC+8 without summer time since 1991.
    private static string Time(DateTimeOffset at, Language language)
    {
        var local = at.ToOffset(TimeSpan.FromHours(8));
        return $"{Day(DateOnly.FromDateTime(local.DateTime), language)} {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    private static string Day(DateOnly day, Language language) =>
        language == Language.Zh ? PrintedText.Of(day) : day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
