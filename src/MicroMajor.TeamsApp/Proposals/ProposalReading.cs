using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A page of the proposal as a document.</summary>
public sealed record ProposalReading(string Id, string Title) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>Round, unit, owner and state.</summary>
    public required IReadOnlyList<FactView> Facts { get; init; }

    /// <summary>The page's blocks.</summary>
    public required IReadOnlyList<BlockView> Blocks { get; init; }

    /// <summary>Which page of how many; empty when there is only one.</summary>
    public string Place { get; init; } = "";

    /// <summary>Number of the page before, from 0; -1 when there is none.</summary>
    public int Before { get; init; } = -1;

    /// <summary>Number of the page after; -1 when there is none.</summary>
    public int After { get; init; } = -1;

    /// <summary>The verb that leads back to the reader's own card; empty when there is none.</summary>
    public string BackVerb { get; init; } = "";

    /// <summary>The assignment that the reader came from, if any.</summary>
    public string AssignmentId { get; init; } = "";

    /// <summary>A page, counted from 0; a number beyond the end shows the last one.</summary>
    public static ProposalReading Of(Standing standing, Language language, int page, string backVerb = "", string assignmentId = "", bool forOwner = true)
    {
        var proposal = standing.Proposal;
        var pages = ProposalDocument.Pages(standing, language);
        page = Math.Clamp(page, 0, pages.Count - 1);
        return new(proposal.Id, ProposalWords.TitleOf(proposal, language))
        {
            Facts =
            [
                new(language == Language.Zh ? "批次" : "Round", standing.Round.Name.In(language)),
                new(language == Language.Zh ? "牵头单位" : "Host unit", standing.UnitName(proposal.UnitCode)),
                new(language == Language.Zh ? "填报人" : "Filled in by", proposal.OwnerName),
                new(language == Language.Zh ? "状态" : "State", forOwner ? StateWords.Shipped.Owner(proposal.State, language) : StateWords.Shipped.Office(proposal.State, language)),
            ],
            Blocks = pages[page],
            Place = pages.Count > 1 ? ProposalWords.Page(page + 1, pages.Count, language) : "",
            Before = page - 1,
            After = page + 1 < pages.Count ? page + 1 : -1,
            BackVerb = backVerb,
            AssignmentId = assignmentId,
        };
    }
}
