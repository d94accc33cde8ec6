using MicroMajor.TeamsApp.Tabs;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The search of the tabs.</summary>
internal sealed class SearchPage(ProposalSearch search, TextSearch texts)
{
    private const int MostFound = 20;

    /// <summary>The endpoints.</summary>
    public TabRoutes MapTo(TabRoutes routes) => routes.Get("/search", ReadAsync).Get("/search/texts", TextsAsync);

    private async Task<TabAnswer> ReadAsync(TabRequest request, CancellationToken ct)
    {
        var found = await search.FindAsync(request.Turn("proposals/search"), request.Query.GetValueOrDefault("q", ""), ct);
        return new TabAnswer.View(new SearchView([.. found.Lines.Take(MostFound)], found.IsGrowing, found.HasTexts));
    }

    private async Task<TabAnswer> TextsAsync(TabRequest request, CancellationToken ct) =>
        new TabAnswer.View(await texts.FindAsync(request.Turn("proposals/search"), request.Query.GetValueOrDefault("q", ""), request.Query.GetValueOrDefault("after"), ct));
}

/// <summary>What was found, the best first.</summary>
/// <param name="IsGrowing">Earlier rounds are still being read: asked again, there may be more.</param>
/// <param name="HasTexts">What was written into proposals of others can be looked through, too.</param>
internal sealed record SearchView(IReadOnlyList<TabLine> Lines, bool IsGrowing, bool HasTexts);
