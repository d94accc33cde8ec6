using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>What the rules find in a proposal, each as a point that a reviewer can take over with one tick.</summary>
internal static class ReturnFindings
{
    /// <summary>The findings that ask for something, the strictest first, without those that are noted already.</summary>
    public static IReadOnlyList<Problem> Of(Standing standing, Language language) =>
    [
        .. standing.Findings
            .Where(f => RuleBook.Strength(f.Code) is not (RuleStrength.Plus or RuleStrength.Process))
            .DistinctBy(Key)
            .Where(f => standing.Proposal.Notes.Points.All(p => p.Text != Text(f, language)))
            .OrderBy(f => RuleBook.Strength(f.Code)),
    ];

    /// <summary>Tells a finding from every other of the same proposal.</summary>
    public static string Key(Problem finding) => string.Join('|', new[] { finding.Code, finding.At?.Field, finding.At?.Row, finding.At?.Column, finding.Facts["rule"] }).Replace(',', '_');

    /// <summary>The finding as a point's field and text.</summary>
    public static (string Field, string Text) Point(Problem finding, Standing standing, Language language) =>
        (finding.At is { } at && standing.Form.Field(at.Field) is not null ? Place.Of(at) : "", Text(finding, language));

    /// <summary>Its sentence.</summary>
    public static string Text(Problem finding, Language language) => ProblemWords.Shipped.Sentence(finding, language);
}
