using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>What the notice's rules find in a proposal, section by section, each finding with its clause.</summary>
public sealed record ProposalCheck(string Id, string Title) : ICardView
{
    private const int MostLines = 20;
    private const int MostInSection = 4;

    /// <inheritdoc />
    public required string Summary { get; init; }

    /// <summary>The verdict in one sentence.</summary>
    public required Banner Banner { get; init; }

    /// <summary>The sections with findings, and the whole.</summary>
    public required IReadOnlyList<CheckGroup> Groups { get; init; }

    /// <summary>Can it be submitted from here?</summary>
    public bool CanSubmit { get; init; }

    /// <summary>The check of a proposal.</summary>
    public static ProposalCheck Of(Standing standing, Language language)
    {
        var blocking = standing.Blocking.Count;
        var others = standing.Findings.Count(f => RuleBook.Strength(f.Code) is RuleStrength.Reason or RuleStrength.Warning);
        var verdict = ProposalWords.Verdict(blocking, others, language);
        return new(standing.Proposal.Id, ProposalWords.TitleOf(standing.Proposal, language))
        {
            Summary = verdict,
            Banner = blocking > 0 ? Banner.Refused(verdict) : others > 0 ? Banner.Look(verdict) : Banner.Done(verdict),
            Groups = Grouped(standing, language),
            CanSubmit = blocking == 0 && standing.CouldBeSubmitted,
        };
    }

    private static List<CheckGroup> Grouped(Standing standing, Language language)
    {
        var left = MostLines;
        var groups = new List<CheckGroup>();
        foreach (var group in standing.Findings.GroupBy(f => standing.SectionOf(f)?.Key ?? ""))
        {
            var found = group.OrderBy(f => RuleBook.Strength(f.Code)).ToList();
            var shown = Math.Min(Math.Min(found.Count, MostInSection), left);
            left -= shown;
            groups.Add(new(
                group.Key,
                standing.Form.Section(group.Key)?.Title.In(language) ?? ProposalWords.AsAWhole(language),
                [.. found.Take(shown).Select(f => CheckLine.Of(f, standing, language))],
                found.Count > shown ? ProposalWords.AndMore(found.Count - shown, language) : ""));
        }

        return groups;
    }
}

/// <summary>The findings of one section.</summary>
public sealed record CheckGroup(string Section, string Title, IReadOnlyList<CheckLine> Lines, string More);

/// <summary>One finding, with how strictly it is meant.</summary>
public sealed record CheckLine(string Mark, string Color, string Text, string Clause)
{
    /// <summary>The line of a finding.</summary>
    public static CheckLine Of(Problem finding, Standing standing, Language language)
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
}
