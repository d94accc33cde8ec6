using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>What differs between two states of a proposal: field by field, then and now.</summary>
public sealed record CompareCard(string Id, string Title, string Program) : ICardView
{
    private const int PageSize = 6;

    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>The earlier state in words.</summary>
    public required string Before { get; init; }

    /// <summary>The later state in words.</summary>
    public required string After { get; init; }

    /// <summary>How buttons name the earlier state.</summary>
    public required string From { get; init; }

    /// <summary>How buttons name the later state; empty for what is there now.</summary>
    public string To { get; init; } = "";

    /// <summary>How much differs.</summary>
    public required string Count { get; init; }

    /// <summary>The differences on this page.</summary>
    public IReadOnlyList<ChangeView> Changes { get; init; } = [];

    /// <summary>Number of the page shown, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Number of the page before; -1 when there is none.</summary>
    public int PageBefore { get; init; } = -1;

    /// <summary>Number of the page after; -1 when there is none.</summary>
    public int PageAfter { get; init; } = -1;

    /// <summary>The warning before the earlier state is brought back; empty when it cannot be.</summary>
    public string RestoreWarning { get; init; } = "";

    /// <summary>Two states compared.</summary>
    internal static CompareCard Of(Standing standing, SavedForm before, SavedForm after, int page, Language language)
    {
        var all = ChangeView.Of(AnswerChanges.Between(before.Saved.Answers, after.Saved.Answers, standing.Form), before.In(standing), after.In(standing), language);
        var pages = Math.Max(1, (all.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 0, pages - 1);
        var canRestore = before.Key.Length > 0 && all.Count > 0 && ProposalLifecycle.IsEditable(standing.Proposal.State);
        return new(standing.Proposal.Id, TogetherWords.CompareTitle(language), ProposalWords.TitleOf(standing.Proposal, language))
        {
            Before = before.NameIn(language),
            After = after.NameIn(language),
            From = before.Key,
            To = after.Key,
            Count = TogetherWords.Differences(all.Count, page * PageSize + 1, Math.Min(all.Count, (page + 1) * PageSize), language),
            Changes = [.. all.Skip(page * PageSize).Take(PageSize)],
            Page = page,
            PageBefore = page - 1,
            PageAfter = page + 1 < pages ? page + 1 : -1,
            RestoreWarning = canRestore ? TogetherWords.RestoreWarning(before.Saved, standing, language) : "",
        };
    }
}
