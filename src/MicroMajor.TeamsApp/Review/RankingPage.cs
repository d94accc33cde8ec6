using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The ranking of a round as a table, with how firm it is and who is stern. Experts have numbers, as on the card.</summary>
internal sealed class RankingPage(IRounds rounds, Catalogues catalogues, RoundReviews reviews, RankingDraw draw, StateWords states, ReviewWords words, BoardWords board)
{
    public TabRoutes MapTo(TabRoutes routes) => routes.Get("/rounds/{id}/ranking", ShowAsync, TabNeeds.Office);

    private async Task<TabAnswer> ShowAsync(TabRequest request, CancellationToken ct)
    {
        if (await rounds.FindAsync(request.Path["id"], ct) is not { } round) return TabAnswer.Because(new Problem("no-such-round"));
        var (language, units) = (request.Language, (await catalogues.NowAsync(ct)).Units);
        var ranking = await reviews.RankAsync(round.Value, ct);
        var fragile = ranking.Fragile.Select(f => f.ProposalId).ToHashSet(StringComparer.Ordinal);
        return new TabAnswer.View(new RankingView(
            round.Value.Id, round.Value.Name.In(language), CutLine.IsDrawn(round.Value.Policy), [.. draw.Facts(ranking, PendingDecisions.Of(ranking.Lines.Select(l => l.Proposal)), language).Select(f => new PageFact(f.Title, f.Value))],
            [.. ranking.Lines.Zip(ranking.Sides, (line, side) => Row(line, side, fragile.Contains(line.Proposal.Id), ranking.Round, units, language))],
            [.. ranking.Experts.Select((e, i) => new ExpertRow(i + 1, e.Shift, e.Deviation, e.Reviews, e.IsUncertain, draw.Expert(e, i + 1, language)))],
            [.. draw.Firm(ranking, language).Select(l => l.Text)], Acts(round.Value, ranking, language)));
    }

    private RankRow Row(RankedProposal line, CutSide side, bool isFragile, Round round, IReadOnlyList<Domain.People.Unit> units, Language language)
    {
        var proposal = line.Proposal;
        return new(
            proposal.Id, line.Rank, ProposalWords.TitleOf(proposal, language), units.FirstOrDefault(u => u.Code == proposal.UnitCode)?.Name ?? proposal.UnitCode, line.Mean, line.Corrected, line.Spread, line.Given, line.Asked,
            $"{side}", CutLine.IsDrawn(round.Policy) || side == CutSide.Unranked ? words[$"rank-side-{side}", language] : "", line.IsFlagged, isFragile, $"/tabs/proposals/{proposal.Id}")
        {
            Tie = line.TieBreaker.Length > 0 ? draw.Tie(line.TieBreaker, round.Rubric, language) : null,
            Missing = [.. line.Missing.Select(a => a.ExpertName)],
            Decision = proposal.Pending is { } pending ? words.Filled("rank-pending", language, ("result", words[$"conclusion-{pending.Result}", language]))
                : proposal.State == ProposalState.UnderReview ? null : states.Office(proposal.State, language),
            Act = TabAct.Of(board["act-decide", language], "screening/open", "proposalId", proposal.Id),
        };
    }

    private List<TabAct> Acts(Round round, RoundRanking ranking, Language language)
    {
        var acts = new List<TabAct> { TabAct.Of(board["act-ranking", language], "ranking/open", "roundId", round.Id) };
        if (ranking.Lines.Count > 0) acts.Add(TabAct.Of(board["act-report", language], "ranking/report", "roundId", round.Id));
        if (!round.IsDeciding && ranking.Lines.Any(l => l.Proposal.Pending is not null)) acts.Add(TabAct.Of(board["act-publish", language], "decisions/publish", "roundId", round.Id, "primary"));
        return acts;
    }
}

/// <summary>A heading and what stands under it.</summary>
internal sealed record PageFact(string Title, string Value);

/// <summary>The ranking of a round.</summary>
/// <param name="HasLine">Is a cut line drawn?</param>
/// <param name="Firmness">What any one expert could turn, in sentences.</param>
internal sealed record RankingView(
    string RoundId, string Round, bool HasLine, IReadOnlyList<PageFact> Facts, IReadOnlyList<RankRow> Lines, IReadOnlyList<ExpertRow> Experts, IReadOnlyList<string> Firmness, IReadOnlyList<TabAct> Acts);

/// <summary>A proposal of the ranking; rank 0 is not ranked.</summary>
internal sealed record RankRow(
    string Id, int Rank, string Name, string Unit, decimal? Mean, decimal? Corrected, decimal Spread, int Given, int Asked, string Side, string SideSaid, bool IsFlagged, bool IsFragile, string To)
{
    public string? Tie { get; init; }

    public IReadOnlyList<string> Missing { get; init; } = [];

    public string? Decision { get; init; }

    public TabAct? Act { get; init; }
}

/// <summary>How stern or lenient an expert is, in points.</summary>
internal sealed record ExpertRow(int Number, decimal Shift, decimal Deviation, int Reviews, bool IsUncertain, string Said);
