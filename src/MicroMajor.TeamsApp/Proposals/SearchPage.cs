using MicroMajor.TeamsApp.Tabs;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The search of the tabs.</summary>
public sealed class SearchPage(ProposalSearch search)
{
    private const int MostFound = 20;

    /// <summary>The endpoint.</summary>
    public TabRoutes MapTo(TabRoutes routes) => routes.Get("/search", ReadAsync);

    private async Task<TabAnswer> ReadAsync(TabRequest request, CancellationToken ct) =>
        new TabAnswer.View(new SearchView([.. (await search.FindAsync(request.Turn("proposals/search"), request.Query.GetValueOrDefault("q", ""), ct)).Take(MostFound)]));
}

/// <summary>What was found, the best first.</summary>
internal sealed record SearchView(IReadOnlyList<TabLine> Lines);
