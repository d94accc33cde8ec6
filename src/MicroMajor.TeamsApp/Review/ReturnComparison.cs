using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>A return beside what came of it: each point with its answer and its changes, then every change, nothing cut, a page at a time.</summary>
public sealed record ReturnComparison(string ProposalId, string Title, string Program) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>By whom and when.</summary>
    public string Who { get; init; } = "";

    /// <summary>The page's blocks.</summary>
    public required IReadOnlyList<BlockView> Blocks { get; init; }

    /// <summary>Which page of how many; empty when there is only one.</summary>
    public string Place { get; init; } = "";

    /// <summary>Number of the return.</summary>
    public int Number { get; init; }

    /// <summary>Number of the page before, from 0; -1 when there is none.</summary>
    public int Before { get; init; } = -1;

    /// <summary>Number of the page after; -1 when there is none.</summary>
    public int After { get; init; } = -1;

    /// <summary>The verb that leads back to the reader's own card.</summary>
    public string BackVerb { get; init; } = "";

    /// <summary>The other returns.</summary>
    public IReadOnlyList<ReturnButton> Others { get; init; } = [];

    /// <summary>A page of the comparison.</summary>
    public static ReturnComparison Of(Standing standing, ProposalReturn back, AnswerChanges? since, Language language, int page, string backVerb)
    {
        var pages = new BlockPages();
        foreach (var (kind, title, text) in Lines(standing, back, since, language)) pages.Add(kind, title, text);
        page = Math.Clamp(page, 0, pages.Pages.Count - 1);
        return new(standing.Proposal.Id, ReturnWords.Say("compare", language, ("n", $"{back.Number}")), ProposalWords.TitleOf(standing.Proposal, language))
        {
            Who = ReturnWords.Who(back, language),
            Blocks = pages.Pages[page],
            Place = pages.Pages.Count > 1 ? ProposalWords.Page(page + 1, pages.Pages.Count, language) : "",
            Number = back.Number,
            Before = page - 1,
            After = page + 1 < pages.Pages.Count ? page + 1 : -1,
            BackVerb = backVerb,
            Others = [.. standing.Proposal.Returns.Where(r => r != back).TakeLast(3).Select(r => new ReturnButton(ReturnWords.Say("title", language, ("n", $"{r.Number}")), r.Number))],
        };
    }

    private static IEnumerable<(string Kind, string Title, string Text)> Lines(Standing standing, ProposalReturn back, AnswerChanges? since, Language language)
    {
        var words = new ChangeWords(standing, language);
        if (back.Reason.Length > 0) yield return ("text", "", back.Reason);
        foreach (var point in back.Points)
        {
            yield return ("heading", ReturnWords.Title(point, standing.Form, language), "");
            yield return ("text", "", point.Text);
            yield return ("label", $"{ReturnWords.Mark(point)} {ReturnWords.Settled(point, language, int.MaxValue)}", "");
            if (since is null || point.Field.Length == 0) continue;
            var changes = since.All.Where(c => point.Covers(c, standing.Form)).ToList();
            if (changes.Count == 0) yield return ("row", "", ReturnWords.Say("no-change", language));
            foreach (var block in changes.SelectMany(words.Blocks)) yield return ("row", block.Title, block.Text);
        }

        yield return ("heading", ReturnWords.Say("changes", language), "");
        if (since is null) yield return ("row", "", ReturnWords.Say("changes-unknown", language));
        else if (since.All.Count == 0) yield return ("row", "", ReturnWords.Say("no-change-at-all", language));
        else foreach (var block in since.All.SelectMany(words.Blocks)) yield return ("row", block.Title, block.Text);
    }
}
