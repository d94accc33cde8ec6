using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>One line of the ranked list (评审结果汇总).</summary>
/// <param name="Rank">From 1; equals share one. 0 while it has too few reviews to be ranked.</param>
/// <param name="Mean">Null while no review is in.</param>
/// <param name="Given">Reviews that are in.</param>
/// <param name="Asked">Experts who were asked and whose review still counts or is still awaited.</param>
/// <param name="Spread">Highest less lowest total.</param>
public sealed record RankedProposal(Proposal Proposal, int Rank, decimal? Mean, int Given, int Asked, decimal Spread)
{
    /// <summary>The mean with the stern and the lenient evened out; null unless the policy asks for it.</summary>
    public decimal? Corrected { get; init; }

    /// <summary>Are there as many reviews as the policy asks for? Without, it is shown and not ranked.</summary>
    public bool HasQuorum { get; init; }

    /// <summary>Are the totals further apart than the policy takes for agreement? Then it is to be discussed.</summary>
    public bool IsFlagged { get; init; }

    /// <summary>Whose review is asked for and not in.</summary>
    public IReadOnlyList<Assignment> Missing { get; init; } = [];

    /// <summary>What parted it from another with the same points (<see cref="TieBreakers"/>); empty when nothing had to.</summary>
    public string TieBreaker { get; init; } = "";

    /// <summary>What the order goes by.</summary>
    public decimal? Points => Corrected ?? Mean;
}

/// <summary>Proposals in the order of their reviews. Only reviews that are in count; who declined, was taken off or stood aside does not.</summary>
public static class Ranking
{
    // Fewer totals than this are averaged as they are.
    private const int DropFrom = 5;

    /// <summary>The mean of the given totals: from five on, the highest and the lowest are dropped. Two decimals, halves away from zero.</summary>
    public static decimal Mean(IReadOnlyList<Assignment> assignments) =>
        Mean(assignments.Where(a => a.State == AssignmentState.Submitted && a.Total is not null).Select(a => a.Total!.Value)) ?? 0m;

    /// <summary>
    /// Best first by the mean, then by the policy's tie breakers; what is equal after all of them shares a rank, by id within it so that the order never
    /// flickers. What has fewer reviews than the policy asks for comes last, without a rank.
    /// </summary>
    public static IReadOnlyList<RankedProposal> Of(IReadOnlyList<Proposal> proposals, IReadOnlyList<Assignment> assignments, RoundPolicy policy, Rubric rubric)
    {
        var candidates = Candidate.Of(proposals, assignments, policy, rubric);
        return Of(candidates, policy, rubric, ModelOf(candidates, policy)?.CertainShifts(null));
    }

    /// <summary>What a correction goes by; null where the policy asks for none.</summary>
    internal static LeniencyModel? ModelOf(IReadOnlyList<Candidate> candidates, RoundPolicy policy) => policy.CorrectLeniency ? new(candidates.SelectMany(c => c.Given)) : null;

    internal static IReadOnlyList<RankedProposal> Of(IReadOnlyList<Candidate> candidates, RoundPolicy policy, Rubric rubric, IReadOnlyDictionary<People.PersonId, decimal>? shifts)
    {
        var keyed = candidates.Select(c => (Line: LineOf(c, policy, shifts), c.Ties))
            .OrderByDescending(k => k.Line.HasQuorum)
            .ThenByDescending(k => k.Line.Points ?? -1m)
            .ThenByDescending(k => k.Ties, TieBreakers.Order)
            .ThenBy(k => k.Line.Proposal.Id, StringComparer.Ordinal)
            .ToList();
        var lines = new List<RankedProposal>(keyed.Count);
        for (var i = 0; i < keyed.Count; i++)
        {
            var line = keyed[i].Line;
            if (!line.HasQuorum)
            {
                lines.Add(line);
                continue;
            }

            var level = i > 0 && keyed[i - 1].Line.Points == line.Points;
            var parted = level ? TieBreakers.Parting(keyed[i - 1].Ties, keyed[i].Ties, policy) : null;
            if (parted is not null && lines[^1].TieBreaker.Length == 0) lines[^1] = lines[^1] with { TieBreaker = parted };
            lines.Add(line with { Rank = level && parted is null ? lines[^1].Rank : i + 1, TieBreaker = parted ?? "" });
        }

        return lines;
    }

    private static RankedProposal LineOf(Candidate candidate, RoundPolicy policy, IReadOnlyDictionary<People.PersonId, decimal>? shifts)
    {
        var given = candidate.Given;
        var spread = given.Count == 0 ? 0m : given.Max(a => a.Total!.Value) - given.Min(a => a.Total!.Value);
        return new(candidate.Proposal, 0, Mean(given.Select(a => a.Total!.Value)), given.Count, given.Count + candidate.Missing.Count, spread)
        {
            Corrected = shifts is null ? null : Mean(given.Select(a => a.Total!.Value - shifts.GetValueOrDefault(a.Expert))),
            HasQuorum = candidate.HasQuorum && given.Count > 0,
            IsFlagged = spread > policy.FlaggedSpread,
            Missing = candidate.Missing,
        };
    }

    private static decimal? Mean(IEnumerable<decimal> given)
    {
        var (sum, count, lowest, highest) = (0m, 0, decimal.MaxValue, decimal.MinValue);
        foreach (var total in given) (sum, count, lowest, highest) = (sum + total, count + 1, Math.Min(lowest, total), Math.Max(highest, total));
        if (count >= DropFrom) (sum, count) = (sum - lowest - highest, count - 2);
        return count == 0 ? null : Math.Round(sum / count, 2, MidpointRounding.AwayFromZero);
    }
}

/// <summary>A proposal with the reviews that count and those that are awaited.</summary>
internal sealed class Candidate(Proposal proposal, IReadOnlyList<Assignment> given, IReadOnlyList<Assignment> missing, bool hasQuorum, decimal[] ties)
{
    public Proposal Proposal => proposal;

    public IReadOnlyList<Assignment> Given => given;

    public IReadOnlyList<Assignment> Missing => missing;

    public bool HasQuorum => hasQuorum;

    /// <summary>What parts it from its equals.</summary>
    public decimal[] Ties => ties;

    public static IReadOnlyList<Candidate> Of(IReadOnlyList<Proposal> proposals, IReadOnlyList<Assignment> assignments, RoundPolicy policy, Rubric rubric)
    {
        var active = assignments.Where(a => a.IsActive).OrderBy(a => a.Expert.Value, StringComparer.Ordinal).ToLookup(a => a.ProposalId, StringComparer.Ordinal);
        return
        [
            .. proposals.Select(p =>
            {
                var given = active[p.Id].Where(IsGiven).ToList();
                return new Candidate(p, given, [.. active[p.Id].Where(a => !IsGiven(a))], given.Count >= policy.MinExperts, TieBreakers.Of(p, given, policy, rubric));
            }),
        ];
    }

    /// <summary>The same proposal as if that expert had not reviewed it. Whether it has a quorum stays: the question is what the others would have said.</summary>
    public Candidate Without(People.PersonId expert, RoundPolicy policy, Rubric rubric)
    {
        if (Given.All(a => a.Expert != expert)) return this;
        IReadOnlyList<Assignment> others = [.. Given.Where(a => a.Expert != expert)];
        return new(Proposal, others, Missing, HasQuorum, TieBreakers.Of(Proposal, others, policy, rubric));
    }

    private static bool IsGiven(Assignment a) => a.State == AssignmentState.Submitted && a.Total is not null;
}
