using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>A proposal that would be on another side of the cut line if one expert were left out.</summary>
/// <param name="Side">Where it is.</param>
/// <param name="By">Each expert whose absence moves it, and to where.</param>
public sealed record FragileDecision(string ProposalId, CutSide Side, IReadOnlyList<Swing> By)
{
    /// <inheritdoc />
    public bool Equals(FragileDecision? other) => other is not null && (ProposalId, Side) == (other.ProposalId, other.Side) && By.SequenceEqual(other.By);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(ProposalId, Side, By.Count);
}

/// <summary>Without that expert the proposal would be there.</summary>
public sealed record Swing(PersonId Expert, CutSide To);

/// <summary>How firm the cut line is: everything is ranked again without each expert in turn. With a quota, one proposal's expert may move another's.</summary>
public static class Firmness
{
    /// <summary>What any one expert could turn, in the order of the ranking; empty when no line is drawn, or nobody could.</summary>
    public static IReadOnlyList<FragileDecision> Of(IReadOnlyList<Proposal> proposals, IReadOnlyList<Assignment> assignments, RoundPolicy policy, Rubric rubric)
    {
        if (!CutLine.IsDrawn(policy)) return [];
        var candidates = Candidate.Of(proposals, assignments, policy, rubric);
        var model = Ranking.ModelOf(candidates, policy);
        var ranked = Ranking.Of(candidates, policy, rubric, model?.CertainShifts(null));
        var sides = CutLine.Of(ranked, policy);
        var swings = ranked.ToDictionary(l => l.Proposal.Id, _ => new List<Swing>(), StringComparer.Ordinal);
        var present = ranked.Select((l, i) => (l.Proposal.Id, Side: sides[i])).ToDictionary(l => l.Id, l => l.Side, StringComparer.Ordinal);
        foreach (var expert in candidates.SelectMany(c => c.Given).Select(a => a.Expert).Distinct().OrderBy(e => e.Value, StringComparer.Ordinal))
        {
            var without = Ranking.Of([.. candidates.Select(c => c.Without(expert, policy, rubric))], policy, rubric, model?.CertainShifts(expert));
            var then = CutLine.Of(without, policy);
            for (var i = 0; i < without.Count; i++)
                if (present[without[i].Proposal.Id] is not CutSide.Unranked and var side && then[i] != side) swings[without[i].Proposal.Id].Add(new(expert, then[i]));
        }

        return [.. ranked.Where(l => swings[l.Proposal.Id].Count > 0).Select(l => new FragileDecision(l.Proposal.Id, present[l.Proposal.Id], swings[l.Proposal.Id]))];
    }
}
