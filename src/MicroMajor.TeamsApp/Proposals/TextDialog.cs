using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>One long text in a dialog: room to write, the advised length, and how much there is.</summary>
public sealed record TextDialog(string Id, string FieldKey, string Label, string Value) : ICardView
{
    /// <inheritdoc />
    public string Summary => Label;

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>A line of help, with the advised length and how much there is.</summary>
    public string Hint { get; init; } = "";

    /// <summary>A print of the text that is stored.</summary>
    public string Seen { get; init; } = "";

    /// <summary>What stops a submission.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What is worth a look.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>The text that somebody else saved meanwhile and that stands in the form; empty when nobody did.</summary>
    public string Other { get; init; } = "";

    /// <summary>The dialog of a text as it stands.</summary>
    /// <param name="typed">What was typed, when it could not be kept: shown in place of what is stored.</param>
    public static TextDialog Of(FormField field, Standing standing, Language language, Banner? banner = null, string? typed = null, string other = "")
    {
        var answers = standing.Proposal.Answers;
        var view = FieldView.Of(field, answers[field.Key], standing.Findings.Where(f => f.At?.Field == field.Key), new(standing, language), standing, language, showProblems: answers[field.Key].Length > 0);
        return new(standing.Proposal.Id, field.Key, view.Label, typed ?? view.Value)
        {
            Banner = banner,
            Hint = view.Hint,
            Seen = FormMerge.Seen([field], key => answers[key]),
            Problems = view.Problems,
            Advice = view.Advice,
            Other = other,
        };
    }
}
