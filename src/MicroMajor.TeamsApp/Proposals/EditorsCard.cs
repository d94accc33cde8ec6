using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Who fills in the form with the owner, with the way to invite somebody and to take that back.</summary>
public sealed record EditorsCard(string Id, string Title, string Program) : ICardView
{
    /// <summary>The value of the choice that chooses nobody: a list of choices is never empty.</summary>
    internal const string Nobodys = "nobody";

    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>The co-editors as they are now.</summary>
    public IReadOnlyList<EditorLine> Editors { get; init; } = [];

    /// <summary>Said when there are none.</summary>
    public string Nobody { get; init; } = "";

    /// <summary>The same people, to choose whom to remove.</summary>
    public IReadOnlyList<ChoiceView> Removable { get; init; } = [];

    /// <summary>What the picker begins with: the co-editors, whose sections can be changed; or a word that says to search.</summary>
    public IReadOnlyList<ChoiceView> People { get; init; } = [];

    /// <summary>Can somebody be invited now?</summary>
    public bool CanInvite { get; init; }

    /// <summary>The sections of the form.</summary>
    public IReadOnlyList<ChoiceView> Sections { get; init; } = [];

    /// <summary>The sections chosen so far.</summary>
    public string Chosen { get; init; } = "";

    /// <summary>The co-editors of a proposal.</summary>
    public static EditorsCard Of(Standing standing, Language language, Banner? banner = null, IReadOnlyList<string>? chosen = null)
    {
        var present = standing.Proposal.PresentEditors.ToList();
        return new(standing.Proposal.Id, TogetherWords.EditorsTitle(language), ProposalWords.TitleOf(standing.Proposal, language))
        {
            Banner = banner,
            Editors = [.. present.Select(e => new EditorLine(e.Name, TogetherWords.SectionsOf(e, standing.Form, language)))],
            Nobody = present.Count == 0 ? TogetherWords.NobodyYet(language) : "",
            People = present.Count == 0 ? [new(TogetherWords.Search(language), Nobodys)] : [.. present.Select(e => new ChoiceView(e.Name, e.Id.Value))],
            Removable = [.. present.Select(e => new ChoiceView(e.Name, e.Id.Value))],
            CanInvite = ProposalLifecycle.IsEditable(standing.Proposal.State) && present.Count < Proposal.MostEditors,
            Sections = [.. standing.Form.Sections.Select(s => new ChoiceView(s.Title.In(language), s.Key))],
            Chosen = string.Join(',', chosen ?? []),
        };
    }
}

/// <summary>A co-editor and what they may change.</summary>
public sealed record EditorLine(string Name, string Sections);
