using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>What the notice's rules find in a proposal, section by section, each finding with its clause.</summary>
public sealed record ProposalCheck(string Id, string Title) : ICardView
{
    private const int MostLines = 9;
    private const int MostInSection = 4;

    /// <inheritdoc />
    public required string Summary { get; init; }

    /// <summary>What has just been saved.</summary>
    public Banner? Saved { get; init; }

    /// <summary>The verdict in one sentence.</summary>
    public required Banner Banner { get; init; }

    /// <summary>The sections with findings, and the whole.</summary>
    public required IReadOnlyList<CheckGroup> Groups { get; init; }

    /// <summary>Can it be submitted from here?</summary>
    public bool CanSubmit { get; init; }

    /// <summary>The check of a proposal.</summary>
    public static ProposalCheck Of(Standing standing, Language language, Banner? saved = null)
    {
        var blocking = standing.Blocking.Count;
        var others = standing.Findings.Count(f => RuleBook.Strength(f.Code) is RuleStrength.Reason or RuleStrength.Warning);
        var verdict = ProposalWords.Verdict(blocking, others, language);
        return new(standing.Proposal.Id, ProposalWords.TitleOf(standing.Proposal, language))
        {
            Summary = verdict,
            Saved = saved,
            Banner = blocking > 0 ? Banner.Refused(verdict) : others > 0 ? Banner.Look(verdict) : Banner.Done(verdict),
            Groups = Grouped(standing, language),
            CanSubmit = blocking == 0 && standing.CouldBeSubmitted,
        };
    }

    private static List<CheckGroup> Grouped(Standing standing, Language language)
    {
        var reasons = Reasons.Of(standing.Proposal.Answers, standing.Findings, standing.Round.Policy).ToDictionary(r => r.Rule);
        var (offered, places) = (new HashSet<string>(), new HashSet<string>());
        var sections = standing.Findings.GroupBy(f => standing.SectionOf(f)?.Key ?? "").Select(g => (g.Key, Found: g.OrderBy(f => RuleBook.Strength(f.Code)).ToList())).ToList();
        // What stands in the way is shown first, wherever it is; what is only worth a look takes the room that is left.
        var shown = sections.SelectMany(s => s.Found.Take(MostInSection).Select(f => (s.Key, Strength: RuleBook.Strength(f.Code)))).OrderBy(f => f.Strength).Take(MostLines).ToLookup(f => f.Key);
        var groups = new List<CheckGroup>();
        foreach (var (key, found) in sections)
        {
            var count = shown[key].Count();
            groups.Add(new(
                found.Count > count ? key : "",
                standing.Form.Section(key)?.Title.In(language) ?? ProposalWords.AsAWhole(language),
                CheckLine.WithClausesOnce(found.Take(count).Select(f => CheckLine.Of(f, language).With(ReasonFor(f), language).At(PlaceOf(f), standing, language))),
                found.Count > count ? ProposalWords.AndMore(found.Count - count, language) : ""));
        }

        return groups;

        // The same for a place; a reason has its own form.
        FieldRef? PlaceOf(Problem finding) => RuleBook.Strength(finding.Code) is RuleStrength.Plus || finding.Code.StartsWith("justification-", StringComparison.Ordinal) || !places.Add(Place.Of(finding.At)) ? null : finding.At;

        // Once is enough, at the first that is shown: one reason is for all that is found under its rule.
        WrittenReason? ReasonFor(Problem finding) => Reasons.RuleOf(finding) is { } rule && offered.Add(rule) ? reasons.GetValueOrDefault(rule) : null;
    }
}

/// <summary>The findings of one section.</summary>
/// <param name="Section">The section to open for what is not shown; empty when all of it is.</param>
public sealed record CheckGroup(string Section, string Title, IReadOnlyList<CheckLine> Lines, string More);

/// <summary>One finding, with how strictly it is meant.</summary>
public sealed record CheckLine(string Mark, string Color, string Text, string Clause)
{
    /// <summary>The rule that a reason can be written for here; empty where there is none.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The button to it: to write, to confirm or to change the reason.</summary>
    public string Button { get; init; } = "";

    /// <summary>The button that opens its very place; empty where there is none.</summary>
    public string GoTo { get; init; } = "";

    /// <summary>The place.</summary>
    public string Place { get; init; } = "";

    /// <summary>The reason as it is written.</summary>
    public string Reason { get; init; } = "";

    // The whole of it stands in its form.
    private const int LongestReason = 60;

    /// <summary>The line of a finding.</summary>
    public static CheckLine Of(Problem finding, Language language)
    {
        var (mark, color) = RuleBook.Strength(finding.Code) switch
        {
            RuleStrength.Error => ("✕", "attention"),
            RuleStrength.Reason => ("？", "warning"),
            RuleStrength.Warning => ("！", "warning"),
            RuleStrength.Hint => ("○", "default"),
            _ => ("＋", "good"),
        };
        return new(mark, color, ProposalWords.Problem(finding, language), ProposalWords.Clause(finding, language));
    }

    /// <summary>The lines, each clause under the first that it is the clause of.</summary>
    public static IReadOnlyList<CheckLine> WithClausesOnce(IEnumerable<CheckLine> lines)
    {
        var quoted = new HashSet<string>();
        return [.. lines.Select(l => quoted.Add(l.Clause) ? l : l with { Clause = "" })];
    }

    /// <summary>With the button to its place, as the home card has it.</summary>
    public CheckLine At(FieldRef? place, Standing standing, Language language) => Proposals.Place.NameOf(place, standing, language) is { Length: > 0 } name
        ? this with { GoTo = ProposalWords.GoTo(name, language), Place = Proposals.Place.Of(place) }
        : this;

    /// <summary>With the reason that its rule wants.</summary>
    public CheckLine With(WrittenReason? reason, Language language) => reason is null ? this : this with
    {
        Rule = reason.Rule,
        Button = ProposalWords.ReasonButton(reason.State, language),
        Reason = reason.Text.Length > 0 ? ProposalWords.ReasonLine(reason.State, RowLine.Cut(reason.Text, LongestReason), language) : "",
    };
}
