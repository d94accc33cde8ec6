using System.Text.Json;
using System.Text.Json.Serialization;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>
/// A round's ranking, frozen for a committee to read (评审报告): the list, the cut line and how firm it is, who is stern, by which policy. It names
/// no expert: they have numbers, in the order of their ids.
/// </summary>
/// <param name="AsOf">The latest review that it rests on (UTC).</param>
/// <param name="IsFinal">Are the reviews closed?</param>
/// <param name="Policy">The code of policy and rubric.</param>
public sealed record RankingPaper(
    string RoundId, string RoundName, string School, DateTimeOffset AsOf, bool IsFinal, string Policy, RankingRules Rules,
    IReadOnlyList<RankingRow> Rows, IReadOnlyList<RankingSwing> Swings, IReadOnlyList<RankingExpert> Experts)
{
    /// <summary>The code printed on the paper, <c>XXXX-XXXX</c>.</summary>
    [JsonIgnore]
    public string ContentCode => Filing.ContentCode.Of(JsonSerializer.SerializeToUtf8Bytes(this, Embedded.Strict));

    /// <summary>The paper of a ranking.</summary>
    public static RankingPaper Of(RoundRanking ranking, IReadOnlyList<Unit> units)
    {
        var (round, policy) = (ranking.Round, ranking.Round.Policy);
        var numbers = ranking.Experts.Select((e, i) => (e.Expert, Number: i + 1)).ToDictionary(e => e.Expert, e => e.Number);
        var names = ranking.Lines.ToDictionary(l => l.Proposal.Id, l => PrintedText.Line(l.Proposal.Name), StringComparer.Ordinal);
        return new(
            round.Id, PrintedText.Line(round.Name.Zh), PrintedText.Line(round.School), ranking.AsOf ?? round.Deadline.ToUniversalTime(), round.ReviewsClosedAt is not null, ranking.Policy,
            new(policy.MinExperts, policy.FlaggedSpread, policy.CutPoints, policy.Quota, policy.CorrectLeniency,
                [.. TieBreakers.Of(policy).Select(key => key == TieBreakers.Annex1 ? "属附件1建设方向的在前" : $"“{round.Rubric.Items.FirstOrDefault(i => i.Key == key)?.Name.Zh ?? key}”一项平均分高的在前")]),
            [.. ranking.Lines.Select((l, i) => RowOf(l, ranking.Sides[i], ranking, units))],
            [.. ranking.Fragile.Select(f => new RankingSwing(f.ProposalId, names[f.ProposalId], f.Side, [.. f.By.Select(s => new RankingTurn(numbers[s.Expert], s.To))]))],
            [.. ranking.Experts.Select((e, i) => new RankingExpert(i + 1, e.Reviews, e.Common, e.Deviation, e.Shift, e.IsUncertain))]);
    }

    private static RankingRow RowOf(RankedProposal line, CutSide side, RoundRanking ranking, IReadOnlyList<Unit> units)
    {
        var proposal = line.Proposal;
        return new(line.Rank, proposal.Id, PrintedText.Line(proposal.Name), PrintedText.Line(units.FirstOrDefault(u => u.Code == proposal.UnitCode)?.Name ?? proposal.UnitCode), line.Mean, line.Corrected, line.Spread, line.Given, line.Asked, side)
        {
            IsFlagged = line.IsFlagged,
            IsFragile = ranking.Fragile.Any(f => f.ProposalId == proposal.Id),
            TieBreaker = line.TieBreaker.Length == 0 ? "" : line.TieBreaker == TieBreakers.Annex1 ? "附件1方向" : ranking.Round.Rubric.Items.FirstOrDefault(i => i.Key == line.TieBreaker)?.Name.Zh ?? line.TieBreaker,
            Result = proposal.Pending?.Result ?? (proposal.State switch
            {
                ProposalState.Recommended => Conclusion.Recommend,
                ProposalState.NotRecommended => Conclusion.NotRecommend,
                ProposalState.RevisionRequested or ProposalState.RevisionCheck => Conclusion.RecommendAfterRevision,
                _ => null,
            }),
            IsPublished = proposal.State != ProposalState.UnderReview,
        };
    }
}

/// <summary>The figures of the policy that the ranking goes by.</summary>
/// <param name="Ties">What parts equals, in order.</param>
public sealed record RankingRules(int MinExperts, decimal FlaggedSpread, decimal CutPoints, int Quota, bool CorrectLeniency, IReadOnlyList<string> Ties);

/// <summary>A line of the list.</summary>
public sealed record RankingRow(int Rank, string ProposalId, string Name, string UnitName, decimal? Mean, decimal? Corrected, decimal Spread, int Given, int Asked, CutSide Side)
{
    /// <summary>To be discussed for its spread?</summary>
    public bool IsFlagged { get; init; }

    /// <summary>Would it be on another side without one of the experts?</summary>
    public bool IsFragile { get; init; }

    /// <summary>What parted it from its equals; empty when nothing had to.</summary>
    public string TieBreaker { get; init; } = "";

    /// <summary>What is decided, published or not; null while nothing is.</summary>
    public Conclusion? Result { get; init; }

    /// <summary>Is that published?</summary>
    public bool IsPublished { get; init; }
}

/// <summary>A programme that single experts could turn.</summary>
public sealed record RankingSwing(string ProposalId, string Name, CutSide Side, IReadOnlyList<RankingTurn> By);

/// <summary>Without the expert with that number it would be there.</summary>
public sealed record RankingTurn(int Expert, CutSide To);

/// <summary>An expert without a name.</summary>
public sealed record RankingExpert(int Number, int Reviews, int Common, decimal Deviation, decimal Shift, bool IsUncertain);
