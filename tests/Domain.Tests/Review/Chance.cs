using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

/// <summary>Rounds made up by a seed, for what must hold of every ranking.</summary>
internal static class Chance
{
    private static readonly Lazy<Assignment> s_given = new(() => A.Assignment().Submitted().Build());

    /// <summary>A few proposals and experts; some reviews are open, some declined; ties happen.</summary>
    public static (IReadOnlyList<Proposal> Proposals, IReadOnlyList<Assignment> Reviews, RoundPolicy Policy) Round(int seed)
    {
        var chance = new Random(seed);
        var proposals = Enumerable.Range(1, chance.Next(2, 9)).Select(n => RankingTests.Named($"p{n}")).Select(p => p with { Answers = p.Answers.With("direction", chance.Next(3) == 0 ? "digital-1" : "") }).ToList();
        var reviews = proposals.SelectMany(p => Enumerable.Range(1, 8).Where(_ => chance.Next(10) < 7).Select(n => Given(p.Id, n, 60 + 5 * chance.Next(0, 8), Grade(), Grade()) with
        {
            State = chance.Next(12) switch { 0 => AssignmentState.Accepted, 1 => AssignmentState.Declined, 2 => AssignmentState.Recused, _ => AssignmentState.Submitted },
        })).ToList();
        return (proposals, reviews, new() { CutPoints = chance.Next(3) == 0 ? 0 : 75, Quota = chance.Next(0, 5), CorrectLeniency = chance.Next(2) == 0 });

        string Grade() => chance.Next(2) == 0 ? "A" : "B";
    }

    /// <summary>A review that is in.</summary>
    public static Assignment Given(string proposalId, int expert, decimal total, string curriculum = "A", string need = "A")
    {
        var who = A.Expert(expert);
        return s_given.Value with
        {
            Id = $"{proposalId}-{expert}",
            ProposalId = proposalId,
            Expert = who.Id,
            ExpertName = who.Name,
            Total = total,
            Grades = s_given.Value.Grades.SetItem("curriculum", curriculum).SetItem("need", need),
        };
    }

    /// <summary>All that is said of it, line by line.</summary>
    public static IReadOnlyList<string> Said(IReadOnlyList<Proposal> proposals, IReadOnlyList<Assignment> reviews, RoundPolicy policy)
    {
        var ranking = RoundRanking.Of(A.Round() with { Policy = policy }, proposals, reviews, Rubrics.Current);
        return
        [
            .. ranking.Lines.Select((l, i) => $"{l.Proposal.Id} {l.Rank} {l.Mean} {l.Corrected} {l.Given}/{l.Asked} {l.Spread} {l.IsFlagged} {l.TieBreaker} {string.Join(',', l.Missing.Select(m => m.Id))} {ranking.Sides[i]}"),
            .. ranking.Experts.Select(e => $"{e}"),
            .. ranking.Fragile.Select(f => $"{f.ProposalId} {f.Side} {string.Join(',', f.By)}"),
        ];
    }
}
