using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The reason for an exception (例外说明), written beside the clause that allows it and the facts that it is for.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Clause">The clause in its own words.</param>
public sealed record ReasonForm(string Id, string Rule, string Clause, FieldView Field) : ICardView
{
    // A proposal can break one rule in as many places as it has courses.
    private const int MostLines = 12;

    /// <inheritdoc />
    public required string Summary { get; init; }

    /// <summary>What has just happened, or why the reason is asked again.</summary>
    public Banner? Banner { get; init; }

    /// <summary>The programme that this is a part of.</summary>
    public string Program { get; init; } = "";

    /// <summary>What is found under the rule now.</summary>
    public IReadOnlyList<string> Now { get; init; } = [];

    /// <summary>What was found when the reason was written, when that differs.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Where the person came from: check, home or at, a place in the form.</summary>
    public string From { get; init; } = "";

    /// <summary>The place that the person came from, when it was one.</summary>
    public string At { get; init; } = "";

    /// <summary>A mark of the facts shown.</summary>
    public string Facts { get; init; } = "";

    /// <summary>A print of the text shown.</summary>
    public string Seen { get; init; } = "";

    /// <summary>The form of a rule's reason.</summary>
    public static ReasonForm Of(WrittenReason reason, FormField column, Standing standing, string from, Language language, Banner? banner = null)
    {
        var problem = standing.Findings.FirstOrDefault(f => f.Code.StartsWith("justification-", StringComparison.Ordinal) && f.Facts["rule"] == reason.Rule);
        var field = FieldView.Of(column, reason.Text, reason.Text.Length > 0 && problem is not null ? [problem] : [], new(standing, language), standing, language, showProblems: true);
        return new(standing.Proposal.Id, reason.Rule, ProposalWords.Clause(new(reason.Rule), language), field with { Hint = ProposalWords.ReasonHint(standing.Round.Policy.MinReasonLength, language) })
        {
            Summary = ProposalWords.ReasonTitle(language),
            Banner = banner,
            Program = ProposalWords.TitleOf(standing.Proposal, language),
            Now = Lines(reason.Findings, language),
            Before = Lines(reason.Before, language),
            From = from,
            Facts = reason.Mark,
            Seen = FormMerge.Seen([column], _ => reason.Text),
        };
    }

    private static IReadOnlyList<string> Lines(IReadOnlyList<Domain.Problem> findings, Language language) =>
    [
        .. findings.Take(MostLines).Select(f => ProposalWords.Problem(f, language)),
        .. findings.Count > MostLines ? [ProposalWords.AndMore(findings.Count - MostLines, language)] : Array.Empty<string>(),
    ];
}
