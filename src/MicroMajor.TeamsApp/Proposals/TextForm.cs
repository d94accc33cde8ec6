using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>One long text in a form of its own, for when it does not fit on its section's card.</summary>
public sealed record TextForm(string Id, string Section, string SectionTitle, FieldView Field) : ICardView
{
    /// <inheritdoc />
    public string Summary => Field.Label;

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>The programme that this is a part of.</summary>
    public string Program { get; init; } = "";

    /// <summary>The count of saves that this form was drawn at.</summary>
    public int Revision { get; init; }

    /// <summary>A print of the text shown.</summary>
    public string Seen { get; init; } = "";

    /// <summary>The form of a text.</summary>
    public static TextForm Of(FormSection section, FormField field, Standing standing, Language language, Banner? banner = null)
    {
        var answers = standing.Proposal.Answers;
        var findings = standing.Findings.Where(f => f.At?.Field == field.Key);
        var view = FieldView.Of(field, answers[field.Key], findings, new(standing, language), standing, language, showProblems: true);
        return new(standing.Proposal.Id, section.Key, section.Title.In(language), view with { Window = view.IsWordy })
        {
            Banner = banner,
            Program = ProposalWords.TitleOf(standing.Proposal, language),
            Revision = standing.Proposal.Revision,
            Seen = FormMerge.Seen([field], key => answers[key]),
        };
    }
}
