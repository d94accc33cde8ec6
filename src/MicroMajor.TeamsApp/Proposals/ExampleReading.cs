using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A page of what a draft would take over from an earlier proposal or an example, with the ways back and on.</summary>
public sealed record ExampleReading(string Id, string Title) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What is shown, and what is not.</summary>
    public required string Lead { get; init; }

    /// <summary>Round and unit.</summary>
    public required string From { get; init; }

    /// <summary>The page's blocks.</summary>
    public required IReadOnlyList<BlockView> Blocks { get; init; }

    /// <summary>Which page of how many; empty when there is only one.</summary>
    public string Place { get; init; } = "";

    /// <summary>Number of the page before, from 0; -1 when there is none.</summary>
    public int Before { get; init; } = -1;

    /// <summary>Number of the page after; -1 when there is none.</summary>
    public int After { get; init; } = -1;

    /// <summary>Names the start that the reader is at.</summary>
    public string StartKey { get; init; } = "";

    /// <summary>The round chosen for the draft.</summary>
    public string StartRound { get; init; } = "";

    /// <summary>The unit chosen for the draft.</summary>
    public string StartUnit { get; init; } = "";

    /// <summary>A page, counted from 0; a number beyond the end shows the last one.</summary>
    /// <param name="standing">The proposal with those answers alone that a draft would get.</param>
    public static ExampleReading Of(Standing standing, bool own, int page, Language language)
    {
        var pages = ProposalDocument.Pages(standing, language, onlyAnswered: true);
        page = Math.Clamp(page, 0, pages.Count - 1);
        return new(standing.Proposal.Id, ProposalWords.TitleOf(standing.Proposal, language))
        {
            Lead = Beginnings.Lead(own, language),
            From = $"{standing.Round.Name.In(language)} · {standing.UnitName(standing.Proposal.UnitCode)}",
            Blocks = pages[page],
            Place = pages.Count > 1 ? ProposalWords.Page(page + 1, pages.Count, language) : "",
            Before = page - 1,
            After = page + 1 < pages.Count ? page + 1 : -1,
        };
    }
}
